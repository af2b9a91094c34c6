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
trouble-old-title = This browser cannot run the check
trouble-old = It may be too old. The check works in Chrome and Edge from version 97, Firefox from 102, Safari from 16, and Samsung Internet from 18. Try with another browser, phone or computer.
trouble-old-here = This page still helps: look for its danger signs. The pages about the causes work too:
trouble-call = If you feel in danger, or see a danger sign, do not wait for it. Call now.
trouble-next = Your answers are still in this tab. Load the page again to go on.
trouble-reload = Load the page again

skip-to-content = Skip to the main part
leave-quickly = Leave quickly
leave-address = https://www.weather.gov/
leave-twice-more = Press Shift twice more to leave this page.
leave-once-more = Press Shift once more to leave this page.
help-and-way-out = Help and way out
not-diagnosis = This guide teaches. It is not a diagnosis. If you feel in danger, call for help at once.
footer-emergency = Emergency signs
footer-causes = All causes
footer-tests = Tests
footer-about = About and limits
footer-privacy = Privacy
footer-accessibility = Accessibility
footer-sources = Sources
footer-settings = Settings and offline use
footer-saved = Saved checks
footer-numbers = Phone numbers
footer-clinics = For clinics
footer-version = Content { $version }, reviewed { $date }. No clinician has reviewed it yet.

app-check = Danger signs first
app-causes = All causes
app-screen-wide = The start page, with the numbers to call in an emergency
app-screen-narrow = The first danger signs, each with a box to tick

causes-lead = Each page says what it is, how it starts, when it is an emergency, and how doctors find it and treat it. More usual reasons for weak legs come after the 17.
causes-kinds-title = More usual reasons
causes-place-title = By where it is
causes-place-lead = To move a leg, the brain sends a signal down the spinal cord and a nerve to the muscle. Joints and blood vessels help. Some causes are in more than one place.
causes-speed-title = By how fast it comes
causes-speed-lead = This is how long it usually takes until the legs are weak. It can be faster or slower.
causes-speed-step = { $step ->
    [sudden] minutes
    [within-day] hours
    [days] days
    [weeks] weeks
    [months] months
   *[years] years
  }
causes-speed-one = { $step }
causes-speed-range = { $first } to { $last }
causes-patterns-title = Four patterns of weakness in both legs
causes-statements-title = In short
cause-also = Also called
cause-what = What it is
way-title = Where it is
way-at = To move a leg, the brain sends a signal down the spinal cord and a nerve to the muscle. Here the trouble is in { $places }.
way-stop = { $place ->
    [brain] Brain
    [cord] Spinal cord
    [root] Nerve root
    [nerve] Nerve
    [junction] Link
    [muscle] Muscle
    [joint] Joint
   *[vessel] Blood vessel
  }
cause-who-more = More figures
cause-who = Who gets it
kind-feels = How it feels
kind-helps = What usually helps
kind-see = Who to see, and when
kind-emergency-lead = A usual reason can be wrong. Get help at once if any of these comes on:
cause-starts = How it starts and feels
cause-emergency = When it is an emergency
cause-number = 911 or your emergency number
cause-soon = When to see a doctor
cause-soon-label = Soon
cause-routine-label = At the next visit
cause-signs-title = What points to it
cause-like-title = What looks like it
cause-like-lead = These are often mixed up with it. A doctor's check tells them apart.
cause-like-more = More like "{ $name }"
cause-tests = How doctors find it
cause-treatments = How it is treated
cause-outlook = What to expect, and if you wait
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
sources-of-numbers = Sources of phone numbers stand beside each number
sources-references = References of the source article

