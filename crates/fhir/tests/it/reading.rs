//! Text from outside: what fits is read, what does not is named, and nothing panics.

use crate::people::people_to_try;
use crate::support::guide;
use legcheck_fhir::{LARGEST, Refusal, read_response};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A response with these items to the form of the guide.
fn with(items: &Value) -> String {
    answering(&json!("https://legcheck.example/fhir/Questionnaire/legcheck|0.1.0"), items).to_string()
}

/// A response to this form.
fn answering(form: &Value, items: &Value) -> Value {
    json!({"resourceType": "QuestionnaireResponse", "questionnaire": form, "status": "completed", "item": items})
}

/// An item with these codes.
fn item(link: &str, codes: &[&str]) -> Value {
    let answers: Vec<Value> = codes.iter().map(|c| json!({"valueCoding": {"code": c}})).collect();
    json!({"linkId": link, "answer": answers})
}

#[track_caller]
fn check(items: &Value, answers: &str, unread: &[&str]) {
    let read = read_response(guide(), &with(items)).unwrap();
    assert_eq!(read.answers.to_line(guide()), answers);
    assert_eq!(read.unread.iter().map(ToString::to_string).collect::<Vec<_>>(), unread);
}

#[test]
fn what_fits_is_read_and_the_rest_is_named() {
    check(&json!([]), "", &[]);
    check(&json!({"linkId": "fever"}), "", &[]);
    check(&json!([7, null, "fever", {}, {"linkId": 3}]), "", &[]);
    check(&json!([item("fever", &["fever.yes"])]), "fever=yes", &[]);
    check(&json!([item("fever", &[])]), "", &[]);
    check(&json!([item("blood-group", &["a"]), {"linkId": "part.old"}]), "", &["unknown question \"blood-group\""]);
    check(
        &json!([item("fever", &["fever.maybe"])]),
        "",
        &["question \"fever\" has no answer with the code \"fever.maybe\""],
    );
    // The code of another question, and one without its question.
    check(
        &json!([item("fever", &["bowel.yes", "yes"])]),
        "",
        &[
            "question \"fever\" has no answer with the code \"bowel.yes\"",
            "question \"fever\" has no answer with the code \"yes\"",
        ],
    );
    check(
        &json!([{"linkId": "fever", "answer": [{"valueString": "yes"}, 3]}]),
        "",
        &["question \"fever\" has no answer with the code \"\"", "question \"fever\" has no answer with the code \"\""],
    );
    // A sign read beside one that is not known counts.
    check(
        &json!([item("bladder", &["bladder.leaking", "bladder.other"])]),
        "bladder=leaking",
        &["question \"bladder\" has no answer with the code \"bladder.other\""],
    );
    check(
        &json!([item("for-whom", &["for-whom.nobody"])]),
        "",
        &["question \"for-whom\" has no answer with the code \"for-whom.nobody\""],
    );
}

#[test]
fn a_contradiction_never_hides_a_sign() {
    check(
        &json!([item("bladder", &["bladder.none", "bladder.leaking"])]),
        "bladder=leaking",
        &["choice \"none\" of finding \"bladder\" stands alone, but came with others"],
    );
    check(
        &json!([item("bladder", &["bladder.none"]), item("bladder", &["bladder.leaking"])]),
        "bladder=leaking",
        &["choice \"none\" of finding \"bladder\" stands alone, but came with others"],
    );
    check(
        &json!([item("bladder", &["bladder.none", "bladder.unsure"])]),
        "bladder=unsure",
        &["choice \"none\" of finding \"bladder\" stands alone, but came with others"],
    );
    check(&json!([item("bladder", &["bladder.none", "bladder.none"])]), "bladder=none", &[]);
    check(&json!([item("onset", &["onset.days", "onset.days"])]), "onset=days", &[]);
    check(&json!([item("onset", &["onset.days", "onset.weeks"])]), "", &["finding \"onset\" takes one choice only"]);
}

#[test]
fn a_code_of_another_system_is_not_ours() {
    #[track_caller]
    fn check(system: &Value, answers: &str) {
        let coding = json!({"system": system, "code": "fever.yes"});
        let items = json!([{"linkId": "fever", "answer": [{"valueCoding": coding}]}]);
        let read = read_response(guide(), &with(&items)).unwrap();
        assert_eq!(read.answers.to_line(guide()), answers);
        assert_eq!(read.unread.is_empty(), !answers.is_empty());
    }
    check(&json!("https://legcheck.example/fhir/CodeSystem/legcheck"), "fever=yes");
    check(&json!("https://clinic.example/legs/fhir/CodeSystem/legcheck"), "fever=yes");
    check(&json!("http://snomed.info/sct"), "");
    check(&json!(""), "");
    check(&json!(5), "");
}

