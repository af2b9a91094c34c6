//! One page of questions: a finding with its choices, or a group of signs.

use crate::app::context::Context;
use crate::browser::dom;
use crate::components::{Title, before, text, titled};
use crate::content::{Content, Respondent, capital, msg};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Choice, FindingIx, Page};
use legcheck_engine::interview::Screen;
use legcheck_engine::order;
use legcheck_messages::Message;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`Question`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProps {
    /// What it needs from the app.
    pub app: Context,
    /// What is asked.
    pub shown: Rc<Screen>,
    /// The answers were given.
    pub on_answered: Callback<Vec<(FindingIx, Answer)>>,
}

/// One tile.
#[derive(Clone, PartialEq)]
struct Tile {
    /// What it stands for: `finding/choice`, or one of the marks below.
    value: String,
    label: String,
    /// The finding, for tests and hosts; it also joins radios.
    finding: String,
    /// The choice, for tests and hosts.
    choice: String,
    /// A heading above it.
    heading: Option<String>,
    /// Of its finding, only one may be chosen.
    single: bool,
    /// Chosen alone.
    alone: bool,
    /// Comes after an "or".
    after_or: bool,
    /// The picture on it.
    picture: Option<String>,
}

/// A page of questions. Nothing is preselected but what was answered before; only Continue sends.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let app = &props.app;
    let content = &app.content;
    let who = app.session.who();
    let shown = props.shown.clone();
    let ask = Ask::new(content, &shown, who);
    let chosen = {
        let (ask, answers) = (ask.clone(), app.session.answers.clone());
        let shown = shown.clone();
        let content = content.clone();
        use_state(move || ask.chosen_before(&content, &shown, |f| answers.get(f).cloned()))
    };
    let error = use_state(|| None::<String>);

    let onchange = {
        let (chosen, error, ask) = (chosen.clone(), error.clone(), ask.clone());
        Callback::from(move |(tile, on): (Tile, bool)| {
            // The person is putting it right, so the complaint goes.
            error.set(None);
            let mut next: Vec<String> = (*chosen).clone();
            next.retain(|v| *v != tile.value);
            if ask.form != Form::Ticks {
                // A new choice takes the place of the other one of the same finding.
                next.retain(|v| !v.starts_with(&format!("{}/", tile.finding)));
            }
            if on {
                next.push(tile.value);
            }
            chosen.set(next);
        })
    };
    // A press of the button, by hand or by Enter. A frame may forbid to send forms, and then there is no other event.
    let on_continue = {
        let (chosen, error, ask, content, shown) =
            (chosen.clone(), error.clone(), ask.clone(), content.clone(), shown.clone());
        let on_answered = props.on_answered.clone();
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            match ask.read(&content, &shown, &chosen, &app.session.answers) {
                Ok(answers) => on_answered.emit(answers),
                Err(problem) => error.set(Some(problem)),
            }
        })
    };
    let on_skip = {
        let (on_answered, findings) = (props.on_answered.clone(), shown.findings.clone());
        Callback::from(move |_: MouseEvent| {
            on_answered.emit(findings.iter().map(|f| (*f, Answer::PassedOver)).collect());
        })
    };
    {
        // A new error takes the focus, so that it is read out at once.
        use_effect_with((*error).clone(), |error: &Option<String>| {
            if error.is_some() {
                dom::focus_and_show("error-summary");
            }
        });
    }
    let kind = if ask.form == Form::Ticks { "checkbox" } else { "radio" };
    let first_id = "choice-0";
    let on_error_link = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dom::focus_and_show(first_id);
    });
    let described = match (ask.help.is_some(), error.is_some()) {
        (true, true) => Some("help error"),
        (true, false) => Some("help"),
        (false, true) => Some("error"),
        (false, false) => None,
    };
    html! {
        <form class="question" novalidate={true} data-step={shown.name(content.guide()).to_owned()} data-finding={ask.finding.clone()}>
            if let Some(problem) = (*error).clone() {
                <div class="error-summary" id="error-summary" tabindex="-1" role="alert" aria-labelledby="error-title">
                    { titled("h2", "error-title", content.t(msg::ERROR_TITLE)) }
                    <p><a href={format!("{}#{first_id}", app.navigator.entry().route.path())} onclick={on_error_link}>{ problem }</a></p>
                </div>
            }
            <fieldset aria-describedby={described}>
                <legend><Title text={ask.label.clone()} error={error.is_some()} /></legend>
                if let Some(help) = &ask.help {
                    <p class="help" id="help">{ help.clone() }</p>
                }
                <details class="why">
                    { text("summary", "", content.t(msg::WHY_WE_ASK)) }
                    { text("p", "", ask.why.clone()) }
                </details>
                if let Some(problem) = (*error).clone() {
                    <p class="error" id="error">{ problem }</p>
                }
                { text("p", "hint", content.t(ask.hint)) }
                <div class="tiles">
                    for (i, tile) in ask.tiles.iter().enumerate() {
                        <>
                            if let Some(heading) = &tile.heading {
                                <p class="tiles-heading" id={format!("heading-{i}")}>{ heading.clone() }</p>
                            }
                            if tile.after_or {
                                { text("p", "or", content.t(msg::OR)) }
                            }
                            <label class="tile" data-finding={tile.finding.clone()} data-choice={tile.choice.clone()}>
                                <input id={format!("choice-{i}")} type={kind} name={tile.finding.clone()}
                                    value={tile.choice.clone()} checked={chosen.contains(&tile.value)}
                                    aria-describedby={ask.heading_of(i).map(|h| format!("heading-{h}"))}
                                    onchange={{
                                        let (onchange, tile) = (onchange.clone(), tile.clone());
                                        Callback::from(move |event: Event| {
                                            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                                            onchange.emit((tile.clone(), input.checked()));
                                        })
                                    }} />
                                { text("span", "", tile.label.clone()) }
                                if let Some(picture) = &tile.picture {
                                    // The words beside it say the same.
                                    <img src={format!("pictures.svg#{picture}")} alt="" width="120" height="90" loading="lazy" />
                                }
                            </label>
                        </>
                    }
                </div>
            </fieldset>
            <div class="actions">
                <button type="submit" class="button" data-action="continue" onclick={on_continue}>{ content.t(msg::CONTINUE) }</button>
                if ask.may_skip {
                    <button type="button" class="button quiet" data-action="skip" onclick={on_skip}>{ content.t(msg::SKIP) }</button>
                }
            </div>
            { before::waiting_note(content) }
        </form>
    }
}

