//! The list of emergency signs, which every result and every error shows.

use crate::components::text;
use crate::content::{Content, msg};
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Level, RuleKind, Strictness};
use legcheck_engine::logic::{Facts, Truth, Unanswered};
use yew::prelude::*;

/// The article's ten emergency signs, and those this guide adds.
pub fn emergency_signs(content: &Content) -> Html {
    let guide = content.guide();
    html! {
        <div class="signs">
            <ul class="signs-list">
                for sign in guide.signs.iter().filter(|s| s.level == Level::EmergencyNow) {
                    <li data-sign={sign.id.clone()}>{ sign.text.clone() }</li>
                }
            </ul>
            { text("h3", "", content.t(msg::SIGNS_MORE_TITLE)) }
            <ul class="signs-list">
                for sign in &guide.added_signs {
                    <li data-sign={sign.id.clone()}>{ sign.text.clone() }</li>
                }
            </ul>
        </div>
    }
}

/// An emergency sign in words, by its id.
type Sign<'a> = (&'a str, &'a str);

/// The emergency signs: those that may still come on, and those that the person has.
pub fn told_apart<'a>(content: &'a Content, answers: &Answers) -> (Vec<Sign<'a>>, Vec<Sign<'a>>) {
    let guide = content.guide();
    let facts = Facts::new(guide, answers, Strictness::Standard, Unanswered::NotAsked);
    let holds = |when| facts.truth(when) == Truth::True;
    let literal = |id: &str| {
        let mut rules = guide.rules.iter().filter(|r| r.kind == RuleKind::ArticleSignLiteral);
        rules.find(|r| r.id == id).is_some_and(|r| holds(&r.when))
    };
    let of_article = guide.signs.iter().filter(|s| s.level == Level::EmergencyNow);
    let of_article = of_article.map(|s| ((&*s.id, &*s.text), literal(&s.id)));
    let added = guide.added_signs.iter().map(|s| ((&*s.id, &*s.text), holds(&s.when)));
    let (has, new): (Vec<_>, Vec<_>) = of_article.chain(added).partition(|(_, has)| *has);
    let signs = |list: Vec<(Sign<'a>, bool)>| list.into_iter().map(|(sign, _)| sign).collect();
    (signs(new), signs(has))
}

/// The emergency signs on a result: a sign that the person has cannot begin, so it is said to get worse.
pub fn own_signs(content: &Content, answers: &Answers) -> Html {
    let (new, has) = told_apart(content, answers);
    let list = |signs: Vec<Sign<'_>>| {
        html! {
            <ul class="signs-list">
                for (id, words) in signs {
                    <li data-sign={id.to_owned()}>{ words.to_owned() }</li>
                }
            </ul>
        }
    };
    html! {
        <div class="signs">
            if !has.is_empty() {
                { text("p", "", content.t(msg::RESULT_WATCH_WORSE)) }
                { list(has) }
            }
            { text("p", "", content.t(msg::RESULT_WATCH_SIGNS)) }
            { list(new) }
        </div>
    }
}
