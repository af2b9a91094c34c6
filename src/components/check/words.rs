//! The words of a page of questions.

use super::form::{Form, FormError, Layout, Selection, TileValue};
use crate::content::{Content, Respondent, capital, msg};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Page};
use legcheck_messages::Message;

/// What stands above the tiles.
pub struct PageWords {
    /// The question.
    pub label: String,
    /// Help, if there is some.
    pub help: Option<String>,
    /// Why it is asked.
    pub why: String,
}

/// The words above the tiles of a page.
pub fn page_words(content: &Content, page: Page, who: Respondent) -> PageWords {
    match page {
        Page::Single(finding) => PageWords {
            label: content.label(finding, who),
            help: content.help(finding, who),
            why: content.finding(finding).why.text.clone(),
        },
        Page::Group(group) => {
            let group = &content.guide().plan.groups[usize::from(group)];
            let label = who.pick(&group.label, &group.label_other, &group.label_child);
            PageWords { label: label.clone(), help: group.help.clone(), why: group.why.clone() }
        }
    }
}

/// How many tiles may be chosen.
pub fn hint(form: &Form) -> Message {
    match form.selection {
        Selection::One => msg::CHOOSE_ONE,
        Selection::OneEach => msg::CHOOSE_EACH,
        Selection::Any => msg::CHOOSE_ALL,
    }
}

/// The words on a tile.
pub fn tile_label(content: &Content, form: &Form, tile: TileValue, who: Respondent) -> String {
    match tile {
        TileValue::Choice(choice) if form.layout == Layout::Lines => {
            let choice = &content.guide().choices[choice.at()];
            content.t(if choice.is_unsure {
                msg::NOT_SURE
            } else if choice.is_none {
                msg::NO
            } else {
                msg::YES
            })
        }
        TileValue::SomeOf(_) if form.layout == Layout::Lines => content.t(msg::YES),
        TileValue::UnsureOf(_) => content.t(msg::NOT_SURE),
        TileValue::Choice(choice) => choice_label(content, form.page, choice, who),
        TileValue::SomeOf(finding) => {
            let f = content.finding(finding);
            f.tile.as_ref().unwrap_or(&f.short).clone()
        }
        TileValue::SomeUnsure => content.t(msg::NOT_SURE_SOME),
        TileValue::AllNone => content.t(msg::NONE_OF_THESE),
    }
}

/// The words on the tile of a choice. On a page of several findings, the tile of a yes-or-no question says what "yes" means.
fn choice_label(content: &Content, page: Page, choice: ChoiceIx, who: Respondent) -> String {
    let guide = content.guide();
    let f = content.finding(guide.finding_of(choice));
    if matches!(page, Page::Group(_)) && f.kind == AnswerKind::YesNoUnsure {
        return f.tile.clone().unwrap_or_else(|| capital(&guide.choices[f.first_choice.at()].said));
    }
    content.choice_label(&guide.choices[choice.at()], who)
}

/// The heading above the tiles of a finding.
pub fn heading(content: &Content, form: &Form, finding: FindingIx, who: Respondent) -> String {
    let f = content.finding(finding);
    match form.selection {
        // The words that its tile would have.
        _ if form.layout == Layout::Lines => {
            let yes = || capital(&content.guide().choices[f.first_choice.at()].said);
            let of_kind = || if f.kind == AnswerKind::YesNoUnsure { yes() } else { f.short.clone() };
            f.tile.clone().unwrap_or_else(of_kind)
        }
        Selection::Any => f.short.clone(),
        _ => content.label(finding, who),
    }
}

/// What is wrong with the ticks.
pub fn error_words(content: &Content, form: &Form, error: FormError, who: Respondent) -> String {
    match error {
        FormError::Incomplete => content.t(match (form.findings.len(), form.selection, form.may_skip) {
            (2.., Selection::Any, _) => msg::ERROR_CHOOSE_GROUP,
            (2.., ..) => msg::ERROR_CHOOSE_EACH,
            (_, _, true) => msg::ERROR_CHOOSE_SKIP,
            (_, _, false) => msg::ERROR_CHOOSE,
        }),
        FormError::Contradiction(tile) => {
            let label = tile_label(content, form, tile, who);
            content.with(msg::ERROR_ALONE, &[("choice", (&label).into())])
        }
        // The page is then shown in lines, and nothing is wrong.
        FormError::AskLines => String::new(),
        FormError::OneOf(finding) => {
            content.with(msg::ERROR_ONE_OF, &[("what", (&content.finding(finding).short).into())])
        }
    }
}
