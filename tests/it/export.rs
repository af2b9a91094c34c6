//! What a person takes along, made of whole checks of people in `tests/data/classic.toml`.
//!
//! `tests/data/export.txt` holds the lines to say and the summary as a person reads them. Run the test with
//! `UPDATE_SNAPSHOTS=1` to renew the file, and read the difference.

use crate::support::{answers, data, root, snapshot};
use legcheck::content::{self, Respondent};
use legcheck::extras::attachments::Attachments;
use legcheck::extras::texts::Worded;
use legcheck::extras::{Check, body_picture, changed, export, phone, record, summary, taken, timeline};
use legcheck::session::{HostSettings, Session};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks};
use legcheck_engine::dataset::{Level, RuleIx, Strictness};
use legcheck_engine::follow_up::Change;
use legcheck_engine::interview::AfterEmergency;
use legcheck_engine::urgency;
use legcheck_fhir::Texts;
use legcheck_handoff::code::from_code;
use legcheck_handoff::moment::{Date, Moment};
use legcheck_handoff::qr::Matrix;
use legcheck_handoff::record::Taken;
use std::fmt::Write as _;

/// The check of a session that was handed over as text.
fn replayed(session: &Session) -> Check {
    let content = content::load();
    let session = Session::from_text(content.guide(), &session.to_text(content.guide()));
    Check::new(content, session)
}

/// The whole check of a person with these answers, and "no" or the nearest choice for the rest.
fn whole(who: Respondent, said: &Answers, attachments: &Attachments) -> Check {
    let content = content::load();
    let guide = content.guide();
    let run = content.engine().interview().run(Strictness::Standard, |finding, _| {
        let one = |choice: Option<_>| choice.map(|choice| Answer::Chosen(vec![choice]));
        said.get(finding).cloned().unwrap_or_else(|| {
            one(guide.choice_where(finding, |c| c.is_none))
                .or_else(|| one(guide.choice_where(finding, |c| c.is_unsure)))
                .unwrap_or(Answer::PassedOver)
        })
    });
    let mut session = Session::new(Some(who), run.answers, AfterEmergency::GoOn, None);
    session.attachments = attachments.to_line();
    session.answered = taken::to_line(Some(Taken::at(now())));
    replayed(&session)
}

fn said(line: &str) -> Answers {
    let content = content::load();
    let answers = Answers::from_line(content.guide(), line);
    assert_eq!(answers.iter().count(), line.split(';').count(), "{line}: an answer is unknown");
    answers
}

/// Every textbook picture, with who they are.
fn pictures() -> Vec<(String, Answers)> {
    let content = content::load();
    let pictures = data("classic.toml");
    let pictures = pictures["pictures"].as_array().unwrap().clone();
    pictures.iter().map(|p| (p["who"].as_str().unwrap().to_owned(), answers(content.guide(), &p["has"]))).collect()
}

fn now() -> Moment {
    Moment::parse("2026-11-29T08:30+01:00").unwrap()
}

/// When an old check is opened again.
fn later() -> Moment {
    Moment::parse("2026-12-22T10:00+01:00").unwrap()
}

fn level(check: &Check) -> Level {
    urgency::triage(check.content.guide(), &check.trail.answers, check.session.strictness).level
}

/// People of each level, with private signs, medicines, marks and things that are not sure.
const PEOPLE: [(&str, Respondent, &str, &str); 5] = [
    (
        "Pressed nerves low in the spine",
        Respondent::Myself,
        "age=adult-40-59;sex=female;started=this-week;onset=days;course=quickly-worse;legs-affected=both-same;saddle-numb=yes;back-pain=new-severe;back-site=low;sciatica=both-legs",
        "numb:mid-back-saddle,pain:mid-back-low-back",
    ),
    (
        "A slipped disc, seen by a helper",
        Respondent::Helper,
        "age=adult-40-59;sex=male;started=this-month;onset=weeks;course=steady;legs-affected=one-leg;power=walks-alone;back-pain=new-severe;back-site=low;sciatica=one-leg;below-knee-pain=yes;numb-area=shin-foot-top;hard-tasks=toes-catch",
        "weak:left-front-shin,numb:left-front-foot",
    ),
    (
        "Weak thighs with a medicine, for months",
        Respondent::Myself,
        "age=adult-60-69;sex=male;started=three-to-twelve-months;onset=months;course=slowly-worse;legs-affected=both-same;power=walks-alone;hard-tasks=stairs,chair;meds=statin;muscle-pain=thighs-shoulders;confusion=unsure",
        "weak:left-front-thigh,weak:right-front-thigh",
    ),
    (
        "Long known and the same",
        Respondent::Myself,
        "age=adult-70-plus;sex=female;known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;legs-affected=both-same;power=walks-alone;numb-area=both-feet;leg-numb-new=no;diabetes=yes",
        "",
    ),
    (
        "Nothing but weak legs, with all else not sure or skipped",
        Respondent::Myself,
        "started=unsure;onset=unsure;course=unsure",
        "",
    ),
];

