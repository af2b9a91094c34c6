//! How fast to get help.

use crate::codes::{RULES, coding, level_code};
use crate::json::Json;
use crate::response::Check;
use legcheck_engine::urgency::Triage;

/// A `RiskAssessment` with the level of a check and the reasons for it, marked preliminary: rules that no clinician has
/// looked at applied to what a person said.
///
/// `basis` is the full address of the response within the same bundle. `notes` come after the limits of the guide. The
/// level is an outcome with words and a code; the reasons are its rationale, and what to do is the mitigation. Causes are
/// not in it.
pub fn risk_assessment(check: &Check<'_>, triage: &Triage, basis: &str, notes: &[String]) -> String {
    let Check { guide, texts, base, .. } = *check;
    let system = base.system();
    let mut reasons: Vec<String> = triage.reasons.iter().map(|rule| texts.reason(*rule)).collect();
    // The readings of one sign are adjacent and share its title.
    reasons.dedup();
    Json::object(|o| {
        o.text("resourceType", "RiskAssessment");
        o.text("language", &texts.language());
        o.text("status", "preliminary");
        o.within("method", |o| {
            o.list("coding", |list| {
                list.entry(|o| {
                    o.text("system", &system);
                    o.text("version", &guide.version);
                    o.text("code", RULES);
                    o.text("display", &texts.title());
                });
            });
            o.text("text", &[&texts.title(), " ", &guide.version].concat());
        });
        o.within("subject", |o| {
            o.text("type", "Patient");
            o.text("display", &texts.person());
        });
        o.text("occurrenceDateTime", check.authored);
        o.list("basis", |list| list.entry(|o| o.text("reference", basis)));
        o.list("prediction", |list| {
            list.entry(|o| {
                let level = texts.level(triage.level);
                o.within("outcome", |o| {
                    o.list("coding", |list| {
                        list.entry(|o| coding(o, &system, &level_code(triage.level), &level));
                    });
                    o.text("text", &level);
                });
                o.text("rationale", &reasons.join("; "));
            });
        });
        o.text("mitigation", &texts.action(triage.level));
        o.list("note", |list| {
            for note in [&texts.limits()].into_iter().chain(notes) {
                list.entry(|o| o.text("text", note));
            }
        });
    })
}
