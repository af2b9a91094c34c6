//! How well each cause fits.

use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::explanation::{self, Fit};
use legcheck_engine::ranking::Ranked;
use legcheck_messages::Message;

/// The wording of a fit.
pub(crate) fn fit_word(fit: Fit) -> Message {
    match fit {
        Fit::Well => msg::RESULT_FITS_WELL,
        Fit::Partly => msg::RESULT_FITS_PARTLY,
        Fit::Less => msg::RESULT_FITS_LESS,
    }
}

/// All causes, grouped as on the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Causes shown in full, best first.
    pub top: Vec<(Ranked, Fit)>,
    /// Causes only listed by name, best first.
    pub rest: Vec<(Ranked, Fit)>,
    /// "Something else", which is shown separately.
    pub something_else: Option<Ranked>,
}

impl Judged {
    /// The known cause ranked after the one at `place`.
    pub fn after(&self, place: usize) -> Option<&Ranked> {
        self.top.iter().chain(&self.rest).nth(place + 1).map(|(ranked, _)| ranked)
    }
}

/// Ranks the causes and rates how well each fits.
pub fn judged(content: &Content, answers: &Answers) -> Judged {
    let (guide, ranking) = (content.guide(), content.engine().ranking());
    let (known, other): (Vec<Ranked>, Vec<Ranked>) =
        ranking.rank(answers).into_iter().partition(|r| !guide.is_something_else(r.cause));
    let with_fit = |ranked| {
        let fit = explanation::fit(ranking, answers, &ranked);
        (ranked, fit)
    };
    let mut top: Vec<(Ranked, Fit)> = known.into_iter().map(with_fit).collect();
    let shown = top.iter().filter(|(_, fit)| *fit != Fit::Less).count().clamp(3, 5);
    let rest = top.split_off(shown.min(top.len()));
    Judged { top, rest, something_else: other.into_iter().next() }
}
