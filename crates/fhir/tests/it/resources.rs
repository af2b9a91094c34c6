//! Response, urgency and bundle, in full.

use crate::support::{AUTHORED, ENGLISH, answers, check, guide, json, questionnaire_text};
use legcheck_engine::dataset::{Level, Strictness};
use legcheck_engine::urgency::triage;
use legcheck_fhir::{Check, bundle, read_response, response, risk_assessment};
use serde_json::{Value, json};

#[test]
fn a_response_of_an_unknown_day_says_so() {
    let answers = answers("fever=no");
    let check = Check { authored: "", ..check(&answers) };
    let written = response(&check);
    let response = json(&written);
    assert_eq!(response.get("authored"), None);
    let url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    assert_eq!(response["_authored"], json!({"extension": [{"url": url, "valueCode": "unknown"}]}));
    assert_eq!(read_response(guide(), &written).unwrap().authored, None);
    let triage = triage(guide(), &answers, Strictness::Standard);
    assert_eq!(json(&risk_assessment(&check, &triage, "urn:uuid:1", &[])).get("occurrenceDateTime"), None);
}

#[test]
fn a_response_reads_like_the_form() {
    let answers = answers("headache=~passed;bladder=leaking,urgency;fever=~passed;cramps=~left-out;rash=~ask");
    let response = json(&response(&check(&answers)));
    let system = "https://legcheck.example/fhir/CodeSystem/legcheck";
    let coding =
        |code: &str, display: &str| json!({"valueCoding": {"system": system, "code": code, "display": display}});
    let text = |id: &str| guide().findings[guide().finding(id).unwrap().at()].label.clone();
    let choice = |id: &str, choice: &str| {
        let choice = guide().choice(guide().finding(id).unwrap(), choice).unwrap();
        legcheck_fhir::Texts::choice(&ENGLISH, choice)
    };
    let expected = json!({
        "resourceType": "QuestionnaireResponse",
        "meta": {"profile": ["http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaireresponse"]},
        "language": "en",
        "questionnaire": format!("https://legcheck.example/fhir/Questionnaire/legcheck|{}", guide().version),
        "status": "completed",
        "authored": AUTHORED,
        "item": [
            {"linkId": "for-whom", "text": "For whom?", "answer": [coding("for-whom.me", "me")]},
            {"linkId": "part.danger-signs", "text": "Danger signs", "item": [
                {"linkId": "bladder", "text": text("bladder"), "answer": [
                    coding("bladder.leaking", &choice("bladder", "leaking")),
                    coding("bladder.urgency", &choice("bladder", "urgency")),
                ]},
                {"linkId": "fever", "text": text("fever"), "answer": [coding("fever.unsure", "unsure")]},
            ]},
            {"linkId": "part.other-signs", "text": "Other signs", "item": [
                {"linkId": "headache", "text": text("headache"), "extension": [{
                    "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                    "valueCode": "asked-declined",
                }]},
            ]},
        ],
    });
    assert_eq!(response, expected);
}

#[track_caller]
fn check_level(line: &str, level: Level) -> Value {
    let answers = answers(line);
    let triage = triage(guide(), &answers, Strictness::Standard);
    assert_eq!(triage.level, level);
    let notes = ["Rules of 2026.".to_owned()];
    let assessment = json(&risk_assessment(&check(&answers), &triage, "urn:uuid:1", &notes));
    let code = format!("level.{}", level.id());
    let outcome = &assessment["prediction"][0]["outcome"];
    assert_eq!((&outcome["coding"][0]["code"], &outcome["text"]), (&json!(code), &json!(level.id())));
    assert_eq!(assessment["status"], "preliminary");
    assert_eq!(assessment["occurrenceDateTime"], AUTHORED);
    assert_eq!(assessment["basis"], json!([{"reference": "urn:uuid:1"}]));
    assert_eq!(assessment["subject"], json!({"type": "Patient", "display": "Somebody"}));
    assert_eq!(assessment["note"], json!([{"text": "Not a diagnosis."}, {"text": "Rules of 2026."}]));
    let title = |r: &legcheck_engine::dataset::RuleIx| guide().rules[r.at()].title.clone();
    let mut reasons: Vec<String> = triage.reasons.iter().map(title).collect();
    reasons.dedup();
    assert_eq!(assessment["prediction"][0]["rationale"], json!(reasons.join("; ")));
    assert!(!reasons.is_empty());
    assessment
}

#[test]
fn urgency_is_told_with_its_reasons() {
    check_level("saddle-numb=yes;ces-timing=in-14-days", Level::EmergencyNow);
    check_level("bladder=unsure;fever=unsure;bowel=unsure", Level::SameDay);
    check_level("headache=~passed", Level::DoctorSoon);
}

#[test]
fn a_bundle_holds_what_belongs_together() {
    let answers = answers("breathing=at-rest;age=adult-40-59");
    let triage = triage(guide(), &answers, Strictness::Standard);
    let check = check(&answers);
    let form = questionnaire_text();
    for (form, kinds) in [
        (Some(form.as_str()), &["Questionnaire", "QuestionnaireResponse", "RiskAssessment"][..]),
        (None, &["QuestionnaireResponse", "RiskAssessment"]),
    ] {
        let text = bundle(&check, &triage, form, &[]);
        assert_eq!(text, bundle(&check, &triage, form, &[]), "the same check twice");
        let bundle = json(&text);
        let entries = bundle["entry"].as_array().unwrap();
        let found: Vec<&str> = entries.iter().map(|e| e["resource"]["resourceType"].as_str().unwrap()).collect();
        assert_eq!(found, kinds);
        let [.., response, assessment] = entries.as_slice() else { panic!("{found:?}") };
        assert_eq!(assessment["resource"]["basis"][0]["reference"], response["fullUrl"]);
        assert_ne!(assessment["fullUrl"], response["fullUrl"]);
        assert!(!text.contains("\"Condition\"") && !text.contains("\"resourceType\":\"Patient\""));
        assert_eq!(read_response(guide(), &text).unwrap().answers, answers);
    }
}
