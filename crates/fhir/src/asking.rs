//! When a question makes sense, in the words of FHIR.
//!
//! `enableWhen` is a flat list of comparisons of which all or any must hold. Most conditions of the guide fit into that; any
//! other becomes an expression of SDC.
//!
//! There is no `!=`. By the letter of R4 it holds for a question without an answer; Smart Forms and Medplum take it not to,
//! hide the question and drop its answer. So "not these" is "no answer, or one of the others".

use crate::codes::{Base, choice_code};
use crate::json::Json;
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, Condition, FindingIx, Guide};

const EXPRESSION: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

/// How many of the comparisons must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behavior {
    All,
    Any,
}

/// Whether a condition must hold, or must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Holds,
    HoldsNot,
}

impl Sense {
    fn opposite(self) -> Self {
        match self {
            Self::Holds => Self::HoldsNot,
            Self::HoldsNot => Self::Holds,
        }
    }
}

/// One comparison.
enum Comparison {
    /// The question has this answer.
    Is(FindingIx, ChoiceIx),
    /// The question has no answer.
    IsOpen(FindingIx),
}

/// Writes when a question makes sense into its item.
pub(crate) fn enable_when(guide: &Guide, base: Base<'_>, item: &mut Json, condition: &Condition) {
    let Some((behavior, comparisons)) = flat(guide, condition, Sense::Holds) else { return };
    item.list("enableWhen", |list| {
        for comparison in &comparisons {
            let (Comparison::Is(finding, _) | Comparison::IsOpen(finding)) = comparison;
            list.entry(|o| {
                o.text("question", &guide.findings[finding.at()].id);
                match comparison {
                    Comparison::IsOpen(_) => {
                        o.text("operator", "exists");
                        o.raw("answerBoolean", "false");
                    }
                    Comparison::Is(_, choice) => {
                        o.text("operator", "=");
                        o.within("answerCoding", |o| {
                            o.text("system", &base.system());
                            o.text("code", &choice_code(guide, *finding, *choice));
                        });
                    }
                }
            });
        }
    });
    // Only allowed where there is something to join.
    if comparisons.len() > 1 {
        item.text("enableBehavior", if behavior == Behavior::All { "all" } else { "any" });
    }
}

/// Writes the extension with an expression, where a condition does not fit into `enableWhen`.
pub(crate) fn enable_when_expression(guide: &Guide, extensions: &mut Json, condition: &Condition) {
    if flat(guide, condition, Sense::Holds).is_none() {
        extensions.entry(|o| {
            o.text("url", EXPRESSION);
            o.within("valueExpression", |o| {
                o.text("language", "text/fhirpath");
                o.text("expression", &fhirpath(guide, condition));
            });
        });
    }
}

/// A condition as a flat list, if it is one.
fn flat(guide: &Guide, condition: &Condition, sense: Sense) -> Option<(Behavior, Vec<Comparison>)> {
    let (part_of_all, part_of_any) = match sense {
        Sense::Holds => (Behavior::All, Behavior::Any),
        Sense::HoldsNot => (Behavior::Any, Behavior::All),
    };
    match condition {
        Condition::Answered(finding, choices) => {
            let is = |choice| Comparison::Is(*finding, choice);
            match sense {
                Sense::Holds => Some((Behavior::Any, choices.iter().map(|c| is(*c)).collect())),
                // One of the others beside one of these would not do.
                Sense::HoldsNot if guide.findings[finding.at()].kind == AnswerKind::Multiple => None,
                Sense::HoldsNot => {
                    let others = guide.choices_of(*finding).filter(|c| !choices.contains(c)).map(is);
                    Some((Behavior::Any, [Comparison::IsOpen(*finding)].into_iter().chain(others).collect()))
                }
            }
        }
        Condition::Not(part) => flat(guide, part, sense.opposite()),
        Condition::Is(definition) => flat(guide, &guide.definitions[definition.at()].when, sense),
        Condition::All(parts) => joined(guide, parts, sense, part_of_all),
        Condition::Any(parts) => joined(guide, parts, sense, part_of_any),
        // A form cannot tell a question passed over from one that is still to come.
        Condition::PassedOver(_) | Condition::AtLeast(..) | Condition::StandardReading => None,
    }
}

fn joined(guide: &Guide, parts: &[Condition], sense: Sense, behavior: Behavior) -> Option<(Behavior, Vec<Comparison>)> {
    let mut all = Vec::new();
    for part in parts {
        let (its_behavior, comparisons) = flat(guide, part, sense)?;
        if its_behavior != behavior && comparisons.len() > 1 {
            return None;
        }
        all.extend(comparisons);
    }
    (!all.is_empty()).then_some((behavior, all))
}

/// A condition as FHIRPath over the whole response. Each question is an item of a part; `repeat(item)`, which would find it
/// anywhere, finds nothing in Medplum.
fn fhirpath(guide: &Guide, condition: &Condition) -> String {
    let joined = |parts: &[Condition], word: &str, nothing: &str| match parts {
        [] => nothing.to_owned(),
        parts => parts.iter().map(|p| format!("({})", fhirpath(guide, p))).collect::<Vec<_>>().join(word),
    };
    match condition {
        Condition::Answered(finding, choices) => {
            let codes: Vec<String> =
                choices.iter().map(|c| format!("code = '{}'", choice_code(guide, *finding, *c))).collect();
            let id = &guide.findings[finding.at()].id;
            let codes = codes.join(" or ");
            format!("%resource.item.item.where(linkId = '{id}').answer.value.where({codes}).exists()")
        }
        Condition::PassedOver(_) => "false".to_owned(),
        Condition::StandardReading => "true".to_owned(),
        Condition::Is(definition) => fhirpath(guide, &guide.definitions[definition.at()].when),
        Condition::Not(part) => format!("({}).not()", fhirpath(guide, part)),
        Condition::All(parts) => joined(parts, " and ", "true"),
        Condition::Any(parts) => joined(parts, " or ", "false"),
        Condition::AtLeast(least, parts) => {
            let counted: Vec<String> = parts.iter().map(|p| format!("iif({}, 1, 0)", fhirpath(guide, p))).collect();
            format!("({}) >= {least}", if counted.is_empty() { "0".to_owned() } else { counted.join(" + ") })
        }
    }
}
