//! The ticks on a page of questions, and the answers that they stand for. Nothing here knows words or elements.

#[cfg(test)]
mod tests;

use crate::content::Content;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Choice, ChoiceIx, FindingIx, Guide, Page};
use legcheck_engine::interview::{Respondent, Screen};
use legcheck_engine::order;
use std::ops::Range;

/// What a tile stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TileValue {
    /// A choice.
    Choice(ChoiceIx),
    /// "Some of these", for a finding that is asked in full on the next page.
    SomeOf(FindingIx),
    /// "Not sure", for a finding that is asked in full only when some of it is there.
    UnsureOf(FindingIx),
    /// "Not sure about one or more of these", for a whole page.
    SomeUnsure,
    /// "No, none of these", for a whole page.
    AllNone,
}

impl TileValue {
    /// The finding that the tile is about; `None` if it is about the whole page.
    pub fn finding(self, guide: &Guide) -> Option<FindingIx> {
        match self {
            Self::Choice(choice) => Some(guide.finding_of(choice)),
            Self::SomeOf(finding) | Self::UnsureOf(finding) => Some(finding),
            Self::SomeUnsure | Self::AllNone => None,
        }
    }

    /// The tile in the markup: `data-finding`, which is also the `name` of its input, and `data-choice`, which is also the
    /// `value`. The finding is empty for a whole page. Hosts, tests and `assets/js/start.js` rely on these.
    pub fn attributes(self, guide: &Guide) -> (&str, &str) {
        let finding = self.finding(guide).map_or("", |finding| &guide.findings[finding.at()].id);
        let choice = match self {
            Self::Choice(choice) => &guide.choices[choice.at()].id,
            Self::SomeOf(_) => "some",
            Self::SomeUnsure | Self::UnsureOf(_) => "unsure",
            Self::AllNone => "none",
        };
        (finding, choice)
    }

    /// Whether it denies all that the other tiles of its finding or page say.
    fn denies(self, guide: &Guide) -> bool {
        match self {
            Self::Choice(choice) => guide.choices[choice.at()].is_none,
            other => other == Self::AllNone,
        }
    }
}

/// How many tiles may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// One.
    One,
    /// One of each finding.
    OneEach,
    /// Any that do not contradict each other.
    Any,
}

/// How a page of several findings that can be denied is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One tile for each finding that is there, and one that denies all others.
    #[default]
    Tiles,
    /// One line for each finding, with yes, no and not sure: for a person who is not sure about some.
    Lines,
}

/// Why ticks are no answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormError {
    /// Nothing is chosen, or not for every finding.
    Incomplete,
    /// This tile says no to others that are chosen.
    Contradiction(TileValue),
    /// Several choices of a finding that takes one.
    OneOf(FindingIx),
    /// Not sure about some: each finding is to be asked in its line.
    AskLines,
}

/// A page of questions as a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The page.
    pub page: Page,
    /// The findings asked, in order.
    pub findings: Vec<FindingIx>,
    /// How many tiles may be chosen.
    pub selection: Selection,
    /// Whether the page may be passed over.
    pub may_skip: bool,
    /// The tiles, in order.
    pub tiles: Vec<TileValue>,
    /// How they are shown.
    pub layout: Layout,
}

impl Form {
    /// The form of a page.
    pub fn new(guide: &Guide, screen: &Screen) -> Self {
        let (selection, may_skip, tiles) = match screen.page {
            Page::Single(finding) => single(guide, finding),
            Page::Group(group) => group_of(guide, usize::from(group), &screen.findings),
        };
        let layout = Layout::Tiles;
        Self { page: screen.page, findings: screen.findings.clone(), selection, may_skip, tiles, layout }
    }

    /// The same page without the ages that are out of the question for this respondent: a parent answers for a child.
    pub fn addressed_to(mut self, content: &Content, who: Respondent) -> Self {
        let (guide, adult_from) = (content.guide(), content.adult_from());
        let is_adult = |tile: &TileValue| match tile {
            TileValue::Choice(choice) => guide.choices[choice.at()].band.as_ref().is_some_and(|b| b.min >= adult_from),
            _ => false,
        };
        if who == Respondent::Parent {
            self.tiles.retain(|tile| !is_adult(tile));
        }
        self
    }

    /// The same page with a line for each finding.
    pub fn in_lines(&self, guide: &Guide) -> Self {
        let line = |finding: &FindingIx| {
            let is_list = guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure;
            let choice = |is: fn(&Choice) -> bool| guide.choice_where(*finding, is).map(TileValue::Choice);
            let yes = if is_list { Some(TileValue::SomeOf(*finding)) } else { choice(|c| c.id == "yes") };
            let unsure = choice(|c| c.is_unsure).unwrap_or(TileValue::UnsureOf(*finding));
            yes.into_iter().chain(choice(|c| c.is_none)).chain([unsure])
        };
        let tiles = self.findings.iter().flat_map(line).collect();
        Self { tiles, selection: Selection::OneEach, layout: Layout::Lines, ..self.clone() }
    }

