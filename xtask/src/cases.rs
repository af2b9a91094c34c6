//! Files of cases in, JSON out: the questionnaire, assessments and interviews.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use legcheck_engine::answers::{Answer, AnswerError, Answers};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, Dataset, FindingIx, Guide, Strictness};
use legcheck_engine::interview;
use legcheck_engine::logic::{Facts, Unanswered};
use legcheck_engine::{ranking, urgency};
use legcheck_fhir::{Unread, read_resource};
use serde::Serialize;
use serde_json::Value;

/// How a finding that a case does not state is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Unstated {
    /// Passed over as if not asked.
    Skip,
    /// "Not sure" where it can be said, else passed over as if not asked.
    Unsure,
    /// "No" or the none choice where there is one, else as [`Unstated::Unsure`].
    None,
    /// "No" or the none choice for findings marked safety; all else passed over as if not asked.
    DangerNone,
}

impl Unstated {
    fn from_id(id: &str) -> Option<Self> {
        match id {
            "skip" => Some(Self::Skip),
            "unsure" => Some(Self::Unsure),
            "none" => Some(Self::None),
            "danger-none" => Some(Self::DangerNone),
            _ => None,
        }
    }

    /// The answer to a finding that is not stated.
    pub fn answer(self, guide: &Guide, finding: FindingIx) -> Answer {
        let chosen = |choice: Option<ChoiceIx>| choice.map(|c| Answer::Chosen(vec![c]));
        let none = || chosen(guide.choice_where(finding, |c| c.is_none));
        let unsure = || chosen(guide.choice_where(finding, |c| c.is_unsure));
        let answer = match self {
            Self::Skip => None,
            Self::Unsure => unsure(),
            Self::None => none().or_else(unsure),
            Self::DangerNone if guide.findings[finding.at()].safety => none(),
            Self::DangerNone => None,
        };
        answer.unwrap_or(Answer::LeftOut)
    }
}

/// One case of a file.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// The answers it states.
    pub stated: Answers,
    /// How the others are answered.
    pub unstated: Unstated,
    /// What of a FHIR response is no question of the guide.
    pub not_read: Vec<String>,
}

impl Case {
    /// The answer to a finding: stated, or as `unstated` says.
    pub fn answer(&self, guide: &Guide, finding: FindingIx) -> Answer {
        self.stated.get(finding).cloned().unwrap_or_else(|| self.unstated.answer(guide, finding))
    }

    /// All facts at once: what is stated, and the rest as `unstated` says, where its question makes sense.
    pub fn all_facts(&self, guide: &Guide) -> Answers {
        let mut all = self.stated.clone();
        // A question may depend on another one's answer, so those that depend on none come first.
        for pass in [false, true] {
            for finding in guide.finding_indexes() {
                let depends = guide.findings[finding.at()].ask_if.is_some();
                if depends == pass && all.get(finding).is_none() {
                    let asks = Facts::new(guide, &all, Unanswered::NotAsked).should_ask(finding);
                    if asks {
                        all.set(finding, self.unstated.answer(guide, finding));
                    }
                }
            }
        }
        all
    }
}

/// Reads a file of cases.
///
/// # Errors
/// When the file cannot be read, is no JSON of this shape, or names an unknown finding or choice; the message names
/// the case and what is wrong.
pub fn read(guide: &Guide, file: &Path) -> Result<Vec<Case>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    parse(guide, &text).with_context(|| format!("{} is not a file of cases", file.display()))
}

/// Reads the text of a file of cases; see [`read`]. Each case of the list may also be a FHIR `QuestionnaireResponse` or a
/// `Bundle` with one, and so may the whole file.
///
/// # Errors
/// As [`read`].
pub fn parse(guide: &Guide, text: &str) -> Result<Vec<Case>> {
    let value: Value = serde_json::from_str(text)?;
    let list = match &value {
        Value::Array(list) => list.as_slice(),
        resource if is_fhir(resource) => std::slice::from_ref(resource),
        _ => bail!("the top must be a list of cases"),
    };
    let cases = list.iter().enumerate().map(|(i, v)| case(guide, i, v));
    cases.collect()
}

fn is_fhir(value: &Value) -> bool {
    value.get("resourceType").is_some()
}

/// A case from a FHIR response, named by its id or its place. A question that the guide does not have is left out, as
/// forms may ask more; an answer that it does not have is a fault.
fn response(guide: &Guide, place: usize, value: &Value) -> Result<Case> {
    let id = value.get("id").and_then(Value::as_str).map_or_else(|| (place + 1).to_string(), str::to_owned);
    let read = read_resource(guide, value).with_context(|| format!("case {id:?}"))?;
    if let Some(fault) = read.unread.iter().find(|unread| !matches!(unread, Unread::Item(_))) {
        bail!("case {id:?}: {fault}");
    }
    let not_read = read.unread.iter().map(ToString::to_string).collect();
    Ok(Case { id, stated: read.answers, unstated: Unstated::Skip, not_read })
}

