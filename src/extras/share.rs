//! What a person may share with the clinic in whose page the guide is framed.

use super::check::Check;
use super::explain;
use super::summary::summary;
use super::tell::{Told, short, told};
use crate::content::msg;
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::{explanation, urgency};
use legcheck_fhir::Json;

/// The result as JSON: the words of the guide, and the ids behind them. `LegCheckResult` in `assets/embed/embed.d.ts` describes
/// it. It is made from the answers and never read from the page, whose words a translator or an extension may have changed.
pub fn shared(check: &Check) -> String {
    let Check { content, session, trail, hides_causes } = check;
    let (guide, answers) = (content.guide(), &trail.answers);
    let triage = urgency::triage(guide, answers, session.strictness);
    let summary = summary(check);
    let rules = |rules: Vec<legcheck_engine::dataset::RuleIx>| -> Vec<_> {
        rules.into_iter().map(|rule| &guide.rules[rule.at()]).collect()
    };
    let lowered = rules(explanation::downgraded_by(guide, answers, session.strictness, triage.level));
    let causes = if *hides_causes { Vec::new() } else { explain::judged(content, answers).top };
    let causes: Vec<_> = causes.iter().map(|(ranked, _)| &guide.causes[ranked.cause.at()]).collect();
    let told = told(content, answers);
    Json::object(|json| {
        json.text("level", triage.level.id());
        json.text("urgency", &summary.level);
        words(json, "reasons", summary.reasons.iter().map(|reason| &*reason.title));
        words(json, "lowered", lowered.iter().map(|rule| &*rule.title));
        words(json, "facts", facts(check, &told).iter().map(String::as_str));
        words(json, "causes", causes.iter().map(|cause| &*cause.name));
        json.text("versions", &summary.versions);
        json.within("ids", |ids| {
            ids.text("content", &guide.version);
            words(ids, "reasons", summary.reasons.iter().map(|reason| &*reason.rule));
            words(ids, "lowered", lowered.iter().map(|rule| &*rule.id));
            words(ids, "causes", causes.iter().map(|cause| &*cause.id));
            ids.within("answers", |json| {
                for finding in told.present.iter().chain(&told.unsure).chain(&told.passed) {
                    let chosen = answers.choices(*finding).iter().map(|choice| &*guide.choices[choice.at()].id);
                    words(json, &content.finding(*finding).id, chosen);
                }
            });
        });
    })
}

fn words<'a>(json: &mut Json, name: &str, words: impl Iterator<Item = &'a str>) {
    json.list(name, |list| words.for_each(|word| list.word(word)));
}

/// The lines under "What to tell the doctor".
fn facts(check: &Check, told: &Told) -> Vec<String> {
    let content = &check.content;
    let said = told.present.iter().filter_map(|finding| content.answer_words(&check.trail.answers, *finding));
    let line = |label, findings: &[FindingIx]| {
        (!findings.is_empty()).then(|| format!("{}: {}", content.t(label), short(content, findings)))
    };
    let unsure = line(msg::RESULT_TELL_UNSURE, &told.unsure);
    said.chain(unsure).chain(line(msg::RESULT_TELL_PASSED, &told.passed)).collect()
}
