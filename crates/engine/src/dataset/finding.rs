//! What a person can report.

use super::condition::Condition;
use super::index::ChoiceIx;
use legcheck_codec::packed;

/// How a finding is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// Yes, no or not sure.
    YesNoUnsure,
    /// One of the choices.
    Single,
    /// Any of the choices; some are exclusive (see [`Choice::is_none`], [`Choice::is_unsure`]).
    Multiple,
    /// One of the age bands.
    Age,
    /// One of the sexes, or not said.
    Sex,
}
packed!(enum AnswerKind { YesNoUnsure, 1 Single, 2 Multiple, 3 Age, 4 Sex });

impl AnswerKind {
    /// The word for it in files and reports.
    pub fn id(self) -> &'static str {
        match self {
            Self::YesNoUnsure => "yes-no-unsure",
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Age => "age",
            Self::Sex => "sex",
        }
    }
}

/// A question about one sign, pattern or fact.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Stable kebab-case id.
    pub id: String,
    /// Id of the group in the clinical pack, for reports.
    pub group: String,
    /// How it is answered.
    pub kind: AnswerKind,
    /// Whether an urgency rule reads it: "not sure" is then never read as "no".
    pub safety: bool,
    /// First of its choices; the others follow.
    pub first_choice: ChoiceIx,
    /// Number of its choices.
    pub choice_count: u16,
    /// Ask only when this holds.
    pub ask_if: Option<Condition>,
    /// The question to the person.
    pub label: String,
    /// The question to a helper.
    pub label_other: String,
    /// The question to a parent about their child.
    pub label_child: String,
    /// One line of plain help.
    pub help: Option<String>,
    /// The help for a helper.
    pub help_other: Option<String>,
    /// A short name, for the review.
    pub short: String,
    /// The words on its tile on a shared page; by default those of "yes".
    pub tile: Option<String>,
    /// Why the question is asked.
    pub why: Why,
}
packed!(struct Finding {
    id, group, kind, safety, first_choice, choice_count, ask_if, label, label_other, label_child, help, help_other, short, tile,
    why,
});

/// Why a question is asked.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// One or two sentences.
    pub text: String,
}
packed!(struct Why { text });

/// One way to answer a finding.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Stable kebab-case id, unique within its finding.
    pub id: String,
    /// The words on the tile.
    pub label: String,
    /// The words on the tile for a helper, where they differ.
    pub other: Option<String>,
    /// How the answer reads within a reason.
    pub said: String,
    /// Means none of the others; exclusive.
    pub is_none: bool,
    /// Means "not sure"; exclusive.
    pub is_unsure: bool,
    /// Ages it stands for.
    pub band: Option<AgeBand>,
    /// Name of a picture that shows it, if words are hard.
    pub picture: Option<String>,
}
packed!(struct Choice { id, label, other, said, is_none, is_unsure, band, picture });

/// Ages in whole years, both ends included.
#[derive(Clone, Debug)]
pub struct AgeBand {
    /// Youngest age.
    pub min: u16,
    /// Oldest age.
    pub max: u16,
}
packed!(struct AgeBand { min, max });