about-title = About this guide and its limits
about-use-title = What it is for
about-use = LegCheck helps a person whose legs feel weak, or a helper. It helps them see how fast to get help and what to tell a doctor. It is for teaching. It is not a diagnosis. It is not a medical device you can rely on alone.
about-not-title = What it is not for
about-not = It is not for people without weak legs. It is not for judging whether a treatment works. Do not use it to delay a call for help.
about-how-title = How it decides
about-how-urgency = How fast to get help comes from fixed rules. The most urgent rule that fits wins. "Not sure" never counts as no.
about-how-ranking = Which causes fit comes from evidence, which is graded and added up. This never changes how fast to get help.
about-limits-title = Limits
about-limits-review = No clinician has reviewed the content yet.
about-limits-evidence = Most of the evidence is judgement. Figures come from many clinics and countries.
about-limits-words = Words like "fits well" compare the causes with each other. They are not a chance of disease.
about-who-title = Who is behind this copy
about-made-by = Who makes it
about-paid-by = Who pays for it
about-write-to = How to write to them
about-not-said = This copy does not say.
about-names-title = Where the list of causes comes from
about-names = The 17 causes, the signs and the treatments start from one published article. The rest comes from guidelines and studies. See the sources.

privacy-title = Privacy
privacy-lead = Nothing you answer leaves this device.
privacy-stays = Answers are kept in this tab only, under the name legcheck.session. "Start again" and "Leave quickly" erase them. Closing the tab does not always erase them. Some browsers can bring a closed tab back, and a copy of the tab holds the same answers.
privacy-idle = When nobody has touched the check for 10 minutes, it is hidden. "Go on" shows it again. On a device that many people use, it can be erased instead: see the settings.
privacy-copy = So that it works with no network, the browser keeps a copy of the guide itself. It holds nothing about you. The settings page tells its size and deletes it.
privacy-frame = On the page of a clinic nothing is kept, unless the clinic lets this tab keep it. The clinic cannot read your answers. It gets your result only when you press "Share with this clinic", see what will be sent, and say yes.
privacy-requests = The page loads its own files and nothing else. It calls no other site and counts no visits.
privacy-address = No address and no title tells an answer. Browsers do keep a list of visited pages.
privacy-leave = "Leave quickly" clears the page at once. It erases the answers in this tab and opens a weather page. Pressing Shift three times within 5 seconds does the same. It cannot erase the list of visited pages or checks that you kept. It cannot erase files that you saved, or what you printed or sent.
privacy-kept = A check is kept on this device only if you ask for it. After the days you chose it does not open. It stays on this device until you delete it, and you can do that at any time. With a passphrase it is locked.

accessibility-title = Accessibility
accessibility-lead = This guide is made to work for everyone. It aims at WCAG 2.2 level AA.
accessibility-works = It works with a keyboard alone, with screen readers, and at 200 % text. It works in dark and high contrast themes, and on small phones.
accessibility-known = Known gaps: it was tried with automatic checks and keyboards. People who use screen readers every day have not tried it yet.
accessibility-tell = If something does not work for you, please tell the people who run this site.

not-found-title = This page does not exist
not-found-lead = The address may be wrong or old. Nothing you answered is lost.
not-found-start = Go to the start page

