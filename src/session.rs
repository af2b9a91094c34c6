//! The state of a check: who answers, and what they answered. A plain value that knows nothing of the browser; it changes
//! only by [`Action`]s.

use crate::content::Respondent;
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide, Strictness};
use legcheck_engine::interview::{AfterEmergency, Trail};
use std::cell::OnceCell;
use std::rc::Rc;
use yew::Reducible;

/// The state of a check.
#[derive(Debug, Default)]
pub struct Session {
    /// Who answers; `None` before the check was started.
    pub who: Option<Respondent>,
    /// Answers by finding. Kept when a changed answer makes a question pointless, so that changing it back restores them.
    pub answers: Answers,
    /// Whether the person goes on after an emergency.
    pub after: AfterEmergency,
    /// Id of the region whose emergency number is shown.
    pub region: Option<String>,
    /// One line that the second module keeps with the check, see `extras::attachments`. The app stores it unread.
    pub attachments: String,
    /// How the urgency rules are read. The host page sets it, never the person.
    pub strictness: Strictness,
    /// The steps of the check, cached on first use.
    trail: OnceCell<Rc<Trail>>,
}

/// What the page around the frame sets; the default outside of a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostSettings {
    /// Id of the region whose emergency number is shown until the person chooses another.
    pub region: Option<String>,
    /// How the urgency rules are read.
    pub strictness: Strictness,
}

/// Without the cached trail: a clone is about to be changed.
impl Clone for Session {
    fn clone(&self) -> Self {
        Self {
            strictness: self.strictness,
            attachments: self.attachments.clone(),
            ..Self::new(self.who, self.answers.clone(), self.after, self.region.clone())
        }
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.who == other.who
            && self.answers == other.answers
            && self.after == other.after
            && self.region == other.region
            && self.attachments == other.attachments
    }
}

/// What happened to a check.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The check was started by this respondent.
    Started(Respondent),
    /// A page was answered.
    Answered(Vec<(FindingIx, Answer)>),
    /// The person went on after an emergency, to learn about causes.
    WentOn,
    /// A region was chosen, by its id.
    ChoseRegion(String),
    /// Another check took the place of this one: a summary, a saved check, or this one with marks. Strictness stays, and so
    /// does the region if the other check names none.
    SessionLoaded(Session),
    /// The answers were erased.
    Restarted,
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Started(who) => next.who = Some(who),
            Action::Answered(answers) => {
                for (finding, answer) in answers {
                    next.answers.set(finding, answer);
                }
            }
            Action::WentOn => next.after = AfterEmergency::GoOn,
            Action::ChoseRegion(id) => next.region = Some(id),
            Action::SessionLoaded(session) => {
                next = session.under(HostSettings { region: self.region.clone(), strictness: self.strictness });
            }
            Action::Restarted => next = next.restarted(None),
        }
        next.into()
    }
}

impl Session {
    /// A session with these parts and no attachments.
    pub fn new(who: Option<Respondent>, answers: Answers, after: AfterEmergency, region: Option<String>) -> Self {
        Self { who, answers, after, region, ..Self::default() }
    }

    /// Who answers; the person themselves as long as nobody said otherwise.
    pub fn who(&self) -> Respondent {
        self.who.unwrap_or_default()
    }

    /// A session without answers, with the same region and strictness.
    #[must_use]
    pub fn restarted(&self, who: Option<Respondent>) -> Self {
        Self { who, region: self.region.clone(), strictness: self.strictness, ..Self::default() }
    }

    /// The session under the settings of the host page. A region that the session names goes before that of the host.
    #[must_use]
    pub fn under(self, host: HostSettings) -> Self {
        let region = self.region.or(host.region);
        Self { region, strictness: host.strictness, trail: OnceCell::new(), ..self }
    }

    /// The steps of the check. Replayed once for each state of the session, since drawing one page asks several times.
    pub fn trail(&self, engine: &Engine) -> Rc<Trail> {
        let replay = || engine.interview().replay(&self.answers, self.after, self.strictness).into();
        self.trail.get_or_init(replay).clone()
    }

    /// The session as six lines: version, respondent, `go-on` or `stop`, region, answers, attachments. Strictness is not part
    /// of it, since it belongs to the page and not to the person.
    pub fn to_text(&self, guide: &Guide) -> String {
        let who = self.who.map_or("", Respondent::id);
        let after = if self.after == AfterEmergency::GoOn { "go-on" } else { "stop" };
        let region = self.region.as_deref().unwrap_or_default();
        format!("1\n{who}\n{after}\n{region}\n{}\n{}", self.answers.to_line(guide), self.attachments)
    }

    /// Reads what [`Session::to_text`] wrote, also the older form without attachments. Anything else is an empty session;
    /// respondents, answers and regions that this guide does not know are left out.
    pub fn from_text(guide: &Guide, text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let ["1", who, after, region, rest @ ..] = lines.as_slice() else { return Self::default() };
        let mut session = Self::new(
            Respondent::from_id(who),
            Answers::from_line(guide, rest.first().copied().unwrap_or_default()),
            if *after == "go-on" { AfterEmergency::GoOn } else { AfterEmergency::Stop },
            guide.regions.iter().find(|r| r.id == *region).map(|r| r.id.clone()),
        );
        (*rest.get(1).unwrap_or(&"")).clone_into(&mut session.attachments);
        session
    }
}
