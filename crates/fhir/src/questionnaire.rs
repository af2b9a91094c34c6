//! The questions.

use crate::asking::{enable_when, enable_when_expression};
use crate::codes::{Base, EVERYBODY, FOR_WHOM, ID, choice_code, coding, who_code};
use crate::json::Json;
use crate::texts::Texts;
use legcheck_engine::dataset::{AnswerKind, Choice, FindingIx, Guide};
use legcheck_engine::order;

const PROFILE: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire";
const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
const ITEM_CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const ITEM_CONTROLS: &str = "http://hl7.org/fhir/questionnaire-item-control";
const EXCLUSIVE: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";

/// The link id of a part. Ids hold no dot, so it is never that of a question.
pub(crate) fn part_link(guide: &Guide, part: usize) -> String {
    ["part.", &guide.plan.parts[part].id].concat()
}

/// The questions of a part, in the order in which they are asked where nothing else decides.
pub(crate) fn questions_of(guide: &Guide, part: usize) -> Vec<FindingIx> {
    let mut of_part: Vec<FindingIx> = guide
        .finding_indexes()
        .filter(|f| guide.plan.part_of.get(f.at()).is_some_and(|p| usize::from(*p) == part))
        .collect();
    order::insertion_sort_by_key(&mut of_part, |f| guide.plan.order.get(f.at()).copied());
    of_part
}

/// A `Questionnaire` with every question of the guide, in the words of `main`; those of `others` are added as
/// translations.
///
/// Its link ids are the ids of the findings, which are stable. No question is required: the guide asks few of them.
pub fn questionnaire(guide: &Guide, main: &dyn Texts, others: &[&dyn Texts], base: Base<'_>) -> String {
    let form = Form { guide, main, others, base };
    Json::object(|o| {
        o.text("resourceType", "Questionnaire");
        o.text("id", ID);
        o.within("meta", |o| o.list("profile", |list| list.word(PROFILE)));
        o.text("language", &main.language());
        o.text("url", &base.questionnaire());
        o.text("version", &guide.version);
        o.text("name", "LegCheck");
        form.words(o, "title", &|texts| texts.title());
        o.text("status", "active");
        o.list("subjectType", |list| list.word("Patient"));
        form.words(o, "description", &|texts| texts.limits());
        o.text("lastReviewDate", &guide.reviewed);
        o.list("item", |list| {
            form.for_whom(list);
            for part in 0..guide.plan.parts.len() {
                list.entry(|o| {
                    o.text("linkId", &part_link(guide, part));
                    form.words(o, "text", &|texts| texts.part(part));
                    o.text("type", "group");
                    o.list("item", |list| questions_of(guide, part).into_iter().for_each(|f| form.question(list, f)));
                });
            }
        });
    })
}

struct Form<'a> {
    guide: &'a Guide,
    main: &'a dyn Texts,
    others: &'a [&'a dyn Texts],
    base: Base<'a>,
}

impl Form<'_> {
    fn for_whom(&self, list: &mut Json) {
        list.entry(|o| {
            o.list("extension", |list| item_control(list, "radio-button"));
            o.text("linkId", FOR_WHOM);
            self.words(o, "text", &|texts| texts.who_question());
            o.text("type", "choice");
            o.raw("required", "false");
            o.raw("repeats", "false");
            o.list("answerOption", |list| {
                for who in EVERYBODY {
                    list.entry(|o| self.option(o, &who_code(who), &|texts| texts.who(who)));
                }
            });
        });
    }

    fn question(&self, list: &mut Json, finding: FindingIx) {
        let f = &self.guide.findings[finding.at()];
        let several = f.kind == AnswerKind::Multiple;
        list.entry(|o| {
            o.list("extension", |list| {
                item_control(list, if several { "check-box" } else { "radio-button" });
                if let Some(condition) = &f.ask_if {
                    enable_when_expression(self.guide, list, condition);
                }
            });
            o.text("linkId", &f.id);
            self.words(o, "text", &|texts| texts.question(finding));
            o.text("type", "choice");
            if let Some(condition) = &f.ask_if {
                enable_when(self.guide, self.base, o, condition);
            }
            o.raw("required", "false");
            o.raw("repeats", if several { "true" } else { "false" });
            o.list("answerOption", |list| {
                for choice in self.guide.choices_of(finding) {
                    let Choice { is_none, is_unsure, .. } = self.guide.choices[choice.at()];
                    list.entry(|o| {
                        // With a single answer, choices exclude each other anyway.
                        if several && (is_none || is_unsure) {
                            o.list("extension", |list| {
                                list.entry(|o| {
                                    o.text("url", EXCLUSIVE);
                                    o.raw("valueBoolean", "true");
                                });
                            });
                        }
                        let code = choice_code(self.guide, finding, choice);
                        self.option(o, &code, &|texts| texts.choice(choice));
                    });
                }
            });
            if self.main.help(finding).is_some_and(|help| !help.is_empty()) {
                o.list("item", |list| self.help(list, finding));
            }
        });
    }

    fn help(&self, list: &mut Json, finding: FindingIx) {
        list.entry(|o| {
            o.list("extension", |list| item_control(list, "help"));
            o.text("linkId", &[&self.guide.findings[finding.at()].id, ".help"].concat());
            self.words(o, "text", &|texts| texts.help(finding).unwrap_or_default());
            o.text("type", "display");
        });
    }

    fn option(&self, option: &mut Json, code: &str, words: &dyn Fn(&dyn Texts) -> String) {
        option.within("valueCoding", |o| {
            coding(o, &self.base.system(), code, "");
            self.words(o, "display", words);
        });
    }

    /// Words in the main language, and their translations beside them.
    fn words(&self, object: &mut Json, name: &str, words: &dyn Fn(&dyn Texts) -> String) {
        object.text(name, &words(self.main));
        let others =
            || self.others.iter().map(|other| (other.language(), words(*other))).filter(|(_, w)| !w.is_empty());
        if others().next().is_some() {
            object.within(&["_", name].concat(), |o| {
                o.list("extension", |list| {
                    for (language, words) in others() {
                        list.entry(|o| {
                            o.list("extension", |list| {
                                list.entry(|o| {
                                    o.text("url", "lang");
                                    o.text("valueCode", &language);
                                });
                                list.entry(|o| {
                                    o.text("url", "content");
                                    o.text("valueString", &words);
                                });
                            });
                            o.text("url", TRANSLATION);
                        });
                    }
                });
            });
        }
    }
}

fn item_control(extensions: &mut Json, code: &str) {
    extensions.entry(|o| {
        o.text("url", ITEM_CONTROL);
        o.within("valueCodeableConcept", |o| {
            o.list("coding", |list| list.entry(|o| coding(o, ITEM_CONTROLS, code, "")));
        });
    });
}
