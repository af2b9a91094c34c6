//! How well each cause fits.

use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::explanation::{self, Fit};
use legcheck_engine::ranking::{Ranked, Ranking};
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
    /// Whether "something else" leads: it then stands first.
    pub else_leads: bool,
    /// Causes shown in full, best first: those that fit at least partly. Without any, the best three unless something else
    /// leads.
    pub top: Vec<(Ranked, Fit)>,
    /// Causes only listed by name, best first.
    pub rest: Vec<(Ranked, Fit)>,
    /// "Something else", which is shown separately.
    pub something_else: Option<Ranked>,
    /// Ids of its likeliest kinds, best first.
    pub kinds: Vec<String>,
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
    let all: Vec<(Ranked, Fit)> = known.into_iter().map(with_fit).collect();
    let something_else = other.into_iter().next();
    let best = all.first().map_or(0.0, |(ranked, _)| ranked.share);
    let else_leads = something_else.as_ref().is_some_and(|other| other.share > best);
    let (mut top, mut rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, fit)| *fit != Fit::Less);
    if top.is_empty() && !else_leads {
        let least = usize::from(ranking.evidence().model.shown.causes);
        top = rest.drain(..least.min(rest.len())).collect();
    }
    let kinds = something_else.as_ref().map_or_else(Vec::new, |other| likely_kinds(ranking, answers, other));
    Judged { else_leads, top, rest, something_else, kinds }
}

fn likely_kinds(ranking: &Ranking, answers: &Answers, other: &Ranked) -> Vec<String> {
    let kinds = ranking.within(other.cause, answers);
    let best = kinds.first().map_or(0.0, |(_, score)| *score);
    let shown = &ranking.evidence().model.shown;
    let likely = kinds.iter().take(shown.kinds.into()).filter(|(_, score)| best - score <= shown.kinds_within);
    likely.map(|(place, _)| ranking.evidence().hypotheses[*place].sub.clone()).collect()
}