# Settings, offline use, updates. `assets/js/offline.js` shows each part when it holds.
offers-label = This guide on your device
offline-ready = Ready without a network. Version
offline-saving = Keeping a copy, so that the guide works without a network ...
offline-failed = This device could not keep a copy of the guide. It works as long as you are online.
offline-none = This browser does not keep a copy of the guide. It works as long as you are online.
update-title = A newer version is ready
update-version = Version
update-now = Use the newer version
update-busy = A check is open in another tab or window. Finish or close it first, then press again. Your answers there stay as they are.
update-safety-title = Update before you begin
update-safety = The version on this device has a fault that could matter for safety. If you feel in danger, do not wait: use "Emergency help" at the top.
update-safety-here = The newer one is here already, so it takes a moment.
update-safety-now = Update now
update-safety-coming = The newer one is on its way. Wait a moment. A button comes up here when it is whole.
update-safety-failed = This device could not keep a copy of the newer one. Load it from the network, then begin. Without a network you cannot begin a check here.
update-failed-title = This device could not keep the newer version
update-failed = You still use the version before it. Try again, or load the newer one from the network.
update-again = Try again
update-still-failed = It did not work this time either.
update-load = Load the newer version
update-load-note = To load it, the copy of the guide on this device is deleted. It may then not work without a network. Checks that you kept stay.
install-title = Keep LegCheck at hand
install-why = Put it on your home screen. It then opens like an app, also without a network.
install-now = Install
install-never = Do not ask again
settings-title = Settings and offline use
settings-lead = What is kept on this device, and how to delete it.
settings-deleted = All is deleted. Other open tabs of the guide erase their answers too. If your browser brings back a closed tab, erase the answers there. When you open the guide again, it keeps a copy of itself again. It keeps none of your answers.
settings-no-script = Without scripts nothing is kept on this device, so there is nothing to delete.
settings-offline-title = Without a network
settings-offline = After your first visit the whole guide works without a network. That means the check, every page and printing. Some browsers throw the copy away if you do not come back for a week.
settings-update-title = Version
settings-versions = App { $app }. Questions and rules { $content }, reviewed { $date }.
settings-look = Look for a newer version
settings-looking = Looking ...
settings-newest = You have the newest version.
settings-found = There is a newer version. It comes now, and is offered to you when it is whole.
settings-broken = There is a newer version, but this device could not keep a whole copy of it. You still use the version before it. What you can do is said further down.
settings-look-failed = We could not look. You may be offline. The guide still works.
settings-stored-title = What is stored here
settings-stored-answers = Your answers, in this tab alone. Some browsers can bring a closed tab back with them.
settings-stored-guide = A copy of the guide itself. It holds nothing about you.
settings-stored-size = All in all about
settings-stored-kept = Checks that you asked to keep, until you delete them. See "Saved checks".
settings-stored-choice = If you said so: that you do not want to be asked to install the guide, when answers are erased, and light or dark pages.
settings-stored-none = Nothing else is stored, and nothing is sent.
settings-delete = Delete everything
settings-delete-all = Delete it all now
settings-delete-note = This also ends checks that are open in this and other tabs, and deletes checks that you kept. It cannot be undone. The browser keeps its list of visited pages.
settings-theme-title = Light or dark
settings-theme-label = Colors of the pages
settings-theme-device = As the device has them
settings-theme-light = Light
settings-theme-dark = Dark
settings-idle-title = When nobody touches the check
settings-idle = So that the next person does not see your answers. This choice stays on this device.
settings-idle-label = After a while without a press
settings-idle-hide = Hide the answers after 10 minutes
settings-idle-erase-10 = Erase the answers after 10 minutes
settings-idle-erase-5 = Erase the answers after 5 minutes
settings-idle-erase-2 = Erase the answers after 2 minutes
settings-idle-not-kept = This device could not keep your choice.
idle-title = Are you still there?
idle-hidden = Your answers are hidden, so that nobody else sees them.
idle-last-call = They are erased in 20 seconds, unless you go on.
idle-go-on = Go on
idle-erase = Erase my answers
settings-install-title = Put it on your home screen
settings-install = Then it opens like an app. The way depends on your browser.
settings-ios-title = iPhone and iPad, in Safari
settings-ios-1 = Press the share button, the square with an arrow.
settings-ios-2 = Choose "Add to Home Screen".
settings-ios-3 = Press "Add".
settings-mac-title = Mac, in Safari
settings-mac-1 = Open the menu "File".
settings-mac-2 = Choose "Add to Dock".
settings-mac-3 = Press "Add".
settings-firefox-title = Android, in Firefox
settings-firefox-1 = Press the menu with three dots.
settings-firefox-2 = Choose "Add app to Home screen" or "Install".
settings-firefox-3 = Press "Add".
settings-chrome-title = Chrome and Edge
settings-chrome-1 = Open the menu with three dots.
settings-chrome-2 = Choose "Install app", "Install LegCheck" or "Add to Home screen".
settings-chrome-3 = Press "Install".