fn case(guide: &Guide, place: usize, value: &Value) -> Result<Case> {
    if is_fhir(value) {
        return response(guide, place, value);
    }
    let id = value.get("id").and_then(Value::as_str).ok_or_else(|| anyhow!("case {} has no \"id\"", place + 1))?;
    let unstated = match value.get("unstated") {
        None => Unstated::Skip,
        Some(word) => word.as_str().and_then(Unstated::from_id).ok_or_else(|| {
            anyhow!("case {id:?}: \"unstated\" is {word}, not \"skip\", \"unsure\", \"none\" or \"danger-none\"")
        })?,
    };
    let answers = value
        .get("answers")
        .and_then(Value::as_object)
        .ok_or_else(|| anyhow!("case {id:?} has no \"answers\" of finding to answer"))?;
    let mut stated = Answers::default();
    for (finding, given) in answers {
        let (finding, answer) = answer(guide, finding, given).with_context(|| format!("case {id:?}"))?;
        stated.set(finding, answer);
    }
    Ok(Case { id: id.to_owned(), stated, unstated, not_read: Vec::new() })
}

fn answer(guide: &Guide, id: &str, given: &Value) -> Result<(FindingIx, Answer)> {
    let finding = guide.finding(id).ok_or_else(|| AnswerError::UnknownFinding(id.to_owned()))?;
    if guide.findings[finding.at()].kind == AnswerKind::Age {
        if let Some(years) = given.as_u64() {
            let band = u16::try_from(years).ok().and_then(|y| guide.age_band(finding, y));
            let band = band.ok_or(AnswerError::AgeOutOfRange(years))?;
            return Ok((finding, Answer::Chosen(vec![band])));
        }
    }
    let words: Vec<&str> = match given {
        Value::String(word) => vec![word],
        Value::Array(words) => {
            let texts: Option<Vec<&str>> = words.iter().map(Value::as_str).collect();
            texts.ok_or_else(|| anyhow!("finding {id:?}: a list may hold choice ids only, not {given}"))?
        }
        _ => bail!("finding {id:?} has the answer {given}, which is no choice id, list of choice ids or age in years"),
    };
    Ok((finding, Answer::chosen(guide, finding, words)?))
}

#[derive(Serialize)]
struct CauseShare<'a> {
    id: &'a str,
    share: f64,
}

#[derive(Serialize)]
struct Assessment<'a> {
    id: &'a str,
    urgency: &'static str,
    reasons: Vec<&'a str>,
    causes: Vec<CauseShare<'a>>,
    something_else: f64,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    not_read: &'a [String],
    #[serde(flatten)]
    interview: Option<Interview<'a>>,
}

#[derive(Serialize)]
struct Interview<'a> {
    asked: Vec<&'a str>,
    screens: usize,
    emergency_after: Option<usize>,
}

/// Shares are rounded to six digits: more would only show the noise of the sums.
fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}

fn assessed<'a>(
    guide: &'a Guide,
    case: &'a Case,
    answers: &Answers,
    interview: Option<Interview<'a>>,
) -> Assessment<'a> {
    let triage = urgency::triage(guide, answers, Strictness::Standard);
    let ranked = ranking::rank(guide, answers);
    let mut reasons: Vec<&str> = triage.reasons.iter().map(|r| guide.rules[r.at()].id.as_str()).collect();
    reasons.dedup();
    let (mut causes, mut something_else) = (Vec::new(), 0.0);
    for r in &ranked {
        if guide.is_something_else(r.cause) {
            something_else = rounded(r.share);
        } else {
            causes.push(CauseShare { id: &guide.causes[r.cause.at()].id, share: rounded(r.share) });
        }
    }
    Assessment {
        id: &case.id,
        urgency: triage.level.id(),
        reasons,
        causes,
        something_else,
        not_read: &case.not_read,
        interview,
    }
}

/// Assesses every case of a file with all facts known at once.
///
/// # Errors
/// As [`read`].
pub fn assess(dataset: &Dataset, file: &Path) -> Result<String> {
    assess_cases(dataset, &read(&dataset.guide, file)?)
}

fn assess_cases(dataset: &Dataset, cases: &[Case]) -> Result<String> {
    let guide = &dataset.guide;
    let results: Vec<_> = cases.iter().map(|c| assessed(guide, c, &c.all_facts(guide), None)).collect();
    Ok(serde_json::to_string_pretty(&results)?)
}

/// Interviews every case of a file.
///
/// # Errors
/// As [`read`].
pub fn interview(dataset: &Dataset, file: &Path) -> Result<String> {
    interview_cases(dataset, &read(&dataset.guide, file)?)
}