/// How a page is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// One finding, one choice.
    One,
    /// Ticks: one finding with several choices, or several findings that can all be denied at once.
    Ticks,
    /// Several findings with one choice each.
    Several,
}

/// What a page asks, in words.
#[derive(Clone, PartialEq)]
struct Ask {
    finding: Option<String>,
    label: String,
    help: Option<String>,
    why: String,
    hint: Message,
    form: Form,
    may_skip: bool,
    tiles: Vec<Tile>,
}

/// "No, none of these" on a page of several findings.
const NONE: &str = "~none";
/// "Some of these", for a list that a gateway shows as one tile. No choice has an id like it; one is called `some`.
const SOME: &str = "~some";
/// "Not sure about one or more of these" on a page of several findings.
const SOME_UNSURE: &str = "~unsure";

impl Ask {
    fn new(content: &Content, shown: &Screen, who: Respondent) -> Self {
        match shown.page {
            Page::Single(finding) => Self::single(content, finding, who),
            Page::Group(place) => Self::group(content, usize::from(place), &shown.findings, who),
        }
    }

    fn single(content: &Content, finding: FindingIx, who: Respondent) -> Self {
        let guide = content.guide();
        let f = content.finding(finding);
        let many = f.kind == AnswerKind::Multiple;
        let mut tiles = tiles(content, finding, who);
        if many {
            order::insertion_sort_by_key(&mut tiles, |t| t.alone);
            if let Some(first) = tiles.iter_mut().find(|t| t.alone) {
                first.after_or = true;
            }
        }
        Self {
            finding: Some(f.id.clone()),
            label: content.label(finding, who),
            help: content.help(finding, who),
            why: f.why.text.clone(),
            hint: if many { msg::CHOOSE_ALL } else { msg::CHOOSE_ONE },
            form: if many { Form::Ticks } else { Form::One },
            // Where "not sure" can be said, it is the honest answer; else a question may be passed over.
            may_skip: guide.choice_where(finding, |c| c.is_unsure).is_none(),
            tiles,
        }
    }

