//! The questionnaire holds every question, in words and in meaning.

use crate::support::{BASE, ENGLISH, OTHER, check, dataset, guide, items, json};
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Condition, FindingIx, Guide, Strictness};
use legcheck_engine::logic::{Facts, Unanswered};
use legcheck_fhir::{code_system, questionnaire, response};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn form() -> Value {
    json(&questionnaire(guide(), &ENGLISH, &[&OTHER], BASE))
}

/// The item of a form with this link id.
fn item<'a>(form: &'a Value, link: &str) -> &'a Value {
    items(form).into_iter().find(|item| item["linkId"] == link).unwrap_or_else(|| panic!("no item {link}"))
}

#[test]
fn every_question_and_every_choice_is_there_once() {
    let (form, guide) = (form(), guide());
    let links: Vec<&str> = items(&form).iter().map(|item| item["linkId"].as_str().unwrap()).collect();
    assert_eq!(links.iter().collect::<BTreeSet<_>>().len(), links.len(), "a link id is there twice");
    for finding in guide.finding_indexes() {
        let f = &guide.findings[finding.at()];
        let item = item(&form, &f.id);
        assert_eq!(item["type"], "choice", "{}", f.id);
        assert_eq!(item["repeats"], f.kind == AnswerKind::Multiple, "{}", f.id);
        let codes: Vec<&str> = item["answerOption"].as_array().unwrap().iter().map(code).collect();
        let expected: Vec<String> =
            guide.choices_of(finding).map(|c| format!("{}.{}", f.id, guide.choices[c.at()].id)).collect();
        assert_eq!(codes, expected);
    }
    let system = json(&code_system(guide, &ENGLISH, &[&OTHER], BASE));
    let known: Vec<&str> = system["concept"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap()).collect();
    assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), known.len(), "a code is there twice");
    let options = items(&form).into_iter().flat_map(|i| i["answerOption"].as_array().into_iter().flatten());
    for option in options {
        assert_eq!(option["valueCoding"]["system"], system["url"]);
        assert!(known.contains(&code(option)), "{option}");
    }
}

fn code(option: &Value) -> &str {
    option["valueCoding"]["code"].as_str().unwrap()
}

#[test]
fn each_text_has_its_translation() {
    #[track_caller]
    fn check(holder: &Value, name: &str) {
        let text = holder[name].as_str().unwrap();
        let translation = &holder[format!("_{name}")]["extension"][0];
        assert_eq!(translation["url"], "http://hl7.org/fhir/StructureDefinition/translation");
        assert_eq!(translation["extension"][0], json!({"url": "lang", "valueCode": "de-AT"}));
        assert_eq!(translation["extension"][1], json!({"url": "content", "valueString": format!("Ö {text}")}));
    }
    let form = form();
    check(&form, "title");
    check(&form, "description");
    for item in items(&form) {
        check(item, "text");
        for option in item["answerOption"].as_array().into_iter().flatten() {
            check(&option["valueCoding"], "display");
        }
    }
}

#[test]
fn one_language_alone_has_no_translations() {
    let text = questionnaire(guide(), &ENGLISH, &[], BASE);
    assert!(!text.contains("StructureDefinition/translation") && !text.contains("\"_"));
}

#[test]
fn what_stands_alone_and_what_helps_is_marked() {
    let form = form();
    #[track_caller]
    fn check(item: &Value, control: &str, alone: &[&str]) {
        let says = |value: &Value, url: &str| {
            let mut extensions = value["extension"].as_array().into_iter().flatten();
            extensions.find(|e| e["url"].as_str().unwrap().ends_with(url)).cloned()
        };
        let found = says(item, "questionnaire-itemControl").unwrap();
        assert_eq!(found["valueCodeableConcept"]["coding"][0]["code"], control);
        let options = item["answerOption"].as_array().unwrap().iter();
        let found: Vec<&str> = options
            .filter(|o| says(o, "optionExclusive").is_some_and(|e| e["valueBoolean"] == true))
            .map(code)
            .collect();
        assert_eq!(found, alone);
    }
    check(item(&form, "bladder"), "check-box", &["bladder.none", "bladder.unsure"]);
    check(item(&form, "fever"), "radio-button", &[]);
    check(item(&form, "age"), "radio-button", &[]);
    let help = item(&form, "acts-dreams.help");
    assert_eq!((&help["type"], &help["text"]), (&json!("display"), &json!("Someone who sleeps near you may know.")));
}

