//! The urgency rules in the form of json-rules-engine.
//!
//! A finding is a fact: the list of what was answered. Its leaves use an operator `answered`, which holds when two
//! lists share a member. A definition is a named condition. That engine has no "at least so many of": where the parts
//! are leaves an operator of our own counts them, and else it is spelled out as any of all choices of so many. (Spelled
//! out, three of 24 signs are 2,024 parts, and nothing else of that engine would be seen in its time.) It has no rule
//! that cancels another one either, so the comparison takes the cancelled ones out of what fired, as our engine does.

use legcheck_bench::{Moment, Workload, triage};
use legcheck_engine::Engine;
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{Condition, FindingIx, Guide, Rule, RuleKind};
use serde_json::{Map, Value, json};

/// What stands in the list of a finding that was shown and passed over. No choice has such an id.
const PASSED_OVER: &str = "~passed";

/// The fact that holds all others, for the operator that counts.
const ALL: &str = "~all";

/// Rules, definitions, and each moment with its facts and the rules that fire in our engine.
pub fn export(workload: &Workload) -> Value {
    let Workload { engine, moments } = workload;
    let guide = engine.guide();
    // The readings of one sign share its id, so a rule goes by its place.
    let takes_part = |rule: &&(usize, &Rule)| rule.1.kind != RuleKind::ArticleSignLiteral;
    let rules = guide.rules.iter().enumerate().collect::<Vec<_>>();
    let rules = rules.iter().filter(takes_part).map(|(place, rule)| {
        let cancels: Vec<usize> = rule.cancels.iter().map(|r| r.at()).collect();
        json!({ "place": place, "cancels": cancels, "conditions": top(guide, &rule.when) })
    });
    let definitions = guide.definitions.iter().map(|d| (d.id.clone(), top(guide, &d.when)));
    let moments = moments.iter().map(|moment| json!({ "facts": facts(guide, moment), "fired": fired(engine, moment) }));
    json!({
        "rules": rules.collect::<Vec<_>>(),
        "definitions": definitions.collect::<Map<String, Value>>(),
        "moments": moments.collect::<Vec<_>>(),
    })
}

fn fired(engine: &Engine, moment: &Moment) -> Vec<usize> {
    let triage = triage(engine, moment);
    let mut fired: Vec<usize> = triage.reasons.iter().chain(&triage.milder).map(|r| r.at()).collect();
    fired.sort_unstable();
    fired
}

/// A condition that may stand at the top, where that engine takes no leaf.
fn top(guide: &Guide, when: &Condition) -> Value {
    match when {
        Condition::Answered(..) | Condition::PassedOver(_) | Condition::AtLeast(..) => {
            json!({ "any": [condition(guide, when)] })
        }
        _ => condition(guide, when),
    }
}

fn condition(guide: &Guide, when: &Condition) -> Value {
    if let Some((finding, words)) = leaf(guide, when) {
        return json!({ "fact": finding, "operator": "answered", "value": words });
    }
    let all = |parts: &[Condition]| parts.iter().map(|p| condition(guide, p)).collect::<Vec<_>>();
    match when {
        // Leaves are done.
        Condition::Answered(..) | Condition::PassedOver(_) => Value::Null,
        Condition::Is(ix) => json!({ "condition": guide.definitions[ix.at()].id }),
        // The comparison is in the standard reading, and all of nothing holds.
        Condition::StandardReading => json!({ "all": [] }),
        Condition::All(parts) => json!({ "all": all(parts) }),
        Condition::Any(parts) => json!({ "any": all(parts) }),
        Condition::Not(part) => json!({ "not": condition(guide, part) }),
        Condition::AtLeast(n, parts) => {
            if let Some(leaves) = parts.iter().map(|p| leaf(guide, p)).collect::<Option<Vec<_>>>() {
                return json!({ "fact": ALL, "operator": "at-least", "value": { "least": n, "of": leaves } });
            }
            let sets = combinations(&all(parts), usize::from(*n));
            json!({ "any": sets.into_iter().map(|set| json!({ "all": set })).collect::<Vec<_>>() })
        }
    }
}

/// The finding of a leaf, and the words of which one must be in its list.
fn leaf<'a>(guide: &'a Guide, when: &Condition) -> Option<(&'a str, Vec<&'a str>)> {
    let id = |finding: &FindingIx| guide.findings[finding.at()].id.as_str();
    match when {
        Condition::Answered(finding, choices) => {
            Some((id(finding), choices.iter().map(|c| guide.choices[c.at()].id.as_str()).collect()))
        }
        Condition::PassedOver(finding) => Some((id(finding), vec![PASSED_OVER])),
        _ => None,
    }
}

/// Every choice of `n` out of some parts.
fn combinations(parts: &[Value], n: usize) -> Vec<Vec<Value>> {
    match (n, parts.split_first()) {
        (0, _) => vec![Vec::new()],
        (_, None) => Vec::new(),
        (_, Some((first, rest))) => {
            let with = combinations(rest, n - 1).into_iter().map(|mut set| {
                set.insert(0, first.clone());
                set
            });
            with.chain(combinations(rest, n)).collect()
        }
    }
}

fn facts(guide: &Guide, moment: &Moment) -> Map<String, Value> {
    let words = |finding: FindingIx, answer: &Answer| -> Vec<&str> {
        let of = &guide.findings[finding.at()];
        match answer {
            Answer::Chosen(choices) => choices.iter().map(|c| guide.choices[c.at()].id.as_str()).collect(),
            // On a safety finding this counts as "not sure".
            Answer::PassedOver => {
                let choices = guide.choices_of(finding).map(|c| &guide.choices[c.at()]);
                let unsure = choices.filter(|c| of.safety && c.is_unsure).map(|c| c.id.as_str());
                unsure.chain([PASSED_OVER]).collect()
            }
            Answer::LeftOut | Answer::ToAskAlone => Vec::new(),
        }
    };
    // Every finding has its list, empty when nothing was answered: that engine is spared the search for a missing fact.
    let fact = |finding: FindingIx| {
        let words = moment.answers.get(finding).map(|answer| words(finding, answer)).unwrap_or_default();
        (guide.findings[finding.at()].id.clone(), json!(words))
    };
    guide.finding_indexes().map(fact).collect()
}
