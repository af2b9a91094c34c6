//! Reads the answers of a check from a response by any author.
//!
//! The text comes from outside, so nothing about its shape is taken for granted: what does not fit is reported, and the
//! answers that do fit are read.

use crate::codes::{FOR_WHOM, FORM_ENDS, SYSTEM_ENDS};
use crate::response::{ABSENT, DECLINED, Progress};
use legcheck_engine::answers::{Answer, AnswerError, Answers};
use legcheck_engine::dataset::{AnswerKind, FindingIx, Guide};
use legcheck_engine::interview::Respondent;
use serde_json::Value;

/// The longest text that is read, in bytes. A response of every question takes 40 kB.
pub const LARGEST: usize = 4 << 20;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The answers.
    pub answers: Answers,
    /// For whom the check was done, if that was said.
    pub who: Option<Respondent>,
    /// How far it had come; none when the status is another one, such as `amended`.
    pub progress: Option<Progress>,
    /// The questionnaire it answers, with its version, as written.
    pub questionnaire: Option<String>,
    /// Day and time, as written.
    pub authored: Option<String>,
    /// What was not understood, in order.
    pub unread: Vec<Unread>,
}

impl Read {
    fn has_answers_of_ours(&self) -> bool {
        let is_ours = |unread: &Unread| matches!(unread, Unread::Contradiction(_));
        !self.answers.is_empty() || self.who.is_some() || self.unread.iter().any(is_ours)
    }
}

/// Something that was not understood. The question concerned has no answer, or the rest of its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The guide has no question with this link id; it had answers.
    Item(String),
    /// The question has no option with this code (empty if the answer was not a coding).
    Answer(String, String),
    /// The answers to one question do not go together.
    Contradiction(AnswerError),
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Item(link) => write!(f, "unknown question {link:?}"),
            Self::Answer(link, code) => write!(f, "question {link:?} has no answer with the code {code:?}"),
            Self::Contradiction(error) => error.fmt(f),
        }
    }
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Longer than [`LARGEST`].
    TooLong,
    /// No JSON.
    NoJson,
    /// JSON, but neither a `QuestionnaireResponse` nor a `Bundle` with one.
    NoResponse,
    /// It answers another form: the one with this address, or one that it does not name.
    OtherForm(Option<String>),
    /// Its writer takes it back: the status is `entered-in-error`.
    TakenBack,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the text is too long",
            Self::NoJson => "the text is no JSON",
            Self::NoResponse => "it is no QuestionnaireResponse, nor a Bundle with one",
            Self::OtherForm(Some(form)) => return write!(f, "it answers another form, {form:?}"),
            Self::OtherForm(None) => "it names no form and answers no question of this one",
            Self::TakenBack => "its status is entered-in-error",
        })
    }
}

impl std::error::Error for Refusal {}

/// Reads a `QuestionnaireResponse`, or the first one of a `Bundle` that answers this form.
///
/// The form is known by how its canonical address ends, with or without a version, since each copy of the guide may have
/// a base of its own. A response that names no form has to answer one of the guide's questions.
///
/// Items may be nested in any way, and a question may come several times: then its answers count together. Every answer
/// that is read counts; "none of these" beside a sign is left out and reported, so that no sign is lost. A question
/// that takes one answer and has several has none, and is reported.
///
/// # Errors
/// When there is nothing to read; see [`Refusal`].
pub fn read_response(guide: &Guide, text: &str) -> Result<Read, Refusal> {
    if text.len() > LARGEST {
        return Err(Refusal::TooLong);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| Refusal::NoJson)?;
    read_resource(guide, &value)
}

/// As [`read_response`], from JSON that was parsed already.
///
/// # Errors
/// As [`read_response`].
pub fn read_resource(guide: &Guide, value: &Value) -> Result<Read, Refusal> {
    let response = response_in(value)?;
    let status = text(response, "status");
    if status == Some("entered-in-error") {
        return Err(Refusal::TakenBack);
    }
    let mut reader = Reader { guide, given: vec![Given::default(); guide.findings.len()], read: Read::default() };
    reader.items(response);
    let mut read = reader.finish();
    read.questionnaire = text(response, "questionnaire").map(str::to_owned);
    if read.questionnaire.is_none() && !read.has_answers_of_ours() {
        return Err(Refusal::OtherForm(None));
    }
    read.progress = match status {
        Some("completed") => Some(Progress::Completed),
        Some("in-progress") => Some(Progress::InProgress),
        _ => None,
    };
    read.authored = text(response, "authored").map(str::to_owned);
    Ok(read)
}

