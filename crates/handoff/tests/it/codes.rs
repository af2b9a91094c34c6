//! A check as a code, and back.

use crate::people;
use crate::support::{answers, engine, guide};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::body_map::Marks;
use legcheck_engine::dataset::{FindingIx, Guide, Strictness};
use legcheck_engine::interview::{AfterEmergency, Respondent};
use legcheck_handoff::code::{LONGEST, Refusal, Restored, from_code, tells_all_apart, to_code};
use legcheck_handoff::moment::Moment;
use legcheck_handoff::record::{Record, Taken};
use proptest::prelude::*;

fn sample() -> Record {
    Record {
        who: Some(Respondent::Helper),
        answers: answers("age=adult-60-69;numb-area=both-feet,patchy;power=walks-alone;headache=~passed;bladder=none"),
        after: AfterEmergency::GoOn,
        region: Some("united-kingdom".to_owned()),
        strictness: Strictness::Strict,
        marks: Marks::parse("weak:left-front-thigh,pain:mid-back-low-back").0,
        taken: Moment::parse("2026-11-29T08:30+01:00").map(Taken::at),
        guide_version: guide().version.clone(),
    }
}

#[track_caller]
fn check(text: &str, expected: Result<Record, Refusal>) {
    let found = from_code(text, guide());
    let expected = expected.map(|record| Restored { record, unknown: 0, other_version: None });
    assert_eq!(found, expected, "{text}");
}

#[test]
fn no_two_facts_look_the_same() {
    assert!(tells_all_apart(guide()));
}

#[test]
fn a_code_is_found_in_any_text() {
    let code = to_code(&sample(), guide());
    let letters: Vec<char> = code.chars().collect();
    let broken = |width: usize, between: &str| -> String {
        letters.chunks(width).map(|part| part.iter().collect::<String>() + between).collect()
    };
    for text in [
        code.clone(),
        code.to_lowercase(),
        format!("\u{feff}Summary\r\n\r\nLegCheck says: see a doctor today.\r\n{code}\r\n\r\nSent from my phone"),
        format!("https://guide.example/#{code}"),
        format!("({code})."),
        format!("{code}{code}"),
        format!("`{code}`"),
        format!("LEGCHECK1.DAMAGED then {code}"),
        format!("LEGCHECK7.LATER {code}"),
        broken(20, "\n"),
        broken(1, " "),
        broken(7, "\r\n> "),
        broken(30, "\n> > | "),
        broken(70, "=\r\n"),
        broken(16, "\u{200b}"),
        broken(16, "\u{ad}"),
    ] {
        check(&text, Ok(sample()));
    }
}

#[test]
fn what_is_no_code_is_refused() {
    let code = to_code(&sample(), guide());
    for (text, refusal) in [
        (String::new(), Refusal::NotASummary),
        ("power=walks-alone".to_owned(), Refusal::NotASummary),
        ("LEGCHECK".to_owned(), Refusal::NotASummary),
        ("LEGCHECK1".to_owned(), Refusal::NotASummary),
        ("Made with LegCheck 1".to_owned(), Refusal::NotASummary),
        ("LEGCHECK.ABC".to_owned(), Refusal::NotASummary),
        ("LEGCHECK1.".to_owned(), Refusal::Damaged),
        ("LEGCHECK1.000".to_owned(), Refusal::Damaged),
        ("LEGCHECK1.///".to_owned(), Refusal::Damaged),
        ("LEGCHECK0.000".to_owned(), Refusal::Damaged),
        ("LEGCHECK2.000".to_owned(), Refusal::Damaged),
        ("LEGCHECK3.000".to_owned(), Refusal::TooNew),
        ("LEGCHECK12.000".to_owned(), Refusal::TooNew),
        ("LEGCHECK99999999999.000".to_owned(), Refusal::TooNew),
        (code[..code.len() - 1].to_owned(), Refusal::Damaged),
        (code.replacen('.', ".0", 1), Refusal::Damaged),
        (format!("{code}{}", " ".repeat(LONGEST)), Refusal::TooLong),
        ("1\nyou\nstop\n\n".to_owned(), Refusal::NotASummary),
        ("2\nme\nstop\n\n".to_owned(), Refusal::NotASummary),
        ("1\nme\nmaybe\n\n".to_owned(), Refusal::NotASummary),
        ("1\nme\nstop\n\n\nmore".to_owned(), Refusal::NotASummary),
        ("1".to_owned(), Refusal::NotASummary),
    ] {
        check(&text, Err(refusal));
    }
}

