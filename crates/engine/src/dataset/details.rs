//! What a result says beyond the guide. It comes on demand, while the person answers.

use super::cause::Visit;
use super::change::Changes;
use super::index::{RuleIx, SourceIx, index_of};
use super::library::Library;
use super::localization::Localization;
use super::neighbours::Neighbours;
use super::rule::Level;
use super::source::Source;
use legcheck_codec::{Faulty, Unpackable, packed};

/// How many steps stand first for every cause (talk and examination): a card names what is particular to its own.
const USUAL_TESTS: usize = 2;

/// How many tests a card names.
const MOST_TESTS: usize = 4;

/// The part of the [`Library`] that a result shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// Each cause in short, in the order of [`super::Guide::causes`], without "something else".
    pub causes: Vec<CauseInShort>,
    /// "Something else" in one sentence.
    pub something_else: String,
    /// Its kinds.
    pub kinds: Vec<NamedKind>,
    /// What tells look-alikes apart.
    pub neighbours: Neighbours,
    /// What can change from now on.
    pub changes: Changes,
    /// The sources behind the rules.
    sources: Vec<Source>,
    /// By [`RuleIx`], places in `sources`.
    by_rule: Vec<Vec<u16>>,
}
packed!(struct Details { causes, something_else, kinds, neighbours, changes, sources, by_rule });

/// What a card says of a cause beyond its name.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseInShort {
    /// What it is, in one sentence.
    pub summary: String,
    /// Where it sits.
    pub places: Vec<Localization>,
    /// Tests that a doctor may do for it.
    pub tests: Vec<NamedTest>,
}
packed!(struct CauseInShort { summary, places, tests });

/// A test and why it is done for one cause.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedTest {
    /// Name of the test.
    pub name: String,
    /// Why it is done here.
    pub why: String,
}
packed!(struct NamedTest { name, why });

/// A kind of "something else", in short.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedKind {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is.
    pub text: String,
    /// Where it sits; empty if in no one place.
    pub places: Vec<Localization>,
    /// What usually helps.
    pub helps: Vec<String>,
    /// Whom to see, and when.
    pub see: Visit,
    /// What calls for help sooner.
    pub sooner: Vec<Visit>,
}
packed!(struct NamedKind { id, name, text, places, helps, see, sooner });

impl NamedKind {
    /// Whom to see, and when, beside a result of this level: nothing that says another time than the result itself, and of
    /// what calls for help sooner only what is sooner than the result.
    pub fn visits(&self, level: Level) -> Vec<&str> {
        let see = Some(&self.see).filter(|visit| visit.level == level);
        let sooner = self.sooner.iter().filter(|visit| visit.level > level);
        see.into_iter().chain(sooner).map(|visit| visit.text.as_str()).collect()
    }
}

impl Details {
    /// Takes out of the library what a result shows.
    pub fn new(library: &Library) -> Self {
        let causes = library.causes.iter().map(|cause| {
            let particular = cause.tests.iter().skip(USUAL_TESTS).take(MOST_TESTS);
            let named = |name: &String, why: &String| NamedTest { name: name.clone(), why: why.clone() };
            let tests = particular.map(|step| named(&library.tests[usize::from(step.test)].name, &step.why));
            CauseInShort { summary: cause.summary.clone(), places: cause.places.clone(), tests: tests.collect() }
        });
        let kinds = library.something_else.kinds.iter().map(|kind| NamedKind {
            id: kind.id.clone(),
            name: kind.name.clone(),
            text: kind.body.text.join(" "),
            places: kind.places.clone(),
            helps: kind.helps.clone(),
            see: kind.see.clone(),
            sooner: kind.sooner.clone(),
        });
        let mut used: Vec<SourceIx> = Vec::new();
        let mut place = |source: &SourceIx| {
            let known = used.iter().position(|s| s == source);
            let place = known.unwrap_or(used.len());
            if known.is_none() {
                used.push(*source);
            }
            index_of(place)
        };
        let by_rule = library.rule_sources.iter().map(|sources| sources.iter().map(&mut place).collect()).collect();
        Self {
            causes: causes.collect(),
            something_else: library.something_else.summary.clone(),
            kinds: kinds.collect(),
            neighbours: library.neighbours.clone(),
            changes: library.changes.clone(),
            by_rule,
            sources: used.iter().map(|s| library.sources[s.at()].clone()).collect(),
        }
    }

    /// The sources behind a rule; none means clinical consensus.
    pub fn sources(&self, rule: RuleIx) -> impl Iterator<Item = &Source> {
        self.by_rule[rule.at()].iter().map(|place| &self.sources[usize::from(*place)])
    }

    /// Reads the compact form that `crates/content-build` wrote.
    ///
    /// # Errors
    /// When the bytes are not from a build of the same version of these types.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faulty> {
        legcheck_codec::unpack(bytes)
    }

    /// The compact form; see [`Details::from_bytes`].
    ///
    /// # Errors
    /// When a text or a number has none. What `authoring` compiled always has one: it checks each where it reads it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Unpackable> {
        legcheck_codec::pack(self)
    }
}
