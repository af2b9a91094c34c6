//! Opens a check from text: a summary, a bare code, or a file for a health record.

use crate::content::{Content, msg};
use crate::extras::attachments::Attachments;
use crate::extras::record::session_of;
use crate::session::{HostSettings, Session};
use legcheck_engine::body_map::Marks;
use legcheck_engine::dataset::Guide;
use legcheck_engine::follow_up;
use legcheck_handoff::code::{Refusal, Restored, from_code, to_code};
use legcheck_handoff::moment::Moment;
use legcheck_handoff::record::{Record, Taken};
use legcheck_messages::Message;

/// What to do with an earlier check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Show it as it was.
    Review,
    /// Repeat it and compare.
    Repeat,
}

impl Intent {
    /// The step of the check to go to. A repeated check starts at the first question.
    pub fn step(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Repeat => "",
        }
    }
}

/// Why a check could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The text contains no code and is not a health record.
    NotASummary,
    /// The health record answers the questions of another form.
    OtherForm,
    /// The health record is marked as a mistake by its maker.
    TakenBack,
    /// The code is incomplete or altered.
    Damaged,
    /// The code is from a newer release.
    TooNew,
    /// The text is far too long.
    TooLong,
    /// The file cannot be read as text.
    UnreadableFile,
    /// The passphrase is wrong, or the encrypted data was altered.
    WrongPassphrase,
    /// The session cannot be handed to the app, because the browser has no storage.
    NoStorage,
}

impl OpenError {
    /// The message on the page.
    pub fn message(self) -> Message {
        match self {
            Self::NotASummary => msg::OPEN_NOT_A_SUMMARY,
            Self::OtherForm => msg::OPEN_OTHER_FORM,
            Self::TakenBack => msg::OPEN_TAKEN_BACK,
            Self::Damaged => msg::OPEN_DAMAGED,
            Self::TooNew => msg::OPEN_TOO_NEW,
            Self::TooLong => msg::OPEN_TOO_LONG,
            Self::UnreadableFile => msg::OPEN_NO_FILE,
            Self::WrongPassphrase => msg::OPEN_WRONG_PASSPHRASE,
            Self::NoStorage => msg::OPEN_NOT_HERE,
        }
    }
}

impl From<Refusal> for OpenError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotASummary => Self::NotASummary,
            Refusal::Damaged => Self::Damaged,
            Refusal::TooNew => Self::TooNew,
            Refusal::TooLong => Self::TooLong,
        }
    }
}

impl From<legcheck_fhir::Refusal> for OpenError {
    fn from(refusal: legcheck_fhir::Refusal) -> Self {
        use legcheck_fhir::Refusal;
        match refusal {
            Refusal::NoJson | Refusal::NoResponse => Self::NotASummary,
            Refusal::OtherForm(_) => Self::OtherForm,
            Refusal::TakenBack => Self::TakenBack,
            Refusal::TooLong => Self::TooLong,
        }
    }
}

/// Parses a summary, a bare code, or a health record as JSON.
///
/// # Errors
/// If the text holds no check that this release can read.
pub fn read(guide: &Guide, text: &str) -> Result<Restored, OpenError> {
    if !text.trim_start().starts_with('{') {
        return Ok(from_code(text, guide)?);
    }
    let read = legcheck_fhir::read_response(guide, text)?;
    let taken = read.authored.as_deref().and_then(Moment::parse_fhir).map(Taken::at);
    let record = Record { who: read.who, answers: read.answers, taken, ..Record::default() };
    Ok(Restored { record, unknown: read.unread.len(), other_version: None })
}

/// How a record is opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What for.
    pub intent: Intent,
    /// What the clock shows. A repeated check begins now; one that is shown keeps its day.
    pub now: String,
    /// The settings of this page.
    pub host: HostSettings,
}

/// The session that shows or repeats a record.
pub fn session_for(content: &Content, record: Record, opened: Opened) -> Session {
    let Opened { intent, now, host } = opened;
    if intent == Intent::Review {
        return session_of(record, host);
    }
    // A session holds it in one line, whatever it was read from.
    let before = Some(to_code(&record, content.guide()));
    let answers = follow_up::kept(content.guide(), content.follow_up(), &record.answers);
    let repeated = Record { answers, marks: Marks::default(), after: Default::default(), taken: None, ..record };
    let mut session = session_of(repeated, host);
    session.attachments = Attachments { before, ..Attachments::default() }.to_line();
    session.answered = format!("{now} {now}");
    session
}

