//! Addresses and codes.

use crate::json::Json;
use crate::texts::Texts;
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Guide, Level};
use legcheck_engine::interview::Respondent;

/// Where the resources of this copy of the guide have their addresses, without a slash at the end:
/// `https://legcheck.example/fhir`. Addresses name; nothing need answer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base<'a>(pub &'a str);

/// The base that the app writes and that the form has unless another one is asked for: a renderer takes up an answer only if
/// its code has the system of the form.
pub const BASE: Base<'static> = Base("https://legcheck.example/fhir");

/// The id of the questionnaire and of the code system.
pub(crate) const ID: &str = "legcheck";

/// How the address of the code system ends, whatever copy of the guide it comes from.
pub(crate) const SYSTEM_ENDS: &str = "/CodeSystem/legcheck";

/// How the address of the questionnaire ends, whatever copy of the guide it comes from.
pub(crate) const FORM_ENDS: &str = "/Questionnaire/legcheck";

/// The id of the question for whom the check is done.
pub(crate) const FOR_WHOM: &str = "for-whom";

/// The code of the rules that decide the level.
pub(crate) const RULES: &str = "urgency-rules";

impl Base<'_> {
    /// The address of the code system.
    pub(crate) fn system(self) -> String {
        [self.0, SYSTEM_ENDS].concat()
    }

    /// The address of the questionnaire.
    pub(crate) fn questionnaire(self) -> String {
        [self.0, FORM_ENDS].concat()
    }
}

/// The code of a choice. A code means one thing in the whole system, so it holds the id of its question.
pub(crate) fn choice_code(guide: &Guide, finding: FindingIx, choice: ChoiceIx) -> String {
    [&guide.findings[finding.at()].id, ".", &guide.choices[choice.at()].id].concat()
}

/// The code of an answer to the question for whom the check is done.
pub(crate) fn who_code(who: Respondent) -> String {
    [FOR_WHOM, ".", who.id()].concat()
}

/// The code of a level.
pub(crate) fn level_code(level: Level) -> String {
    ["level.", level.id()].concat()
}

/// All answers to the question for whom the check is done.
pub(crate) const EVERYBODY: [Respondent; 3] = Respondent::ALL;

/// Writes system, code and words of a coding into its object.
pub(crate) fn coding(json: &mut Json, system: &str, code: &str, display: &str) {
    json.text("system", system);
    json.text("code", code);
    json.text("display", display);
}

/// A `CodeSystem` with every code of the other resources, and its words in each language.
pub fn code_system(guide: &Guide, main: &dyn Texts, others: &[&dyn Texts], base: Base<'_>) -> String {
    Json::object(|o| {
        o.text("resourceType", "CodeSystem");
        o.text("id", ID);
        o.text("language", &main.language());
        o.text("url", &base.system());
        o.text("version", &guide.version);
        o.text("name", "LegCheck");
        o.text("title", &main.title());
        o.text("status", "active");
        o.text("description", &main.limits());
        o.raw("caseSensitive", "true");
        o.text("content", "complete");
        o.list("concept", |list| {
            for who in EVERYBODY {
                concept(list, &who_code(who), main, others, |texts| texts.who(who));
            }
            for finding in guide.finding_indexes() {
                for choice in guide.choices_of(finding) {
                    let code = choice_code(guide, finding, choice);
                    concept(list, &code, main, others, |texts| texts.choice(choice));
                }
            }
            for level in Level::ALL {
                concept(list, &level_code(level), main, others, |texts| texts.level(level));
            }
            concept(list, RULES, main, others, |texts| texts.title());
        });
    })
}

fn concept(list: &mut Json, code: &str, main: &dyn Texts, others: &[&dyn Texts], words: impl Fn(&dyn Texts) -> String) {
    list.entry(|o| {
        o.text("code", code);
        o.text("display", &words(main));
        if !others.is_empty() {
            o.list("designation", |list| {
                for other in others {
                    list.entry(|o| {
                        o.text("language", &other.language());
                        o.text("value", &words(*other));
                    });
                }
            });
        }
    });
}