#[test]
fn a_slip_in_any_letter_is_noticed() {
    let code = to_code(&sample(), guide());
    for place in "LEGCHECK2.".len()..code.len() {
        for other in ["0", "A", "/"] {
            let mut changed = code.clone();
            changed.replace_range(place..=place, other);
            if changed != code {
                check(&changed, Err(Refusal::Damaged));
            }
        }
    }
}

#[test]
fn a_code_has_only_letters_that_survive() {
    let code = to_code(&sample(), guide());
    assert!(code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b"$+-./".contains(&b)), "{code}");
}

/// One moment, or two.
fn words(taken: Taken) -> String {
    let last = taken.last().to_string();
    if taken.is_one_sitting() { last } else { format!("{} to {last}", taken.first()) }
}

/// Samples of each form that was ever written: what is read, `>>>`, and the text as it may be pasted.
#[test]
fn older_forms_are_still_read() {
    let text = include_str!("../data/older-forms.txt");
    let mut forms = 0;
    for part in text.split("\n---\n").skip(1) {
        let (expected, text) = part.split_once("\n>>>\n").unwrap();
        let restored = from_code(text, guide()).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
        let record = &restored.record;
        let found = format!(
            "who {}\nafter {}\nregion {}\nreading {}\nmarks {}\ntaken {}\nversion {}\nunknown {}\nanswers {}",
            record.who.map_or("", Respondent::id),
            if record.after == AfterEmergency::GoOn { "go-on" } else { "stop" },
            record.region.as_deref().unwrap_or_default(),
            if record.strictness == Strictness::Strict { "strict" } else { "standard" },
            record.marks.to_line(),
            record.taken.map(words).unwrap_or_default(),
            record.guide_version,
            restored.unknown,
            record.answers.to_line(guide()),
        );
        assert_eq!(found, expected);
        forms += 1;
    }
    assert!(forms >= 7, "{forms}");
}

#[test]
fn a_check_of_two_days_keeps_both() {
    let moment = |text: &str| Moment::parse(text).unwrap();
    let taken = Taken::new(moment("2026-11-29T08:30+01:00"), moment("2026-12-22T10:00+01:00"));
    let record = Record { taken: Some(taken), ..sample() };
    let code = to_code(&record, guide());
    check(&code, Ok(record));
    // Version 1 has one moment at most.
    check(&code.replacen("LEGCHECK2.", "LEGCHECK1.", 1), Err(Refusal::Damaged));
}

/// A guide that lacks some findings and choices of the real one, or has them under another id.
fn other_guide(rename: &[(&str, &str)]) -> Guide {
    let mut guide = guide().clone();
    for (finding, choice) in rename {
        let f = guide.finding(finding).unwrap();
        if choice.is_empty() {
            guide.findings[f.at()].id.push_str("-anew");
        } else {
            let c = guide.choice(f, choice).unwrap();
            guide.choices[c.at()].id.push_str("-anew");
        }
    }
    guide.version = "2027.01".to_owned();
    guide
}

#[test]
fn what_another_guide_does_not_know_is_not_answered() {
    let code = to_code(&sample(), guide());
    for (rename, unknown, expected) in [
        (&[][..], 0, "age=adult-60-69;bladder=none;headache=~passed;numb-area=both-feet,patchy;power=walks-alone"),
        (&[("age", "")], 1, "bladder=none;headache=~passed;numb-area=both-feet,patchy;power=walks-alone"),
        (&[("power", "walks-alone")], 1, "age=adult-60-69;bladder=none;headache=~passed;numb-area=both-feet,patchy"),
        // The milder half of an answer must not stand for all of it.
        (&[("numb-area", "patchy")], 3, "age=adult-60-69;bladder=none;headache=~passed;power=walks-alone"),
        (&[("numb-area", "both-feet")], 3, "age=adult-60-69;bladder=none;headache=~passed;power=walks-alone"),
        (&[("headache", ""), ("bladder", "none")], 2, "age=adult-60-69;numb-area=both-feet,patchy;power=walks-alone"),
        (
            &[("bladder", "urgency")],
            0,
            "age=adult-60-69;bladder=none;headache=~passed;numb-area=both-feet,patchy;power=walks-alone",
        ),
    ] {
        let other = other_guide(rename);
        let restored = from_code(&code, &other).unwrap();
        let mut words: Vec<String> = restored.record.answers.to_line(&other).split(';').map(str::to_owned).collect();
        words.sort();
        assert_eq!((restored.unknown, words.join(";").as_str()), (unknown, expected), "{rename:?}");
        assert_eq!(restored.other_version.as_deref(), Some(guide().version.as_str()));
        assert_eq!(restored.record.marks, sample().marks);
    }
}