#[test]
fn the_lines_to_say_and_the_summary_are_as_they_were_read() {
    let mut out = String::new();
    for (name, who, line, marks) in PEOPLE {
        let (marks, unknown) = Marks::parse(marks);
        assert_eq!(unknown, 0);
        let check = whole(who, &said(line), &Attachments { marks, before: None });
        let script = phone::script(&check);
        let _ = writeln!(out, "== {name} ({})\n\n{}", level(&check).id(), script.title);
        for line in &script.lines {
            let _ = writeln!(out, "\"{line}\"");
        }
        if let Some(private) = &script.private {
            let _ = writeln!(out, "({private})");
        }
        let summary = summary::summary(&check);
        let _ = writeln!(out, "\n{}\n", summary.text(&check.content));
    }
    snapshot(&root().join("tests/data/export.txt"), &out);
}

#[test]
fn a_summary_brings_the_check_back() {
    for (name, has) in pictures() {
        let marks = [("left-back-calf", MarkKind::Pain), ("mid-front-belly", MarkKind::Numb)];
        let marks: Marks = marks.into_iter().map(|(id, kind)| (BodyRegion::from_id(id).unwrap(), kind)).collect();
        let check = whole(Respondent::Helper, &has, &Attachments { marks, before: None });
        let guide = check.content.guide();
        let summary = summary::summary(&check);
        for text in [export::whole_text(&check, &summary), export::link(&check, SITE)] {
            let restored = from_code(&text, guide).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
            assert_eq!(restored.unknown, 0, "{name}");
            assert_eq!(restored.record, record::record(&check), "{name}");
            let session = record::session_of(restored.record, HostSettings::default());
            assert_eq!(session.who, Some(Respondent::Helper));
            let again = replayed(&session);
            assert_eq!(again.trail.answers, check.trail.answers, "{name}");
            assert_eq!(level(&again), level(&check), "{name}");
            assert_eq!(again.attachments().marks, marks, "{name}");
        }
    }
}

#[test]
fn a_health_record_brings_the_answers_back() {
    for (name, has) in pictures() {
        let check = whole(Respondent::Myself, &has, &Attachments::default());
        let text = export::health_record(&check);
        let read = legcheck_fhir::read_response(check.content.guide(), &text).unwrap();
        assert_eq!(read.unread, [], "{name}");
        assert_eq!(read.authored.as_deref(), Some("2026-11-29T08:30:00+01:00"));
        let triage = urgency::triage(check.content.guide(), &read.answers, Strictness::Standard);
        assert_eq!(triage.level, level(&check), "{name}");
        for forbidden in ["\"Condition\"", "\"Patient\""] {
            assert!(!text.contains(&format!("\"resourceType\":{forbidden}")), "{name} has a {forbidden}");
        }
    }
}

