//! The script that clinics include: `assets/embed/embed.js` with the words and numbers that it shows by itself.

use crate::shrink;
use legcheck::static_pages::EmbedAdvice;
use serde_json::{Map, json};

/// Its file name. From the first release on, a published version never changes, because clinics' pages contain its hash: a
/// change, of the words or numbers too, gets a new version next to the old one.
pub const NAME: &str = "embed-1.0.0.js";

/// Where the source wants what is filled in.
const PLACE: &str = "// The build puts `files` here.";

/// The script as it is published. `None` if the source has no place for what is filled in.
pub fn script(source: &str) -> Option<String> {
    let EmbedAdvice { language, advice, call, general, numbers } = EmbedAdvice::new();
    let numbers: Map<_, _> = numbers.into_iter().map(|(region, numbers)| (region, json!(numbers))).collect();
    let files = json!({ "language": language, "advice": advice, "call": call, "general": general, "numbers": numbers });
    source.contains(PLACE).then(|| shrink::js_by_line(&source.replacen(PLACE, &format!("const files = {files};"), 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    /// Nothing has been released yet, so no clinic's page contains this hash. From the first release on, do not renew it: raise
    /// the version instead, and keep the published file.
    #[test]
    fn a_published_script_never_changes() {
        let script = script(include_str!("../../../assets/embed/embed.js")).unwrap();
        assert!(script.contains("\"1.0.0\"") && NAME.contains("1.0.0"));
        let published = "sha384-7+TOsOPhxSOoY5CiXSBjFR6oTOZXTkUUwBD391plrKmUFXyhlHspZ/wtA2FebY9+";
        assert_eq!(files::integrity(script.as_bytes()), published);
    }
}
