//! Larger guides made from a real one, to see how the work grows.

use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{
    Cause, CauseIx, ChoiceIx, Condition, Definition, DefinitionIx, Evidence, Finding, FindingIx, Group, Guide,
    Hypothesis, RankingModel, Rule, RuleIx,
};

/// A guide of `factor` times the size: the guide itself, followed by copies of all that is asked and decided on. Each
/// copy is about findings of its own, so that every cause has as many evidence cells as before.
///
/// What is there once stays once: the words of the levels, the article's signs, the opening of the interview, and
/// "something else", which holds the kinds of every copy and stays the last cause.
///
/// # Panics
/// When a list gets longer than its index can count. A factor of 100 is far from it.
pub fn synthetic(real: &Engine, factor: u16) -> Engine {
    let (guide, evidence) = (real.guide(), real.ranking().evidence());
    // From clones, so that what they get in future is there too.
    let (mut large, mut weighed) = (guide.clone(), evidence.clone());
    let size = Size::of(guide);
    let last = size.causes.saturating_sub(1);
    let something_else = index(last * usize::from(factor), CauseIx);
    let (whole, kinds) = split_hypotheses(evidence, last);
    let (mut kinds_of_all, last_cause) = (Vec::new(), large.causes.pop());
    weighed.hypotheses = Vec::new();
    for number in 0..factor.max(1) {
        let copy = Copy { size, number: usize::from(number), something_else };
        if number > 0 {
            large.findings.extend(guide.findings.iter().map(|f| copy.finding(f)));
            large.choices.extend(guide.choices.iter().cloned());
            large.definitions.extend(guide.definitions.iter().map(|d| copy.definition(d)));
            large.rules.extend(guide.rules.iter().map(|r| copy.rule(r)));
            large.causes.extend(guide.causes[..last].iter().map(|c| Cause { id: copy.id(&c.id), ..c.clone() }));
            large.plan.groups.extend(guide.plan.groups.iter().map(|g| copy.group(g)));
            large.plan.part_of.extend(&guide.plan.part_of);
            large.plan.order.extend(guide.plan.order.iter().map(|o| copy.shifted(*o, size.findings)));
            copy.add_to(&mut weighed.model, &evidence.model);
        } else {
            // The causes of the copies push "something else" back, also in the rules of the guide itself.
            large.rules.iter_mut().for_each(|r| r.causes.iter_mut().for_each(|c| *c = copy.cause(*c)));
        }
        weighed.hypotheses.extend(whole.iter().map(|h| copy.hypothesis(h)));
        kinds_of_all.extend(kinds.iter().map(|h| copy.hypothesis(h)));
    }
    weighed.hypotheses.extend(kinds_of_all);
    large.causes.extend(last_cause);
    Engine::new(large, weighed)
}

/// Answers of a person to the real guide, said again to every copy in a larger one.
pub fn spread(guide: &Guide, answers: &Answers, factor: u16) -> Answers {
    let size = Size::of(guide);
    let mut all = Answers::default();
    for number in 0..factor.max(1) {
        let copy = Copy { size, number: usize::from(number), something_else: CauseIx(0) };
        for (finding, answer) in answers.iter() {
            let answer = match answer {
                Answer::Chosen(choices) => Answer::Chosen(choices.iter().map(|c| copy.choice(*c)).collect()),
                other => other.clone(),
            };
            all.set(copy.finding_index(finding), answer);
        }
    }
    all
}

/// The hypotheses of the causes, and those of "something else".
fn split_hypotheses(evidence: &Evidence, last: usize) -> (Vec<&Hypothesis>, Vec<&Hypothesis>) {
    evidence.hypotheses.iter().partition(|h| h.cause.at() != last)
}

/// How long the lists of a guide are, and so how far a copy lies behind the one before.
#[derive(Clone, Copy)]
struct Size {
    findings: usize,
    choices: usize,
    definitions: usize,
    rules: usize,
    causes: usize,
}

impl Size {
    fn of(guide: &Guide) -> Self {
        Self {
            findings: guide.findings.len(),
            choices: guide.choices.len(),
            definitions: guide.definitions.len(),
            rules: guide.rules.len(),
            causes: guide.causes.len(),
        }
    }
}

