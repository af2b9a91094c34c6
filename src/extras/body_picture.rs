//! The body picture, on which a person marks where it is weak, numb or sore; a list offers the same. Marks answer the
//! questions about places, and answers are drawn as marks.

use super::attachments::Attachments;
use super::body_drawing::{self, ADULT, CHILD, Figure};
use super::check::Check;
use super::mark_words::{kind_words, marks_in_words, region_words};
use crate::browser::{clock, dom};
use crate::components::{keyed, list, more, text};
use crate::content::{Content, capital, ids, msg};
use crate::session::Session;
use legcheck_engine::answers::Answers;
use legcheck_engine::body_map::{
    BodyRegion, MarkKind, Marks, View, contradicted, drawn, implied, with_implied, without_implied,
};
use legcheck_engine::dataset::FindingIx;
use std::rc::Rc;
use yew::prelude::*;

/// The figure for the person: a child's figure for a child.
pub fn figure_for(check: &Check) -> &'static Figure {
    let guide = check.content.guide();
    let age = check.session.answers.choices(ids::finding::AGE).first();
    let band = age.and_then(|choice| guide.choices[choice.at()].band.as_ref());
    if band.is_some_and(|band| band.max < check.content.adult_from()) { &CHILD } else { &ADULT }
}

/// All marks on the picture: those the person made, and those drawn for answers.
fn shown(check: &Check) -> Marks {
    let (guide, map) = (check.content.guide(), check.content.body_map());
    let marks = check.attachments().marks;
    // An answer implied by a mark adds no further marks.
    marks.union(&drawn(map, &without_implied(guide, map, &marks, &check.session.answers)))
}

/// The marks for a reader: those shown, except what an answer contradicts.
pub fn agreed(check: &Check) -> Marks {
    contradicted(check.content.body_map(), &check.attachments().marks, &check.session.answers)
        .into_iter()
        .fold(shown(check), |left, (_, marks)| left.difference(&marks))
}

/// The person's marks that an answer contradicts, each with that answer. They stay where they were made, since nobody knows
/// which of the two holds; a reader can ask.
pub fn answered_otherwise(check: &Check) -> Vec<String> {
    let Check { content, session, .. } = check;
    let found = contradicted(content.body_map(), &check.attachments().marks, &session.answers);
    let line = |(finding, marks): (FindingIx, Marks)| {
        let answer = content.answer_words(&session.answers, finding).unwrap_or_default();
        let marks = marks_in_words(content, &marks).join("; ");
        content.with(msg::PICTURE_OTHERWISE, &[("marks", (&marks).into()), ("answer", (&answer).into())])
    };
    found.into_iter().map(line).collect()
}

/// The session after adding or removing a mark when the clock shows this, with the answers implied by its marks.
pub fn marked(check: &Check, region: BodyRegion, kind: MarkKind, now: &str) -> Session {
    let (guide, map) = (check.content.guide(), check.content.body_map());
    let before = check.attachments().marks;
    let mut marks = before;
    marks.toggle(region, kind);
    let mut session = check.session.clone();
    session.note_answer(now);
    // Removing a mark leaves the implied question unanswered; it never turns into a "no".
    let own = without_implied(guide, map, &before, &session.answers);
    session.answers = with_implied(guide, map, &marks, &own);
    session.attachments = Attachments { marks, ..check.attachments() }.to_line();
    session
}

/// Describes the findings that the marks answer.
pub fn noted(check: &Check) -> Vec<String> {
    let (guide, map) = (check.content.guide(), check.content.body_map());
    let findings = implied(guide, map, &check.attachments().marks, &Answers::default());
    let words = |(finding, _): (FindingIx, _)| check.content.answer_words(&check.session.answers, finding);
    findings.into_iter().filter_map(words).collect()
}

/// Props of [`BodyPicture`].
#[derive(Clone, PartialEq, Properties)]
pub struct BodyPictureProps {
    /// The check to mark.
    pub check: Rc<Check>,
}

