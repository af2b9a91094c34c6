//! What a clinic's page says in an emergency while the guide is not there. The build puts it into `assets/embed/embed.js`, since
//! by then nothing else may have loaded.

use crate::content::{self, msg};
use legcheck_engine::dataset::LineKind;

/// The advice in words, and whom to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedAdvice {
    /// The language of the words.
    pub language: String,
    /// When to call for help.
    pub advice: String,
    /// The words of a link, with `#` in place of the number.
    pub call: String,
    /// The numbers where the region is not known.
    pub general: Vec<String>,
    /// The emergency numbers of each region, by its id; the first is the one to try first.
    pub numbers: Vec<(String, Vec<String>)>,
}

impl EmbedAdvice {
    /// Reads it from the guide.
    pub fn new() -> Self {
        let content = content::load();
        let regions = &content.guide().regions;
        let of = |region: &str| {
            let mut numbers: Vec<String> = Vec::new();
            for line in &content.library().lines {
                if line.region == region && line.kind == LineKind::Emergency && !numbers.contains(&line.number) {
                    numbers.push(line.number.clone());
                }
            }
            numbers
        };
        Self {
            language: content.language().to_owned(),
            advice: content.t(msg::EMBED_ADVICE),
            call: content.with(msg::CALL, &[("number", "#".into())]),
            general: regions.iter().filter(|region| region.general.is_some()).map(|r| r.number.clone()).collect(),
            numbers: regions.iter().map(|region| (region.id.clone(), of(&region.id))).collect(),
        }
    }
}

impl Default for EmbedAdvice {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A region's own number comes first, and no other region's is among them.
    #[test]
    fn each_region_has_its_own_numbers() {
        let made = EmbedAdvice::new();
        let content = content::load();
        assert_eq!(made.general, ["911", "112"]);
        for (region, (id, numbers)) in content.guide().regions.iter().zip(&made.numbers) {
            assert_eq!((&region.id, Some(&region.number)), (id, numbers.first()));
        }
        let numbers = |id: &str| made.numbers.iter().find(|(known, _)| known == id).map(|(_, numbers)| numbers.clone());
        assert_eq!(numbers("australia"), Some(vec!["000".to_owned(), "112".to_owned()]));
    }
}