#[test]
fn a_region_that_is_gone_is_counted() {
    let mut other = guide().clone();
    other.regions.retain(|region| region.id != "united-kingdom");
    let restored = from_code(&to_code(&sample(), guide()), &other).unwrap();
    assert_eq!((restored.unknown, restored.record.region), (1, None));
}

/// How long codes get. Whole checks of people who answer by chance are longer than those of real ones.
#[test]
fn a_whole_check_is_short() {
    let mut longest = 0;
    for person in 0..40_u32 {
        let mut state = person;
        let answers = engine()
            .interview()
            .run(Strictness::Standard, |finding, _| {
                let choices: Vec<_> = guide().choices_of(finding).collect();
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                Answer::Chosen(vec![choices[(state >> 16) as usize % choices.len()]])
            })
            .answers;
        longest = longest.max(to_code(&Record { answers, ..sample() }, guide()).len());
    }
    println!("the longest code has {longest} letters");
    // A QR code of 65 by 65 modules holds 418 of them and mends 15 percent.
    assert!(longest <= 418, "{longest}");
}

/// Whether a question is on a page of which some choice is gone, so that its "no" may be asked again.
fn denied_on_a_page_with(gone: &[usize], finding: FindingIx) -> bool {
    let mut pages = guide().plan.groups.iter().filter(|group| group.findings.contains(&finding));
    pages.any(|page| page.findings.iter().any(|f| guide().choices_of(*f).any(|c| gone.contains(&c.at()))))
}

/// What a newer guide asks on a page must not become a "no" in this one.
#[test]
fn a_sign_that_is_not_known_is_no_denial() {
    let newer = other_guide(&[("bladder", "leaking")]);
    let line = "saddle-numb=no;bowel=no;sexual-change=no;fever=no;dark-urine=no;neck-weak=no;cold-pale-leg=no;swollen-hot-leg=no";
    let said = |answers: &str| {
        let record = Record { answers: Answers::from_line(&newer, answers), ..Record::default() };
        let restored = from_code(&to_code(&record, &newer), guide()).unwrap();
        let mut words: Vec<String> = restored.record.answers.to_line(guide()).split(';').map(str::to_owned).collect();
        words.sort();
        words.join(";")
    };
    // The page about bladder, bowel and numbness differs, the other one does not.
    let other_page = "cold-pale-leg=no;dark-urine=no;fever=no;neck-weak=no;swollen-hot-leg=no";
    assert_eq!(said(line), other_page);
    assert_eq!(said(&format!("{line};bladder=leaking-anew")), other_page);
    assert_eq!(said(&format!("{line};bladder=none")), other_page);
}

proptest! {
    #![proptest_config(people::cases(300))]

    #[test]
    fn records_go_there_and_back(record in people::records()) {
        let code = to_code(&record, guide());
        let restored = from_code(&code, guide());
        let other = !record.guide_version.is_empty() && record.guide_version != guide().version;
        let other_version = other.then(|| record.guide_version.clone());
        prop_assert_eq!(restored, Ok(Restored { record, unknown: 0, other_version }));
    }

    #[test]
    fn another_guide_invents_no_answer(
        record in people::records(),
        gone in proptest::collection::vec(0..guide().choices.len(), 0..40),
    ) {
        let mut other = guide().clone();
        for choice in &gone {
            other.choices[*choice].id.push_str("-anew");
        }
        let restored = from_code(&to_code(&record, guide()), &other).unwrap();
        // Choices keep their numbers in this guide, so answers can be compared as they are.
        let is_gone = |finding| record.answers.choices(finding).iter().any(|c| gone.contains(&c.at()));
        for (finding, answer) in restored.record.answers.iter() {
            prop_assert_eq!(Some(answer), record.answers.get(finding));
            prop_assert!(!is_gone(finding));
        }
        for (finding, _) in record.answers.iter().filter(|(f, _)| restored.record.answers.get(*f).is_none()) {
            prop_assert!(is_gone(finding) || denied_on_a_page_with(&gone, finding));
        }
    }

    #[test]
    fn any_text_is_looked_at(text in "\\PC{0,200}", letters in "[0-9A-Z$+./ -]{0,200}") {
        prop_assert!(from_code(&text, guide()).is_err());
        for form in [1, 2] {
            let text = format!("LEGCHECK{form}.{letters}");
            prop_assert!(from_code(&text, guide()).is_err());
        }
    }
}
