//! Whole checks, written out page by page, for a person to read: do the questions make sense for a child, in pregnancy,
//! and for somebody who cannot speak? `UPDATE_SNAPSHOTS=1 cargo test -p legcheck --test it walks` renews the texts.

use crate::support::{self, dataset, engine, root};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, FindingIx, Guide, Level, Page, Strictness};
use legcheck_engine::interview::{AfterEmergency, Screen, Stop};
use legcheck_engine::urgency;
use std::fmt::Write as _;

/// Who answers.
#[derive(Clone, Copy, PartialEq)]
enum Respondent {
    Myself,
    Helper,
}

/// What is not stated is answered this way.
#[derive(Clone, Copy)]
enum Else {
    /// "No" where it can be said, else the first choice.
    No,
    /// "Not sure" where it can be said, else passed over.
    Unsure,
}

/// The pages of a check, in words.
fn walk(guide: &Guide, who: Respondent, said: &Answers, other: Else) -> (String, Answers) {
    let mut answers = Answers::default();
    let mut after = AfterEmergency::Stop;
    let mut out = String::new();
    loop {
        let trail = engine().interview().replay(&answers, after, Strictness::Standard);
        match trail.next {
            Stop::Review => return (out, trail.answers),
            Stop::Emergency => {
                let _ = writeln!(out, "-- EMERGENCY is shown here; the person goes on for the causes --\n");
                after = AfterEmergency::GoOn;
            }
            Stop::Page(shown) => {
                page(guide, who, &shown, said, other, &mut out);
                for finding in &shown.findings {
                    answers.set(*finding, reply(guide, *finding, said, other));
                }
            }
        }
    }
}

fn reply(guide: &Guide, finding: FindingIx, said: &Answers, other: Else) -> Answer {
    if let Some(answer) = said.get(finding) {
        return answer.clone();
    }
    let none = guide.choice_where(finding, |c| c.is_none);
    let unsure = guide.choice_where(finding, |c| c.is_unsure);
    let choice = match other {
        Else::No => none.or_else(|| guide.choices_of(finding).next()),
        Else::Unsure => unsure,
    };
    choice.map_or(Answer::PassedOver, |c| Answer::Chosen(vec![c]))
}

fn page(guide: &Guide, who: Respondent, shown: &Screen, said: &Answers, other: Else, out: &mut String) {
    let by = |own: &str, helper: &str| if who == Respondent::Helper { helper.to_owned() } else { own.to_owned() };
    let gateway = match shown.page {
        Page::Group(place) => {
            let group = &guide.plan.groups[usize::from(place)];
            let _ = writeln!(out, "{}", by(&group.label, &group.label_other));
            group.gateway
        }
        Page::Single(_) => false,
    };
    for finding in &shown.findings {
        let f = &guide.findings[finding.at()];
        let answer = reply(guide, *finding, said, other);
        let words = match &answer {
            Answer::Chosen(choices) => {
                let word = |c: &legcheck_engine::dataset::Choice| match (c.is_unsure, c.label.is_empty()) {
                    (true, _) => "not sure".to_owned(),
                    (false, true) => c.id.clone(),
                    (false, false) => by(&c.label, c.other.as_deref().unwrap_or(&c.label)),
                };
                choices.iter().map(|c| word(&guide.choices[c.at()])).collect::<Vec<_>>().join("; ")
            }
            _ => "(passed over)".to_owned(),
        };
        let question = if shown.findings.len() == 1 {
            by(&f.label, &f.label_other)
        } else if f.kind == AnswerKind::YesNoUnsure {
            f.tile.clone().unwrap_or_else(|| guide.choices[f.first_choice.at()].said.clone())
        } else if gateway {
            f.tile.clone().unwrap_or_else(|| f.short.clone())
        } else {
            by(&f.label, &f.label_other)
        };
        let _ = writeln!(out, "  {question}\n    > {words}");
    }
    out.push('\n');
}

