//! One page of questions: a finding with its choices, or a group of findings.

use super::form::{Form, FormError, Layout, Selection, TileValue};
use super::words::{PageWords, error_words, heading, hint, page_words, tile_label};
use crate::app::context::Context;
use crate::browser::dom;
use crate::components::{Title, before, keyed, text, titled};
use crate::content::{Content, Respondent, msg};
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{FindingIx, Page};
use legcheck_engine::interview::Screen;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`Question`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProps {
    /// What it needs from the app.
    pub app: Context,
    /// What is asked.
    pub screen: Rc<Screen>,
    /// Called with an answer to each finding.
    pub on_answered: Callback<Vec<(FindingIx, Answer)>>,
}

/// The form as it is drawn.
struct View<'a> {
    content: &'a Content,
    who: Respondent,
    form: &'a Form,
    chosen: &'a [TileValue],
    taken_out: &'a [TileValue],
    error: Option<String>,
}

/// A page of questions. Only earlier answers are preselected, and only Continue and Skip answer.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let app = &props.app;
    let (content, who) = (&app.content, app.session.who());
    let guide = content.guide();
    let layout = use_state(Layout::default);
    let tiles = Form::new(guide, &props.screen).addressed_to(content, who);
    let form = Rc::new(if *layout == Layout::Lines { tiles.in_lines(guide) } else { tiles });
    let chosen = use_state(|| form.chosen_before(guide, &app.session.answers));
    // What the last tick took out, as "none of these" does.
    let taken_out = use_state(Vec::new);
    // The error, and how often Continue met it.
    let error = use_state(|| None::<(FormError, u32)>);
    use_effect_with(*error, |error| {
        // An error takes the focus every time Continue meets it, so that it is read out at once.
        if error.is_some() {
            dom::focus_error("error-summary");
        }
    });
    let on_tick = {
        let (form, content, chosen, error) = (form.clone(), content.clone(), chosen.clone(), error.clone());
        let taken_out = taken_out.clone();
        Callback::from(move |(tile, on): (TileValue, bool)| {
            error.set(None);
            let next = form.toggled(content.guide(), &chosen, tile, on);
            let is_out =
                |other: &&TileValue| form.selection == Selection::Any && **other != tile && !next.contains(other);
            taken_out.set(chosen.iter().filter(is_out).copied().collect());
            chosen.set(next);
        })
    };
    // A click on the button, also by Enter. A frame may forbid to submit forms, and then there is no other event.
    let on_continue = {
        let (form, app, chosen, error) = (form.clone(), app.clone(), chosen.clone(), error.clone());
        let layout = layout.clone();
        let on_answered = props.on_answered.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            match form.answers(app.content.guide(), &chosen, &app.session.answers) {
                Ok(answers) => on_answered.emit(answers),
                Err(FormError::AskLines) => {
                    let guide = app.content.guide();
                    chosen.set(form.in_lines(guide).as_lines(guide, &chosen));
                    layout.set(Layout::Lines);
                    dom::focus_new_step();
                }
                Err(problem) => error.set(Some((problem, error.map_or(0, |(_, times)| times + 1)))),
            }
        })
    };
    let on_skip = {
        let (form, on_answered) = (form.clone(), props.on_answered.clone());
        Callback::from(move |_: MouseEvent| on_answered.emit(form.passed_over()))
    };
    let finding = if let Page::Single(finding) = form.page { Some(content.finding(finding).id.clone()) } else { None };
    let error = (*error).map(|(error, _)| error_words(content, &form, error, who));
    let view = View { content, who, form: &form, chosen: &chosen, taken_out: &taken_out, error };
    keyed(html! {
        <form class={classes!("question", (*layout == Layout::Lines).then_some("lines"))} novalidate={true} data-step={props.screen.name(guide).to_owned()} data-finding={finding}>
            { view.error_summary(app.navigator.entry().route.path()) }
            { view.fieldset(&on_tick) }
            <div class="actions">
                <button type="submit" class="button" data-action="continue" onclick={on_continue}>{ content.t(msg::CONTINUE) }</button>
                if form.may_skip {
                    <button type="button" class="button quiet" data-action="skip" onclick={on_skip}>{ content.t(msg::SKIP) }</button>
                }
            </div>
            { before::waiting_note(content) }
        </form>
    })
}

/// Id of the words that say for whom the answers are; the heading comes after them.
pub(super) const FOR_HELPER: &str = "for-helper";

/// [`FOR_HELPER`], and how many answers may be chosen.
const HINT_FOR_HELPER: &str = "for-helper hint";

/// Id of the input that the error summary leads to.
const FIRST_INPUT: &str = "choice-0";

