//! A check as FHIR R4 resources.
//!
//! - `Questionnaire` ([`questionnaire`]): the questions, by the profile of SDC, in one or several languages.
//! - `CodeSystem` ([`code_system`]): what each code in the other resources means.
//! - `QuestionnaireResponse` ([`response`], [`read_response`]): the answers of one check, written and read.
//! - `RiskAssessment` ([`risk_assessment`]): how fast to get help, marked preliminary.
//! - `Bundle` ([`bundle`]): what belongs together, in one file.
//!
//! There is no `Condition`: the guide names no illness that a person has. Nor is there a `Patient`, since it does not know
//! who answers.
//!
//! Words come from the caller, by [`Texts`]; the day and time too, since nothing here reads a clock. Equal input gives
//! equal text, and so the identifiers within a bundle are made from its content.

mod asking;
mod assessment;
mod bundle;
mod codes;
mod json;
mod questionnaire;
mod read;
mod response;
mod texts;

pub use assessment::risk_assessment;
pub use bundle::bundle;
pub use codes::{BASE, Base, code_system};
pub use json::Json;
pub use questionnaire::questionnaire;
pub use read::{LARGEST, Read, Refusal, Unread, read_resource, read_response};
pub use response::{Check, Progress, response};
pub use texts::Texts;

/// The media type of every resource here.
pub const MEDIA_TYPE: &str = "application/fhir+json";