/// What a form shows by FHIR R4: whether the comparisons of an item hold on some answers. There are only comparisons that
/// every renderer reads alike; of `!=` Smart Forms and Medplum say that it does not hold for a question without an answer.
fn shows(guide: &Guide, item: &Value, answers: &Answers) -> bool {
    let comparisons = item["enableWhen"].as_array().map_or(&[][..], Vec::as_slice);
    let holds = |comparison: &Value| {
        let finding = guide.finding(comparison["question"].as_str().unwrap()).unwrap();
        let mut given = answers.choices(finding).iter();
        match (comparison["operator"].as_str().unwrap(), &comparison["answerBoolean"]) {
            ("=", Value::Null) => {
                let wanted = comparison["answerCoding"]["code"].as_str().unwrap();
                given.any(|c| format!("{}.{}", guide.findings[finding.at()].id, guide.choices[c.at()].id) == wanted)
            }
            ("exists", Value::Bool(exists)) => (given.len() > 0) == *exists,
            (other, _) => panic!("operator {other}"),
        }
    };
    match (comparisons.len(), item["enableBehavior"].as_str()) {
        (0, None) => true,
        (1, None) | (_, Some("all")) => comparisons.iter().all(holds),
        (_, Some("any")) => comparisons.iter().any(holds),
        other => panic!("{other:?}"),
    }
}

/// Every set of answers to the questions that a condition reads, one choice each or none.
fn every_answer(guide: &Guide, findings: &[FindingIx]) -> Vec<Answers> {
    let mut all = vec![Answers::default()];
    for finding in findings {
        let mut more = all.clone();
        for choice in guide.choices_of(*finding) {
            more.extend(all.iter().map(|answers| {
                let mut answers = answers.clone();
                answers.set(*finding, Answer::Chosen(vec![choice]));
                answers
            }));
        }
        all = more;
    }
    all
}

#[test]
fn a_form_shows_a_question_exactly_when_the_guide_may_ask_it() {
    let (form, guide) = (form(), guide());
    let (mut tried, mut by_expression) = (0, Vec::new());
    for finding in guide.finding_indexes() {
        let f = &guide.findings[finding.at()];
        let item = item(&form, &f.id);
        // `tests/fhir/` and the browser tests run these in renderers of others.
        if item.to_string().contains("enableWhenExpression") {
            assert_eq!(item.get("enableWhen"), None, "{}", f.id);
            by_expression.push(f.id.as_str());
            continue;
        }
        let mut read = Vec::new();
        if let Some(condition) = &f.ask_if {
            condition.findings(&mut read);
            read.sort_unstable();
            read.dedup();
        }
        for answers in every_answer(guide, &read) {
            let asks = Facts::new(guide, &answers, Strictness::Standard, Unanswered::NotAsked).should_ask(finding);
            assert_eq!(shows(guide, item, &answers), asks, "{} on {}", f.id, answers.to_line(guide));
            tried += 1;
        }
    }
    assert!(tried > 500, "only {tried} tries");
    assert_eq!(by_expression, ["pregnancy"], "a renderer without SDC shows these to everybody");
}

/// A renderer drops the answer to a question that it does not show.
#[test]
fn a_form_shows_every_question_that_a_finished_check_answers() {
    let form = form();
    for line in [
        "",
        "age=child-0-5;sex=male",
        "age=adult-40-59;sex=female;saddle-numb=yes",
        "age=adult-70-plus;sex=male;power=walks-alone;back-pain=new-severe;meds=statin,steroid",
    ] {
        let said = Answers::from_line(guide(), line);
        let unsure = |finding| guide().choice_where(finding, |c| c.is_unsure).map(|c| Answer::Chosen(vec![c]));
        let answer =
            |finding, _: &_| said.get(finding).cloned().or_else(|| unsure(finding)).unwrap_or(Answer::PassedOver);
        let answers = Engine::of(dataset()).interview().run(Strictness::Standard, answer).answers;
        let response = json(&response(&check(&answers)));
        let answered: Vec<&Value> = items(&response).into_iter().filter(|i| i.get("answer").is_some()).collect();
        assert!(answered.len() > 20, "{line}: {} answers", answered.len());
        for answer in answered {
            let link = answer["linkId"].as_str().unwrap();
            assert!(shows(guide(), item(&form, link), &answers), "{line}: {link} is hidden");
        }
    }
}

