//! The answers of one person.

use crate::dataset::{AnswerKind, ChoiceIx, FindingIx, Guide};
use crate::order;

/// The answer to one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These choices were given; sorted, never empty.
    Chosen(Vec<ChoiceIx>),
    /// The question was shown and passed over. On a safety finding with a "not sure" choice this counts as that.
    PassedOver,
    /// The question was left out as if it had never been asked. Only reports use this.
    LeftOut,
    /// Seen on a page of several signs and marked "not sure about one of these": to be asked on its own.
    ToAskAlone,
}

/// Why an answer is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// No finding has this id.
    UnknownFinding(String),
    /// The finding has no choice with this id.
    UnknownChoice(String, String),
    /// No choice was given.
    Nothing(String),
    /// More than one choice where only one is allowed.
    TooMany(String),
    /// An exclusive choice came with others.
    NotAlone(String, String),
    /// The age is outside every band.
    AgeOutOfRange(u64),
}

impl std::fmt::Display for AnswerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownFinding(id) => write!(f, "unknown finding {id:?}"),
            Self::UnknownChoice(id, choice) => write!(f, "finding {id:?} has no choice {choice:?}"),
            Self::Nothing(id) => write!(f, "finding {id:?} has an empty list of choices"),
            Self::TooMany(id) => write!(f, "finding {id:?} takes one choice only"),
            Self::NotAlone(id, choice) => {
                write!(f, "choice {choice:?} of finding {id:?} stands alone, but came with others")
            }
            Self::AgeOutOfRange(years) => write!(f, "finding \"age\" has no band for {years} years"),
        }
    }
}

impl std::error::Error for AnswerError {}

impl Answer {
    /// Builds a checked answer from choice ids.
    ///
    /// # Errors
    /// If a choice is unknown, no choice is given, or choices exclude each other.
    pub fn chosen<'a>(
        guide: &Guide,
        finding: FindingIx,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, AnswerError> {
        let f = &guide.findings[finding.at()];
        let mut choices = Vec::new();
        for id in ids {
            let choice =
                guide.choice(finding, id).ok_or_else(|| AnswerError::UnknownChoice(f.id.clone(), id.to_owned()))?;
            choices.push(choice);
        }
        order::insertion_sort(&mut choices);
        choices.dedup();
        match choices.as_slice() {
            [] => return Err(AnswerError::Nothing(f.id.clone())),
            [_] => {}
            _ if f.kind != AnswerKind::Multiple => return Err(AnswerError::TooMany(f.id.clone())),
            several => {
                if let Some(alone) = several.iter().map(|c| &guide.choices[c.at()]).find(|c| c.is_none || c.is_unsure) {
                    // "Not sure" together with a definite sign is allowed: both count, and neither lowers the level.
                    if alone.is_none {
                        return Err(AnswerError::NotAlone(f.id.clone(), alone.id.clone()));
                    }
                }
            }
        }
        Ok(Self::Chosen(choices))
    }

    /// Whether it says "no" or "none of these".
    pub fn is_denial(&self, guide: &Guide) -> bool {
        matches!(self, Self::Chosen(choices) if choices.iter().all(|c| guide.choices[c.at()].is_none))
    }
}

/// All answers of one person, by finding. The order in which they were given is not kept.
///
/// A sorted list, since a map needs ten times the code for a few dozen entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(FindingIx, Answer)>);

impl Answers {
    /// The answer to a finding.
    pub fn get(&self, finding: FindingIx) -> Option<&Answer> {
        self.place(finding).ok().map(|place| &self.0[place].1)
    }

    /// The position of the answer to a finding, or where to insert it.
    fn place(&self, finding: FindingIx) -> Result<usize, usize> {
        self.0.binary_search_by_key(&finding, |(known, _)| *known)
    }

    /// The choices given for a finding; empty if it has no answer.
    pub fn choices(&self, finding: FindingIx) -> &[ChoiceIx] {
        match self.get(finding) {
            Some(Answer::Chosen(choices)) => choices,
            _ => &[],
        }
    }

    /// Sets the answer to a finding, replacing any earlier one.
    pub fn set(&mut self, finding: FindingIx, answer: Answer) {
        match self.place(finding) {
            Ok(place) => self.0[place].1 = answer,
            Err(place) => self.0.insert(place, (finding, answer)),
        }
    }

    /// Removes the answer to a finding.
    pub fn remove(&mut self, finding: FindingIx) {
        if let Ok(place) = self.place(finding) {
            self.0.remove(place);
        }
    }

    /// Whether there are no answers.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every answer, in the order of the findings.
    pub fn iter(&self) -> impl Iterator<Item = (FindingIx, &Answer)> {
        self.0.iter().map(|(f, a)| (*f, a))
    }

    /// The answers as one line of ids, for storage within a tab: `power=walks-alone;bladder=none`.
    pub fn to_line(&self, guide: &Guide) -> String {
        let mut line = String::new();
        for (f, answer) in self.iter() {
            if !line.is_empty() {
                line.push(';');
            }
            line.push_str(&guide.findings[f.at()].id);
            match answer {
                Answer::Chosen(choices) => {
                    for (place, choice) in choices.iter().enumerate() {
                        line.push(if place == 0 { '=' } else { ',' });
                        line.push_str(&guide.choices[choice.at()].id);
                    }
                }
                Answer::PassedOver => line.push_str("=~passed"),
                Answer::LeftOut => line.push_str("=~left-out"),
                Answer::ToAskAlone => line.push_str("=~ask"),
            }
        }
        line
    }

    /// Parses a line from [`Answers::to_line`]. Answers that this guide does not know are dropped: a question whose
    /// answer no longer fits must be asked again, not guessed.
    pub fn from_line(guide: &Guide, line: &str) -> Self {
        let mut answers = Self::default();
        for word in line.split(';') {
            let Some((id, value)) = word.split_once('=') else { continue };
            let Some(finding) = guide.finding(id) else { continue };
            let answer = match value {
                "~passed" => Answer::PassedOver,
                "~left-out" => Answer::LeftOut,
                "~ask" => Answer::ToAskAlone,
                ids => match Answer::chosen(guide, finding, ids.split(',')) {
                    Ok(answer) => answer,
                    Err(_) => continue,
                },
            };
            answers.set(finding, answer);
        }
        answers
    }
}
