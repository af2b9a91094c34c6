# The words of the second module: what a result says beyond how fast to get help, and what a person takes along.

result-more-urgent-title = What would make this more urgent
result-would-be = { $level ->
    [emergency-now] It becomes an emergency if:
    [same-day] A doctor should look today if:
   *[doctor-soon] A doctor should look within days if:
  }
result-because = This counts more here, because of: { $said }.
result-let-down = { $who ->
    [helper] You said that a doctor knows the cause, and that all is as usual for them. That makes this less urgent.
    [parent] You said that a doctor knows the cause, and that all is as usual for your child. That makes this less urgent.
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
    [emergency-now] Not being sure of this is part of what makes it an emergency.
    [same-day] Not being sure of this is part of what makes it today.
   *[doctor-soon] Not being sure of this is part of what makes it within days.
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
result-where = Where it is
way-and = {" and "}
way-place = { $place ->
    [brain] the brain
    [cord] the spinal cord
    [root] a nerve where it leaves the spine (nerve root)
    [nerve] the nerves of the limbs
    [junction] the link between nerve and muscle
    [muscle] the muscles
    [joint] a joint or a bone
   *[vessel] the blood vessels of the leg
  }
result-for = Speaks for it
result-against = Speaks against it
result-because-said = Because you said: { $said }
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
    [one] One cause that fits less
   *[other] { $n } causes that fit less
  }
result-other-title = Something else
result-other-first = What fits the answers best is not one of the 17 causes, but a more usual reason.
result-other-kinds = Of these, the answers fit best with:
result-kind-helps = What usually helps:
result-kind-see = Who to see, and when:
result-tell-title = { $who ->
    [helper] What to tell the doctor about them
    [parent] What to tell the doctor about your child
   *[me] What to tell the doctor
  }
result-tell-lead = Read this out or show it. It is made of the answers alone.
result-tell-unsure = Not sure about
result-tell-passed = Not answered

mark-kind = { $kind ->
    [weak] Weak
    [numb] Numb, tingling or burning
   *[pain] Painful
  }
body-place = { $side ->
    [left] left{" "}
    [right] right{" "}
   *[mid] {""}
  }{ $part ->
    [face] face
    [neck] neck
    [chest] chest
    [belly] belly
    [saddle] between the legs
    [shoulder] shoulder
    [arm] upper arm
    [forearm] lower arm
    [hand] hand
    [hip] hip
    [thigh] thigh
    [outer-thigh] outer thigh
    [knee] knee
    [shin] shin
    [foot] foot
    [head] back of the head
    [middle-back] upper and middle back
    [low-back] low back
    [buttock] buttock
   *[calf] calf
  }{ $view ->
    [front] {" "}(front)
    [back] {" "}(back)
   *[one] {""}
  }
picture-name = The body, front and back
picture-kind = What do you feel there?
picture-how = Tap each place on the picture. Tap again to take a mark away. Left means the left side of the person.
picture-front = Front
picture-back = Back
picture-left = L
picture-right = R
picture-otherwise-title = Marked, but answered otherwise
picture-otherwise = { $marks }. The answer: { $answer }.
picture-list = Choose from a list instead
picture-marked = Marked
picture-noted = These answers come from the marks. You can change them when you check your answers.

phone-title = { $level ->
    [emergency-now] Say this to the emergency line
    [same-day] Say this to the doctor or the advice line
   *[doctor-soon] Say this at the doctor's desk
  }
phone-lead = Read these lines out. They are made of the answers.
phone-legs = { $who ->
    [helper] I am with a person who has weak legs.
    [parent] My child has weak legs.
   *[me] I have weak legs.
  }
phone-legs-like = { $who ->
    [helper] I am with a person with this trouble: { $said }.
    [parent] My child has this trouble: { $said }.
   *[me] I have this trouble: { $said }.
  }
phone-age = { $who ->
    [helper] The person is { $said }.
    [parent] My child is { $said }.
   *[me] I am { $said }.
  }
phone-when = It { $said }.
phone-and = {" and "}
phone-now = Since then: { $said }.
phone-signs = { $who ->
    [helper] The person also has this: { $said }.
    [parent] My child also has this: { $said }.
   *[me] I also have this: { $said }.
  }
