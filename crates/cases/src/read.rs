//! Reading files of cases; `docs/DATASET.md` describes the format.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use legcheck_devkit::paths;
use legcheck_engine::answers::{Answer, AnswerError, Answers};
use legcheck_engine::dataset::{AnswerKind, FindingIx, Guide};
use legcheck_fhir::{Unread, read_resource};
use serde_json::Value;

use crate::{Added, Case, Unstated, json};

/// Reads the made-up people of `tests/data/vignettes.json`.
///
/// # Errors
/// As [`read`].
pub fn vignettes(guide: &Guide) -> Result<Vec<Case>> {
    read(guide, &paths::vignettes())
}

/// Reads a file of cases.
///
/// # Errors
/// If the file cannot be read, is not JSON of this shape, or names an unknown finding or choice. The message names the
/// case and what is wrong.
pub fn read(guide: &Guide, file: &Path) -> Result<Vec<Case>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    parse(guide, &text).with_context(|| format!("{} is not a file of cases", file.display()))
}

/// Parses the text of a file of cases with only the answers that its stories state; see [`parse_with`].
///
/// # Errors
/// As [`read`].
pub fn parse(guide: &Guide, text: &str) -> Result<Vec<Case>> {
    parse_with(guide, text, Added::Nothing)
}

/// Parses the text of a file of cases, and adds some of the answers under `new`; see [`read`]. A FHIR `QuestionnaireResponse`, or a `Bundle` with one, may take the
/// place of a case or of the whole list.
///
/// # Errors
/// As [`read`].
pub fn parse_with(guide: &Guide, text: &str, added: Added) -> Result<Vec<Case>> {
    let value = json::parse(text)?;
    let list = match &value {
        Value::Array(list) => list.as_slice(),
        resource if is_fhir(resource) => std::slice::from_ref(resource),
        _ => bail!("the top must be a list of cases"),
    };
    let cases = list.iter().enumerate().map(|(i, v)| case(guide, i, v, added));
    cases.collect()
}

fn is_fhir(value: &Value) -> bool {
    value.get("resourceType").is_some()
}

/// A case from a FHIR response, named by its id or position. Unknown questions are skipped, since forms may ask more than
/// the guide does; unknown answers are errors.
fn response(guide: &Guide, place: usize, value: &Value) -> Result<Case> {
    let id = value.get("id").and_then(Value::as_str).map_or_else(|| (place + 1).to_string(), str::to_owned);
    let read = read_resource(guide, value).with_context(|| format!("case {id:?}"))?;
    if let Some(fault) = read.unread.iter().find(|unread| !matches!(unread, Unread::Item(_))) {
        bail!("case {id:?}: {fault}");
    }
    let not_read = read.unread.iter().map(ToString::to_string).collect();
    Ok(Case { id, stated: read.answers, unstated: Unstated::Skip, not_read })
}

fn case(guide: &Guide, place: usize, value: &Value, added: Added) -> Result<Case> {
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
    for (finding, given) in answers.iter().chain(added.of(value)) {
        let (finding, answer) = answer(guide, finding, given).with_context(|| format!("case {id:?}"))?;
        stated.set(finding, answer);
    }
    if added == Added::TestsPassed {
        pass_tests(guide, &mut stated);
    }
    Ok(Case { id: id.to_owned(), stated, unstated, not_read: Vec::new() })
}

/// Passes every strength test that the case does not tell.
fn pass_tests(guide: &Guide, stated: &mut Answers) {
    for (test, passed) in [("rise-test", "easy"), ("heel-test", "both"), ("toe-test", "both")] {
        let finding = guide.finding(test);
        let choice = finding.and_then(|f| guide.choice(f, passed));
        if let Some((finding, choice)) = finding.zip(choice).filter(|(f, _)| stated.get(*f).is_none()) {
            stated.set(finding, Answer::Chosen(vec![choice]));
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let dataset = crate::load().unwrap();
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
        let guide = crate::load().unwrap().guide;
        let words = |unstated: Unstated, id: &str| {
            let finding = guide.finding(id).unwrap();
            let mut answers = Answers::default();
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