#[test]
fn what_answers_another_form_is_refused() {
    let fever = json!([item("fever", &["fever.yes"])]);
    let other_items =
        json!([{"linkId": "staff", "item": [{"linkId": "staff.name", "answer": [{"valueString": "A"}]}]}]);
    let check = |form: &Value, items: &Value, expected: Result<&str, Refusal>| {
        let read = read_response(guide(), &answering(form, items).to_string());
        let found = read.map(|read| read.answers.to_line(guide()));
        assert_eq!(found, expected.map(str::to_owned), "{form} with {items}");
    };
    for form in [
        "https://legcheck.example/fhir/Questionnaire/legcheck",
        "https://legcheck.example/fhir/Questionnaire/legcheck|7.1",
        "https://clinic.example/legs/fhir/Questionnaire/legcheck|",
        "Questionnaire/legcheck",
    ] {
        check(&json!(form), &fever, Ok("fever=yes"));
        check(&json!(form), &json!([]), Ok(""));
    }
    for form in [
        "http://forms.example/Questionnaire/staff",
        "http://forms.example/Questionnaire/legcheck-staff|2",
        "https://legcheck.example/fhir/Questionnaire/mylegcheck",
        "https://legcheck.example/fhir/MyQuestionnaire/legcheck",
        "http://forms.example/staff|/Questionnaire/legcheck",
        "#form",
        "",
    ] {
        // Even where a question happens to have the same id.
        for items in [&fever, &other_items, &json!([])] {
            check(&json!(form), items, Err(Refusal::OtherForm(Some(form.to_owned()))));
        }
    }
    // A response need not name its form.
    check(&Value::Null, &fever, Ok("fever=yes"));
    check(&Value::Null, &json!([item("for-whom", &["for-whom.me"])]), Ok(""));
    check(&Value::Null, &other_items, Err(Refusal::OtherForm(None)));
    check(&Value::Null, &json!([]), Err(Refusal::OtherForm(None)));
}

#[test]
fn of_several_responses_the_one_to_this_form_is_read() {
    let entry = |form: &str, code: &str| json!({"resource": answering(&json!(form), &json!([item("fever", &[code])]))});
    let (ours, other) = ("https://legcheck.example/fhir/Questionnaire/legcheck", "http://forms.example/q");
    let bundle = json!({"resourceType": "Bundle", "entry": [entry(other, "fever.no"), entry(ours, "fever.yes")]});
    assert_eq!(read_response(guide(), &bundle.to_string()).unwrap().answers.to_line(guide()), "fever=yes");
    let bundle = json!({"resourceType": "Bundle", "entry": [entry(other, "fever.no")]});
    assert_eq!(read_response(guide(), &bundle.to_string()), Err(Refusal::OtherForm(Some(other.to_owned()))));
}

#[test]
fn a_declined_question_was_passed_over() {
    #[track_caller]
    fn check_extension(url: &str, reason: &str, codes: &[&str], answers: &str) {
        let mut item = item("headache", codes);
        item["extension"] = json!([{"url": url, "valueCode": reason}]);
        check(&json!([item]), answers, &[]);
    }
    const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    check_extension(ABSENT, "asked-declined", &[], "headache=~passed");
    check_extension(ABSENT, "not-asked", &[], "");
    check_extension("http://other.example", "asked-declined", &[], "");
    // An answer is more than the reason for having none.
    let sudden = "headache=none";
    check_extension(ABSENT, "asked-declined", &["headache.none"], sudden);
}

#[test]
fn what_is_no_response_is_refused() {
    #[track_caller]
    fn check(text: &str, expected: Refusal) {
        assert_eq!(read_response(guide(), text), Err(expected));
    }
    check("", Refusal::NoJson);
    check("{", Refusal::NoJson);
    check("{\"resourceType\":\"QuestionnaireResponse\",\"item\":1e999}", Refusal::NoJson);
    check(&"[".repeat(100_000), Refusal::NoJson);
    check(&format!("{}{}", "{\"item\":[".repeat(500), "]}".repeat(500)), Refusal::NoJson);
    check("[]", Refusal::NoResponse);
    check("null", Refusal::NoResponse);
    check("{}", Refusal::NoResponse);
    check("{\"resourceType\":7}", Refusal::NoResponse);
    check("{\"resourceType\":\"Questionnaire\"}", Refusal::NoResponse);
    check("{\"resourceType\":\"Bundle\"}", Refusal::NoResponse);
    check(
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}",
        Refusal::NoResponse,
    );
    check("{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"entered-in-error\"}", Refusal::TakenBack);
    check(&" ".repeat(LARGEST + 1), Refusal::TooLong);
    check(&" ".repeat(LARGEST), Refusal::NoJson);
}

#[test]
fn a_response_is_found_in_a_bundle() {
    let response: Value = serde_json::from_str(&with(&json!([item("fever", &["fever.no"])]))).unwrap();
    let bundle = json!({"resourceType": "Bundle", "entry": [{}, {"resource": {"resourceType": "Patient"}}, {"resource": response}]});
    let read = read_response(guide(), &bundle.to_string()).unwrap();
    assert_eq!(read.answers.to_line(guide()), "fever=no");
}

/// Words that mean something to the reader, and others.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "resourceType",
            "QuestionnaireResponse",
            "Bundle",
            "entry",
            "resource",
            "item",
            "answer",
            "linkId",
            "fever",
            "bladder",
            "for-whom",
            "valueCoding",
            "code",
            "system",
            "fever.yes",
            "bladder.none",
            "bladder.leaking",
            "for-whom.me",
            "extension",
            "url",
            "valueCode",
            "asked-declined",
            "status",
            "completed",
            ".",
            "fever.",
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ]
}

/// JSON of any shape, of the words that mean something.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(8, 96, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((word(), inner), 0..6).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(people_to_try(2000))]

    #[test]
    fn no_json_makes_it_panic(items in any_json(), more in any_json()) {
        let _ = read_response(guide(), &items.to_string());
        let read = read_response(guide(), &with(&json!([items, {"linkId": "fever", "answer": [more, {"valueCoding": {"code": "fever.yes"}}]}])));
        prop_assert!(read.unwrap().answers.to_line(guide()).contains("fever=yes") || items.to_string().contains("fever"));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        let _ = read_response(guide(), &text);
    }
}
