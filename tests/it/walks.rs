//! Whole checks, written out page by page, for a person to read: do the questions make sense for a child, in pregnancy,
//! for somebody who cannot speak, and for ordinary people with flu, sore muscles or old age? `UPDATE_SNAPSHOTS=1 cargo test -p legcheck --test it walks` renews the texts.

use crate::support::{self, dataset, engine, root};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, FindingIx, Guide, Level, Page, Strictness};
use legcheck_engine::interview::{AfterEmergency, Respondent, Screen, Stop};
use legcheck_engine::urgency;
use std::fmt::Write as _;

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
    let mut phase = None;
    loop {
        let trail = engine().interview().replay(&answers, after, Strictness::Standard);
        match trail.next {
            Stop::Review => return (out, trail.answers),
            Stop::Emergency => {
                let _ = writeln!(out, "-- EMERGENCY is shown here; the person goes on for the causes --\n");
                after = AfterEmergency::GoOn;
            }
            Stop::Page(ref shown) => {
                let begun = trail.phase(trail.passed.len());
                if phase.replace(begun) != Some(begun) {
                    let _ = writeln!(out, "== {} ==\n", begun.id());
                }
                page(guide, who, shown, said, other, &mut out);
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
    let by = |own: &str, helper: &str, parent: &str| who.pick(own, helper, parent).to_owned();
    let gateway = match shown.page {
        Page::Group(place) => {
            let group = &guide.plan.groups[usize::from(place)];
            let _ = writeln!(out, "{}", by(&group.label, &group.label_other, &group.label_child));
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
                    (false, false) => {
                        let other = c.other.as_deref().unwrap_or(&c.label);
                        by(&c.label, other, other)
                    }
                };
                choices.iter().map(|c| word(&guide.choices[c.at()])).collect::<Vec<_>>().join("; ")
            }
            _ => "(passed over)".to_owned(),
        };
        let question = if shown.findings.len() == 1 {
            by(&f.label, &f.label_other, &f.label_child)
        } else if f.kind == AnswerKind::YesNoUnsure {
            f.tile.clone().unwrap_or_else(|| guide.choices[f.first_choice.at()].said.clone())
        } else if gateway {
            f.tile.clone().unwrap_or_else(|| f.short.clone())
        } else {
            by(&f.label, &f.label_other, &f.label_child)
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
        if guide.is_something_else(ranked.cause) {
            let kinds = &dataset().library.something_else.kinds;
            for (kind, _) in engine().ranking().within(ranked.cause, &asked).iter().take(3) {
                let id = &dataset().evidence.hypotheses[*kind].sub;
                let _ = writeln!(text, "    kind: {}", kinds.iter().find(|k| k.id == *id).map_or(id, |k| &k.name));
            }
        }
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
        Respondent::Parent,
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
        Respondent::Parent,
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

#[test]
fn a_woman_of_32_has_flu() {
    check(
        "flu",
        Respondent::Myself,
        "age=adult-18-39;sex=female;pregnancy=neither;usual-walking=on-foot;weak-kind=tired-heavy,sore;started=this-week;\
         onset=days;legs-affected=both-same;power=walks-alone;rise-test=easy;heel-test=both;toe-test=both;fever=yes;\
         known-cause=not-checked;course=better;ill-now=now;muscle-pain=all-over;back-pain=none;headache=usual;fatigue=yes",
        Else::No,
        Level::SameDay,
        &["skills-lost"],
    );
}

#[test]
fn thighs_are_sore_after_a_first_hard_session() {
    check(
        "sore-thighs",
        Respondent::Myself,
        "age=adult-40-59;sex=male;usual-walking=on-foot;weak-kind=sore,stiff;started=today;onset=within-day;\
         legs-affected=both-same;power=walks-alone;rise-test=pain;heel-test=both;toe-test=both;hard-exercise=yes;\
         hard-tasks=chair,stairs;known-cause=not-checked;course=steady;muscle-pain=thighs-shoulders;pain-place=thigh",
        Else::No,
        Level::SameDay,
        &["pregnancy", "skills-lost"],
    );
}

#[test]
fn a_man_of_78_is_unsteady() {
    check(
        "unsteady-at-78",
        Respondent::Myself,
        "age=adult-70-plus;sex=male;usual-walking=on-foot;weak-kind=not-obey;started=over-year;onset=years;\
         legs-affected=both-same;power=walks-alone;rise-test=effort;heel-test=both;toe-test=both;known-cause=not-checked;\
         course=slowly-worse;walk-trouble=long-worse;balance=dark;falls=yes;numb-area=both-feet",
        Else::No,
        Level::DoctorSoon,
        &["pregnancy", "skills-lost"],
    );
}

#[test]
fn a_child_of_5_has_pains_at_night() {
    check(
        "child-night-pains",
        Respondent::Parent,
        "age=child-0-5;sex=female;usual-walking=on-foot;weak-kind=sore;started=three-to-twelve-months;onset=months;\
         legs-affected=both-same;power=walks-alone;rise-test=easy;heel-test=both;toe-test=both;known-cause=not-checked;\
         course=up-and-down;muscle-pain=calves;pain-place=calf,thigh",
        Else::No,
        Level::DoctorSoon,
        ADULT_ONLY,
    );
}

#[test]
fn a_child_of_6_will_not_walk_after_a_cold() {
    check(
        "child-after-cold",
        Respondent::Parent,
        "age=child-6-17;sex=male;usual-walking=on-foot;weak-kind=sore;started=today;onset=within-day;legs-affected=both-same;\
         power=cannot-stand;known-cause=not-checked;course=steady;ill-now=just-over;recent-infection=chest-cold;\
         muscle-pain=calves;pain-place=calf;walk-trouble=recent",
        Else::No,
        Level::EmergencyNow,
        ADULT_ONLY,
    );
}

#[test]
fn a_wheelchair_user_has_a_new_sign() {
    check(
        "wheelchair",
        Respondent::Myself,
        "age=adult-40-59;sex=female;pregnancy=neither;usual-walking=wheelchair;weak-kind=no-power;started=over-year;\
         onset=years;legs-affected=both-same;power=cannot-stand;known-cause=checked-but-changed;course=slowly-worse;\
         change-when=this-month;other-new=yes;new-sign-speed=days;arm-weak=none;arm-numb=both-arms;bladder=harder",
        Else::No,
        Level::EmergencyNow,
        &["rise-test", "heel-test", "toe-test"],
    );
}

#[test]
fn a_foot_drops_at_71() {
    check(
        "foot-drop-at-71",
        Respondent::Myself,
        "age=adult-70-plus;sex=male;usual-walking=on-foot;weak-kind=no-power;started=one-to-three-months;onset=weeks;\
         legs-affected=one-leg;power=walks-alone;rise-test=easy;heel-test=one-drops;toe-test=both;hard-tasks=toes-catch;\
         known-cause=not-checked;course=steady;numb-area=shin-foot-top;pressure=crossed-legs",
        Else::No,
        Level::SameDay,
        &["pregnancy", "skills-lost"],
    );
}

#[test]
fn somebody_is_unsure_of_everything() {
    check("unsure", Respondent::Myself, "started=unsure", Else::Unsure, Level::EmergencyNow, &["skills-lost"]);
}