/// One copy; number 0 is the guide itself.
#[derive(Clone, Copy)]
struct Copy {
    size: Size,
    number: usize,
    something_else: CauseIx,
}

impl Copy {
    fn id(self, id: &str) -> String {
        format!("{id}~{}", self.number)
    }

    fn shifted(self, place: u16, length: usize) -> u16 {
        index(usize::from(place) + self.number * length, |place| place)
    }

    fn finding_index(self, finding: FindingIx) -> FindingIx {
        FindingIx(self.shifted(finding.0, self.size.findings))
    }

    fn choice(self, choice: ChoiceIx) -> ChoiceIx {
        ChoiceIx(self.shifted(choice.0, self.size.choices))
    }

    fn cause(self, cause: CauseIx) -> CauseIx {
        let last = self.size.causes.saturating_sub(1);
        if cause.at() == last { self.something_else } else { CauseIx(self.shifted(cause.0, last)) }
    }

    fn finding(self, finding: &Finding) -> Finding {
        Finding {
            id: self.id(&finding.id),
            first_choice: self.choice(finding.first_choice),
            ask_if: finding.ask_if.as_ref().map(|c| self.condition(c)),
            ..finding.clone()
        }
    }

    fn definition(self, definition: &Definition) -> Definition {
        Definition { id: self.id(&definition.id), when: self.condition(&definition.when) }
    }

    fn rule(self, rule: &Rule) -> Rule {
        Rule {
            id: self.id(&rule.id),
            when: self.condition(&rule.when),
            cancels: rule.cancels.iter().map(|r| RuleIx(self.shifted(r.0, self.size.rules))).collect(),
            causes: rule.causes.iter().map(|c| self.cause(*c)).collect(),
            ..rule.clone()
        }
    }

    fn group(self, group: &Group) -> Group {
        let findings = group.findings.iter().map(|f| self.finding_index(*f)).collect();
        Group { id: self.id(&group.id), findings, ..group.clone() }
    }

    fn hypothesis(self, hypothesis: &Hypothesis) -> Hypothesis {
        Hypothesis {
            cause: self.cause(hypothesis.cause),
            closed_when: hypothesis.closed_when.as_ref().map(|c| self.condition(c)),
            cells: hypothesis.cells.iter().map(|(c, strength)| (self.choice(*c), *strength)).collect(),
            ..hypothesis.clone()
        }
    }

    /// Adds what the ranking knows of each choice.
    fn add_to(self, large: &mut RankingModel, model: &RankingModel) {
        let group = |g: &Option<u16>| g.map(|g| self.shifted(g, model.groups.len()));
        large.groups.extend(model.groups.iter().cloned());
        large.group_of.extend(model.group_of.iter().map(group));
        large.rarity_of.extend(&model.rarity_of);
        large.left_out.extend(model.left_out.iter().map(|c| self.choice(*c)));
    }

    fn condition(self, condition: &Condition) -> Condition {
        let all = |parts: &[Condition]| parts.iter().map(|p| self.condition(p)).collect();
        match condition {
            Condition::Answered(finding, choices) => {
                Condition::Answered(self.finding_index(*finding), choices.iter().map(|c| self.choice(*c)).collect())
            }
            Condition::PassedOver(finding) => Condition::PassedOver(self.finding_index(*finding)),
            Condition::Is(ix) => Condition::Is(DefinitionIx(self.shifted(ix.0, self.size.definitions))),
            Condition::All(parts) => Condition::All(all(parts)),
            Condition::Any(parts) => Condition::Any(all(parts)),
            Condition::Not(part) => Condition::Not(Box::new(self.condition(part))),
            Condition::AtLeast(n, parts) => Condition::AtLeast(*n, all(parts)),
            Condition::StandardReading => Condition::StandardReading,
        }
    }
}

/// A place in a list as an index. A wrong index would make a guide that measures nothing, so it must not pass unseen.
fn index<I>(place: usize, make: impl Fn(u16) -> I) -> I {
    match u16::try_from(place) {
        Ok(place) => make(place),
        Err(_) => panic!("a list of {place} entries is longer than its index can count"),
    }
}
