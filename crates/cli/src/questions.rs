//! The questionnaire, as our own JSON and as a FHIR resource.

use anyhow::Result;
use legcheck_cases::Words;
use legcheck_engine::dataset::{Dataset, Guide};
use legcheck_engine::interview::Respondent;
use legcheck_fhir::Base;
use serde::Serialize;

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

/// The questionnaire as JSON.
///
/// # Errors
/// If it cannot be serialized.
pub fn json(dataset: &Dataset) -> Result<String> {
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
                // The labels of yes, no and not sure are UI text.
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

/// The questionnaire as a FHIR resource, with addresses below `base`, or below the one that the app writes.
///
/// # Errors
/// If a file cannot be read or is malformed.
pub fn fhir(guide: &Guide, base: Option<&str>) -> Result<String> {
    let words = Words::load(guide, Respondent::Myself)?;
    let base = base.map_or(legcheck_fhir::BASE, |base| Base(base.trim_end_matches('/')));
    Ok(pretty(&legcheck_fhir::questionnaire(guide, &words, &[], base)))
}

/// Pretty-prints JSON text. `serde_json::Value` would sort the keys.
fn pretty(json: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_string {
            out.push(letter);
            in_string = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '{' | '[' => {
                out.push(letter);
                if let Some(close) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                    continue;
                }
                depth += 1;
                new_line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                in_string = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(pretty(json), expected);
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(json), read(expected));
    }

    #[test]
    fn each_value_gets_a_line() {
        check("{}", "{}");
        check(r#"{"a":[],"b":1}"#, "{\n  \"a\": [],\n  \"b\": 1\n}");
        check(r#"["{,:\"]","\\",{"c":true}]"#, "[\n  \"{,:\\\"]\",\n  \"\\\\\",\n  {\n    \"c\": true\n  }\n]");
    }
}
