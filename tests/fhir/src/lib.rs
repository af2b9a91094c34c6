//! What the guide hands to others as FHIR, for tests with programs of others: `tests/it` and `tests/outside`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use legcheck_cases::Words;
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{Guide, Strictness};
use legcheck_engine::interview::{AfterEmergency, Respondent};
use legcheck_engine::logic::{Facts, Unanswered};
use legcheck_fhir::{BASE, Check, Progress, questionnaire, response};

/// The engine with the real guide.
///
/// # Panics
/// If the content cannot be read.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::of(&legcheck_cases::load().unwrap()))
}

/// The guide.
pub fn guide() -> &'static Guide {
    engine().guide()
}

/// Its words, to the person.
///
/// # Panics
/// If they cannot be read.
pub fn words() -> Words<'static> {
    Words::load(guide(), Respondent::Myself).unwrap()
}

/// A check with these answers, as a helper gave them.
pub fn check<'a>(words: &'a Words<'a>, answers: &'a Answers, progress: Progress) -> Check<'a> {
    let who = Respondent::Helper;
    Check { guide: guide(), texts: words, base: BASE, answers, who, progress, authored: "2026-03-04T10:20:30+01:00" }
}

/// The answers of somebody who says these things and nothing more, as the interview leaves them.
pub fn interviewed(line: &str) -> Answers {
    let said = Answers::from_line(guide(), line);
    let answer = |finding, _: &_| said.get(finding).cloned().unwrap_or(Answer::PassedOver);
    let all = engine().interview().run(Strictness::Standard, answer).answers;
    engine().interview().replay(&all, AfterEmergency::GoOn, Strictness::Standard).answers
}

/// People to whom a form of others is shown: what they said alone, and as the interview leaves it.
pub fn people() -> Vec<Answers> {
    [
        "",
        "sex=female",
        "sex=male",
        "age=child-0-5",
        "age=adult-70-plus;sex=skip",
        "age=adult-18-39;sex=female;bowel=yes;attacks=minutes;power=walks-alone;sciatica=one-leg;meds=statin",
    ]
    .into_iter()
    .flat_map(|line| [Answers::from_line(guide(), line), interviewed(line)])
    .collect()
}

/// What a script says of the form beside the answers of each of these people, a line for each. It is run as
/// `node SCRIPT NODE_MODULES FORM RESPONSES`.
///
/// # Panics
/// If it says anything else.
pub fn beside(people: &[Answers], script: &Path, modules: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: String| {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        file
    };
    let words = words();
    let form = file("form.json", questionnaire(guide(), &words, &[], BASE));
    let responses: Vec<String> = people.iter().map(|a| response(&check(&words, a, Progress::InProgress))).collect();
    let responses = file("responses.json", format!("[{}]", responses.join(",")));
    let output = Command::new("node").arg(script).arg(modules).arg(form).arg(responses).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.lines().count(), people.len(), "{}", String::from_utf8_lossy(&output.stderr));
    said.lines().map(str::to_owned).collect()
}

/// Checks that a form shows, beside these answers, what the guide may ask, and hides none of the answers.
///
/// # Panics
/// If it does not.
pub fn expect_shown(answers: &Answers, shown: &[String]) {
    let facts = Facts::new(guide(), answers, Strictness::Standard, Unanswered::NotAsked);
    for finding in guide().finding_indexes() {
        let id = &guide().findings[finding.at()].id;
        assert_eq!(shown.contains(id), facts.should_ask(finding), "{id} beside {}", answers.to_line(guide()));
    }
    let given: Vec<&str> = answers.iter().map(|(f, _)| guide().findings[f.at()].id.as_str()).collect();
    assert!(given.iter().all(|id| shown.iter().any(|shown| shown == id)), "an answer of {given:?} is hidden");
}
