# Every word of the app that is not content of the dataset; the pages that are only read have theirs in en.pages.ftl.
# Whole sentences, so that word order is the translator's.
# $who is "helper" when somebody answers for another person, "parent" for their child, else "me".

site-name = LegCheck
title = { $page } - LegCheck
title-error = Error: { $page } - LegCheck
emergency-help = Emergency help
back = Back
continue = Continue
print = Print this page
print-nothing = Did nothing come up? Then this page cannot print here. Copy it, share it or save it as a file under "Take it with you". Or open the guide in your usual browser, in a tab of its own.
yes = Yes
no = No
not-sure = Not sure
not-sure-about = not sure: { $what }
none-of-these = No, none of these
not-sure-some = Not sure about one or more of these
or = or
skip = Skip this question
change = Change
change-what = Change: { $what }
why-we-ask = Why we ask
sources = Sources
source-consensus = Clinical consensus; no single source
check-for-you = These questions are for you.
check-for-other = Are you helping someone else?
page-comes = This page is on its way.
page-failed-title = This page did not come
page-failed = The connection may be gone. Your answers are still here. Check the connection, then try again.
try-again = Try again
more-failed = This part did not come. How fast to get help, and why, is complete without it. Your answers are still here.
more-comes = More comes here in a moment: what may fit, and what to tell a doctor.
details-failed = Some of this page did not load: what would make this more urgent, more about each cause, and the sources. How fast to get help, and why, is complete.
storage-refused = Your answers are not kept when you reload this page. The check still works.


call = Call { $number }
call-unknown-help = Which number works where you are?
call-region = { $number }: { $name }
call-cannot-speak = Cannot speak or hear? Show someone this page, or use
call-silent = text and relay numbers
region-legend = Where are you now?
region-unknown = Somewhere else: use the local emergency number
region-why = So that the call button has the right number. It stays on this device.
do-not-drive = Do not drive yourself.

start-title = Weak legs: find out how fast you need help
start-lead = Answer a few plain questions. You will know how fast to get help, and why.
start-me = Start for me
start-child = Start for my child
start-helper = Start for someone else
start-numb = My legs are numb, not weak
start-tired = My legs are tired or sore, not weak
start-resume = Go on where you stopped
start-anew = Start a new check
erase-note = This erases the answers of the check you began. It cannot be undone.
start-what-title = What this guide does
start-what = 
    It looks for danger signs first. Then it shows which of 17 known causes fit the answers, which do not, and what to tell a doctor.
start-not-title = What it cannot do
start-not = It cannot check your body. It cannot say what you have. It never takes the place of a doctor, and no doctor sees your answers.
start-who-title = Who it is for
start-who = Anyone whose legs feel weak, heavy, numb, sore or unsafe, and anyone who helps them. It works for children too, with a parent answering.
start-time-title = How long it takes
start-time = About 20 short pages. If there is an emergency, you are told at once, mostly within the first 5.
start-private-title = Your answers stay with you
start-private = Nothing you answer leaves this device. There is no account, no tracking and no server. To erase your answers, start again or press "Leave quickly". Some browsers can bring a closed tab back.
start-signs-title = Get help now if weak legs come with any of these

signs-title = Emergency signs
signs-lead = Weak legs with any one of these signs can be an emergency.
signs-more-title = Also get help now for these
signs-soon-title = See a doctor right away when weak legs
signs-do-title = What to do
signs-do-call = Call your emergency number. If you cannot, have someone take you to an emergency department.
signs-do-drive = Do not drive yourself.
signs-do-stay = Do not wait to see if it passes.
signs-start = Not sure? Check your signs

check-title = The check
check-part = Step { $n } of { $of }: { $name }
check-phase = { $phase ->
    [first] First questions
    [urgency] How fast you need help
   *[causes] What may cause it
  }
check-part-review = Check your answers
check-for-helper = You answer for someone else. Choose "Not sure" for what neither of you can tell.
error-title = There is a problem
error-choose = Choose an answer. If you do not know, choose "Not sure".
error-choose-skip = Choose an answer, or skip the question.
error-choose-group = Choose all that apply, or "No, none of these".
error-choose-each = Choose one answer to each question.
error-one-of = { $what }: choose only one of its answers.
error-alone = "{ $choice }" stands alone. Take out the other choices, or take out this one.
taken-out = Taken out: { $choices }. It does not go with what you just chose.
choose-one = Choose one answer.
choose-all = Choose all that apply.
choose-each = Choose one answer to each.
settling = This may be an emergency. This question settles it. If you feel in danger, call now.

picture-open = Show where on a picture of the body
picture-title = { $who ->
    [helper] Show where they feel it
    [parent] Show where your child feels it
   *[me] Show where you feel it
  }
picture-lead = Mark the places, then go on. You can skip this. A mark can answer some of the questions for you.

emergency-title = { $who ->
    [helper] This looks like an emergency for them
    [parent] This looks like an emergency for your child
   *[me] This looks like an emergency
  }
emergency-more-title = When help is on its way
emergency-more = You can go on with the questions to see which causes fit. Only do this when help has been called.
emergency-go-on = Go on with the questions
emergency-see-result = See the whole result
emergency-say-title = { $who ->
    [helper] Say this about them on the phone
    [parent] Say this about your child on the phone
   *[me] Say this on the phone
  }
emergency-say-legs = { $who ->
    [helper] "I am with a person whose legs do not work as they should."
    [parent] "My child's legs do not work as they should."
   *[me] "My legs do not work as they should."
  }
emergency-say-sign = "{ $sign }."

review-title = { $who ->
    [helper] Check the answers about them
    [parent] Check the answers about your child
   *[me] Check your answers
  }
review-lead = You can change any answer. What still applies is kept.
review-skipped = Skipped
review-none-yet = No answers yet.
back-to-result = Back to the result
back-to-check = Back to the questions
read-aloud = Read this aloud
on-this-page = On this page
result-chip-why = Why
result-chip-do = What to do
result-chip-say = What to say
result-chip-fit = What may fit
result-act-say = What to say when you call
result-act-print = Print this for your visit
review-denied = { $n ->
    [one] One thing you said no to
   *[other] { $n } things you said no to
  }
review-see-result = See the result
start-again = Start again
erase-and-start-again = Erase the answers and start again

result-title = { $who ->
    [helper] Their result
    [parent] Your child's result
   *[me] Your result
  }
result-level = How fast to get help
result-step-now = Now
result-step-today = Today
result-step-days = Within days
result-step-visit = Next visit
result-step-here = (this result)
result-why-title = Why
result-why-lead = { $who ->
    [helper] These answers about them set how fast they need help:
    [parent] These answers about your child set how fast they need help:
   *[me] These answers set how fast you need help:
  }
result-why-more = { $n ->
    [one] One more reason
   *[other] { $n } more reasons
  }
result-do-title = What to do
result-avoid-title = What not to do
result-watch-title = What to watch for
result-watch-worse = You told us about these. Get emergency help at once if they get worse:
result-watch-signs = Get emergency help at once if any of these come on:
result-lowered-title = Why it is not more urgent
result-lowered = { $who ->
    [helper] Without these answers about them it would be more urgent.
    [parent] Without these answers about your child it would be more urgent.
   *[me] Without these answers it would be more urgent.
  }
result-actions-title = Next
result-review = Look at the answers again
result-none-title = There is no result yet
result-none = The check is not finished.
result-none-kept = Your answers so far are kept.
result-none-go = Go to the check
result-versions = Content { $content }. App { $app }. { $n ->
    [one] One answer.
   *[other] { $n } answers.
  }

causes-title = The 17 causes
