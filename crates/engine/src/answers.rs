//! What a person answered.

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

/// Why an answer is not a valid one.
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
    /// A choice that stands alone came with others.
    NotAlone(String, String),
    /// An age that no band holds.
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
    /// A checked answer from choice ids.
    ///
    /// # Errors
    /// When a choice is unknown, missing, or does not go with the others.
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
                    // "Not sure" beside a definite sign is allowed: both hold, and neither lowers a level.
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

/// All answers of one person, by finding. The order in which they came does not matter.
///
/// A sorted list: a map would bring ten times its code for the sake of a few dozen entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(FindingIx, Answer)>);

impl Answers {
    /// The answer to a finding.
    pub fn get(&self, finding: FindingIx) -> Option<&Answer> {
        self.place(finding).ok().map(|place| &self.0[place].1)
    }

    /// Where the answer to a finding is, or belongs.
    fn place(&self, finding: FindingIx) -> Result<usize, usize> {
        self.0.binary_search_by_key(&finding, |(known, _)| *known)
    }

    /// The choices given to a finding; empty when there is none.
    pub fn choices(&self, finding: FindingIx) -> &[ChoiceIx] {
        match self.get(finding) {
            Some(Answer::Chosen(choices)) => choices,
            _ => &[],
        }
    }

    /// Records an answer in place of an older one.
    pub fn set(&mut self, finding: FindingIx, answer: Answer) {
        match self.place(finding) {
            Ok(place) => self.0[place].1 = answer,
            Err(place) => self.0.insert(place, (finding, answer)),
        }
    }

    /// Forgets the answer to a finding.
    pub fn remove(&mut self, finding: FindingIx) {
        if let Ok(place) = self.place(finding) {
            self.0.remove(place);
        }
    }

    /// Whether nothing was answered.
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

    /// Reads what [`Answers::to_line`] wrote. What a newer or older guide does not know is left out, since
    /// an answer that no longer fits its question must be asked again rather than guessed.
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