/// Every way out of a check: its name, and what leaves. Of the QR code, which holds an address, it is the day read from it.
fn ways_out(check: &Check) -> [(&'static str, String); 5] {
    let summary = summary::summary(check);
    let day = export::again_on(check, later().date());
    let qr_code = from_code(&export::link(check, SITE), check.content.guide()).unwrap().record.taken;
    [
        ("paper", summary.who.join(". ")),
        ("text", export::whole_text(check, &summary)),
        ("QR code", qr_code.map_or("Not known on which day".to_owned(), |t| format!("{} {}", t.first(), t.last()))),
        ("health record", export::health_record(check)),
        ("calendar", export::reminder(check, day, later()).to_ics()),
    ]
}

/// A check with this line for when it was answered.
fn answered_when(line: &str) -> Check {
    let mut session = whole(Respondent::Myself, &said("age=adult-40-59"), &Attachments::default()).session.clone();
    line.clone_into(&mut session.answered);
    replayed(&session)
}

#[test]
fn what_leaves_carries_the_day_of_the_answers() {
    let check = |answered: Option<Taken>, days: &[&str]| {
        for (way, text) in ways_out(&answered_when(&taken::to_line(answered))) {
            // The stamp of a calendar file; its days are those to come.
            let stamp = |day: &str| format!("DTSTAMP:{}", day.replace('-', ""));
            for day in ["2026-11-29", "2026-12-22"] {
                // FHIR and calendars have a single moment, which is that of the last change.
                let expected = match way {
                    "health record" | "calendar" => days.last() == Some(&day),
                    _ => days.contains(&day),
                };
                let found = text.contains(&if way == "calendar" { stamp(day) } else { day.to_owned() });
                assert_eq!(found, expected, "{day} in {way} of {answered:?}: {text}");
            }
        }
    };
    check(Some(Taken::at(now())), &["2026-11-29"]);
    check(Some(Taken::new(now(), later())), &["2026-11-29", "2026-12-22"]);
}

#[test]
fn a_check_of_an_unknown_day_says_so() {
    let check = answered_when("");
    for (way, text) in ways_out(&check) {
        let says = match way {
            "health record" => "\"_authored\"",
            // A calendar needs a moment; it is that of the file.
            "calendar" => "DTSTAMP:20261222",
            _ => "Not known on which day",
        };
        assert!(text.contains(says), "{way}: {text}");
    }
    let restored = from_code(&export::whole_text(&check, &summary::summary(&check)), check.content.guide()).unwrap();
    assert_eq!(restored.record.taken, None);
}

#[test]
fn an_old_check_is_answered_again_from_the_first_day_of_it() {
    let first = whole(Respondent::Myself, &said("age=adult-40-59"), &Attachments::default());
    let region = BodyRegion::from_id("left-back-calf").unwrap();
    let marked = body_picture::marked(&first, region, MarkKind::Pain, &later().to_reading());
    assert_eq!(taken::taken(&marked), Some(Taken::new(now(), later())));
}

/// A form drops an answer whose words differ from its own, and the form is made from other code than the file.
#[test]
fn a_health_record_has_the_words_of_the_questionnaire() {
    let content = content::load();
    let guide = content.guide();
    let form = legcheck_cases::Words::load(guide, Respondent::Myself).unwrap();
    let app = Worded { content: &content, who: Respondent::Myself };
    let words = |texts: &dyn Texts| {
        let mut all = vec![texts.language(), texts.title(), texts.limits(), texts.who_question(), texts.person()];
        all.extend(Respondent::ALL.map(|who| texts.who(who)));
        all.extend((0..guide.plan.parts.len()).map(|part| texts.part(part)));
        for finding in guide.finding_indexes() {
            all.push(texts.question(finding));
            all.push(texts.help(finding).unwrap_or_default());
            all.extend(guide.choices_of(finding).map(|choice| texts.choice(choice)));
        }
        all.extend(Level::ALL.into_iter().flat_map(|level| [texts.level(level), texts.action(level)]));
        all.extend((0..guide.rules.len()).map(|rule| texts.reason(RuleIx::from(rule as u16))));
        all
    };
    let (form, app) = (words(&form), words(&app));
    assert_eq!(app, form);
    // An answer without words would be dropped too.
    assert!(form.iter().take(8).all(|words| !words.is_empty()), "{:?}", &form[..8]);
}

/// Where the guide of these tests is: an address of usual length, with a path.
const SITE: &str = "https://www.clinic.example/legs/";

#[test]
fn every_picture_for_another_phone_is_an_address_that_an_old_camera_reads() {
    let mut versions = Vec::new();
    for (name, has) in pictures() {
        let marks = [("left-back-calf", MarkKind::Pain), ("mid-front-belly", MarkKind::Numb)];
        let marks: Marks = marks.into_iter().map(|(id, kind)| (BodyRegion::from_id(id).unwrap(), kind)).collect();
        let check = whole(Respondent::Myself, &has, &Attachments { marks, before: None });
        let link = export::link(&check, SITE);
        assert!(link.starts_with("https://www.clinic.example/legs/saved/#LEGCHECK"), "{name}: {link}");
        let restored = from_code(&link, check.content.guide()).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        assert_eq!(restored.record, record::record(&check), "{name}");
        let matrix = Matrix::of(&link).unwrap_or_else(|| panic!("{name} does not fit"));
        versions.push((matrix.size() - 17) / 4);
    }
    versions.sort_unstable();
    let usual = versions[versions.len() * 3 / 4];
    assert!(usual <= 10 && versions.last() <= Some(&11), "{versions:?}");
}

#[test]
fn a_calendar_tells_nothing_of_the_answers() {
    for (name, has) in pictures() {
        let check = whole(Respondent::Myself, &has, &Attachments::default());
        let day = export::again_on(&check, now().date());
        let days = day.days_after(now().date());
        assert!((1..=28).contains(&days), "{name}: in {days} days");
        // Of an old check that day may be over, and nobody is to be reminded of the past.
        assert_eq!(export::again_on(&check, later().date()), day.max(later().date()), "{name}");
        assert_eq!(export::again_on(&check, Date::FIRST), day, "{name}: with a clock that is behind");
        // One check always makes one event, whenever it is saved.
        assert_eq!(export::reminder(&check, day, later()).to_ics(), export::reminder(&check, day, now()).to_ics());
        // What a calendar shows; the name of the guide is in fields that calendars do not display.
        let reminder = export::reminder(&check, day, now());
        let ics = reminder.to_ics().replace("-//LegCheck", "").replace("@legcheck", "");
        for word in ["leg", "weak", "emergency", "doctor"] {
            assert!(!ics.to_lowercase().contains(word), "{name}: {word} in {ics}");
        }
    }
}

#[test]
fn a_mark_answers_and_taking_it_away_asks_again() {
    let content = content::load();
    let guide = content.guide();
    let saddle = guide.finding("saddle-numb").unwrap();
    let region = BodyRegion::from_id("mid-back-saddle").unwrap();
    let check = replayed(&Session::default());
    let marked = body_picture::marked(&check, region, MarkKind::Numb, "30000000+0");
    let check = replayed(&marked);
    assert_eq!(check.session.answers.choices(saddle), [guide.choice(saddle, "yes").unwrap()]);
    assert!(body_picture::noted(&check).iter().any(|line| line == "Numb between the legs"));
    let unmarked = body_picture::marked(&check, region, MarkKind::Numb, "30000000+0");
    assert_eq!(unmarked.answers.get(saddle), None, "it is neither yes nor no now");
    assert_eq!(unmarked.attachments, "");
}

/// The marks in words, and those that an answer contradicts.
#[track_caller]
fn check_marks(on_picture: &str, answer: &str, expected: (&[&str], &[&str])) {
    let mut session = Session::new(Some(Respondent::Myself), said(answer), AfterEmergency::Stop, None);
    session.attachments = Attachments { marks: Marks::parse(on_picture).0, before: None }.to_line();
    let check = replayed(&session);
    let summary = summary::summary(&check);
    assert_eq!(
        (summary.marks.as_slice(), summary.otherwise.as_slice()),
        (&*strings(expected.0), &*strings(expected.1))
    );
    assert!(summary.text(&check.content).contains("Marked, but answered otherwise") != expected.1.is_empty());
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|words| (*words).to_owned()).collect()
}

