//! The answers of one check.

use crate::codes::{Base, FOR_WHOM, choice_code, coding, who_code};
use crate::json::Json;
use crate::questionnaire::{part_link, questions_of};
use crate::texts::Texts;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Guide};
use legcheck_engine::interview::Respondent;

const PROFILE: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaireresponse";

/// Says why an item has no answer.
pub(crate) const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// It is not known.
const UNKNOWN: &str = "unknown";

/// The person saw the question and gave no answer.
pub(crate) const DECLINED: &str = "asked-declined";

/// How far a check has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Questions are still open.
    InProgress,
    /// Every question that matters has an answer.
    Completed,
}

impl Progress {
    fn code(self) -> &'static str {
        match self {
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
        }
    }
}

/// One check, with what a response needs besides the answers.
#[derive(Clone, Copy)]
pub struct Check<'a> {
    /// The guide that asked.
    pub guide: &'a Guide,
    /// The words of the questionnaire, even where the person read those for a helper or of another language: LHC-Forms, for
    /// one, drops an answer whose words are not those of the form.
    pub texts: &'a dyn Texts,
    /// Where the guide has its addresses.
    pub base: Base<'a>,
    /// The answers. Those on the trail of the interview: a form shows no other question.
    pub answers: &'a Answers,
    /// For whom it is done.
    pub who: Respondent,
    /// How far it has come.
    pub progress: Progress,
    /// Day and time of the answers, the last of them, as FHIR writes them: `2026-03-04T10:20:30+01:00`. Empty where it is not
    /// known; the response then says so, since SDC wants one.
    pub authored: &'a str,
}

/// A `QuestionnaireResponse` with the answers of a check, nested as the questionnaire is.
///
/// - A question without an answer, left out or put off has no item.
/// - One that was passed over counts as "not sure" where it is about a danger sign and that can be said, and is written
///   so. Else its item has no answer but the reason `asked-declined`, since to pass over a danger sign is not to deny it.
pub fn response(check: &Check<'_>) -> String {
    let Check { guide, texts, base, who, .. } = *check;
    Json::object(|o| {
        o.text("resourceType", "QuestionnaireResponse");
        o.within("meta", |o| o.list("profile", |list| list.word(PROFILE)));
        o.text("language", &texts.language());
        o.text("questionnaire", &[&base.questionnaire(), "|", &guide.version].concat());
        o.text("status", check.progress.code());
        o.text("authored", check.authored);
        if check.authored.is_empty() {
            o.within("_authored", |o| o.list("extension", |list| absent(list, UNKNOWN)));
        }
        o.list("item", |list| {
            list.entry(|o| {
                o.text("linkId", FOR_WHOM);
                o.text("text", &texts.who_question());
                o.list("answer", |list| answer(list, base, &who_code(who), &texts.who(who)));
            });
            for part in 0..guide.plan.parts.len() {
                let told = |f: &FindingIx| told(guide, check.answers, *f).is_some();
                let findings: Vec<FindingIx> = questions_of(guide, part).into_iter().filter(told).collect();
                if !findings.is_empty() {
                    list.entry(|o| {
                        o.text("linkId", &part_link(guide, part));
                        o.text("text", &texts.part(part));
                        o.list("item", |list| findings.into_iter().for_each(|f| item(list, check, f)));
                    });
                }
            }
        });
    })
}

/// What an answer says to a reader of the form.
enum Told<'a> {
    Choices(&'a [ChoiceIx]),
    Unsure(ChoiceIx),
    Declined,
}

fn told<'a>(guide: &Guide, answers: &'a Answers, finding: FindingIx) -> Option<Told<'a>> {
    match answers.get(finding)? {
        Answer::Chosen(choices) => Some(Told::Choices(choices)),
        Answer::PassedOver if guide.findings[finding.at()].safety => {
            Some(guide.choice_where(finding, |c| c.is_unsure).map_or(Told::Declined, Told::Unsure))
        }
        Answer::PassedOver => Some(Told::Declined),
        Answer::LeftOut | Answer::ToAskAlone => None,
    }
}

fn item(list: &mut Json, check: &Check<'_>, finding: FindingIx) {
    let Check { guide, texts, base, .. } = *check;
    let Some(told) = told(guide, check.answers, finding) else { return };
    let unsure;
    let choices = match told {
        Told::Choices(choices) => choices,
        Told::Unsure(choice) => {
            unsure = [choice];
            &unsure
        }
        Told::Declined => &[],
    };
    list.entry(|o| {
        if choices.is_empty() {
            o.list("extension", |list| absent(list, DECLINED));
        }
        o.text("linkId", &guide.findings[finding.at()].id);
        o.text("text", &texts.question(finding));
        if !choices.is_empty() {
            o.list("answer", |list| {
                for choice in choices {
                    answer(list, base, &choice_code(guide, finding, *choice), &texts.choice(*choice));
                }
            });
        }
    });
}

/// The extension that says why something is not there.
fn absent(list: &mut Json, why: &str) {
    list.entry(|o| {
        o.text("url", ABSENT);
        o.text("valueCode", why);
    });
}

fn answer(list: &mut Json, base: Base<'_>, code: &str, display: &str) {
    list.entry(|o| o.within("valueCoding", |o| coding(o, &base.system(), code, display)));
}
