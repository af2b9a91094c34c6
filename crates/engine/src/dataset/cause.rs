//! Causes: what the ranking needs, and the pages people read.

use super::index::{ChoiceIx, FindingIx, RuleIx, SourceIx};
use super::localization::Localization;
use super::rule::Level;
use legcheck_codec::packed;

/// A cause, as far as deciding needs it.
#[derive(Clone, Debug)]
pub struct Cause {
    /// Stable id.
    pub id: String,
    /// Name in common words.
    pub name: String,
}
packed!(struct Cause { id, name });

/// Paragraphs with the sources behind them.
#[derive(Clone, Debug, Default)]
pub struct Paragraphs {
    /// The paragraphs.
    pub text: Vec<String>,
    /// The sources behind them.
    pub sources: Vec<SourceIx>,
}
packed!(struct Paragraphs { text, sources });

/// A sentence with a figure. Without a source it says that no figure was found.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The sentence.
    pub text: String,
    /// The source of the figure.
    pub source: Option<SourceIx>,
}
packed!(struct Figure { text, source });

/// A code of a classification.
#[derive(Clone, Debug)]
pub struct Code {
    /// `icd-10-cm` or `mesh`.
    pub system: String,
    /// The code.
    pub code: String,
    /// Its name in the classification.
    pub label: String,
}
packed!(struct Code { system, code, label });

/// A test, and why it is done for one cause.
#[derive(Clone, Debug)]
pub struct TestStep {
    /// Place of the test in [`super::Library::tests`].
    pub test: u16,
    /// Why it is done here.
    pub why: String,
}
packed!(struct TestStep { test, why });

/// A treatment.
#[derive(Clone, Debug)]
pub struct Treatment {
    /// What it is.
    pub text: String,
    /// Its source; none means clinical consensus.
    pub source: Option<SourceIx>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct Treatment { text, source, covers });

/// A published figure for one finding in one cause.
#[derive(Clone, Debug)]
pub struct EvidenceFigure {
    /// The finding.
    pub finding: FindingIx,
    /// The choice.
    pub choice: ChoiceIx,
    /// What was measured: `frequency`, `sensitivity`, `specificity`, `lr_pos`, `lr_neg`, `odds_ratio`, `rate_ratio`,
    /// `risk`, `context`.
    pub measure: String,
    /// The value or the range, as text.
    pub value: String,
    /// What was counted.
    pub of: String,
    /// The source.
    pub source: SourceIx,
}
packed!(struct EvidenceFigure { finding, choice, measure, value, of, source });

/// A sub-cause with a section of its own.
#[derive(Clone, Debug)]
pub struct SubCausePage {
    /// Stable id within the cause.
    pub id: String,
    /// Name.
    pub name: String,
    /// The text.
    pub body: Paragraphs,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
}
packed!(struct SubCausePage { id, name, body, covers });

/// Everything a cause page says.
#[derive(Clone, Debug, Default)]
pub struct CausePage {
    /// Stable id.
    pub id: String,
    /// Name in common words.
    pub name: String,
    /// What it is, in one sentence.
    pub summary: String,
    /// Where it sits; its `what` names the sources.
    pub places: Vec<Localization>,
    /// Items of the article it stands for.
    pub covers: Vec<String>,
    /// Other names.
    pub also_called: Vec<String>,
    /// Codes of classifications.
    pub codes: Vec<Code>,
    /// What it is.
    pub what: Paragraphs,
    /// Who gets it.
    pub who: Vec<Figure>,
    /// How it starts and feels.
    pub starts: Paragraphs,
    /// When it is an emergency.
    pub emergency: Vec<String>,
    /// Rules that guard it.
    pub emergency_rules: Vec<RuleIx>,
    /// When to see a doctor soon.
    pub soon: String,
    /// What can wait for the next visit.
    pub routine: String,
    /// How it is diagnosed.
    pub tests: Vec<TestStep>,
    /// How it is treated.
    pub treatments: Vec<Treatment>,
    /// What to expect.
    pub outlook: Paragraphs,
    /// Items of the article the outlook stands for.
    pub outlook_covers: Vec<String>,
    /// What helps.
    pub care_do: Vec<String>,
    /// What to avoid.
    pub care_avoid: Vec<String>,
    /// Questions for the doctor.
    pub ask: Vec<String>,
    /// Sub-causes.
    pub sub_causes: Vec<SubCausePage>,
    /// Published figures of its evidence.
    pub figures: Vec<EvidenceFigure>,
    /// Further reading.
    pub further: Vec<SourceIx>,
}
packed!(struct CausePage {
    id, name, summary, places, covers, also_called, codes, what, who, starts, emergency, emergency_rules, soon, routine,
    tests, treatments, outlook, outlook_covers, care_do, care_avoid, ask, sub_causes, figures, further,
});

/// A kind of "something else".
#[derive(Clone, Debug)]
pub struct Kind {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is.
    pub body: Paragraphs,
    /// Where it sits; empty if in no one place. Its `body` names the sources.
    pub places: Vec<Localization>,
    /// How it feels.
    pub feels: Vec<String>,
    /// What usually helps.
    pub helps: Vec<String>,
    /// Whom to see, and when.
    pub see: Visit,
    /// What calls for help sooner.
    pub sooner: Vec<Visit>,
    /// Rules that guard it.
    pub danger: Vec<RuleIx>,
}
packed!(struct Kind { id, name, body, places, feels, helps, see, sooner, danger });

/// Advice to be seen, with the level it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// How fast it sends a person to a doctor.
    pub level: Level,
    /// Its words.
    pub text: String,
}
packed!(struct Visit { level, text });

/// "Something else": the whole and its kinds.
#[derive(Clone, Debug, Default)]
pub struct KindPage {
    /// Name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// What it is.
    pub text: Vec<String>,
    /// Its kinds.
    pub kinds: Vec<Kind>,
}
packed!(struct KindPage { name, summary, text, kinds });
