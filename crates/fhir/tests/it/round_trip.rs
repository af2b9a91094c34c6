//! Whatever is written can be read back, for any person, and never lowers a level.

use crate::people::{anybody, calm, people_to_try};
use crate::support::{check, guide, items, json};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Strictness};
use legcheck_engine::interview::Respondent;
use legcheck_engine::urgency::triage;
use legcheck_fhir::{Check, Progress, read_response, response};
use proptest::prelude::*;
use serde_json::Value;

/// What a reader of the form can know of some answers.
fn told(answers: &Answers) -> Answers {
    let guide = guide();
    let mut told = Answers::default();
    for (finding, answer) in answers.iter() {
        match answer {
            Answer::LeftOut | Answer::ToAskAlone => {}
            Answer::PassedOver if guide.findings[finding.at()].safety => {
                let unsure = guide.choice_where(finding, |c| c.is_unsure).map(|c| Answer::Chosen(vec![c]));
                told.set(finding, unsure.unwrap_or(Answer::PassedOver));
            }
            answer => told.set(finding, answer.clone()),
        }
    }
    told
}

fn round_trip(answers: &Answers) -> Result<(), TestCaseError> {
    let read = read_response(guide(), &response(&check(answers))).unwrap();
    prop_assert_eq!(&read.unread, &[]);
    prop_assert_eq!(&read.answers, &told(answers));
    for strictness in [Strictness::Standard, Strictness::Strict] {
        let (before, after) = (triage(guide(), answers, strictness), triage(guide(), &read.answers, strictness));
        prop_assert!(after.level >= before.level, "{:?} became {:?}", before.level, after.level);
    }
    Ok(())
}

/// The same questions on one level, twice, in the opposite order and within answers.
fn scrambled(response: &Value) -> Value {
    let mut flat: Vec<Value> = items(response).into_iter().filter(|i| i.get("item").is_none()).cloned().collect();
    flat.reverse();
    let mut nested = Value::Null;
    for mut item in flat {
        if !nested.is_null() {
            let inner = serde_json::json!([nested]);
            match item["answer"].get_mut(0) {
                // Some way in, so that the parser's limit is not reached.
                Some(answer) if inner.to_string().len() < 2000 => answer["item"] = inner,
                _ => {
                    nested = serde_json::json!({"linkId": "more", "item": [nested, item]});
                    continue;
                }
            }
        }
        nested = item;
    }
    let mut response = response.clone();
    response["item"] = serde_json::json!([nested.clone(), nested]);
    response
}

proptest! {
    #![proptest_config(people_to_try(256))]

    #[test]
    fn anybody_is_read_again(answers in anybody()) {
        round_trip(&answers)?;
    }

    #[test]
    fn who_is_calm_is_read_again(answers in calm()) {
        round_trip(&answers)?;
    }
}

proptest! {
    #![proptest_config(people_to_try(32))]

    #[test]
    fn the_nesting_does_not_matter(answers in calm()) {
        let text = scrambled(&json(&response(&check(&answers)))).to_string();
        // A few people have more answers than the parser goes deep.
        if let Ok(read) = read_response(guide(), &text) {
            prop_assert_eq!(read.unread, vec![]);
            prop_assert_eq!(read.answers, told(&answers));
        }
    }
}

#[test]
fn each_choice_is_read_again() {
    for finding in guide().finding_indexes() {
        for choice in guide().choices_of(finding) {
            let mut answers = Answers::default();
            answers.set(finding, Answer::Chosen(vec![choice]));
            round_trip(&answers).unwrap();
        }
        if guide().findings[finding.at()].kind == AnswerKind::Multiple {
            let mut answers = Answers::default();
            let signs = guide().choices_of(finding).filter(|c| !guide().choices[c.at()].is_none);
            answers.set(finding, Answer::Chosen(signs.collect()));
            round_trip(&answers).unwrap();
        }
    }
}

#[test]
fn what_is_said_of_the_check_is_read_again() {
    for (who, progress) in [(Respondent::Myself, Progress::Completed), (Respondent::Helper, Progress::InProgress)] {
        let answers = Answers::default();
        let text = response(&Check { who, progress, ..check(&answers) });
        let read = read_response(guide(), &text).unwrap();
        assert_eq!((read.who, read.progress), (Some(who), Some(progress)));
        assert_eq!(read.authored.as_deref(), Some(crate::support::AUTHORED));
        let questionnaire = format!("https://legcheck.example/fhir/Questionnaire/legcheck|{}", guide().version);
        assert_eq!(read.questionnaire, Some(questionnaire));
    }
}
