//! What belongs together, in one file.

use crate::assessment::risk_assessment;
use crate::json::Json;
use crate::response::{Check, response};
use legcheck_engine::urgency::Triage;

/// A `Bundle` of a check: its answers and its urgency, and the questionnaire before them when its text is given.
///
/// `notes` are those of [`risk_assessment`].
pub fn bundle(check: &Check<'_>, triage: &Triage, questionnaire: Option<&str>, notes: &[String]) -> String {
    let answers = response(check);
    let basis = urn(&answers);
    let assessment = risk_assessment(check, triage, &basis, notes);
    let form = questionnaire.map(|text| (check.base.questionnaire(), text));
    Json::object(|o| {
        o.text("resourceType", "Bundle");
        o.text("type", "collection");
        o.list("entry", |list| {
            let checked = [(basis, answers.as_str()), (urn(&assessment), assessment.as_str())];
            for (address, resource) in form.into_iter().chain(checked) {
                list.entry(|o| {
                    o.text("fullUrl", &address);
                    o.raw("resource", resource);
                });
            }
        });
    })
}

/// An address made from a text: equal texts have the same one, so that nothing random is needed.
///
/// A UUID of version 8, whose bits are free, over the FNV-1a hash with 128 bits. It names a resource within its bundle and
/// keeps nobody from making another text with the same one.
fn urn(text: &str) -> String {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(START, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let versioned = hash & !(0xf << 76) | 8 << 76;
    let bits = versioned & !(3 << 62) | 2 << 62;
    let digits = format!("{bits:032x}");
    let (first, second, third) = (&digits[..8], &digits[8..12], &digits[12..16]);
    format!("urn:uuid:{first}-{second}-{third}-{}-{}", &digits[16..20], &digits[20..])
}

#[cfg(test)]
mod tests {
    use super::urn;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(urn(text), expected);
    }

    #[test]
    fn a_text_always_has_the_same_address() {
        check("", "urn:uuid:6c62272e-07bb-8142-a2b8-21756295c58d");
        check("a", "urn:uuid:d228cb69-6f1a-8caf-b891-2b704e4a8964");
    }
}