    fn group(content: &Content, place: usize, findings: &[FindingIx], who: Respondent) -> Self {
        let guide = content.guide();
        let group = &guide.plan.groups[place];
        let deniable =
            guide.plan.groups[place].findings.iter().all(|f| guide.choice_where(*f, |c| c.is_none).is_some());
        let mut all: Vec<Tile> = Vec::new();
        for finding in findings {
            let f = content.finding(*finding);
            let mut own = tiles(content, *finding, who);
            if deniable {
                // One tile at the end says no to all of them, and one says that some are not clear.
                own.retain(|t| !t.alone);
            }
            if group.gateway && f.kind != AnswerKind::YesNoUnsure {
                // One tile stands for the whole list, which is asked in full on a page of its own.
                own.truncate(1);
                for tile in &mut own {
                    tile.value = format!("{}/{SOME}", f.id);
                    "some".clone_into(&mut tile.choice);
                    tile.picture = None;
                    tile.label = f.tile.clone().unwrap_or_else(|| f.short.clone());
                }
            } else if f.kind == AnswerKind::YesNoUnsure {
                for tile in &mut own {
                    let yes = &guide.choices[f.first_choice.at()];
                    tile.label = f.tile.clone().unwrap_or_else(|| capital(&yes.said));
                }
            } else if let Some(first) = own.first_mut() {
                first.heading = Some(if deniable { f.short.clone() } else { content.label(*finding, who) });
            }
            all.extend(own);
        }
        if deniable {
            let more = |value: &str, message, choice: &str, alone, after_or| Tile {
                value: value.to_owned(),
                label: content.t(message),
                finding: String::new(),
                choice: choice.to_owned(),
                heading: None,
                single: false,
                alone,
                after_or,
                picture: None,
            };
            all.push(more(SOME_UNSURE, msg::NOT_SURE_SOME, "unsure", false, true));
            all.push(more(NONE, msg::NONE_OF_THESE, "none", true, false));
        }
        Self {
            finding: None,
            label: if who == Respondent::Helper { group.label_other.clone() } else { group.label.clone() },
            help: group.help.clone(),
            why: group.why.clone(),
            hint: if deniable { msg::CHOOSE_ALL } else { msg::CHOOSE_EACH },
            form: if deniable { Form::Ticks } else { Form::Several },
            // Where each has to be answered by itself, some may not be known: a helper may not know the age.
            may_skip: !deniable,
            tiles: all,
        }
    }

    /// The tile whose heading stands over a tile.
    fn heading_of(&self, place: usize) -> Option<usize> {
        let finding = &self.tiles[place].finding;
        self.tiles.iter().position(|t| t.finding == *finding && t.heading.is_some())
    }

    /// The tiles that an earlier answer chose.
    fn chosen_before(
        &self,
        content: &Content,
        shown: &Screen,
        answer: impl Fn(FindingIx) -> Option<Answer>,
    ) -> Vec<String> {
        let guide = content.guide();
        let mut chosen = Vec::new();
        let given: Vec<(FindingIx, Answer)> =
            shown.findings.iter().filter_map(|f| answer(*f).map(|a| (*f, a))).collect();
        let mut unsure = false;
        for (finding, answer) in &given {
            let some = format!("{}/{SOME}", content.finding(*finding).id);
            if !answer.is_denial(guide) && self.tiles.iter().any(|t| t.value == some) {
                chosen.push(some);
                continue;
            }
            let Answer::Chosen(choices) = answer else {
                unsure = true;
                continue;
            };
            for choice in choices.iter().map(|c| &guide.choices[c.at()]) {
                let value = format!("{}/{}", content.finding(*finding).id, choice.id);
                if self.tiles.iter().any(|t| t.value == value) {
                    chosen.push(value);
                } else {
                    unsure |= choice.is_unsure;
                }
            }
        }
        let has = |value: &str| self.tiles.iter().any(|t| t.value == value);
        if unsure && has(SOME_UNSURE) {
            chosen.push(SOME_UNSURE.to_owned());
        } else if chosen.is_empty() && given.len() == shown.findings.len() && has(NONE) {
            chosen.push(NONE.to_owned());
        }
        chosen
    }