# Phone numbers by country.
saved-title = Saved checks
saved-lead = Look at a check that you kept, or do it again. Or open a summary that came from some other place. All of it stays on this device.
saved-no-script = Without scripts nothing can be kept or opened.

numbers-title = Phone numbers by country
numbers-lead = Numbers for emergencies, health advice and poisons, each with its source.
numbers-unknown = Not in the list? In the European Union 112 works in every country. In other places, use the local emergency number.
numbers-checked = Compared with the sources on { $date }. Numbers change, so tell us when one is wrong.
numbers-emergency = Emergency
numbers-text = If you cannot speak or hear
numbers-advice = Health advice
numbers-poison = Poison

# What a clinic's own page says while the guide is not there, before the numbers to call. The build puts it into embed.js.
embed-advice = The symptom guide did not load. Call emergency help now if weak legs came on suddenly. Call now if they come with trouble speaking or breathing, a drooping face or chest pain. Call now if they come with loss of control of bladder or bowel, or numbness between the legs:

# What stands in a frame on a clinic's page. `assets/js/frame.js` shows each part when it holds.
frame-strip = Shown here by
frame-linked = You came by a link with this name:
frame-unchecked = We did not check who made the link.
frame-unchecked-number = These numbers came with the link. We did not check them. In an emergency, call the number in this guide.
frame-dial = If nothing happens when you press, dial the number on your phone.
frame-contact = Contact
frame-contact-nameless = your clinic
frame-phone = Call
frame-closed = When it is closed, call
frame-booking = Book a visit
frame-share-title = Share your result with the clinic
frame-share-why = Nothing is sent unless you choose it. You see first what will be sent.
frame-share = Share with this clinic
frame-share-ask = Send this to the clinic?
frame-share-to = It goes to this site:
frame-share-what = This is all that is sent, as words and as codes:
frame-share-now = Send it now
frame-share-not = Do not send
frame-share-unseen = Nothing was sent. This part of the page must be in plain sight first. Scroll to it, wait a second, and press again. If it still does not work, print this page or tell the clinic by phone.
frame-shared = It was sent to
frame-share-failed = It could not be sent. You can print this page, or tell the clinic by phone.
frame-elsewhere = If no new page opened, copy this address:
frame-lost = This page was loaded again. Answers from before are gone. Please start again.

