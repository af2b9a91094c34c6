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
    /// When the first and the last answer were given, as two [readings](crate::browser::clock::reading) of the device's clock,
    /// which may be wrong; empty where that is not known. The app stores it unread, see `extras::taken`.
    pub answered: String,
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
            answered: self.answered.clone(),
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
            && self.answered == other.answered
    }
}

/// What happened to a check.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The check was started by this respondent.
    Started(Respondent),
    /// A page was answered, when the clock showed this.
    Answered(Vec<(FindingIx, Answer)>, String),
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
            Action::Answered(answers, now) => {
                next.note_answer(&now);
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

    /// Notes that an answer is given when the clock shows this. The first answer keeps its day: a tab that wakes up after weeks
    /// goes on with old answers. Where the day of those is not known, that of all of them is not.
    pub fn note_answer(&mut self, now: &str) {
        let first = match self.answered.split_once(' ') {
            Some((first, _)) => first,
            None if self.answers.is_empty() => now,
            None => return,
        };
        self.answered = format!("{first} {now}");
    }

    /// The steps of the check. Replayed once for each state of the session, since drawing one page asks several times.
    pub fn trail(&self, engine: &Engine) -> Rc<Trail> {
        let replay = || engine.interview().replay(&self.answers, self.after, self.strictness).into();
        self.trail.get_or_init(replay).clone()
    }

    /// The session as seven lines: version, respondent, `go-on` or `stop`, region, answers, attachments, when they were
    /// answered. Strictness is not part of it, since it belongs to the page and not to the person.
    pub fn to_text(&self, guide: &Guide) -> String {
        let who = self.who.map_or("", Respondent::id);
        let after = if self.after == AfterEmergency::GoOn { "go-on" } else { "stop" };
        let region = self.region.as_deref().unwrap_or_default();
        let Self { answers, attachments, answered, .. } = self;
        format!("1\n{who}\n{after}\n{region}\n{}\n{attachments}\n{answered}", answers.to_line(guide))
    }

    /// Reads what [`Session::to_text`] wrote, also the older forms that end before one of the last two lines. Anything else is an empty session;
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
        (*rest.get(2).unwrap_or(&"")).clone_into(&mut session.answered);
        session
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: &str = "started=this-week;power=walks-alone;hard-tasks=stairs,grip;fever=~ask;age=~passed";

    #[test]
    fn a_session_is_read_as_it_was_written() {
        let content = crate::content::load();
        let guide = content.guide();
        let regions = [None, Some(guide.regions[0].id.clone())];
        for who in [None, Some(Respondent::Myself), Some(Respondent::Helper)] {
            for after in [AfterEmergency::Stop, AfterEmergency::GoOn] {
                for (region, line) in regions.iter().zip(["", ANSWERS]) {
                    let mut session = Session::new(who, Answers::from_line(guide, line), after, region.clone());
                    for attachments in ["", "weak:left-front-thigh|LEGCHECK1.ABC"] {
                        attachments.clone_into(&mut session.attachments);
                        for answered in ["", "29901234+60 29933000-300"] {
                            answered.clone_into(&mut session.answered);
                            assert_eq!(Session::from_text(guide, &session.to_text(guide)), session);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn texts_are_read_as_far_as_they_make_sense() {
        let content = crate::content::load();
        let guide = content.guide();
        let check = |text: &str, expected: [&str; 5]| {
            let [who, after, region, answers, attachments] = expected;
            let answers = Answers::from_line(guide, answers).to_line(guide);
            let expected = format!("1\n{who}\n{after}\n{region}\n{answers}\n{attachments}\n");
            assert_eq!(Session::from_text(guide, text).to_text(guide), expected, "{text:?}");
        };
        // The older form has no attachments.
        check("1\nme\ngo-on\nunited-kingdom\nfever=yes", ["me", "go-on", "united-kingdom", "fever=yes", ""]);
        check("1\n\nstop\n\n", ["", "stop", "", "", ""]);
        check("1\r\nhelper\r\nstop\r\n\r\nfever=no\r\n\r\n", ["helper", "stop", "", "fever=no", ""]);
        // What this guide does not know is left out, the rest stays.
        check("1\nneighbour\nlater\natlantis\nfever=maybe;no-such=yes\nx|y", ["", "stop", "", "", "x|y"]);
        check("1\nme\nstop\n\nfever=no;power;=;age=~passed", ["me", "stop", "", "fever=no;age=~passed", ""]);
        check("1\nme\nstop\n\nfever=no\n\n\nmore\nlines", ["me", "stop", "", "fever=no", ""]);
    }

    #[test]
    fn other_texts_are_an_empty_session() {
        let content = crate::content::load();
        for text in ["", "1", "1\nme\nstop", "2\nme\nstop\n\nfever=yes\n", "{\"who\":\"me\"}", "\u{0}\n\u{0}"] {
            assert_eq!(Session::from_text(content.guide(), text), Session::default(), "{text:?}");
        }
    }

    #[test]
    fn the_host_page_sets_what_the_session_does_not() {
        let content = crate::content::load();
        let host = || HostSettings { region: Some("australia".to_owned()), strictness: Strictness::Strict };
        let check = |text: &str, region: &str| {
            let session = Session::from_text(content.guide(), text).under(host());
            assert_eq!(session.region.as_deref(), Some(region), "{text:?}");
            assert_eq!(session.strictness, Strictness::Strict, "{text:?}");
        };
        check("", "australia");
        check("1\n\nstop\nunited-kingdom\n\n", "united-kingdom");
    }

    #[test]
    fn actions_change_what_they_name() {
        let content = crate::content::load();
        let guide = content.guide();
        let check = |before: &str, action: Action, expected: &str| {
            let session = Rc::new(Session::from_text(guide, before)).reduce(action);
            assert_eq!(*session, Session::from_text(guide, expected), "{before:?}");
        };
        let fever = guide.finding("fever").unwrap();
        let answered = || Action::Answered(vec![(fever, Answer::PassedOver)], "9+60".to_owned());
        let loaded = |text| Action::SessionLoaded(Session::from_text(guide, text));
        check("", Action::Started(Respondent::Helper), "1\nhelper\nstop\n\n\n");
        check("1\n\nstop\n\n", answered(), "1\n\nstop\n\nfever=~passed\n\n9+60 9+60");
        check(
            "1\n\nstop\n\nfever=yes;power=walks-alone\n\n5+0 6+0",
            answered(),
            "1\n\nstop\n\nfever=~passed;power=walks-alone\n\n5+0 9+60",
        );
        // Of an older release, which did not note when: that of the first answer stays unknown, so that of all does.
        check("1\n\nstop\n\npower=walks-alone", answered(), "1\n\nstop\n\nfever=~passed;power=walks-alone");
        check("1\n\nstop\n\nfever=yes", Action::WentOn, "1\n\ngo-on\n\nfever=yes");
        check("1\n\nstop\nunited-kingdom\n", Action::ChoseRegion("australia".to_owned()), "1\n\nstop\naustralia\n");
        check("1\nme\ngo-on\nunited-kingdom\nfever=yes\nx\n5+0 6+0", Action::Restarted, "1\n\nstop\nunited-kingdom\n");
        check(
            "1\nme\nstop\nunited-kingdom\nfever=yes",
            loaded("1\nhelper\nstop\n\npower=walks-alone\nx\n5+0 6+0"),
            "1\nhelper\nstop\nunited-kingdom\npower=walks-alone\nx\n5+0 6+0",
        );
        check("1\nme\nstop\nunited-kingdom\n", loaded("1\nhelper\nstop\naustralia\n"), "1\nhelper\nstop\naustralia\n");
    }
}
