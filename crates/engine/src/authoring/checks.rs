//! Checks that need the whole linked dataset: rules that can never fire, questions nobody uses, unreachable text.

use super::links::Links;
use super::reader::Reader;
use crate::answers::{Answer, Answers};
use crate::dataset::{AnswerKind, ChoiceIx, Condition, Dataset, FindingIx, Guide, Strictness};
use crate::logic::{Facts, Truth, Unanswered};

/// Runs every cross-check.
pub fn check(reader: &mut Reader, dataset: &Dataset, links: &Links) {
    rules_can_fire(reader, dataset, links);
    findings_are_used(reader, dataset, links);
    texts_are_reachable(reader, dataset, links);
    priors_fit(reader, dataset);
    shares_fit(reader, dataset, links);
}

fn at(reader: &mut Reader, links: &Links, kind: &'static str, id: &str, message: String, hint: &str) {
    let (file, line) = links.places.get(&(kind, id.to_owned())).copied().unwrap_or((0, 1));
    reader.problem_at(file, line, message, hint);
}

fn rules_can_fire(reader: &mut Reader, dataset: &Dataset, links: &Links) {
    let guide = &dataset.guide;
    for (i, rule) in guide.rules.iter().enumerate() {
        if !can_hold(guide, &rule.when) {
            let message = format!("rule {:?} can never fire", rule.id);
            at(
                reader,
                links,
                "rule condition",
                &i.to_string(),
                message,
                "no set of answers makes its condition true: look for parts that exclude each other",
            );
        }
    }
    for definition in &guide.definitions {
        if !can_hold(guide, &definition.when) {
            let message = format!("definition {:?} can never hold", definition.id);
            at(
                reader,
                links,
                "definition",
                &definition.id,
                message,
                "no set of answers makes it true: look for parts that exclude each other",
            );
        }
    }
}

/// Whether some answers make a condition true. Searches finding by finding, and prunes once it is settled.
pub fn can_hold(guide: &Guide, condition: &Condition) -> bool {
    let mut leaves = Vec::new();
    collect(guide, condition, &mut leaves);
    let mut findings: Vec<FindingIx> = leaves.iter().map(|(f, _)| *f).collect();
    findings.sort_unstable();
    findings.dedup();
    let options: Vec<(FindingIx, Vec<Answer>)> = findings.iter().map(|f| (*f, options(guide, *f, &leaves))).collect();
    search(guide, condition, &options, &mut Answers::default())
}

fn search(guide: &Guide, condition: &Condition, options: &[(FindingIx, Vec<Answer>)], answers: &mut Answers) -> bool {
    match Facts::new(guide, answers, Strictness::Standard, Unanswered::MayCome).truth(condition) {
        Truth::True => return true,
        Truth::False => return false,
        Truth::Open => {}
    }
    let Some(((finding, values), rest)) = options.split_first() else { return false };
    let found = values.iter().any(|value| {
        answers.set(*finding, value.clone());
        search(guide, condition, rest, answers)
    });
    if !found {
        answers.remove(*finding);
    }
    found
}

/// The answers worth trying: left out, passed over, each named choice, and for lists each pair of those.
fn options(guide: &Guide, finding: FindingIx, leaves: &[(FindingIx, Vec<ChoiceIx>)]) -> Vec<Answer> {
    let mut named: Vec<ChoiceIx> = leaves.iter().filter(|(f, _)| *f == finding).flat_map(|(_, c)| c.clone()).collect();
    named.sort_unstable();
    named.dedup();
    let mut options: Vec<Answer> = named.iter().map(|c| Answer::Chosen(vec![*c])).collect();
    if guide.findings[finding.at()].kind == AnswerKind::Multiple {
        for (i, a) in named.iter().enumerate() {
            options.extend(named[i + 1..].iter().map(|b| Answer::Chosen(vec![*a, *b])));
        }
    }
    options.push(Answer::LeftOut);
    options.push(Answer::PassedOver);
    options
}

fn collect(guide: &Guide, condition: &Condition, out: &mut Vec<(FindingIx, Vec<ChoiceIx>)>) {
    match condition {
        Condition::Answered(f, choices) => out.push((*f, choices.clone())),
        Condition::PassedOver(f) => out.push((*f, Vec::new())),
        Condition::StandardReading => {}
        Condition::Is(ix) => collect(guide, &guide.definitions[ix.at()].when, out),
        Condition::Not(part) => collect(guide, part, out),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|p| collect(guide, p, out));
        }
    }
}