/// Whether something that was said in the check under way would be gone once a record takes its place. What the record
/// holds too would not.
pub fn would_lose(under_way: &Session, record: &Record) -> bool {
    let kept = |mark| record.marks.iter().any(|other| other == mark);
    !under_way.answers.is_empty()
        && (under_way.who != record.who
            || under_way.answers.iter().any(|(finding, answer)| record.answers.get(finding) != Some(answer))
            || !Attachments::parse(&under_way.attachments).marks.iter().all(kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Respondent;
    use legcheck_engine::answers::Answers;

    const ANSWERS: &str = "sex=female;diabetes=yes;back-pain=new-severe;saddle-numb=no";

    fn record(guide: &Guide) -> Record {
        let taken = Moment::parse("2026-11-29T08:30+01:00").map(Taken::at);
        Record { answers: Answers::from_line(guide, ANSWERS), taken, ..Record::default() }
    }

    #[test]
    fn texts_are_read_or_refused() {
        let content = crate::content::load();
        let guide = content.guide();
        let code = to_code(&record(guide), guide);
        let check = |text: &str, expected: Result<&str, OpenError>| {
            let found = read(guide, text).map(|restored| restored.record.answers.to_line(guide));
            let expected = expected.map(|line| Answers::from_line(guide, line).to_line(guide));
            assert_eq!(found, expected, "{text:.60}");
        };
        check(&code, Ok(ANSWERS));
        check(&format!("Summary of a check\n\nand its code:\n{code}\n"), Ok(ANSWERS));
        check(&code[..code.len() - 1], Err(OpenError::Damaged));
        check(&code.replace("LEGCHECK2.", "LEGCHECK9."), Err(OpenError::TooNew));
        check("", Err(OpenError::NotASummary));
        check("no code at all", Err(OpenError::NotASummary));
        check("{}", Err(OpenError::NotASummary));
        check(r#" {"resourceType": "Patient"}"#, Err(OpenError::NotASummary));
        let response = |form: &str, status: &str| {
            format!(r#"{{"resourceType":"QuestionnaireResponse","questionnaire":"{form}","status":"{status}"}}"#)
        };
        check(&response("https://a.example/Questionnaire/legcheck|0.1", "completed"), Ok(""));
        check(&response("https://a.example/Questionnaire/falls", "completed"), Err(OpenError::OtherForm));
        check(&response("Questionnaire/legcheck", "entered-in-error"), Err(OpenError::TakenBack));
        check(&"a".repeat(legcheck_handoff::code::LONGEST + 1), Err(OpenError::TooLong));
    }

    #[test]
    fn an_opened_check_is_reviewed_or_repeated() {
        let content = crate::content::load();
        let guide = content.guide();
        let code = to_code(&record(guide), guide);
        let check = |intent, answers: &str, attachments: &str, answered: &str| {
            let host = HostSettings { region: Some("uk".to_owned()), ..HostSettings::default() };
            let opened = Opened { intent, now: "30000000+0".to_owned(), host };
            let session = session_for(&content, record(guide), opened);
            let expected = Answers::from_line(guide, answers).to_line(guide);
            assert_eq!(session.answers.to_line(guide), expected, "{intent:?}");
            assert_eq!(session.attachments, attachments, "{intent:?}");
            assert_eq!(session.answered, answered, "{intent:?}");
            assert_eq!(session.region.as_deref(), Some("uk"), "{intent:?}");
        };
        // An opened check keeps its day, and one that is done again is of now.
        check(Intent::Review, ANSWERS, "", "29932290+60 29932290+60");
        check(Intent::Repeat, "sex=female;diabetes=yes", &format!("|{code}"), "30000000+0 30000000+0");
    }

    #[test]
    fn a_health_record_keeps_the_day_it_carries() {
        let content = crate::content::load();
        let guide = content.guide();
        let check = |authored: &str, expected: Option<&str>| {
            let form = r#""resourceType": "QuestionnaireResponse", "questionnaire": "Questionnaire/legcheck""#;
            let text = format!(r#"{{{form}, "status": "completed"{authored}}}"#);
            let found = read(guide, &text).unwrap().record.taken;
            assert_eq!(found.map(|taken| taken.last().to_string()).as_deref(), expected, "{authored}");
        };
        check(r#", "authored": "2026-11-29T08:30:12.5+01:00""#, Some("2026-11-29T08:30+01:00"));
        check(r#", "authored": "2026-11-29""#, Some("2026-11-29T00:00+00:00"));
        check(r#", "authored": "2026-11""#, None);
        check(r#", "authored": "yesterday""#, None);
        check("", None);
    }

    #[test]
    fn only_answers_that_would_be_lost_count() {
        let content = crate::content::load();
        let guide = content.guide();
        let marks = Marks::parse("weak:left-front-thigh").0;
        let record = Record { who: Some(Respondent::Myself), marks, ..record(guide) };
        let check = |under_way: &str, expected: bool| {
            let session = Session::from_text(guide, under_way);
            assert_eq!(would_lose(&session, &record), expected, "{under_way:?}");
        };
        check("", false);
        check("1\nhelper\nstop\nunited-kingdom\n", false);
        check("1\nme\nstop\n\nsex=female\n", false);
        check(&format!("1\nme\nstop\n\n{ANSWERS}\nweak:left-front-thigh"), false);
        check("1\nme\nstop\n\nsex=male\n", true);
        check("1\nme\nstop\n\nsex=female;power=walks-alone\n", true);
        check("1\nhelper\nstop\n\nsex=female\n", true);
        check("1\nme\nstop\n\nsex=female\nnumb:left-front-thigh", true);
    }
}
