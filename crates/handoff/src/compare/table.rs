//! What time does to answers, as `assets/carry/time.txt` says; see there for how it is written.

use legcheck_engine::dataset::{ChoiceIx, FindingIx, Guide};

/// The table that is built in.
const TEXT: &str = include_str!("../../../../assets/carry/time.txt");

/// How long an answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// It may be another one next time.
    No,
    /// What was said stays true, unless it was a denial, a "not sure" or nothing.
    IfSo,
    /// It stays true.
    Always,
}

/// What follows when findings of one kind got worse.
#[derive(Clone, Debug, Default)]
pub struct Worse {
    /// The findings.
    pub findings: Vec<FindingIx>,
    /// Answers that then do not fit, and what stands in their place.
    pub changes: Vec<(FindingIx, Vec<ChoiceIx>, ChoiceIx)>,
}

/// What the file says about each finding.
#[derive(Clone, Debug)]
pub struct Table {
    signs: Vec<bool>,
    lasts: Vec<Lasts>,
    orders: Vec<(FindingIx, Vec<Vec<ChoiceIx>>)>,
    /// What follows from what got worse.
    pub worse: Vec<Worse>,
}

impl Table {
    /// The table that is built in. A guide of another version may lack some of its findings: they are left out.
    pub fn built_in(guide: &Guide) -> Self {
        Self::read(guide, TEXT).0
    }

    /// Reads a table. Lines that are wrong are named by their number, from 1, and left out.
    pub fn read(guide: &Guide, text: &str) -> (Self, Vec<usize>) {
        let count = guide.findings.len();
        let (signs, lasts) = (vec![false; count], vec![Lasts::No; count]);
        let mut table = Self { signs, lasts, orders: Vec::new(), worse: Vec::new() };
        let mut wrong = Vec::new();
        for (place, line) in text.lines().enumerate() {
            let content = line.trim();
            if !content.is_empty() && !content.starts_with('#') && table.line(guide, content).is_none() {
                wrong.push(place + 1);
            }
        }
        (table, wrong)
    }

    /// The lines that are wrong in the table that is built in; none, on the guide it was written for.
    pub fn wrong_lines(guide: &Guide) -> Vec<usize> {
        Self::read(guide, TEXT).1
    }

    /// Whether having it is worse than not having it.
    pub fn is_sign(&self, finding: FindingIx) -> bool {
        self.signs[finding.at()]
    }

    /// How long its answer holds.
    pub fn lasts(&self, finding: FindingIx) -> Lasts {
        self.lasts[finding.at()]
    }

    /// How bad a choice is among those of its finding, where the file says so.
    pub fn rank(&self, finding: FindingIx, choice: ChoiceIx) -> Option<usize> {
        let (_, order) = self.orders.iter().find(|(f, _)| *f == finding)?;
        order.iter().position(|choices| choices.contains(&choice))
    }

    fn line(&mut self, guide: &Guide, line: &str) -> Option<()> {
        let findings =
            |words: &str| words.split_whitespace().map(|id| guide.finding(id)).collect::<Option<Vec<FindingIx>>>();
        let (first, rest) = line.split_once(' ')?;
        match first {
            "sign-groups" => {
                for group in rest.split_whitespace() {
                    let mut found = false;
                    for f in guide.finding_indexes().filter(|f| guide.findings[f.at()].group == group) {
                        self.signs[f.at()] = true;
                        found = true;
                    }
                    found.then_some(())?;
                }
            }
            "signs" => findings(rest)?.iter().for_each(|f| self.signs[f.at()] = true),
            "no-signs" => findings(rest)?.iter().for_each(|f| self.signs[f.at()] = false),
            "lasting" => findings(rest)?.iter().for_each(|f| self.lasts[f.at()] = Lasts::Always),
            "lasting-if-so" => findings(rest)?.iter().for_each(|f| self.lasts[f.at()] = Lasts::IfSo),
            "order" => {
                let (finding, order) = rest.split_once(':')?;
                let finding = guide.finding(finding)?;
                let order = order.split('<').map(|words| choices(guide, finding, words));
                self.orders.push((finding, order.collect::<Option<_>>()?));
            }
            "worse" => {
                let (_, words) = rest.split_once(':')?;
                self.worse.push(Worse { findings: findings(words)?, changes: Vec::new() });
            }
            _ => {
                let finding = guide.finding(first.strip_suffix(':')?)?;
                let (from, to) = rest.split_once('>')?;
                let change = (finding, choices(guide, finding, from)?, guide.choice(finding, to.trim())?);
                self.worse.last_mut()?.changes.push(change);
            }
        }
        Some(())
    }
}

/// Choices by their ids; at least one.
fn choices(guide: &Guide, finding: FindingIx, words: &str) -> Option<Vec<ChoiceIx>> {
    let choices: Option<Vec<ChoiceIx>> = words.split_whitespace().map(|id| guide.choice(finding, id)).collect();
    choices.filter(|choices| !choices.is_empty())
}
