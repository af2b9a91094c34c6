//! Every line of the explanation, for each textbook picture and for a few people whose answers bring out the rest.
//!
//! `tests/data/explanations.txt` holds them as a person reads them. Run the test with `UPDATE_SNAPSHOTS=1` to renew the
//! file, and read the difference: no other test can tell whether a line is English.

use crate::support::{answers, data, root, snapshot};
use legcheck::content::{Content, Respondent};
use legcheck::extras::explain;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Strictness;
use legcheck_engine::urgency;
use std::fmt::Write as _;

/// People who bring out lines that the textbook pictures do not: not sure, let down, easing, known and changed.
const OTHERS: &[(&str, &str)] = &[
    (
        "Numb feet for years, known and unchanged",
        "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;numb-area=both-feet;leg-numb-new=no;legs-affected=both-same;power=walks-alone",
    ),
    (
        "Known, unchanged weakness of one leg after a stroke",
        "known-cause=checked-same;started=over-year;onset=sudden;course=steady;other-new=no;legs-affected=one-leg;arm-weak=same-side;face-weak=one-side;power=walks-with-help",
    ),
    (
        "Weak legs for weeks that ease, walking alone",
        "started=this-month;onset=weeks;course=better;other-new=no;power=walks-alone;legs-affected=both-same;age=adult-40-59;known-cause=not-checked",
    ),
    (
        "Not sure about many danger signs",
        "started=over-year;onset=years;course=steady;known-cause=not-checked;other-new=no;legs-affected=both-same;saddle-numb=unsure;bladder=unsure;fever=unsure;arm-weak=unsure;speech=unsure;twitching=unsure;back-pain=long-mild",
    ),
    (
        "Not sure about one danger sign, all else known and unchanged",
        "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;legs-affected=both-same;confusion=unsure",
    ),
    (
        "Cancer in the past, legs slowly weaker",
        "started=three-to-twelve-months;onset=months;course=steady;known-cause=not-checked;other-new=no;cancer=past;legs-affected=both-same;age=adult-60-69",
    ),
    (
        "Old change of the bladder, no worse",
        "started=over-year;onset=years;course=steady;known-cause=not-checked;other-new=no;bladder=leaking;ces-timing=longer-same;back-pain=none;legs-affected=both-same",
    ),
    (
        "Tired legs for days that pass the strength tests",
        "age=adult-18-39;known-cause=not-checked;legs-affected=both-same;power=walks-alone;weak-kind=tired-heavy;rise-test=easy;heel-test=both;toe-test=both;onset=days;started=this-week;course=steady;arm-weak=none;numb-area=none;other-new=no",
    ),
    (
        "Attacks of hours, the last one long ago",
        "attacks=hours-day;last-attack=longer;started=over-year;onset=unsure;course=steady;known-cause=not-checked;legs-affected=both-same;power=walks-alone;other-new=no",
    ),
];

#[test]
fn every_line_of_the_explanations_is_as_it_was_read() {
    let content = Content::load("en");
    let guide = content.guide();
    let mut said = String::new();
    for picture in data("classic.toml")["pictures"].as_array().unwrap() {
        page(&content, picture["who"].as_str().unwrap(), &answers(guide, &picture["has"]), &mut said);
    }
    for (who, line) in OTHERS {
        let answers = Answers::from_line(guide, line);
        assert_eq!(answers.iter().count(), line.split(';').count(), "{who}: an answer is unknown");
        page(&content, who, &answers, &mut said);
    }
    snapshot(&root().join("tests/data/explanations.txt"), &said);
}

/// What the result says to one person beside the rules that fired.
fn page(content: &Content, who: &str, answers: &Answers, out: &mut String) {
    let (guide, details) = (content.guide(), content.details().unwrap());
    let level = urgency::triage(guide, answers, Strictness::Standard).level;
    let _ = writeln!(out, "== {who}\nLevel: {}\n", level.id());
    let urgent = explain::more_urgent(content, details, answers, Respondent::Myself, Strictness::Standard);
    urgent.downgrade.iter().for_each(|text| {
        let _ = writeln!(out, "! {text}");
    });
    for group in &urgent.groups {
        let _ = writeln!(out, "{}", group.lead);
        for line in &group.lines {
            let because = line.because.as_ref().map(|b| format!(" ({b})")).unwrap_or_default();
            let _ = writeln!(out, "- {}{because}", line.words);
        }
    }
    let unsure = explain::unsure(content, answers, Strictness::Standard);
    for line in &unsure.lines {
        let _ = writeln!(out, "Not sure: {}: {}", line.short, line.means.join(" "));
    }
    if !unsure.rest.is_empty() {
        let _ = writeln!(out, "Not sure, causes only: {}", unsure.rest.join("; "));
    }
    let judged = explain::judged(content, answers);
    for (place, (ranked, fit)) in judged.top.iter().enumerate() {
        let name = &guide.causes[ranked.cause.at()].name;
        let _ = writeln!(out, "\n{}. {name} ({})", place + 1, fit.id());
        if let Some(next) = judged.after(place) {
            let apart = explain::apart(content, details, answers, ranked, next);
            let _ = writeln!(out, "{}", apart.title);
            apart.lines.iter().for_each(|line| {
                let _ = writeln!(out, "- {line}");
            });
        }
    }
    out.push('\n');
}