    /// The tiles of the lines that say what was said by tiles.
    pub fn as_lines(&self, guide: &Guide, chosen: &[TileValue]) -> Vec<TileValue> {
        let is_kept = |tile: &&TileValue| self.tiles.contains(tile);
        let in_full = |tile: &TileValue| match tile {
            TileValue::Choice(choice) if !stands_alone(guide, *choice) => {
                Some(TileValue::SomeOf(guide.finding_of(*choice))).filter(|some| self.tiles.contains(some))
            }
            _ => None,
        };
        let kept = chosen.iter().filter(is_kept).copied();
        kept.chain(chosen.iter().filter_map(in_full)).collect()
    }

    /// Whether a tile takes out the others of its finding: of those, one at most is meant.
    pub fn is_radio(&self, guide: &Guide, tile: TileValue) -> bool {
        if self.selection != Selection::Any {
            return true;
        }
        let TileValue::Choice(choice) = tile else { return false };
        let finding = guide.finding_of(choice);
        let of_finding = self.tiles.iter().filter(|other| other.finding(guide) == Some(finding)).count();
        guide.findings[finding.at()].kind != AnswerKind::Multiple && of_finding > 1
    }

    /// The first tile that does not go with those before it, where any may be chosen: the page puts an "or" above it.
    pub fn first_alternative(&self, guide: &Guide) -> Option<usize> {
        let is_alternative = |tile: &TileValue| match *tile {
            TileValue::Choice(choice) => stands_alone(guide, choice),
            other => other == TileValue::SomeUnsure,
        };
        self.tiles.iter().position(is_alternative).filter(|_| self.selection == Selection::Any)
    }

    /// The tiles in sections, each with the finding whose words stand above it. `None` if its tiles say by themselves what they
    /// are about.
    pub fn sections(&self, guide: &Guide) -> Vec<(Option<FindingIx>, Range<usize>)> {
        let mut sections: Vec<(Option<FindingIx>, Range<usize>)> = Vec::new();
        for (index, tile) in self.tiles.iter().enumerate() {
            let asked = self.asked_above(guide, *tile);
            match sections.last_mut() {
                Some((last, tiles)) if *last == asked => tiles.end = index + 1,
                _ => sections.push((asked, index..index + 1)),
            }
        }
        sections
    }

    /// The finding whose words stand above a tile.
    fn asked_above(&self, guide: &Guide, tile: TileValue) -> Option<FindingIx> {
        let Page::Group(_) = self.page else { return None };
        let finding = match (self.layout, tile) {
            (Layout::Lines, _) | (_, TileValue::Choice(_)) => tile.finding(guide)?,
            (Layout::Tiles, _) => return None,
        };
        let says_itself = self.layout == Layout::Tiles && guide.findings[finding.at()].kind == AnswerKind::YesNoUnsure;
        Some(finding).filter(|_| !says_itself)
    }

    /// The chosen tiles after the person has turned one on or off. "None of these" takes out the others, and they take it out.
    pub fn toggled(&self, guide: &Guide, chosen: &[TileValue], tile: TileValue, on: bool) -> Vec<TileValue> {
        let is_radio = self.is_radio(guide, tile);
        let may_deny = on && self.selection == Selection::Any;
        let stays = |other: &TileValue| {
            let is_alternative = is_radio && other.finding(guide) == tile.finding(guide);
            let is_denied = may_deny && (tile.denies(guide) || other.denies(guide));
            *other != tile && !is_alternative && !is_denied
        };
        let mut next: Vec<TileValue> = chosen.iter().copied().filter(stays).collect();
        if on {
            next.push(tile);
        }
        next
    }

    /// The tiles that earlier answers chose.
    pub fn chosen_before(&self, guide: &Guide, answers: &Answers) -> Vec<TileValue> {
        let has = |tile: TileValue| self.tiles.contains(&tile);
        let mut chosen = Vec::new();
        let mut unsure = false;
        let given = self.findings.iter().filter_map(|f| answers.get(*f).map(|answer| (*f, answer)));
        let given: Vec<(FindingIx, &Answer)> = given.collect();
        for &(finding, answer) in &given {
            let some = TileValue::SomeOf(finding);
            match answer {
                answer if has(some) && !answer.is_denial(guide) => chosen.push(some),
                Answer::Chosen(choices) => {
                    let tiles = choices.iter().map(|choice| TileValue::Choice(*choice));
                    chosen.extend(tiles.filter(|tile| has(*tile)));
                    let is_unsure = |c: &ChoiceIx| guide.choices[c.at()].is_unsure && !has(TileValue::Choice(*c));
                    unsure |= choices.iter().any(is_unsure);
                }
                _ => unsure = true,
            }
        }
        if unsure && has(TileValue::SomeUnsure) {
            chosen.push(TileValue::SomeUnsure);
        } else if chosen.is_empty() && given.len() == self.findings.len() && has(TileValue::AllNone) {
            chosen.push(TileValue::AllNone);
        }
        chosen
    }