/// The picture, the choice of the kind of mark, and the equivalent list.
#[component]
pub fn BodyPicture(props: &BodyPictureProps) -> Html {
    let check = &props.check;
    let content = &check.content;
    let kind = use_state(|| MarkKind::Weak);
    let place = use_node_ref();
    let at = use_state(|| 0_usize);
    let marks = shown(check);
    let toggle = {
        let (kind, place, check) = (*kind, place.clone(), check.clone());
        Callback::from(move |region: BodyRegion| {
            let session = marked(&check, region, kind, &clock::reading()).to_text(check.content.guide());
            dom::load_session(&place, &session, None);
        })
    };
    let noted = noted(check);
    let otherwise = answered_otherwise(check);
    keyed(html! {
        <div ref={place} class="picture">
            <fieldset class="kinds">
                <legend>{ content.t(msg::PICTURE_KIND) }</legend>
                for one in MarkKind::ALL {
                    <label class="tile small" data-kind={one.id()}>
                        <input type="radio" name="mark-kind" value={one.id()} checked={*kind == one}
                            onchange={{
                                let kind = kind.clone();
                                Callback::from(move |_: Event| kind.set(one))
                            }} />
                        { text("span", "", kind_words(content, one)) }
                        { body_drawing::legend(one) }
                    </label>
                }
            </fieldset>
            { text("p", "hint", content.t(msg::PICTURE_HOW)) }
            { drawing(content, figure_for(check), &marks, *kind, &at, &toggle) }
            { views(content) }
            { more(content.t(msg::PICTURE_LIST), "places", vec![as_list(content, &marks, *kind, &toggle)]) }
            <div role="status" class="noted">
                if !marks.is_empty() {
                    { text("h2", "", content.t(msg::PICTURE_MARKED)) }
                    { list("", marks_in_words(content, &marks)) }
                }
                if !otherwise.is_empty() {
                    { text("h2", "", content.t(msg::PICTURE_OTHERWISE_TITLE)) }
                    { list("", otherwise) }
                }
                if !noted.is_empty() {
                    { text("p", "", content.t(msg::PICTURE_NOTED)) }
                    { list("", noted) }
                }
            </div>
        </div>
    })
}

/// The drawing. It has a single tab stop; the arrow keys move between regions.
fn drawing(
    content: &Content,
    figure: &'static Figure,
    marks: &Marks,
    kind: MarkKind,
    at: &UseStateHandle<usize>,
    toggle: &Callback<BodyRegion>,
) -> Html {
    let count = figure.places.len();
    let onkeydown = {
        let (at, toggle) = (at.clone(), toggle.clone());
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => (*at + 1) % count,
                "ArrowUp" | "ArrowLeft" => (*at + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                " " | "Enter" => {
                    if let Some((region, _)) = figure.regions().nth(*at) {
                        toggle.emit(region);
                    }
                    *at
                }
                _ => return,
            };
            event.prevent_default();
            at.set(next);
            dom::focus_in_place(&place_id(figure.places[next].0));
        })
    };
    html! {
        <svg class="body" viewBox={figure.view_box} role="group" aria-label={content.t(msg::PICTURE_NAME)} {onkeydown}>
            for (i, (region, shape)) in figure.regions().enumerate() {
                <path d={shape} id={place_id(region.id())} data-region={region.id()}
                    class={if MarkKind::ALL.into_iter().any(|kind| marks.has(region, kind)) { "on" } else { "off" }}
                    role="checkbox" tabindex={if i == **at { "0" } else { "-1" }}
                    aria-checked={marks.has(region, kind).to_string()}
                    aria-label={capital(&region_words(content, region))}
                    onclick={{
                        let (toggle, at) = (toggle.clone(), at.clone());
                        Callback::from(move |_: MouseEvent| {
                            at.set(i);
                            toggle.emit(region);
                        })
                    }} />
            }
            <path class="outline" d={figure.outline} />
            { body_drawing::signs(figure, marks) }
            { body_drawing::sides(content) }
        </svg>
    }
}

/// The names of the two halves of the drawing, below it.
pub fn views(content: &Content) -> Html {
    html! {
        <div class="views" aria-hidden="true">
            { text("span", "", content.t(msg::PICTURE_FRONT)) }
            { text("span", "", content.t(msg::PICTURE_BACK)) }
        </div>
    }
}

fn place_id(region: &str) -> String {
    format!("place-{region}")
}

/// The equivalent list, from head to foot, with the front first.
fn as_list(content: &Content, marks: &Marks, kind: MarkKind, toggle: &Callback<BodyRegion>) -> Html {
    let half = |view: View, title: String| {
        html! {
            <fieldset>
                <legend>{ title }</legend>
                for region in BodyRegion::all().filter(|region| region.view() == view) {
                    <label class="tile small" data-region={region.id()}>
                        <input type="checkbox" checked={marks.has(region, kind)}
                            onchange={{
                                let toggle = toggle.clone();
                                Callback::from(move |_: Event| toggle.emit(region))
                            }} />
                        { text("span", "", capital(&region_words(content, region))) }
                    </label>
                }
            </fieldset>
        }
    };
    html! {
        <div class="places">
            { half(View::Front, content.t(msg::PICTURE_FRONT)) }
            { half(View::Back, content.t(msg::PICTURE_BACK)) }
        </div>
    }
}
