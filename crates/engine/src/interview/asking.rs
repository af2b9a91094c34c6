//! Which page comes next on the answers so far.

use super::questions::Interview;
use super::screen::{Purpose, Screen};
use crate::answers::{Answer, Answers};
use crate::dataset::{FindingIx, Level, Page};
use crate::urgency::{Emergency, SoFar};

/// What the next page is chosen from.
pub struct Asking<'a> {
    pub interview: Interview<'a>,
    pub answers: &'a Answers,
    pub so_far: &'a SoFar<'a>,
}

impl Asking<'_> {
    /// The next page, or none when nothing more is worth asking.
    pub fn next_page(&self, emergency: &Emergency, cause_pages: u16) -> Option<Screen> {
        let guide = self.interview.guide;
        let in_emergency = *emergency == Emergency::Certain;
        if let Emergency::Waiting(findings) = emergency {
            if let Some(first) = self.first_of(findings) {
                return Some(self.page(first, Purpose::Settle));
            }
        }
        // A list chosen on a gateway, or a finding marked "not sure" on a shared page, is asked right away.
        let alone = |f: &FindingIx| self.answers.get(*f) == Some(&Answer::ToAskAlone) && self.is_open(*f);
        if let Some(finding) = guide.finding_indexes().find(alone) {
            return Some(self.page(finding, Purpose::FollowUp));
        }
        // Once an emergency is certain, danger signs are asked only for what they say about the causes.
        let skip_danger = |f: &FindingIx| in_emergency && guide.plan.part_of[f.at()] == 0;
        for page in &guide.plan.opening {
            let first = match page {
                Page::Single(f) => Some(*f),
                Page::Group(g) => {
                    guide.plan.groups[usize::from(*g)].findings.iter().copied().find(|f| self.is_open(*f))
                }
            };
            if let Some(first) = first.filter(|f| self.is_open(*f) && !skip_danger(f)) {
                return Some(self.page(first, Purpose::Opening));
            }
        }
        if !in_emergency {
            let raising: Vec<(FindingIx, Level)> =
                self.so_far.could_raise().into_iter().filter(|(f, _)| self.is_open(*f)).collect();
            let top = raising.iter().map(|(_, level)| *level).max();
            let findings: Vec<FindingIx> = raising.iter().filter(|(_, l)| Some(*l) == top).map(|(f, _)| *f).collect();
            if let Some(first) = self.first_of(&findings) {
                return Some(self.page(first, Purpose::Safety));
            }
            if let Some(first) = self.first_of(&self.so_far.could_lower()) {
                return Some(self.page(first, Purpose::Safety));
            }
        }
        (cause_pages < guide.plan.most_cause_pages).then(|| self.most_telling(in_emergency)).flatten()
    }

    fn is_open(&self, finding: FindingIx) -> bool {
        matches!(self.answers.get(finding), None | Some(Answer::ToAskAlone)) && self.so_far.open().should_ask(finding)
    }

    /// The first of some findings in the order of asking that is open.
    fn first_of(&self, findings: &[FindingIx]) -> Option<FindingIx> {
        findings
            .iter()
            .copied()
            .filter(|f| self.is_open(*f))
            .min_by_key(|f| (self.interview.guide.plan.order[f.at()], *f))
    }

    /// The group on whose page a finding is asked; `None` if it is asked alone.
    fn group_of(&self, finding: FindingIx) -> Option<usize> {
        if self.answers.get(finding).is_some() {
            return None;
        }
        self.interview.questions.layout.group_of(finding)
    }

    /// The open findings asked on the same page.
    fn on_page(&self, finding: FindingIx, group: Option<usize>) -> Vec<FindingIx> {
        let Some(group) = group else { return vec![finding] };
        let open = |f: &FindingIx| self.is_open(*f) && self.answers.get(*f).is_none();
        self.interview.guide.plan.groups[group].findings.iter().copied().filter(open).collect()
    }

    /// The page on which a finding is asked: that of its group if others in it are open too, else its own.
    fn page(&self, finding: FindingIx, purpose: Purpose) -> Screen {
        let group = self.group_of(finding);
        let findings = self.on_page(finding, group);
        match (findings.len(), group.and_then(|g| u16::try_from(g).ok())) {
            (2.., Some(place)) => Screen { page: Page::Group(place), findings, purpose },
            _ => Screen { page: Page::Single(finding), findings: vec![finding], purpose },
        }
    }

    /// The page with the greatest expected gain about the causes for its effort, if it is worth it.
    fn most_telling(&self, in_emergency: bool) -> Option<Screen> {
        let Interview { guide, ranking, questions } = self.interview;
        let model = &ranking.evidence().model;
        let mut shares = vec![0.0; ranking.evidence().hypotheses.len()];
        ranking.rank(self.answers).iter().for_each(|r| shares[r.hypothesis] = r.share);
        // What a correlation group has said already counts less when said again.
        let mut said = vec![0; model.groups.len()];
        for choice in ranking.picked(self.answers) {
            let told = model.group_of[choice.at()].filter(|_| !guide.choices[choice.at()].is_none);
            told.into_iter().for_each(|g| said[usize::from(g)] += 1);
        }
        let mut best: Option<(f64, FindingIx)> = None;
        let mut seen = vec![false; guide.plan.groups.len()];
        for finding in guide.finding_indexes().filter(|f| self.is_open(*f)) {
            let group = self.group_of(finding);
            if group.is_some_and(|g| std::mem::replace(&mut seen[g], true)) {
                continue;
            }
            if in_emergency && group.is_some_and(|g| guide.plan.groups[g].calm_only) {
                continue;
            }
            let findings = self.on_page(finding, group);
            let gain: f64 = findings.iter().map(|f| questions.outlooks.gain(model, *f, &shares, &said)).sum();
            let worth = gain / questions.layout.effort(guide, &findings, group);
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, finding));
            }
        }
        best.filter(|(worth, _)| *worth >= guide.plan.least_gain).map(|(_, f)| self.page(f, Purpose::Causes))
    }
}
