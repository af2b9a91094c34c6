//! A person whose answers are known.

use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Guide, Strictness};
use legcheck_engine::interview::Run;
use legcheck_engine::logic::{Facts, Unanswered};

/// How a finding that a case does not state is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// Skipped, as if not asked.
    Skip,
    /// "Not sure" if the finding has that choice, otherwise skipped.
    Unsure,
    /// "No" or the none choice if there is one, otherwise as [`Unstated::Unsure`].
    None,
    /// "No" or the none choice for findings marked `safety`; all others are skipped.
    DangerNone,
}

impl Unstated {
    /// The variant with this name in a file.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "skip" => Some(Self::Skip),
            "unsure" => Some(Self::Unsure),
            "none" => Some(Self::None),
            "danger-none" => Some(Self::DangerNone),
            _ => None,
        }
    }

    /// The answer to a finding that a case does not state.
    pub fn answer(self, guide: &Guide, finding: FindingIx) -> Answer {
        let chosen = |choice: Option<ChoiceIx>| choice.map(|c| Answer::Chosen(vec![c]));
        let none = || chosen(guide.choice_where(finding, |c| c.is_none));
        let unsure = || chosen(guide.choice_where(finding, |c| c.is_unsure));
        let answer = match self {
            Self::Skip => None,
            Self::Unsure => unsure(),
            Self::None => none().or_else(unsure),
            Self::DangerNone if guide.findings[finding.at()].safety => none(),
            Self::DangerNone => None,
        };
        answer.unwrap_or(Answer::LeftOut)
    }
}

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// The answers it states.
    pub stated: Answers,
    /// How the others are answered.
    pub unstated: Unstated,
    /// Questions of a FHIR response that the guide does not have.
    pub not_read: Vec<String>,
}

impl Case {
    /// The stated answer to a finding, otherwise the one that `unstated` gives.
    pub fn answer(&self, guide: &Guide, finding: FindingIx) -> Answer {
        self.stated.get(finding).cloned().unwrap_or_else(|| self.unstated.answer(guide, finding))
    }

    /// All facts at once: the stated answers, and for each other finding whose question applies, the answer that
    /// `unstated` gives.
    pub fn all_facts(&self, guide: &Guide) -> Answers {
        let mut all = self.stated.clone();
        // A question may depend on the answer to another one, so independent questions come first.
        for pass in [false, true] {
            for finding in guide.finding_indexes() {
                let depends = guide.findings[finding.at()].ask_if.is_some();
                if depends == pass && all.get(finding).is_none() {
                    let asks = Facts::new(guide, &all, Strictness::Standard, Unanswered::NotAsked).should_ask(finding);
                    if asks {
                        all.set(finding, self.unstated.answer(guide, finding));
                    }
                }
            }
        }
        all
    }

    /// Interviews the person: the engine asks, the case answers.
    pub fn interview(&self, engine: &Engine) -> Run {
        engine.interview().run(Strictness::Standard, |finding, _| self.answer(engine.guide(), finding))
    }
}