#[test]
fn a_mark_that_an_answer_contradicts_is_told_with_the_answer() {
    let numb = "numb:left-front-thigh,numb:left-front-foot";
    check_marks(
        numb,
        "numb-area=leg-stripe",
        (&["Numb, tingling or burning: left thigh (front), left foot (front)"], &[]),
    );
    check_marks(
        &format!("{numb},pain:left-front-knee"),
        "numb-area=none",
        (
            &["Painful: left knee (front)"],
            &["Numb, tingling or burning: left thigh (front), left foot (front). The answer: Normal feeling."],
        ),
    );
}

#[test]
fn what_the_person_said_stays_when_a_mark_goes() {
    let content = content::load();
    let guide = content.guide();
    let (area, region) = (guide.finding("numb-area").unwrap(), BodyRegion::from_id("mid-back-saddle").unwrap());
    let session =
        Session::new(Some(Respondent::Myself), said("numb-area=both-feet;saddle-numb=yes"), AfterEmergency::Stop, None);
    let check = replayed(&session);
    let marked = body_picture::marked(&check, region, MarkKind::Numb, "30000000+0");
    let check = replayed(&marked);
    let unmarked = body_picture::marked(&check, region, MarkKind::Numb, "30000000+0");
    assert!(unmarked.answers.choices(area).contains(&guide.choice(area, "both-feet").unwrap()));
}

#[test]
fn a_check_done_again_says_what_got_worse_and_gets_more_urgent() {
    let before = "age=adult-60-69;known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;legs-affected=both-same;power=walks-alone";
    let now_said = "age=adult-60-69;known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;legs-affected=both-same;power=walks-with-help";
    let first = whole(Respondent::Myself, &said(before), &Attachments::default());
    let summary = summary::summary(&first);
    let code = export::whole_text(&first, &summary).lines().last().unwrap().to_owned();
    let second =
        whole(Respondent::Myself, &said(now_said), &Attachments { before: Some(code), ..Attachments::default() });
    let found = changed::changed(&second).unwrap();
    assert_eq!(found.since, Some(now()));
    let worse = changed::lines(&second, &found, Change::Worse);
    assert!(worse.iter().any(|line| line.contains("Needs help to walk (before: walks without help)")), "{worse:?}");
    let raised = changed::raised(&second).expect("a change for the worse is said in the guide's own words");
    let after = replayed(&raised);
    assert_eq!((level(&second), level(&after)), (Level::DoctorSoon, Level::SameDay));
    assert_eq!(changed::raised(&after), None, "it comes to rest");
}

#[test]
fn the_time_line_has_its_words() {
    for (name, has) in pictures() {
        let check = whole(Respondent::Myself, &has, &Attachments::default());
        let started = check.content.guide().finding("started").unwrap();
        if has.get(started).is_some() {
            assert!(!timeline::points(&check).is_empty(), "{name}");
        }
    }
}
