//! Urgency and causes of every case in a file, as JSON.

use std::path::Path;

use anyhow::Result;
use legcheck_cases::Case;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Dataset, Strictness};
use legcheck_engine::{Engine, urgency};
use serde::Serialize;

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

/// Rounds a share to six digits; anything beyond is floating-point noise.
fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}

fn assessed<'a>(
    engine: &'a Engine,
    case: &'a Case,
    answers: &Answers,
    interview: Option<Interview<'a>>,
) -> Assessment<'a> {
    let guide = engine.guide();
    let triage = urgency::triage(guide, answers, Strictness::Standard);
    let ranked = engine.ranking().rank(answers);
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

/// Assesses every case of a file with all facts known at once; returns JSON.
///
/// # Errors
/// See [`legcheck_cases::read`].
pub fn assess(dataset: &Dataset, file: &Path) -> Result<String> {
    assess_cases(dataset, &legcheck_cases::read(&dataset.guide, file)?)
}

fn assess_cases(dataset: &Dataset, cases: &[Case]) -> Result<String> {
    let engine = Engine::of(dataset);
    let results: Vec<_> = cases.iter().map(|c| assessed(&engine, c, &c.all_facts(engine.guide()), None)).collect();
    Ok(serde_json::to_string_pretty(&results)?)
}

/// Interviews every case of a file; returns JSON.
///
/// # Errors
/// See [`legcheck_cases::read`].
pub fn interview(dataset: &Dataset, file: &Path) -> Result<String> {
    interview_cases(dataset, &legcheck_cases::read(&dataset.guide, file)?)
}

fn interview_cases(dataset: &Dataset, cases: &[Case]) -> Result<String> {
    let engine = Engine::of(dataset);
    let guide = engine.guide();
    let results: Vec<_> = cases
        .iter()
        .map(|case| {
            let run = case.interview(&engine);
            let interview = Interview {
                asked: run.asked.iter().map(|f| guide.findings[f.at()].id.as_str()).collect(),
                screens: run.screens,
                emergency_after: run.emergency_after,
            };
            assessed(&engine, case, &run.answers, Some(interview))
        })
        .collect();
    Ok(serde_json::to_string_pretty(&results)?)
}

#[cfg(test)]
mod tests {
    use super::{assess_cases, interview_cases};
    use legcheck_cases::{Words, parse};
    use legcheck_engine::answers::Answers;
    use legcheck_engine::dataset::Strictness;
    use legcheck_engine::{interview::Respondent, urgency};
    use legcheck_fhir::{BASE, Check, Progress, bundle, response};
    use serde_json::{Value, json};

    /// The same person as a case, as a FHIR response and in a bundle: the results are equal.
    #[test]
    fn a_fhir_response_is_a_case() {
        #[track_caller]
        fn check(line: &str) {
            let dataset = legcheck_cases::load().unwrap();
            let guide = &dataset.guide;
            let answers = Answers::from_line(guide, line);
            let words = Words::load(guide, Respondent::Myself).unwrap();
            let checked = Check {
                guide,
                texts: &words,
                base: BASE,
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
        let dataset = legcheck_cases::load().unwrap();
        let response = json!({"resourceType": "QuestionnaireResponse", "id": "anna", "item": [
            {"linkId": "blood-group", "answer": [{"valueString": "A"}]},
            {"linkId": "fever", "answer": [{"valueCoding": {"code": "fever.yes"}}]},
        ]});
        let cases = parse(&dataset.guide, &response.to_string()).unwrap();
        let results: Value = serde_json::from_str(&assess_cases(&dataset, &cases).unwrap()).unwrap();
        assert_eq!(results[0]["id"], "anna");
        assert_eq!(results[0]["not_read"], json!(["unknown question \"blood-group\""]));
    }
}
