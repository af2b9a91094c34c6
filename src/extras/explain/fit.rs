//! How well each cause fits.

use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::explanation;
use legcheck_engine::ranking::{self, Ranked};
use legcheck_messages::Message;

/// How well a cause fits, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It stands out, and answers point to it.
    Well,
    /// It stands out less, and some answer points to it.
    Partly,
    /// All others.
    Less,
}

impl Fit {
    /// By its share, and by whether any answer points to it: a cause that only usualness lifts does not fit well.
    fn of(share: f64, fits: f64) -> Self {
        if share >= ranking::FITS_WELL && fits >= 2.0 {
            Self::Well
        } else if share >= ranking::FITS_PARTLY && fits > 0.0 {
            Self::Partly
        } else {
            Self::Less
        }
    }

    /// The stable id, for tests and hosts.
    pub fn id(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Partly => "partly",
            Self::Less => "less",
        }
    }

    /// The words for it.
    pub(crate) fn word(self) -> Message {
        match self {
            Self::Well => msg::RESULT_FITS_WELL,
            Self::Partly => msg::RESULT_FITS_PARTLY,
            Self::Less => msg::RESULT_FITS_LESS,
        }
    }

    /// How much of its bar is filled, 0 to 1.
    pub fn part(self) -> f64 {
        match self {
            Self::Well => 1.0,
            Self::Partly => 0.5,
            Self::Less => 0.25,
        }
    }
}

/// Every cause, as the result shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The causes that are shown in full, best first.
    pub top: Vec<(Ranked, Fit)>,
    /// The causes that are only named, best first.
    pub rest: Vec<(Ranked, Fit)>,
    /// "Something else", which has a place of its own.
    pub something_else: Option<Ranked>,
}

impl Judged {
    /// The known cause that comes next after the one at a place.
    pub fn after(&self, place: usize) -> Option<&Ranked> {
        self.top.iter().chain(&self.rest).nth(place + 1).map(|(ranked, _)| ranked)
    }
}

/// Ranks and judges the causes.
pub fn judged(content: &Content, answers: &Answers) -> Judged {
    let (guide, ranking) = (content.guide(), content.engine().ranking());
    let (known, other): (Vec<Ranked>, Vec<Ranked>) =
        ranking.rank(answers).into_iter().partition(|r| !guide.is_something_else(r.cause));
    let mut top: Vec<(Ranked, Fit)> = known
        .into_iter()
        .map(|r| {
            let fits: f64 = explanation::for_and_against(ranking, answers, &r).fits.iter().map(|s| s.amount).sum();
            let fit = Fit::of(r.share, fits);
            (r, fit)
        })
        .collect();
    let shown = top.iter().filter(|(_, fit)| *fit != Fit::Less).count().clamp(3, 5);
    let rest = top.split_off(shown.min(top.len()));
    Judged { top, rest, something_else: other.into_iter().next() }
}
