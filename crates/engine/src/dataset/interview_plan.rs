//! The fixed part of the order of questions, and the numbers behind the rest.

use super::index::FindingIx;
use legcheck_codec::packed;

/// A named part of the check.
#[derive(Clone, Debug)]
pub struct Part {
    /// Stable id.
    pub id: String,
    /// Name, as shown.
    pub name: String,
    /// Whether its pages offer the picture of the body, since they ask about places on it.
    pub on_body: bool,
}
packed!(struct Part { id, name, on_body });

/// Findings that share a page. If each can be denied, one tile says no to all of them.
#[derive(Clone, Debug)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Heading to the person.
    pub label: String,
    /// Heading to a helper.
    pub label_other: String,
    /// Heading to a parent about their child.
    pub label_child: String,
    /// One line of help.
    pub help: Option<String>,
    /// Why the page is asked.
    pub why: String,
    /// The findings, in order.
    pub findings: Vec<FindingIx>,
    /// Whether a list of choices is shown as one tile here, and asked in full on its own page when chosen.
    pub gateway: bool,
    /// Whether it is never asked once an emergency is certain: nobody in one is to try their strength.
    pub calm_only: bool,
}
packed!(struct Group { id, label, label_other, label_child, help, why, findings, gateway, calm_only });

/// One page: a finding, or a group of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A single question.
    Single(FindingIx),
    /// The group at this place of [`Plan::groups`].
    Group(u16),
}
packed!(enum Page { Single(finding), 1 Group(place) });

/// The fixed part of the interview.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// The groups.
    pub groups: Vec<Group>,
    /// Pages always asked, in order, before the engine chooses.
    pub opening: Vec<Page>,
    /// Part of each finding, by [`FindingIx`].
    pub part_of: Vec<u16>,
    /// Rank of each finding in the order of asking, by [`FindingIx`]; lower comes first if nothing else decides.
    pub order: Vec<u16>,
    /// Most pages the engine adds for the causes after safety is settled.
    pub most_cause_pages: u16,
    /// A question whose expected gain (bits per unit of effort) is below this is not worth asking.
    pub least_gain: f64,
    /// What a page costs a person.
    pub effort: Effort,
    /// How answers are expected to be distributed.
    pub expected: Expected,
}
packed!(struct Plan { parts, groups, opening, part_of, order, most_cause_pages, least_gain, effort, expected });

/// What a page costs a person: one unit, plus a little for each tile beyond the first few.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    /// How many tiles the one unit includes.
    pub free_tiles: u16,
    /// Units for each tile beyond them.
    pub per_tile: f64,
}
packed!(struct Effort { free_tiles, per_tile });

/// How answers are expected to be distributed; used only to choose questions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Expected {
    /// Share of people who answer "none of these" to a question with one answer, 0 to 1.
    pub none: f64,
    /// Upper bound on how often a sign is present with a cause: stories are never that uniform.
    pub at_most: f64,
}
packed!(struct Expected { none, at_most });
