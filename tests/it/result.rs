//! One result, one message: no part of a result contradicts another, for every retold case, ordinary person and worked
//! example.

use crate::support::{answers, data, engine, root};
use legcheck::components::{Why, told_apart, why};
use legcheck::content::{Content, Respondent};
use legcheck::extras::explain;
use legcheck_cases::{Added, parse_with};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{ChoiceIx, Level, Strictness};
use legcheck_engine::explanation::{self, Fit};
use legcheck_engine::urgency::{Triage, triage};
use std::collections::BTreeSet;
use std::fs;

/// Everybody whose result is read, with a name.
fn everybody() -> Vec<(String, Answers)> {
    let guide = engine().guide();
    let mut all = Vec::new();
    for file in ["vignettes.json", "ordinary.json"] {
        let text = fs::read_to_string(root().join("tests/data").join(file)).unwrap();
        for added in [Added::Nothing, Added::Told, Added::Plausible, Added::TestsPassed] {
            for case in parse_with(guide, &text, added).unwrap() {
                all.push((format!("{} with {added:?}", case.id), case.interview(engine()).answers));
            }
        }
    }
    for example in data("urgency-examples.toml")["examples"].as_array().unwrap() {
        all.push((example["who"].as_str().unwrap().to_owned(), answers(guide, &example["has"])));
    }
    all
}

/// A result as its parts.
struct Read<'a> {
    content: &'a Content,
    answers: &'a Answers,
    triage: Triage,
    why: Why,
    /// The words of the answers that deny.
    denied: Vec<String>,
}

impl<'a> Read<'a> {
    fn new(content: &'a Content, answers: &'a Answers) -> Self {
        let triage = triage(content.guide(), answers, Strictness::Standard);
        let asked = (Respondent::Myself, Strictness::Standard);
        let why = why(content, answers, asked, (triage.level, &triage.reasons));
        let denials = answers.iter().filter(|(_, answer)| answer.is_denial(content.guide()));
        let denied = denials.filter_map(|(finding, _)| content.answer_words(answers, finding)).collect();
        Self { content, answers, triage, why, denied }
    }

