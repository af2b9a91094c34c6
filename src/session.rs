//! What the person did. One value, changed only by facts in the past tense.

use crate::browser::dom::{self, Setting};
use crate::content::Respondent;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide, Strictness};
use legcheck_engine::interview::{self, AfterEmergency, Trail};
use std::cell::OnceCell;
use std::rc::Rc;
use yew::Reducible;

/// How far the check has come.
#[derive(Debug, Default)]
pub struct Session {
    /// For whom; none before the check was started.
    pub who: Option<Respondent>,
    /// Answers by finding. Kept when a changed answer makes a question pointless, so that changing back restores them.
    pub answers: Answers,
    /// Whether the person goes on after an emergency.
    pub after: AfterEmergency,
    /// Id of the region chosen for the emergency number.
    pub region: Option<String>,
    /// What the second module keeps with the check: marks on the picture, and the check before this one. The app carries it
    /// along and does not read it.
    pub attachments: String,
    /// How the urgency rules are read. Whoever shows the guide sets it, never the person.
    pub strictness: Strictness,
    /// The way through the check, once somebody asked for it.
    trail: OnceCell<Rc<Trail>>,
}

/// What follows from the rest is no part of it: a copy that is changed has another way.
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

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The check was started for somebody.
    Started(Respondent),
    /// A page was answered.
    Answered(Vec<(FindingIx, Answer)>),
    /// The person went on after an emergency, for the causes.
    WentOn,
    /// The region was chosen.
    ChoseRegion(String),
    /// A check was brought in: from a summary, a saved check or the picture. The place and the reading stay.
    SessionLoaded(Session),
    /// Everything was erased.
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
                let region = session.region.clone().or_else(|| self.region.clone());
                next = Self { region, strictness: self.strictness, ..session };
            }
            Action::Restarted => next = next.anew(None),
        }
        next.into()
    }
}

impl Session {
    /// Who answers.
    pub fn who(&self) -> Respondent {
        self.who.unwrap_or_default()
    }

    /// The same place and reading, and nothing of what was answered.
    #[must_use]
    pub fn anew(&self, who: Option<Respondent>) -> Self {
        Self { who, region: self.region.clone(), strictness: self.strictness, ..Self::default() }
    }

    /// A session with these parts.
    pub fn new(who: Option<Respondent>, answers: Answers, after: AfterEmergency, region: Option<String>) -> Self {
        Self { who, answers, after, region, ..Self::default() }
    }

    /// The way through the check. Worked out once for each state of the session: a step asks for it several times.
    pub fn trail(&self, guide: &Guide) -> Rc<Trail> {
        let replay = || interview::replay(guide, &self.answers, self.after, self.strictness).into();
        self.trail.get_or_init(replay).clone()
    }

    /// The session as text, for this tab's storage.
    pub fn to_text(&self, guide: &Guide) -> String {
        let who = self.who.map_or("", Respondent::id);
        let after = if self.after == AfterEmergency::GoOn { "go-on" } else { "stop" };
        let region = self.region.as_deref().unwrap_or_default();
        format!("1\n{who}\n{after}\n{region}\n{}\n{}", self.answers.to_line(guide), self.attachments)
    }

    /// Reads what [`Session::to_text`] wrote, under what the page round the frame has set.
    pub fn here(guide: &Guide, text: &str) -> Self {
        let mut session = Self::from_text(guide, text);
        // The person's own choice of a region goes before that of a clinic.
        session.region = session.region.or_else(|| dom::setting(Setting::Region));
        if dom::setting(Setting::Reading).is_some_and(|strictness| strictness == "strict") {
            session.strictness = Strictness::Strict;
        }
        session
    }

    /// Reads what [`Session::to_text`] wrote; a text of another kind is an empty session.
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