# For clinics.
clinics-title = Put this guide on your site
clinics-lead = Copy two lines into your page. Your visitors answer there, and nothing they say leaves their device.
clinics-no-script = This page needs scripts to make the lines for you. docs/EMBEDDING.md in the project shows them by hand.
clinics-wait = The form below works once this page has loaded whole. It needs a network.
clinics-form = Your settings
clinics-preview = Preview
clinics-preview-hint = This is a real frame with your settings. Your logo shows on your own page alone.
clinics-snippet = Lines to copy
clinics-snippet-hint = The first line works without the second. The script gives the frame its height and says what to do when the guide does not load.
clinics-copy = Copy the lines
clinics-copied = Copied.
clinics-not-copied = Your browser does not let us copy. Select the lines and copy them.
clinics-more = More settings
clinics-paste = Where to paste them
clinics-wordpress = WordPress
clinics-wordpress-how = Add a "Custom HTML" block and paste both lines. If they are gone after you save, your role may not paste frames: ask an administrator, or use only the link.
clinics-squarespace = Squarespace
clinics-squarespace-how = Add a code block and paste both lines. Where your plan runs no scripts, the first line works alone.
clinics-wix = Wix
clinics-wix-how = Choose "Embed a site". Give it the address from the first line (what stands after src), and a height of about 900 pixels.
clinics-drupal = Drupal
clinics-drupal-how = Use a text format that does not limit HTML tags, and paste both lines.
clinics-otherwise = Other ways
clinics-link = Only a link
clinics-link-hint = It opens the guide as a page of its own, with your name and numbers.
clinics-file = The same settings as a file
clinics-field-name = Name of the clinic
clinics-field-logo = Address of your logo (https)
clinics-field-colour = Color of buttons and links
clinics-pick = Pick a color
clinics-field-phone = Phone
clinics-field-out-of-hours = Phone when you are closed
clinics-field-booking = Booking page (web address or e-mail)
clinics-field-region = Country, for the emergency number
clinics-region-ask = Let the person choose
clinics-field-reading = How strict
clinics-reading-standard = Standard: how long a sign has been there counts
clinics-reading-strict = Strict: every sign of the article leads to its level at once
clinics-field-causes = What a result shows
clinics-causes-shown = How fast to get help, and what may fit
clinics-causes-hidden = How fast to get help, no causes
clinics-field-keep = Answers after a reload
clinics-keep-nothing = Nothing is kept
clinics-keep-tab = Kept until the tab is closed
clinics-field-counts = Tell your page which kind of page is shown
clinics-counts-off = No
clinics-counts-on = Yes, but never an answer
clinics-field-idle = When nobody touches the check for 10 minutes
clinics-idle-hide = Hide the answers until someone goes on
clinics-idle-erase = Erase the answers, for a device that many people use
clinics-field-height = Fixed height in pixels (empty: as high as the content)
clinics-dials = Phones dial:
clinics-wrong = This cannot be used. Please correct it, or leave it empty.
clinics-contrast = Words in this color are hard to read. The nearest color that can be read is
clinics-use-nearest = Use that color
clinics-poster-title = Poster
clinics-poster = A page for your waiting room, with a code that opens this guide on a phone. It is a picture that you can print or change.
clinics-poster-open = Open the poster
clinics-privacy-title = Privacy
clinics-privacy-1 = All is worked out in the visitor's browser. There is no server that gets answers, no cookie, no third party and no tracking.
clinics-privacy-2 = In a frame nothing is stored, unless you choose that answers last until the tab is closed.
clinics-privacy-3 = Your page cannot read the answers. It gets a result only when the visitor presses "Share with this clinic", sees what will be sent and to whom, and says yes. What you do with it then is your duty: under HIPAA and the GDPR a shared result is health data.
clinics-privacy-4 = Because no answers come to us, we are no processor of them. Ask your own privacy officer how this fits your page.
clinics-safety-title = Safety
clinics-safety-1 = The guide teaches and tells how fast to get help. It is not a diagnosis, and no clinician has reviewed it yet. In many countries a tool like this counts as a medical device; the safety file in docs/clinical-safety is for your safety officer.
clinics-safety-2 = The version of the content stands on every result.
clinics-access-title = Accessibility
clinics-access-1 = The guide aims at WCAG 2.2, level AA. What was tried and what was not is on the page "Accessibility".
clinics-host-title = Your own copy
clinics-host-1 = You can serve the guide from your own host, with a version that changes only when you say so. Build it from a tagged version with "cargo xtask build", and compare the hashes of the files with those of the release.
clinics-host-2 = Never serve it from the same origin as your own page together with the token "allow-same-origin": the frame could then undo its own limits. Use a name of its own, such as legs.your-clinic.example.
clinics-host-3 = If your page has a content security policy, allow the guide with "frame-src" and the script with "script-src". To say who may frame your copy, send the header "frame-ancestors"; docs/HOSTING.md shows how.

# The poster for a waiting room. The build lays it out: crates/prerender/src/poster.rs.
poster-title = Weak legs?
poster-lead = Answer a few questions. See how fast to get help, and what to tell the doctor.
poster-how = Point the camera of your phone here. It is free. Your answers stay on your phone.
poster-emergency = Sudden weakness, a drooping face, numbness between the legs, or trouble speaking or breathing? Do not scan. Call for help now.
poster-limits = This guide teaches. It is not a diagnosis.