phone-ask = { $level ->
    [emergency-now] { $who ->
        [helper] A guide for weak legs says this can be an emergency. Please send help for this person now.
        [parent] A guide for weak legs says this can be an emergency. Please send help for my child now.
       *[me] A guide for weak legs says this can be an emergency. Please send help now.
      }
    [same-day] { $who ->
        [helper] A guide for weak legs says a doctor should look today. Can you see this person today?
        [parent] A guide for weak legs says a doctor should look today. Can you see my child today?
       *[me] A guide for weak legs says a doctor should look today. Can you see me today?
      }
    [doctor-soon] { $who ->
        [helper] A guide for weak legs says a doctor should look within days. When can this person come?
        [parent] A guide for weak legs says a doctor should look within days. When can my child come?
       *[me] A guide for weak legs says a doctor should look within days. When can I come?
      }
   *[routine] { $who ->
        [helper] Please note this for the next visit of this person.
        [parent] Please note this for my child's next visit.
       *[me] Please note this for my next visit.
      }
  }
phone-private = Some of this is private. Say it in these plain words. The people on the phone hear it every day, and it helps them help fast.

course-title = How it came and changed
course-higher = Higher means worse.
course-before = Before
course-now = Now

summary-title = Weak legs: summary for a clinician
summary-who = { $who ->
    [helper] Answered by a helper for another person
    [parent] Answered by a parent for their child
   *[me] Answered by the person
  }
summary-when = Made on { $when }
summary-when-span = Made on { $first }, last answer on { $last }
summary-when-unknown = Not known on which day it was made
summary-level = How urgent
summary-marks = Where on the body
summary-passed = not answered: { $what }
summary-present = Signs there
summary-absent = Signs not there
summary-unsure = Not sure, or not answered
summary-exposures = Medicines and what came before
summary-limits = Made from answers alone, by a guide that knows 17 causes. Nobody was examined. It is not a diagnosis. No clinician has reviewed the guide yet.
summary-no-marks = Nothing is marked.
summary-lowered = Less urgent only because of these answers
paper-look = Look at what is printed: a page for you, and one for the doctor
paper-numbers = Emergency numbers
paper-tests = Do these again each day for a week
paper-test = Test
paper-today = Today
paper-day = Day { $n }

age-day = These answers are from { $day }.
age-span = The first of these answers is from { $first }, the last from { $last }.
age-unknown = It is not known on which day these answers were given.
age-days = { $n ->
    [one] By the date of this device that was yesterday.
   *[other] By the date of this device that was { $n } days ago.
  }
age-means = Signs can change. "In the last 7 days" meant the 7 days before you answered. If any of it may have changed, answer it again, or start a new check.

net-title = What to expect
net-saved = Saved checks: check again and see what changed

take-title = Take it with you
take-lead = A doctor can use this page for the talk. All of it is made on this device. Nothing is sent.
take-print = Print, or save as PDF
take-copy = Copy as text
take-share = Share
take-save = Save as a file
take-copied = Copied. You can paste it into a message or a note.
take-not-copied = We could not copy it. Select the text below and copy it by hand.
take-not-shared = This browser does not share from here. Copy the text instead.
take-saved = The file was handed to your browser. If no file came, this page may not save files. Copy the text instead.
take-not-saved = This browser cannot save a date here. Put it in your calendar by hand.
take-text-label = The summary as text
take-code-lead = To see these answers again, paste all of this on the page "Saved checks" of the guide:
take-qr = Show it to another phone (QR code)
take-qr-holds = The picture is a link to this guide. It holds all your answers, with your age and your sex. A phone camera that reads it opens the guide, and the guide can show them. So can anyone who takes a photo of the picture. The answers are not sent to any server. If the other phone does not have the guide yet, it needs a network.
take-qr-show = Show the picture
take-qr-hide = Hide the picture
take-qr-name = QR code: a link that holds this check
take-qr-too-long = There is too much in this check for one picture. Copy the text instead.
take-remind = Put a date to check again in your calendar
take-remind-lead = The calendar shows only "Check again". It tells nothing of your answers.
take-remind-day = Check again on
take-remind-save = Save for the calendar
take-remind-summary = Check again
take-remind-tests = Do the three tests each day: chair, heels, toes. If one fails, or anything has got worse, get help at once.
take-remind-text = Open the guide and answer the questions again. If anything has got worse before that day, do not wait.
take-no-clock = This device does not tell the date, so no date can be set.
take-fhir = For a health record (FHIR file)
take-fhir-lead = A file that clinics and their programs can read. It holds all your answers and how urgent it is.
take-fhir-save = Save the file