#[test]
fn conditions_are_flat_where_they_can_be() {
    #[track_caller]
    fn check(condition: Condition, expected: &Value) {
        let mut guide = guide().clone();
        let fever = guide.finding("fever").unwrap();
        guide.findings[fever.at()].ask_if = Some(condition);
        let form = json(&questionnaire(&guide, &ENGLISH, &[], BASE));
        let item = item(&form, "fever");
        let mut found = json!([]);
        for c in item["enableWhen"].as_array().into_iter().flatten() {
            let found = found.as_array_mut().unwrap();
            match (c["operator"].as_str().unwrap(), c["answerCoding"]["code"].as_str()) {
                ("exists", None) if c["answerBoolean"] == false => {
                    found.push(json!(format!("no {}", c["question"].as_str().unwrap())))
                }
                (operator, code) => found.push(json!(format!("{operator} {}", code.unwrap()))),
            }
        }
        if let Some(behavior) = item.get("enableBehavior") {
            found.as_array_mut().unwrap().push(behavior.clone());
        }
        if let Some(expression) = item["extension"].get(1) {
            assert_eq!(expression["valueExpression"]["language"], "text/fhirpath");
            found = expression["valueExpression"]["expression"].clone();
        }
        assert_eq!(&found, expected);
    }
    let guide = guide();
    let is = |id: &str, choices: &[&str]| {
        let finding = guide.finding(id).unwrap();
        Condition::Answered(finding, choices.iter().map(|c| guide.choice(finding, c).unwrap()).collect())
    };
    let not = |part| Condition::Not(Box::new(part));
    let (male, bowel) = (is("sex", &["male"]), is("bowel", &["yes"]));
    let two = is("onset", &["days", "weeks"]);
    check(bowel.clone(), &json!(["= bowel.yes"]));
    check(two.clone(), &json!(["= onset.days", "= onset.weeks", "any"]));
    check(not(not(two.clone())), &json!(["= onset.days", "= onset.weeks", "any"]));
    check(not(male.clone()), &json!(["no sex", "= sex.female", "= sex.skip", "any"]));
    check(not(Condition::All(vec![male.clone()])), &json!(["no sex", "= sex.female", "= sex.skip", "any"]));
    check(
        Condition::Any(vec![bowel.clone(), not(male.clone())]),
        &json!(["= bowel.yes", "no sex", "= sex.female", "= sex.skip", "any"]),
    );
    let answered = |id: &str, codes: &str| {
        format!("%resource.item.item.where(linkId = '{id}').answer.value.where({codes}).exists()")
    };
    let bowel_path = answered("bowel", "code = 'bowel.yes'");
    let two_path = answered("onset", "code = 'onset.days' or code = 'onset.weeks'");
    check(Condition::All(vec![bowel.clone(), two.clone()]), &json!(format!("({bowel_path}) and ({two_path})")));
    check(
        Condition::AtLeast(1, vec![bowel.clone(), not(two)]),
        &json!(format!("(iif({bowel_path}, 1, 0) + iif(({two_path}).not(), 1, 0)) >= 1")),
    );
    let male_path = answered("sex", "code = 'sex.male'");
    check(Condition::All(vec![bowel, not(male)]), &json!(format!("({bowel_path}) and (({male_path}).not())")));
    // Another choice may be given beside one of these.
    let leaking = is("bladder", &["leaking"]);
    check(not(leaking), &json!(format!("({}).not()", answered("bladder", "code = 'bladder.leaking'"))));
    check(Condition::PassedOver(guide.finding("bowel").unwrap()), &json!("false"));
}
