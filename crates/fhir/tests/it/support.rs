//! The dataset, plain words for it, and small helpers.

use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{ChoiceIx, Dataset, FindingIx, Guide, Level, RuleIx};
use legcheck_engine::interview::Respondent;
use legcheck_fhir::{Base, Check, Progress, Texts};
use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;

/// Where the resources of the tests have their addresses.
pub const BASE: Base<'static> = Base("https://legcheck.example/fhir");

/// The day and time of the checks of the tests.
pub const AUTHORED: &str = "2026-03-04T10:20:30+01:00";

/// The real dataset, compiled once.
pub fn dataset() -> &'static Dataset {
    static DATASET: OnceLock<Dataset> = OnceLock::new();
    DATASET.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dataset");
        let compiled = legcheck_content_files::dataset(&folder);
        compiled.unwrap_or_else(|problems| panic!("{} problems: {}", problems.len(), problems[0]))
    })
}

/// The guide of the real dataset.
pub fn guide() -> &'static Guide {
    &dataset().guide
}

/// Words in a made-up language: the English ones of the dataset, each with something in front.
pub struct Words {
    /// The tag of the language.
    pub language: &'static str,
    /// What stands in front.
    pub before: &'static str,
}

/// English.
pub const ENGLISH: Words = Words { language: "en", before: "" };

/// Another language.
pub const OTHER: Words = Words { language: "de-AT", before: "Ö " };

impl Words {
    fn said(&self, text: &str) -> String {
        format!("{}{text}", self.before)
    }
}

impl Texts for Words {
    fn language(&self) -> String {
        self.language.to_owned()
    }
    fn title(&self) -> String {
        self.said("LegCheck")
    }
    fn limits(&self) -> String {
        self.said("Not a diagnosis.")
    }
    fn part(&self, part: usize) -> String {
        self.said(&guide().plan.parts[part].name)
    }
    fn question(&self, finding: FindingIx) -> String {
        self.said(&guide().findings[finding.at()].label)
    }
    fn help(&self, finding: FindingIx) -> Option<String> {
        guide().findings[finding.at()].help.as_ref().map(|help| self.said(help))
    }
    fn choice(&self, choice: ChoiceIx) -> String {
        let choice = &guide().choices[choice.at()];
        self.said(if choice.label.is_empty() { &choice.id } else { &choice.label })
    }
    fn who_question(&self) -> String {
        self.said("For whom?")
    }
    fn who(&self, who: Respondent) -> String {
        self.said(who.id())
    }
    fn person(&self) -> String {
        self.said("Somebody")
    }
    fn level(&self, level: Level) -> String {
        self.said(level.id())
    }
    fn action(&self, level: Level) -> String {
        self.said(&guide().levels.iter().find(|l| l.level == level).unwrap().act)
    }
    fn reason(&self, rule: RuleIx) -> String {
        self.said(&guide().rules[rule.at()].title)
    }
}

/// A finished check of the person's own legs.
pub fn check(answers: &Answers) -> Check<'_> {
    Check {
        guide: guide(),
        texts: &ENGLISH,
        base: BASE,
        answers,
        who: Respondent::Myself,
        progress: Progress::Completed,
        authored: AUTHORED,
    }
}

/// Answers from a line of ids.
pub fn answers(line: &str) -> Answers {
    let answers = Answers::from_line(guide(), line);
    assert_eq!(answers.to_line(guide()).split(';').count(), line.split(';').filter(|w| !w.is_empty()).count().max(1));
    answers
}

/// JSON from its text.
#[track_caller]
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Every item of a form or a response, however deep, in order.
pub fn items(holder: &Value) -> Vec<&Value> {
    let mut all = Vec::new();
    for item in holder["item"].as_array().into_iter().flatten() {
        all.push(item);
        all.extend(items(item));
    }
    all
}

/// The questionnaire in two languages.
pub fn questionnaire_text() -> String {
    legcheck_fhir::questionnaire(guide(), &ENGLISH, &[&OTHER], BASE)
}