impl View<'_> {
    /// The error as a link to the first input.
    fn error_summary(&self, path: String) -> Html {
        let Some(error) = self.error.clone() else { return Html::default() };
        let onclick = Callback::from(|event: MouseEvent| {
            event.prevent_default();
            dom::focus_and_show(FIRST_INPUT);
        });
        html! {
            <div class="error-summary" id="error-summary" tabindex="-1" role="alert" aria-labelledby="error-title">
                { titled("h2", "error-title", self.content.t(msg::ERROR_TITLE)) }
                <p><a href={format!("{path}#{FIRST_INPUT}")} {onclick}>{ error }</a></p>
            </div>
        }
    }

    fn fieldset(&self, on_tick: &Callback<(TileValue, bool)>) -> Html {
        let PageWords { label, help, why } = page_words(self.content, self.form.page, self.who);
        let described = match (help.is_some(), self.error.is_some()) {
            (true, true) => "help error hint",
            (true, false) => "help hint",
            (false, true) => "error hint",
            (false, false) => "hint",
        };
        // Orca never reads what a group is described by. The heading is read when the page comes.
        let of_title = if self.who == Respondent::Myself { "hint" } else { HINT_FOR_HELPER };
        html! {
            <fieldset aria-describedby={described}>
                <legend><Title text={label} error={self.error.is_some()} described={of_title} /></legend>
                if let Some(help) = help {
                    <p class="help" id="help">{ help }</p>
                }
                <details class="why">
                    { text("summary", "", self.content.t(msg::WHY_WE_ASK)) }
                    { text("p", "", why) }
                </details>
                if let Some(error) = self.error.clone() {
                    <p class="error" id="error">{ error }</p>
                }
                <p class="hint" id="hint">{ self.content.t(hint(self.form)) }</p>
                for (heading, tiles) in self.form.sections(self.content.guide()) {
                    { self.section(heading, tiles, on_tick) }
                }
                if self.form.selection == Selection::Any {
                    <p class="hint taken-out" role="status">{ self.taken_out() }</p>
                }
            </fieldset>
        }
    }

    /// Which choices the last tick took out; empty if none.
    fn taken_out(&self) -> String {
        let label = |tile: &TileValue| format!("\"{}\"", tile_label(self.content, self.form, *tile, self.who));
        let labels: Vec<String> = self.taken_out.iter().map(label).collect();
        if labels.is_empty() {
            return String::new();
        }
        self.content.with(msg::TAKEN_OUT, &[("choices", (&labels.join(", ")).into())])
    }

    /// The tiles of one of several questions under its words, or tiles that say by themselves what they are about.
    fn section(&self, asked: Option<FindingIx>, tiles: Range<usize>, on_tick: &Callback<(TileValue, bool)>) -> Html {
        let tiles = html! {
            for index in tiles {
                { self.tile(index, on_tick) }
            }
        };
        match asked {
            Some(finding) => html! {
                <fieldset class="tiles">
                    { text("legend", "tiles-heading", heading(self.content, self.form, finding, self.who)) }
                    { tiles }
                </fieldset>
            },
            None => html! { <div class="tiles">{ tiles }</div> },
        }
    }

    /// A tile, with the "or" above it.
    fn tile(&self, index: usize, on_tick: &Callback<(TileValue, bool)>) -> Html {
        let (content, guide, tile) = (self.content, self.content.guide(), self.form.tiles[index]);
        let (finding, choice) = tile.attributes(guide);
        let picture =
            if let TileValue::Choice(choice) = tile { guide.choices[choice.at()].picture.clone() } else { None };
        // The error's link leads to the first input, which says what is wrong.
        let described = (index == 0 && self.error.is_some()).then_some("error");
        let onchange = {
            let on_tick = on_tick.clone();
            Callback::from(move |event: Event| {
                let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                on_tick.emit((tile, input.checked()));
            })
        };
        html! {
            <>
                if self.form.first_alternative(guide) == Some(index) {
                    { text("p", "or", content.t(msg::OR)) }
                }
                <label class="tile" data-finding={finding.to_owned()} data-choice={choice.to_owned()}>
                    <input id={format!("choice-{index}")} type={if self.form.is_radio(guide, tile) { "radio" } else { "checkbox" }}
                        name={(!finding.is_empty()).then(|| finding.to_owned())} value={choice.to_owned()} checked={self.chosen.contains(&tile)}
                        aria-describedby={described} {onchange} />
                    { text("span", "", tile_label(content, self.form, tile, self.who)) }
                    if let Some(picture) = picture {
                        // The words beside it say the same.
                        <img src={format!("pictures.svg#{picture}")} alt="" width="120" height="90" loading="lazy" />
                    }
                </label>
            </>
        }
    }
}