    /// The answers that the chosen tiles stand for, or what is wrong with them.
    fn read(
        &self,
        content: &Content,
        shown: &Screen,
        chosen: &[String],
        stored: &Answers,
    ) -> Result<Vec<(FindingIx, Answer)>, String> {
        let guide = content.guide();
        let before = |finding| match stored.get(finding) {
            Some(given @ Answer::Chosen(_)) if !given.is_denial(guide) => given.clone(),
            _ => Answer::ToAskAlone,
        };
        let is_chosen = |t: &&Tile| chosen.contains(&t.value);
        let empty = match (shown.findings.len(), self.form, self.may_skip) {
            (2.., Form::Ticks, _) => msg::ERROR_CHOOSE_GROUP,
            (2.., ..) => msg::ERROR_CHOOSE_EACH,
            (_, _, true) => msg::ERROR_CHOOSE_SKIP,
            (_, _, false) => msg::ERROR_CHOOSE,
        };
        if chosen.is_empty() {
            return Err(content.t(empty));
        }
        // "Not sure" beside a definite sign keeps both; "none" beside a sign is a slip to be cleared up.
        let alone = self.tiles.iter().filter(is_chosen).find(|t| t.alone && t.choice != "unsure");
        if let Some(tile) = alone.filter(|_| chosen.len() > 1 && self.form == Form::Ticks) {
            return Err(content.with(msg::ERROR_ALONE, &[("choice", (&tile.label).into())]));
        }
        let unsure = chosen.iter().any(|v| v == SOME_UNSURE);
        let mut answers = Vec::new();
        for finding in &shown.findings {
            let f = content.finding(*finding);
            let own: Vec<&Tile> = self.tiles.iter().filter(|t| t.finding == f.id && is_chosen(t)).collect();
            if own.len() > 1 && own[0].single {
                return Err(content.with(msg::ERROR_ONE_OF, &[("what", (&f.short).into())]));
            }
            let denied = guide.choice_where(*finding, |c| c.is_none);
            let answer = match (own.is_empty(), unsure, denied) {
                // What was answered in full before stays as it was.
                (false, ..) if own[0].value.ends_with(SOME) => Ok(before(*finding)),
                (false, ..) => Answer::chosen(guide, *finding, own.iter().map(|t| t.choice.as_str())),
                (true, true, _) => Ok(Answer::ToAskAlone),
                (true, false, Some(none)) if self.form == Form::Ticks => Ok(Answer::Chosen(vec![none])),
                _ => return Err(content.t(empty)),
            };
            answers.push((*finding, answer.map_err(|_| content.t(empty))?));
        }
        Ok(answers)
    }
}

/// The tiles of one finding.
fn tiles(content: &Content, finding: FindingIx, who: Respondent) -> Vec<Tile> {
    let guide = content.guide();
    let f = content.finding(finding);
    guide
        .choices_of(finding)
        .map(|c| &guide.choices[c.at()])
        .map(|choice: &Choice| Tile {
            value: format!("{}/{}", f.id, choice.id),
            label: content.choice_label(choice, who),
            finding: f.id.clone(),
            choice: choice.id.clone(),
            heading: None,
            single: f.kind != AnswerKind::Multiple,
            alone: choice.is_none || choice.is_unsure,
            after_or: false,
            picture: choice.picture.clone(),
        })
        .collect()
}