/// Walks a made-up person through the check, compares the text with the file, and gives back what was asked.
#[track_caller]
fn check(name: &str, who: Respondent, line: &str, other: Else, level: Level, never_asked: &[&str]) {
    let guide = &dataset().guide;
    let said = Answers::from_line(guide, line);
    assert_eq!(said.iter().count(), line.split(';').count(), "{name}: an answer is not one of the guide");
    let (mut text, asked) = walk(guide, who, &said, other);
    let triage = urgency::triage(guide, &asked, Strictness::Standard);
    let _ = writeln!(text, "RESULT {}", triage.level.id());
    for rule in &triage.reasons {
        let _ = writeln!(text, "  because: {}", guide.rules[rule.at()].title);
    }
    for ranked in engine().ranking().rank(&asked).iter().take(4) {
        let _ = writeln!(text, "  may fit: {}", guide.causes[ranked.cause.at()].name);
    }
    support::snapshot(&root().join("tests/data/walks").join(format!("{name}.txt")), &text);
    assert_eq!(triage.level, level, "{name}");
    for id in never_asked {
        let finding = guide.finding(id).unwrap();
        assert!(asked.get(finding).is_none(), "{name}: {id} was asked");
    }
}

const ADULT_ONLY: &[&str] =
    &["sexual-change", "pregnancy", "alcohol", "injects-drugs", "vascular-risk", "childhood-onset", "morning-stiff"];

#[test]
fn a_parent_answers_for_a_small_child() {
    check(
        "small-child",
        Respondent::Helper,
        "age=child-0-5;sex=male;started=this-week;onset=days;legs-affected=both-same;power=walks-with-help;\
         course=slowly-worse;recent-infection=chest-cold;known-cause=not-checked;walk-trouble=recent;muscle-pain=calves",
        Else::No,
        Level::EmergencyNow,
        ADULT_ONLY,
    );
}

#[test]
fn a_parent_answers_for_a_child_whose_weakness_is_slow() {
    check(
        "slow-child",
        Respondent::Helper,
        "age=child-0-5;sex=male;started=over-year;onset=years;legs-affected=both-same;power=walks-alone;\
         course=slowly-worse;known-cause=not-checked;hard-tasks=stairs,floor;gowers=yes;big-calves=yes;late-walker=yes;\
         walk-style=waddle;childhood-onset=yes;walk-trouble=long-worse",
        Else::No,
        Level::DoctorSoon,
        ADULT_ONLY,
    );
}

#[test]
fn a_pregnant_woman() {
    check(
        "pregnant",
        Respondent::Myself,
        "age=adult-18-39;sex=female;pregnancy=pregnant;started=one-to-three-months;onset=weeks;legs-affected=one-leg;\
         power=walks-alone;course=steady;known-cause=not-checked;numb-area=outer-thigh;back-pain=long-mild;back-site=low",
        Else::No,
        Level::SameDay,
        &["skills-lost", "late-walker"],
    );
}

#[test]
fn a_woman_who_has_just_given_birth() {
    check(
        "after-birth",
        Respondent::Myself,
        "age=adult-18-39;sex=female;pregnancy=after-birth;started=this-week;onset=within-day;legs-affected=one-leg;\
         power=walks-with-help;course=better;known-cause=not-checked;hard-tasks=toes-catch;numb-area=shin-foot-top",
        Else::No,
        Level::EmergencyNow,
        &["skills-lost", "late-walker"],
    );
}

#[test]
fn a_wife_answers_for_a_man_who_cannot_speak() {
    check(
        "cannot-speak-helper",
        Respondent::Helper,
        "age=adult-70-plus;sex=male;speech=words-lost;face-weak=one-side;started=today;onset=sudden;\
         legs-affected=one-leg;power=walks-with-help;course=steady",
        Else::Unsure,
        Level::EmergencyNow,
        &["pregnancy", "skills-lost"],
    );
}

#[test]
fn a_person_alone_who_cannot_find_words_and_is_unsure_of_most() {
    check(
        "cannot-speak-alone",
        Respondent::Myself,
        "age=adult-60-69;sex=female;speech=words-lost;started=unsure",
        Else::Unsure,
        Level::EmergencyNow,
        &["pregnancy", "skills-lost"],
    );
}
