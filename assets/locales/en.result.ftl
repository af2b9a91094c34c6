# The words of the second module: what a result says beyond how fast to get help, and what a person takes along.

result-more-urgent-title = What would make this more urgent
result-would-be = { $level ->
    [emergency-now] It becomes an emergency if:
    [same-day] A doctor should look today if:
   *[doctor-soon] A doctor should look within days if:
  }
result-because = Your answers count here: { $said }.
result-let-down = { $who ->
    [helper] You said that a doctor knows the cause, and that all is as usual for them. That makes this less urgent.
   *[me] You said that a doctor knows the cause, and that all is as usual. That makes this less urgent.
  } { $level ->
    [emergency-now] If it is not so, it is an emergency: get help now.
    [same-day] If it is not so, see a doctor today.
   *[doctor-soon] If it is not so, see a doctor within days.
  }
result-unsure-title = What "not sure" means here
result-unsure = Not sure never counts as no. Check these again, with someone else if you can:
result-unsure-raises = { $level ->
    [emergency-now] It is an emergency if the answer is: { $said }.
    [same-day] See a doctor today if the answer is: { $said }.
   *[doctor-soon] See a doctor within days if the answer is: { $said }.
  }
result-unsure-holds = { $level ->
    [emergency-now] Not being sure of this is what makes it an emergency.
    [same-day] Not being sure of this is what makes it today.
   *[doctor-soon] Not being sure of this is what makes it within days.
  }
result-unsure-together = { $level ->
    [emergency-now] Taken together, these are what makes it an emergency.
    [same-day] Taken together, these are what makes it today.
   *[doctor-soon] Taken together, these are what makes it within days.
  }
result-unsure-more = { $n ->
    [one] One more that matters
   *[other] { $n } more that matter
  }
result-unsure-rest = { $n ->
    [one] One more, which alone does not change how urgent it is
   *[other] { $n } more, which alone do not change how urgent it is
  }
result-fit-title = What may fit
result-fit-lead = These are not diagnoses. They show which of 17 known causes fit the answers best. A doctor must check.
result-fit-nothing = None of the 17 causes fits well. That is common. It does not mean that nothing is wrong.
result-fits-well = Fits well
result-fits-partly = Fits partly
result-fits-less = Less likely
result-fit-bar = { $name }: { $word }
result-for = Speaks for it
result-against = Speaks against it
result-no-for = No answer points to it in particular.
result-no-against = No answer speaks against it.
result-apart = What tells it apart from "{ $name }"
result-apart-given = { $side ->
    [this] Points to this one: { $said }.
   *[other] Points to the other one: { $said }.
  }
result-apart-open = { $side ->
    [this] Not answered, but would point to this one: { $said }.
   *[other] Not answered, but would point to the other one: { $said }.
  }
result-apart-none = No answer tells them apart. A doctor's check can.
result-tests = What a doctor may test, and why
result-read-more = Read about { $name }
result-rest = { $n ->
    [one] One more cause, less likely
   *[other] { $n } more causes, less likely
  }
result-other-title = Something else
result-other-kinds = Of these, the answers fit best with:
result-tell-title = { $who ->
    [helper] What to tell the doctor about them
   *[me] What to tell the doctor
  }
result-tell-lead = Read this out or show it. It is made of the answers alone.
result-tell-unsure = Not sure about
result-tell-passed = Not answered