fn interview_cases(dataset: &Dataset, cases: &[Case]) -> Result<String> {
    let guide = &dataset.guide;
    let results: Vec<_> = cases
        .iter()
        .map(|case| {
            let run = interview::run(guide, Strictness::Standard, |finding, _| case.answer(guide, finding));
            let interview = Interview {
                asked: run.asked.iter().map(|f| guide.findings[f.at()].id.as_str()).collect(),
                screens: run.screens,
                emergency_after: run.emergency_after,
            };
            assessed(guide, case, &run.answers, Some(interview))
        })
        .collect();
    Ok(serde_json::to_string_pretty(&results)?)
}

#[derive(Serialize)]
struct QuestionText<'a> {
    id: &'a str,
    text: &'a str,
    text_other: &'a str,
    help: Option<&'a str>,
    answer: &'static str,
    choices: Vec<ChoiceText<'a>>,
    group: &'a str,
    part: &'a str,
    safety: bool,
    why: &'a str,
    why_sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct ChoiceText<'a> {
    id: &'a str,
    text: &'a str,
    none: bool,
    unsure: bool,
}

/// The questionnaire.
///
/// # Errors
/// Never in practice: every value can be written as JSON.
pub fn questions(dataset: &Dataset) -> Result<String> {
    let (guide, library) = (&dataset.guide, &dataset.library);
    let questions: Vec<QuestionText<'_>> = guide
        .findings
        .iter()
        .enumerate()
        .map(|(i, f)| QuestionText {
            id: &f.id,
            text: &f.label,
            text_other: &f.label_other,
            help: f.help.as_deref(),
            answer: f.kind.id(),
            choices: guide.choices[f.first_choice.at()..][..usize::from(f.choice_count)]
                .iter()
                // The words of yes, no and not sure are those of the app.
                .map(|c| ChoiceText {
                    id: &c.id,
                    text: if c.label.is_empty() { &c.id } else { &c.label },
                    none: c.is_none,
                    unsure: c.is_unsure,
                })
                .collect(),
            group: &f.group,
            part: &guide.plan.parts[usize::from(guide.plan.part_of[i])].id,
            safety: f.safety,
            why: &f.why.text,
            why_sources: library.why_sources[i].iter().map(|s| library.sources[s.at()].id.as_str()).collect(),
        })
        .collect();
    Ok(serde_json::to_string_pretty(&questions)?)
}