fhir-who = Who has weak legs?
fhir-who-is = { $who ->
    [helper] Someone I help
    [parent] My child
   *[me] I do
  }
fhir-person = The person with weak legs

keep = Keep this check on this device
keep-lead = Then you can check again later and see what changed. All who use this device and browser can open it. Set a passphrase to keep it closed.
keep-not-here = Checks cannot be kept here. The browser does not allow it, or this is a part of another page. Copy the text or save it as a file instead.
keep-how-long = How long can it be opened?
keep-days = { $n ->
    [one] One day
   *[other] { $n } days
  }
keep-always = Until you delete it
keep-passphrase-lead = A passphrase is not needed. If you set one, only it opens the check. Nobody can tell you a lost one.
keep-passphrase = Passphrase
keep-again = The same passphrase again
keep-save = Keep it
keep-sealing = It is being locked. This takes a moment.
keep-done = It is kept on this device.
keep-refused = The browser did not keep it. It may be full, or keep nothing. Save it as a file instead.
keep-differ = The two passphrases are not the same. Type them again.
keep-see = See saved checks

stored-title = Kept on this device
stored-lead = A kept check tells how it was on its day. "Check again" asks anew what may have changed.
stored-no-day = Day not known
stored-none = Nothing is kept on this device.
stored-damaged = { $n ->
    [one] One entry cannot be read. It may come from a newer version of the guide. It stays as it is.
   *[other] { $n } entries cannot be read. They may come from a newer version of the guide. They stay as they are.
  }
stored-until = Can be opened until { $day }
stored-expired = By the date of this device, the last day of this check was { $day }. It does not open now, but you can delete it. Is the date wrong? Set it right and load this page again.
stored-sealed = Locked with a passphrase
stored-again = Check again
stored-open = Open
stored-remove = Delete
stored-named = { $what }: { $when }
stored-passphrase = Passphrase of this check
stored-unseal = Unlock
stored-remove-all = Delete all saved checks
stored-remove-all-lead = { $n ->
    [one] This deletes one check.
   *[other] This deletes { $n } checks.
  }
stored-remove-all-unread = { $n ->
    [one] It also deletes one entry that cannot be read here, for good.
   *[other] It also deletes { $n } entries that cannot be read here, for good.
  }
stored-remove-all-undo = This cannot be undone.
stored-remove-all-do = Delete all

open-title = Open a summary
open-lead = Paste the text of a summary, or choose its file. It is read on this device and sent nowhere.
open-text = The text of the summary
open-do = Read the text
open-file = Or choose a file
open-found = The summary was read.
open-unknown = { $n ->
    [one] One answer is not known to this version of the guide. It is asked anew.
   *[other] { $n } answers are not known to this version of the guide. They are asked anew.
  }
open-see = See the answers
open-not-a-summary = This is no summary of this guide. Copy all of it, with the long line at its end, and try again.
open-other-form = This file belongs to another form, not to this guide. Nothing was opened.
open-taken-back = Whoever made this file has marked it as a mistake. Nothing was opened.
open-damaged = A part of the summary is missing or was changed. Copy it again from where it came.
open-too-new = This summary was made by a newer version of the guide. Load this page anew with a network, then try again.
open-too-long = This text is far too long for a summary.
open-no-file = This file cannot be read as a summary.
open-wrong-passphrase = This passphrase does not open it. Try again.
open-not-here = The browser keeps nothing in this tab, so the answers cannot be shown here. Start a check first, then open "Saved checks" from there.

replace-title = You have a check under way. Replace it?
replace-lead = If you replace it, its answers are gone from this tab.
replace-not = Keep it
replace-do = Replace it

changed-title = What has changed
changed-lead = Compared with the check of { $day }.
changed-lead-unknown = Compared with the check before. Its day is not known.
changed-worse = Worse
changed-better = Better
changed-other = Different
changed-nothing = Nothing that was asked both times is worse or better.
changed-line = { $now } (before: { $before })
