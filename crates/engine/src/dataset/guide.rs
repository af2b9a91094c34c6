//! What is needed to ask and to decide how urgent it is.

use super::cause::Cause;
use super::finding::{Choice, Finding};
use super::index::{CauseIx, ChoiceIx, FindingIx, RuleIx, index_of};
use super::interview_plan::Plan;
use super::rule::{AddedSign, ArticleSign, Definition, Level, LevelText, Rule};
use super::source::Region;
use legcheck_codec::{Faulty, Unpackable, packed};

/// What is needed to ask and to decide how urgent it is. Loaded before the first question.
///
/// What the ranking weighs is in [`Evidence`](super::Evidence) instead, so that code with only a guide cannot rank.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// Version of the content, shown on every result.
    pub version: String,
    /// Day of the last review of the content, `YYYY-MM-DD`.
    pub reviewed: String,
    /// Findings, in the order of the files.
    pub findings: Vec<Finding>,
    /// Choices of all findings, one after the other.
    pub choices: Vec<Choice>,
    /// Order of the questions and their grouping into pages.
    pub plan: Plan,
    /// Words of the four levels, highest first.
    pub levels: Vec<LevelText>,
    /// Conditions that several rules share.
    pub definitions: Vec<Definition>,
    /// Urgency rules: the article's signs first, then the added red flags.
    pub rules: Vec<Rule>,
    /// The article's ten emergency signs and three see-a-doctor signs, in its order.
    pub signs: Vec<ArticleSign>,
    /// Emergency signs that the article does not list.
    pub added_signs: Vec<AddedSign>,
    /// The causes, "something else" last.
    pub causes: Vec<Cause>,
    /// Emergency numbers by region.
    pub regions: Vec<Region>,
}
packed!(struct Guide {
    version, reviewed, findings, choices, plan, levels, definitions, rules, signs, added_signs, causes, regions,
});

impl Guide {
    /// The text of a level; authoring makes sure that every level has one.
    pub fn level_text(&self, level: Level) -> Option<&LevelText> {
        self.levels.iter().find(|text| text.level == level)
    }

    /// Reads the compact form that `crates/content-build` wrote.
    ///
    /// # Errors
    /// When the bytes are not from a build of the same version of these types.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faulty> {
        let mut guide: Self = legcheck_codec::unpack(bytes)?;
        guide.renumber(|first, c| first.wrapping_add(c));
        Ok(guide)
    }

    /// Renumbers all choices in conditions relative to the first choice of their finding, or back. Small numbers
    /// compress better.
    fn renumber(&mut self, number: fn(u16, u16) -> u16) {
        let first: Vec<u16> = self.findings.iter().map(|f| f.first_choice.0).collect();
        let change = |finding: FindingIx, choice: &mut ChoiceIx| {
            choice.0 = number(first.get(finding.at()).copied().unwrap_or_default(), choice.0);
        };
        let asking = self.findings.iter_mut().filter_map(|f| f.ask_if.as_mut());
        asking.for_each(|when| when.renumber(&change));
        self.definitions.iter_mut().for_each(|d| d.when.renumber(&change));
        self.rules.iter_mut().for_each(|r| r.when.renumber(&change));
        self.added_signs.iter_mut().for_each(|s| s.when.renumber(&change));
    }

    /// The compact form; see [`Guide::from_bytes`].
    ///
    /// # Errors
    /// When a text or a number has none. What `authoring` compiled always has one: it checks each where it reads it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unpackable> {
        let mut guide = self.clone();
        guide.renumber(|first, c| c.wrapping_sub(first));
        legcheck_codec::pack(&guide)
    }

    /// The finding with this id.
    pub fn finding(&self, id: &str) -> Option<FindingIx> {
        self.findings.iter().position(|f| f.id == id).map(index_of)
    }

    /// The choice with this id of a finding.
    pub fn choice(&self, finding: FindingIx, id: &str) -> Option<ChoiceIx> {
        self.choices_of(finding).find(|c| self.choices[c.at()].id == id)
    }

    /// All choices of a finding, in file order.
    pub fn choices_of(&self, finding: FindingIx) -> impl Iterator<Item = ChoiceIx> + use<> {
        let f = &self.findings[finding.at()];
        (f.first_choice.0..f.first_choice.0 + f.choice_count).map(ChoiceIx)
    }

    /// The finding a choice belongs to.
    pub fn finding_of(&self, choice: ChoiceIx) -> FindingIx {
        index_of::<FindingIx>(self.findings.partition_point(|f| f.first_choice <= choice).saturating_sub(1))
    }

    /// The choice of an age finding whose band holds this age in years.
    pub fn age_band(&self, finding: FindingIx, years: u16) -> Option<ChoiceIx> {
        self.choices_of(finding)
            .find(|c| self.choices[c.at()].band.as_ref().is_some_and(|b| (b.min..=b.max).contains(&years)))
    }

    /// The first choice of a finding for which `is` holds.
    pub fn choice_where(&self, finding: FindingIx, is: impl Fn(&Choice) -> bool) -> Option<ChoiceIx> {
        self.choices_of(finding).find(|c| is(&self.choices[c.at()]))
    }

    /// The cause with this id.
    pub fn cause(&self, id: &str) -> Option<CauseIx> {
        self.causes.iter().position(|c| c.id == id).map(index_of)
    }

    /// Whether a cause is "something else", the last one.
    pub fn is_something_else(&self, cause: CauseIx) -> bool {
        cause.at() + 1 == self.causes.len()
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<RuleIx> {
        self.rules.iter().position(|r| r.id == id).map(index_of)
    }

    /// Every finding, in file order.
    pub fn finding_indexes(&self) -> impl Iterator<Item = FindingIx> + use<> {
        (0..self.findings.len()).map(index_of)
    }
}
