//! The first pages of the check as plain links: each danger sign leads to the page that says how to get help.

use crate::content::{Content, capital, msg};
use crate::route::Route;
use legcheck_engine::dataset::{AnswerKind, FindingIx, Group};
use yew::prelude::*;

/// The danger signs of the first part, one list for each page of it.
pub fn danger_links(content: &Content) -> Html {
    let plan = &content.guide().plan;
    let first = |finding: FindingIx| plan.part_of[finding.at()] == 0;
    html! {
        <>
            for group in plan.groups.iter().filter(|g| g.findings.first().is_some_and(|f| first(*f))) {
                <h2>{ group.label.clone() }</h2>
                <ul class="signs-list">
                    for sign in signs(content, group) {
                        <li><a href={Route::Emergency.path()}>{ sign }</a></li>
                    }
                    <li><a href={Route::Emergency.path()}>{ content.t(msg::NOT_SURE_SOME) }</a></li>
                </ul>
            }
        </>
    }
}

/// What the tiles of a page say, without those that deny or are not sure.
fn signs(content: &Content, group: &Group) -> Vec<String> {
    let guide = content.guide();
    let of = |finding: &FindingIx| -> Vec<String> {
        let f = content.finding(*finding);
        let choices = guide.choices_of(*finding).map(|c| &guide.choices[c.at()]);
        let signs = choices.filter(|c| !c.is_none && !c.is_unsure);
        match (&f.tile, f.kind) {
            (Some(tile), _) => vec![tile.clone()],
            (None, AnswerKind::YesNoUnsure) => signs.map(|c| capital(&c.said)).collect(),
            (None, _) => signs.map(|c| c.label.clone()).collect(),
        }
    };
    group.findings.iter().flat_map(of).collect()
}