    /// The answers that the chosen tiles stand for, one for each finding. `before` holds the earlier answers: what was
    /// answered in full on a page of its own stays as it was.
    ///
    /// # Errors
    /// If the tiles do not answer every finding, or contradict each other.
    pub fn answers(
        &self,
        guide: &Guide,
        chosen: &[TileValue],
        before: &Answers,
    ) -> Result<Vec<(FindingIx, Answer)>, FormError> {
        if chosen.is_empty() {
            return Err(FormError::Incomplete);
        }
        // "Not sure" beside a sign keeps both; "none" beside a sign is a slip.
        if self.selection == Selection::Any && chosen.len() > 1 {
            if let Some(denial) = self.tiles.iter().find(|tile| chosen.contains(tile) && tile.denies(guide)) {
                return Err(FormError::Contradiction(*denial));
            }
        }
        if chosen.contains(&TileValue::SomeUnsure) {
            return Err(FormError::AskLines);
        }
        self.findings.iter().map(|f| Ok((*f, self.answer(guide, *f, chosen, before)?))).collect()
    }

    fn answer(
        &self,
        guide: &Guide,
        finding: FindingIx,
        chosen: &[TileValue],
        before: &Answers,
    ) -> Result<Answer, FormError> {
        let own = |tile: &&TileValue| tile.finding(guide) == Some(finding) && chosen.contains(tile);
        let own: Vec<TileValue> = self.tiles.iter().filter(own).copied().collect();
        if own.len() > 1 && guide.findings[finding.at()].kind != AnswerKind::Multiple {
            return Err(FormError::OneOf(finding));
        }
        match own.first() {
            Some(TileValue::SomeOf(_)) => Ok(match before.get(finding) {
                Some(answer @ Answer::Chosen(_)) if !answer.is_denial(guide) => answer.clone(),
                _ => Answer::ToAskAlone,
            }),
            Some(TileValue::UnsureOf(_)) => Ok(Answer::PassedOver),
            Some(_) => {
                let ids = own.iter().map(|tile| tile.attributes(guide).1);
                Answer::chosen(guide, finding, ids).map_err(|_| FormError::Incomplete)
            }
            None => {
                let denial = guide.choice_where(finding, |c| c.is_none).filter(|_| self.selection == Selection::Any);
                denial.map(|denial| Answer::Chosen(vec![denial])).ok_or(FormError::Incomplete)
            }
        }
    }

    /// The answers of a page that is passed over.
    pub fn passed_over(&self) -> Vec<(FindingIx, Answer)> {
        self.findings.iter().map(|finding| (*finding, Answer::PassedOver)).collect()
    }
}

/// Whether a choice does not go with others: "none of these" or "not sure".
fn stands_alone(guide: &Guide, choice: ChoiceIx) -> bool {
    let choice = &guide.choices[choice.at()];
    choice.is_none || choice.is_unsure
}

fn single(guide: &Guide, finding: FindingIx) -> (Selection, bool, Vec<TileValue>) {
    let mut choices: Vec<ChoiceIx> = guide.choices_of(finding).collect();
    // If "not sure" can be said, it is the honest answer; else the question may be passed over.
    let may_skip = guide.choice_where(finding, |c| c.is_unsure).is_none();
    let selection = match guide.findings[finding.at()].kind {
        AnswerKind::Multiple => {
            order::insertion_sort_by_key(&mut choices, |c| stands_alone(guide, *c));
            Selection::Any
        }
        _ => Selection::One,
    };
    (selection, may_skip, choices.into_iter().map(TileValue::Choice).collect())
}

fn group_of(guide: &Guide, group: usize, findings: &[FindingIx]) -> (Selection, bool, Vec<TileValue>) {
    let group = &guide.plan.groups[group];
    let deniable = group.findings.iter().all(|f| guide.choice_where(*f, |c| c.is_none).is_some());
    let mut tiles = Vec::new();
    for finding in findings {
        // One tile at the end denies all of them, and one says that some are not clear.
        let choices = guide.choices_of(*finding).filter(|c| !(deniable && stands_alone(guide, *c)));
        if group.gateway && guide.findings[finding.at()].kind != AnswerKind::YesNoUnsure {
            tiles.push(TileValue::SomeOf(*finding));
        } else {
            tiles.extend(choices.map(TileValue::Choice));
        }
    }
    if !deniable {
        // Some may not be known: a helper may not know the age.
        return (Selection::OneEach, true, tiles);
    }
    tiles.extend([TileValue::SomeUnsure, TileValue::AllNone]);
    (Selection::Any, false, tiles)
}