/// The response in a resource that answers this form, or names no form.
fn response_in(value: &Value) -> Result<&Value, Refusal> {
    let resources: Vec<&Value> = match text(value, "resourceType") {
        Some("Bundle") => list(value, "entry").iter().filter_map(|entry| entry.get("resource")).collect(),
        _ => vec![value],
    };
    let mut refusal = Refusal::NoResponse;
    for resource in resources {
        match text(resource, "questionnaire") {
            _ if text(resource, "resourceType") != Some("QuestionnaireResponse") => {}
            Some(form) if !is_ours(form) => refusal = Refusal::OtherForm(Some(form.to_owned())),
            _ => return Ok(resource),
        }
    }
    Err(refusal)
}

/// Whether the address of a form is that of the guide's: a canonical one, or a reference within a server.
fn is_ours(form: &str) -> bool {
    let address = form.split_once('|').map_or(form, |(address, _version)| address);
    address.ends_with(FORM_ENDS) || Some(address) == FORM_ENDS.strip_prefix('/')
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What all items of one question say together.
#[derive(Clone, Default)]
struct Given<'a> {
    choices: Vec<&'a str>,
    declined: bool,
}

struct Reader<'a> {
    guide: &'a Guide,
    given: Vec<Given<'a>>,
    read: Read,
}

impl<'a> Reader<'a> {
    /// Reads the items within a response, an item or an answer. The parser has limited how deep they are nested.
    fn items(&mut self, holder: &'a Value) {
        for item in list(holder, "item") {
            self.item(item);
            self.items(item);
            list(item, "answer").iter().for_each(|answer| self.items(answer));
        }
    }

    fn item(&mut self, item: &'a Value) {
        let link = text(item, "linkId").unwrap_or_default();
        let answers = list(item, "answer");
        if link == FOR_WHOM {
            for answer in answers {
                match code(answer, link).and_then(Respondent::from_id) {
                    Some(who) => self.read.who = Some(who),
                    None => self.unread(link, answer),
                }
            }
        } else if let Some(finding) = self.guide.finding(link) {
            for answer in answers {
                match code(answer, link).filter(|code| self.guide.choice(finding, code).is_some()) {
                    Some(choice) => self.given[finding.at()].choices.push(choice),
                    None => self.unread(link, answer),
                }
            }
            let says = |e: &Value| text(e, "url") == Some(ABSENT) && text(e, "valueCode") == Some(DECLINED);
            self.given[finding.at()].declined |= list(item, "extension").iter().any(says);
        } else if !answers.is_empty() {
            self.read.unread.push(Unread::Item(link.to_owned()));
        }
    }

    fn unread(&mut self, link: &str, answer: &Value) {
        let code = answer.get("valueCoding").and_then(|coding| text(coding, "code")).unwrap_or_default();
        self.read.unread.push(Unread::Answer(link.to_owned(), code.to_owned()));
    }

    fn finish(mut self) -> Read {
        for finding in self.guide.finding_indexes() {
            let Given { mut choices, declined } = std::mem::take(&mut self.given[finding.at()]);
            if choices.is_empty() {
                if declined {
                    self.read.answers.set(finding, Answer::PassedOver);
                }
                continue;
            }
            self.drop_denial(finding, &mut choices);
            match Answer::chosen(self.guide, finding, choices) {
                Ok(answer) => self.read.answers.set(finding, answer),
                Err(error) => self.read.unread.push(Unread::Contradiction(error)),
            }
        }
        self.read
    }

    /// Takes "none of these" away from a list that also names a sign or says "not sure".
    fn drop_denial(&mut self, finding: FindingIx, choices: &mut Vec<&str>) {
        let f = &self.guide.findings[finding.at()];
        let denial = self.guide.choice_where(finding, |c| c.is_none).map(|c| self.guide.choices[c.at()].id.as_str());
        if f.kind == AnswerKind::Multiple && choices.iter().any(|c| Some(*c) != denial) {
            let before = choices.len();
            choices.retain(|c| Some(*c) != denial);
            if let (true, Some(denial)) = (choices.len() < before, denial) {
                let error = AnswerError::NotAlone(f.id.clone(), denial.to_owned());
                self.read.unread.push(Unread::Contradiction(error));
            }
        }
    }
}

/// The id of the choice that an answer gives to a question, if it is a coding of the guide.
fn code<'a>(answer: &'a Value, link: &str) -> Option<&'a str> {
    let coding = answer.get("valueCoding")?;
    // A coding without a system can only mean ours.
    let ours = coding.get("system").is_none_or(|system| system.as_str().is_some_and(|s| s.ends_with(SYSTEM_ENDS)));
    let code = text(coding, "code").filter(|_| ours)?;
    code.strip_prefix(link)?.strip_prefix('.')
}
