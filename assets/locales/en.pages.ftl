# Words of the pages that are only read, and of what stands before the app: they are rendered at build time, and the
# browser gets the finished files. What the app itself says stands in the file without "pages" in its name.

site-description = Weak legs? Find out how fast you need help, which of 17 known causes fit, and what to tell a doctor. Private: nothing leaves your device.
no-script = The check needs scripts to run. All the pages about causes work without them.
answer-waits = Your answer is kept. The next question comes as soon as the check has loaded.
without-app-title = If the questions do not work
without-app-lead = The check needs scripts, and they do not run here, or not yet. You do not have to wait. Look for these signs now. If you see one, follow its link: it says how to get help.
without-app-none-title = None of these?
without-app-none = See a doctor about weak legs even so. Say when it began, where it is, and whether it gets worse. To use the check, turn scripts on or try another browser.
trouble-title = The check does not work here right now
trouble-call = If you feel in danger, or see a danger sign, do not wait for it. Call now.
trouble-next = Your answers are still in this tab. Load the page again to go on.
trouble-reload = Load the page again
trouble-erase = Erase my answers and start again

app-check = Danger signs first
app-causes = All causes
app-screen-wide = The start page, with the numbers to call in an emergency
app-screen-narrow = The first danger signs, each with a box to tick

causes-lead = Each page says what it is, how it starts, when it is an emergency, how doctors find it and how it is treated.
causes-patterns-title = Four patterns of weakness in both legs
causes-statements-title = In short
cause-also = Also called
cause-what = What it is
cause-who = Who gets it
cause-starts = How it starts and feels
cause-emergency = When it is an emergency
cause-soon = When to see a doctor
cause-soon-label = Soon
cause-routine-label = At the next visit
cause-signs-title = What points to it
cause-like-title = What looks like it
cause-like-lead = These are often mixed up with it. A doctor's check tells them apart.
cause-like-more = More like "{ $name }"
cause-tests = How doctors find it
cause-treatments = How it is treated
cause-outlook = What to expect
cause-care-do = What helps
cause-care-avoid = What to avoid
cause-ask = Questions for the doctor
cause-kinds = Kinds
cause-codes = Codes
cause-code = { $system } { $code }: { $label }
cause-icd = ICD-10-CM
cause-mesh = MeSH
cause-figures = What studies counted
cause-figure-finding = Sign
cause-figure-value = Figure
cause-figure-of = Counted
cause-reviewed = Last reviewed { $date }. No clinician has reviewed this page yet.
cause-start = Check your own signs
measure-frequency = { $value } in 100 people with it
measure-sensitivity = sensitivity { $value } %
measure-specificity = specificity { $value } %
measure-lr-pos = likelihood ratio { $value }
measure-lr-neg = likelihood ratio without it { $value }
measure-odds-ratio = odds ratio { $value }
measure-rate-ratio = rate ratio { $value }
measure-risk = { $value } in 100 people who have this get it
measure-context = { $value }

tests-title = Tests a doctor may do
tests-lead = Which tests make sense depends on the signs. A talk and a look come first.
tests-finds = What it can show

sources-title = Sources
sources-lead = Every fact and figure of this guide has one of these sources. Facts are carried over, wording never is.
sources-references = References of the source article

about-title = About this guide and its limits
about-use-title = What it is for
about-use = LegCheck helps a person whose legs feel weak, or a helper, to see how fast to get help and what to tell a doctor. It is for teaching. It is not a diagnosis and not a medical device you can rely on alone.
about-not-title = What it is not for
about-not = It is not for people without weak legs. It is not for judging whether a treatment works. Do not use it to delay a call for help.
about-how-title = How it decides
about-how-urgency = How fast to get help comes from fixed rules. The most urgent rule that fits wins. "Not sure" never counts as no.
about-how-ranking = Which causes fit comes from graded evidence, added up. This never changes how fast to get help.
about-limits-title = Limits
about-limits-review = No clinician has reviewed the content yet.
about-limits-evidence = Most of the evidence is judgement. Figures come from different clinics and countries.
about-limits-words = Words like "fits well" compare the causes with each other. They are not a chance of disease.
about-names-title = Where the list of causes comes from
about-names = The 17 causes, the signs and the treatments start from one published article. The rest comes from guidelines and studies. See the sources.

privacy-title = Privacy
privacy-lead = Nothing you answer leaves this device.
privacy-stays = Answers are kept in this tab only, under the name legcheck.session. Closing the tab erases them. So does "Start again".
privacy-requests = The page loads its own files and nothing else. It calls no other site and counts no visits.
privacy-address = Addresses and titles never tell an answer. Browsers do keep a list of visited pages.
privacy-leave = "Leave quickly" erases the answers and opens a weather page. It cannot erase the list of visited pages.

accessibility-title = Accessibility
accessibility-lead = This guide is made to work for everyone. It aims at WCAG 2.2 level AA.
accessibility-works = It works with a keyboard alone, with screen readers, at 200 % text, in dark and high contrast themes, and on small phones.
accessibility-known = Known gaps: it was tried with automatic checks and keyboards, not yet by people who use screen readers every day.
accessibility-tell = If something does not work for you, please tell the people who run this site.

not-found-title = This page does not exist
not-found-lead = The address may be wrong or old. Nothing you answered is lost.
not-found-start = Go to the start page
