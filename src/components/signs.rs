//! The list of emergency signs, which every result and every error shows.

use crate::components::text;
use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Condition, Guide, Level, RuleKind, Strictness};
use legcheck_engine::logic::{Facts, Truth, Unanswered};
use yew::prelude::*;

/// The article's ten emergency signs, and those this guide adds.
pub fn emergency_signs(content: &Content) -> Html {
    let guide = content.guide();
    html! {
        <div class="signs">
            { signs_list(of_article(guide)) }
            { text("h3", "", content.t(msg::SIGNS_MORE_TITLE)) }
            { signs_list(added(guide).map(|(sign, _)| sign)) }
        </div>
    }
}

/// An emergency sign in words, by its id.
type Sign<'a> = (&'a str, &'a str);

/// The emergency signs of the article.
fn of_article(guide: &Guide) -> impl Iterator<Item = Sign<'_>> {
    guide.signs.iter().filter(|s| s.level == Level::EmergencyNow).map(|s| (&*s.id, &*s.text))
}

/// The emergency signs that this guide adds, each with when a person has it.
fn added(guide: &Guide) -> impl Iterator<Item = (Sign<'_>, &Condition)> {
    guide.added_signs.iter().map(|s| ((&*s.id, &*s.text), &s.when))
}

fn signs_list<'a>(signs: impl IntoIterator<Item = Sign<'a>>) -> Html {
    html! {
        <ul class="signs-list">
            for (id, words) in signs {
                <li data-sign={id.to_owned()}>{ words.to_owned() }</li>
            }
        </ul>
    }
}

/// The emergency signs: those that may still come on, and those that the person has.
pub fn told_apart<'a>(content: &'a Content, answers: &Answers) -> (Vec<Sign<'a>>, Vec<Sign<'a>>) {
    let guide = content.guide();
    let facts = Facts::new(guide, answers, Strictness::Standard, Unanswered::NotAsked);
    let holds = |when| facts.truth(when) == Truth::True;
    let literal = |id: &str| {
        let mut rules = guide.rules.iter().filter(|r| r.kind == RuleKind::ArticleSignLiteral);
        rules.find(|r| r.id == id).is_some_and(|r| holds(&r.when))
    };
    let of_article = of_article(guide).map(|sign| (sign, literal(sign.0)));
    let added = added(guide).map(|(sign, when)| (sign, holds(when)));
    let (has, new): (Vec<_>, Vec<_>) = of_article.chain(added).partition(|(_, has)| *has);
    let signs = |list: Vec<(Sign<'a>, bool)>| list.into_iter().map(|(sign, _)| sign).collect();
    (signs(new), signs(has))
}

/// The emergency signs on a result: a sign that the person has cannot begin, so it is said to get worse.
pub fn own_signs(content: &Content, answers: &Answers) -> Html {
    let (new, has) = told_apart(content, answers);
    html! {
        <div class="signs">
            if !has.is_empty() {
                { text("p", "", content.t(msg::RESULT_WATCH_WORSE)) }
                { signs_list(has) }
            }
            { text("p", "", content.t(msg::RESULT_WATCH_SIGNS)) }
            { signs_list(new) }
        </div>
    }
}