fn findings_are_used(reader: &mut Reader, dataset: &Dataset, links: &Links) {
    let guide = &dataset.guide;
    let mut used = vec![false; guide.findings.len()];
    let mut leaves = Vec::new();
    guide.rules.iter().for_each(|r| collect(guide, &r.when, &mut leaves));
    guide.findings.iter().filter_map(|f| f.ask_if.as_ref()).for_each(|c| collect(guide, c, &mut leaves));
    for (finding, _) in &leaves {
        used[finding.at()] = true;
    }
    for (choice, _) in dataset.evidence.hypotheses.iter().flat_map(|h| &h.cells) {
        used[guide.finding_of(*choice).at()] = true;
    }
    for (i, finding) in guide.findings.iter().enumerate() {
        if !used[i] {
            let message = format!("finding {:?} is used by no rule and no cause", finding.id);
            at(
                reader,
                links,
                "finding",
                &finding.id,
                message,
                "give it evidence in a cause, name it in a rule, or take it out",
            );
        }
    }
    let mut read: Vec<FindingIx> = leaves.iter().map(|(f, _)| *f).collect();
    read.sort_unstable();
    read.dedup();
    let rule_leaves = {
        let mut out = Vec::new();
        guide.rules.iter().for_each(|r| collect(guide, &r.when, &mut out));
        out
    };
    for (finding, _) in rule_leaves {
        let f = &guide.findings[finding.at()];
        // Findings such as the timing of a medicine only narrow a rule and are no danger by themselves.
        if !f.safety && f.kind == AnswerKind::YesNoUnsure && f.group == "red-flag" {
            at(
                reader,
                links,
                "finding",
                &f.id,
                format!("finding {:?} feeds a rule but is not marked `safety`", f.id),
                "add `safety = true`",
            );
        }
    }
}

fn texts_are_reachable(reader: &mut Reader, dataset: &Dataset, links: &Links) {
    for definition in &dataset.guide.definitions {
        if !links.definitions_used.contains(&definition.id) {
            let message = format!("definition {:?} is used by no rule", definition.id);
            at(reader, links, "definition", &definition.id, message, "use it in a rule, or take it out");
        }
    }
    for (id, (_, used)) in &links.sources {
        let covers = dataset.library.sources.iter().any(|s| s.id == *id && !s.covers.is_empty());
        if !used && !covers {
            at(reader, links, "source", id, format!("source {id:?} is cited nowhere"), "cite it, or take it out");
        }
    }
    for (id, (_, used)) in &links.tests {
        if !used {
            at(
                reader,
                links,
                "test",
                id,
                format!("test {id:?} is used by no cause"),
                "name it in a cause, or take it out",
            );
        }
    }
}

fn priors_fit(reader: &mut Reader, dataset: &Dataset) {
    let guide = &dataset.guide;
    let bands = guide.finding("age").map_or(0, |f| guide.choices_of(f).count());
    for hypothesis in &dataset.evidence.hypotheses {
        for weights in [&hypothesis.prior.female, &hypothesis.prior.male] {
            if weights.len() != bands && hypothesis.sub.is_empty() {
                let id = &guide.causes[hypothesis.cause.at()].id;
                let name = if id == "something-else" { format!("{id}.toml") } else { format!("causes/{id}.toml") };
                let file = reader.files.iter().position(|f| *f == name).unwrap_or(0);
                reader.problem_at(
                    file,
                    1,
                    format!("the prior has {} weights, but there are {bands} age bands", weights.len()),
                    "give one weight for each age band of `age`",
                );
            }
        }
    }
}

fn shares_fit(reader: &mut Reader, dataset: &Dataset, links: &Links) {
    let ages = dataset.evidence.model.ages.shares_from.len();
    for hypothesis in &dataset.evidence.hypotheses {
        if !hypothesis.share.is_empty() && hypothesis.share.len() != ages {
            let message =
                format!("kind {:?} has {} shares, but there are {ages} ages", hypothesis.sub, hypothesis.share.len());
            at(
                reader,
                links,
                "kind",
                &hypothesis.sub,
                message,
                "give one share for each age of `shares-from` in ranking.toml",
            );
        }
    }
}