    /// What is wrong with it.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.reasons(&mut faults);
        self.steps(&mut faults);
        self.signs(&mut faults);
        self.unsure(&mut faults);
        self.causes(&mut faults);
        self.kinds(&mut faults);
        faults
    }

    fn reasons(&self, faults: &mut Vec<String>) {
        let guide = self.content.guide();
        if self.why.headline().is_none_or(|line| line.is_empty()) {
            faults.push("the banner gives no reason".to_owned());
        }
        let mut said = BTreeSet::new();
        for reason in &self.why.reasons {
            for line in reason.said.iter().filter(|line| self.denied.contains(line)) {
                faults.push(format!("{line:?}, which denies, stands behind {:?}", reason.title));
            }
            for line in &reason.said {
                if !said.insert(line.clone()) || line == "Skipped" {
                    faults.push(format!("{:?} is said twice or without its question", line));
                }
            }
        }
        let mut lowering = BTreeSet::new();
        for line in self.why.lowered_by.iter().flat_map(|reason| &reason.said) {
            if !lowering.insert(line.clone()) {
                faults.push(format!("{line:?} is said twice among what makes it less urgent"));
            }
        }
        let ranks: Vec<u16> = self.why.reasons.iter().map(|r| guide.rules[r.rule.at()].rank).collect();
        if !ranks.is_sorted_by(|a, b| a < b) {
            faults.push("the reasons are not in order, or one is there twice".to_owned());
        }
    }

    fn steps(&self, faults: &mut Vec<String>) {
        for reason in self.why.reasons.iter().chain(&self.why.lowered_by) {
            for line in reason.steps.iter().chain(&reason.avoid) {
                let transport = ["emergency department", "Call an ambulance", "drive yourself", "Call your emergency"];
                if transport.iter().any(|words| line.contains(words)) {
                    faults.push(format!("{line:?} is said beside the action of the level"));
                }
                if self.triage.level == Level::Routine && line.contains("wait longer") {
                    faults.push(format!("{line:?} at the next visit"));
                }
            }
        }
    }

    fn signs(&self, faults: &mut Vec<String>) {
        let (new, has) = told_apart(self.content, self.answers);
        if new.iter().any(|sign| has.contains(sign)) || new.len() + has.len() < 15 {
            faults.push("a sign is in both lists of what to watch for, or in none".to_owned());
        }
    }

    fn unsure(&self, faults: &mut Vec<String>) {
        let unsure = explain::unsure(self.content, self.answers, Strictness::Standard);
        let not_sure = explanation::not_sure(self.content.guide(), self.answers);
        let doubts = explanation::unsure_that_matter(self.content.guide(), self.answers, Strictness::Standard);
        if !not_sure.is_empty() && doubts.all_cleared < doubts.now && unsure.lines.is_empty() {
            faults.push("not sure decided, and no answer is named".to_owned());
        }
    }

    fn causes(&self, faults: &mut Vec<String>) {
        let (guide, ranking) = (self.content.guide(), engine().ranking());
        let judged = explain::judged(self.content, self.answers);
        let chosen = |line: &str| {
            let line = Answers::from_line(guide, line);
            line.iter().all(|(f, a)| self.answers.get(f) == Some(a))
        };
        for (ranked, fit) in judged.top.iter().chain(&judged.rest) {
            let name = &guide.causes[ranked.cause.at()].id;
            let closed = match name.as_str() {
                "medication" => chosen("meds=none"),
                "toxic-neuropathy" => chosen("exposure=none;alcohol=little;others-ill=no;wet-signs=no"),
                "beriberi" => chosen("nutrition=none;alcohol=little;kidney=no;pregnancy=neither"),
                _ => false,
            };
            if closed && *fit != Fit::Less {
                faults.push(format!("{name} fits although nothing can have caused it"));
            }
            let sides = explanation::for_and_against(ranking, self.answers, ranked);
            let word = |c: ChoiceIx| ranking.evidence().hypotheses[ranked.hypothesis].strength(c).unwrap_or(2);
            if sides.against.iter().any(|s| word(s.choice) < 2) || sides.fits.iter().any(|s| word(s.choice) > 2) {
                faults.push(format!("an answer is on the wrong side of {name}"));
            }
        }
        let other = judged.something_else.as_ref().unwrap();
        let kind = &ranking.evidence().hypotheses[other.hypothesis].sub;
        let stroke = ["face-weak=one-side", "speech=words-lost", "speech=slurred-sudden", "arm-weak=same-side"];
        if judged.else_leads && kind == "functional" && stroke.iter().any(|sign| chosen(sign)) {
            faults.push("functional weakness beside a stroke sign".to_owned());
        }
        if judged.else_leads && judged.top.iter().any(|(_, fit)| *fit == Fit::Less) {
            faults.push("a cause that fits less stands below something else".to_owned());
        }
        for reason in &self.why.reasons {
            let rule = &guide.rules[reason.rule.at()];
            let named = rule.causes.first().filter(|_| reason.may_be.is_some());
            let less = |cause| judged.top.iter().chain(&judged.rest).any(|(r, f)| r.cause == cause && *f == Fit::Less);
            if named.is_some_and(|cause| less(*cause)) {
                faults.push(format!("{:?} names what the same page calls less likely", rule.id));
            }
        }
    }

    /// The card of a kind says no other time than the banner.
    fn kinds(&self, faults: &mut Vec<String>) {
        let (level, judged) = (self.triage.level, explain::judged(self.content, self.answers));
        let other_times: Vec<&str> = match level {
            Level::EmergencyNow => vec!["See a doctor", "Be seen", "today", "within days", "within weeks"],
            Level::SameDay => vec!["See a doctor if", "within days", "within weeks", "if it lasts"],
            Level::DoctorSoon => vec!["within weeks", "if it lasts", "no better in a week"],
            Level::Routine => vec![],
        };
        let details = self.content.details().unwrap();
        for kind in details.kinds.iter().filter(|kind| judged.kinds.contains(&kind.id)) {
            for line in kind.visits(level) {
                if other_times.iter().any(|words| line.contains(words)) {
                    faults.push(format!("{}: {line:?} beside {:?}", kind.id, level.id()));
                }
            }
        }
    }
}

#[test]
fn no_result_contradicts_itself() {
    let content = Content::load("en");
    let faults: Vec<String> = everybody()
        .iter()
        .flat_map(|(who, answers)| {
            let faults = Read::new(&content, answers).faults();
            faults.into_iter().map(move |fault| format!("{who}: {fault}"))
        })
        .collect();
    assert_eq!(faults, [""; 0], "{} faults", faults.len());
}

/// However many answers of one correlation group come together, none of them changes sides.
#[test]
fn evidence_is_never_on_the_wrong_side() {
    let (guide, ranking) = (engine().guide(), engine().ranking());
    let evidence = ranking.evidence();
    let groups = u16::try_from(evidence.model.groups.len()).unwrap();
    for group in 0..groups {
        let members = (0..).map(ChoiceIx).take(guide.choices.len());
        let members: Vec<ChoiceIx> = members.filter(|c| evidence.model.group_of[c.at()] == Some(group)).collect();
        for (place, hypothesis) in evidence.hypotheses.iter().enumerate() {
            for step in ranking.steps(place, &members) {
                let word = hypothesis.strength(step.choice).unwrap_or(2);
                let right = if word < 2 { step.amount >= 0.0 } else { step.amount <= 0.0 };
                assert!(right, "{}: choice {:?} adds {}", hypothesis.sub, step.choice, step.amount);
            }
        }
    }
}