#[cfg(test)]
mod tests {
    use super::{Unstated, assess_cases, interview_cases, parse};
    use crate::{content, fhir::Words};
    use legcheck_engine::answers::Answers;
    use legcheck_engine::dataset::Strictness;
    use legcheck_engine::{interview::Respondent, urgency};
    use legcheck_fhir::{Base, Check, Progress, bundle, response};
    use serde_json::{Value, json};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let dataset = content::load().unwrap();
        let error = parse(&dataset.guide, text).expect_err("a faulty file");
        assert_eq!(format!("{error:#}"), expected);
    }

    #[test]
    fn faults_are_named() {
        check("{}", "the top must be a list of cases");
        check("[{}]", "case 1 has no \"id\"");
        check(r#"[{"id":"a"}]"#, "case \"a\" has no \"answers\" of finding to answer");
        check(r#"[{"id":"a","answers":{"fevr":"yes"}}]"#, "case \"a\": unknown finding \"fevr\"");
        check(r#"[{"id":"a","answers":{"fever":"maybe"}}]"#, "case \"a\": finding \"fever\" has no choice \"maybe\"");
        check(
            r#"[{"id":"a","answers":{"onset":["days","weeks"]}}]"#,
            "case \"a\": finding \"onset\" takes one choice only",
        );
        check(
            r#"[{"id":"a","answers":{"bladder":["none","leaking"]}}]"#,
            "case \"a\": choice \"none\" of finding \"bladder\" stands alone, but came with others",
        );
        check(
            r#"[{"id":"a","answers":{"bladder":[]}}]"#,
            "case \"a\": finding \"bladder\" has an empty list of choices",
        );
        check(r#"[{"id":"a","answers":{"age":200}}]"#, "case \"a\": finding \"age\" has no band for 200 years");
        check(
            r#"[{"id":"a","answers":{"fever":true}}]"#,
            "case \"a\": finding \"fever\" has the answer true, which is no choice id, list of choice ids or age in years",
        );
        check(
            r#"[{"id":"a","answers":{},"unstated":"no"}]"#,
            "case \"a\": \"unstated\" is \"no\", not \"skip\", \"unsure\", \"none\" or \"danger-none\"",
        );
    }

    #[test]
    fn unstated_findings_are_answered_as_asked() {
        let guide = content::load().unwrap().guide;
        let words = |unstated: Unstated, id: &str| {
            let finding = guide.finding(id).unwrap();
            let mut answers = legcheck_engine::answers::Answers::default();
            answers.set(finding, unstated.answer(&guide, finding));
            answers.to_line(&guide)
        };
        for (unstated, id, expected) in [
            (Unstated::Skip, "fever", "fever=~left-out"),
            (Unstated::Unsure, "fever", "fever=unsure"),
            (Unstated::Unsure, "headache", "headache=~left-out"),
            (Unstated::None, "fever", "fever=no"),
            (Unstated::None, "onset", "onset=unsure"),
            (Unstated::DangerNone, "fever", "fever=no"),
            (Unstated::DangerNone, "bladder", "bladder=none"),
            (Unstated::DangerNone, "onset", "onset=~left-out"),
            (Unstated::DangerNone, "cramps", "cramps=~left-out"),
        ] {
            assert_eq!(words(unstated, id), expected, "{unstated:?}");
        }
    }

    /// One person as a case, as a FHIR response and in a bundle: all come to the same result.
    #[test]
    fn a_fhir_response_is_a_case() {
        #[track_caller]
        fn check(line: &str) {
            let dataset = content::load().unwrap();
            let guide = &dataset.guide;
            let answers = Answers::from_line(guide, line);
            let words = Words::load(guide, Respondent::Myself).unwrap();
            let checked = Check {
                guide,
                texts: &words,
                base: Base("https://legcheck.example/fhir"),
                answers: &answers,
                who: Respondent::Myself,
                progress: Progress::Completed,
                authored: "2026-03-04T10:20:30Z",
            };
            let mut stated = json!({});
            for (finding, _) in answers.iter() {
                let ids = answers.choices(finding).iter().map(|c| guide.choices[c.at()].id.as_str());
                stated[&guide.findings[finding.at()].id] = ids.collect::<Vec<_>>().into();
            }
            let response: Value = serde_json::from_str(&response(&checked)).unwrap();
            let triage = urgency::triage(guide, &answers, Strictness::Standard);
            let bundle: Value = serde_json::from_str(&bundle(&checked, &triage, None, &[])).unwrap();
            let list = json!([{"id": "1", "answers": stated}, response, bundle]).to_string();
            let (list, alone) = (parse(guide, &list).unwrap(), parse(guide, &response.to_string()).unwrap());
            assert_eq!(alone.len(), 1);
            for run in [assess_cases, interview_cases] {
                let results: Value = serde_json::from_str(&run(&dataset, &list).unwrap()).unwrap();
                let alone: Value = serde_json::from_str(&run(&dataset, &alone).unwrap()).unwrap();
                let [mut case, response, bundle] = [0, 1, 2].map(|place| results[place].clone());
                assert_eq!(alone[0], case);
                case["id"] = "2".into();
                assert_eq!(response, case);
                case["id"] = "3".into();
                assert_eq!(bundle, case);
            }
        }
        check("");
        check("breathing=at-rest;age=adult-40-59");
        check("known-cause=not-checked;started=this-month;onset=weeks;bladder=leaking,urgency;power=walks-alone");
    }

    #[test]
    fn what_a_response_asks_beyond_the_guide_is_named() {
        let dataset = content::load().unwrap();
        let response = json!({"resourceType": "QuestionnaireResponse", "id": "anna", "item": [
            {"linkId": "blood-group", "answer": [{"valueString": "A"}]},
            {"linkId": "fever", "answer": [{"valueCoding": {"code": "fever.yes"}}]},
        ]});
        let cases = parse(&dataset.guide, &response.to_string()).unwrap();
        let results: Value = serde_json::from_str(&assess_cases(&dataset, &cases).unwrap()).unwrap();
        assert_eq!(results[0]["id"], "anna");
        assert_eq!(results[0]["not_read"], json!(["unknown question \"blood-group\""]));
    }

    #[test]
    fn faults_of_a_response_are_named() {
        let item = |code: &str| {
            json!({"resourceType": "QuestionnaireResponse", "id": "a", "item": [
                {"linkId": "onset", "answer": [{"valueCoding": {"code": code}}, {"valueCoding": {"code": "onset.days"}}]},
            ]})
            .to_string()
        };
        check(&item("onset.ever"), "case \"a\": question \"onset\" has no answer with the code \"onset.ever\"");
        check(&item("onset.weeks"), "case \"a\": finding \"onset\" takes one choice only");
        check(r#"[{"resourceType":"Patient"}]"#, "case \"1\": it is no QuestionnaireResponse, nor a Bundle with one");
        check(
            r#"{"resourceType":"QuestionnaireResponse","status":"entered-in-error"}"#,
            "case \"1\": its status is entered-in-error",
        );
    }
}
