//! One page of questions: a finding with its choices, or a group of signs.

use crate::app::{use_app, Title};
use crate::browser::document;
use crate::content::{capital, msg, use_content, Content, Who};
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{AnswerKind, Choice, FindingIx, Page};
use legcheck_engine::interview::Shown;
use legcheck_words::Message;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`Question`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProps {
    /// What is asked.
    pub shown: Rc<Shown>,
    /// The answers were given.
    pub on_answered: Callback<Vec<(FindingIx, Answer)>>,
}

/// One tile.
#[derive(Clone, PartialEq)]
struct Tile {
    /// What the value stands for within this page.
    value: String,
    label: String,
    /// The finding, for tests and hosts.
    finding: String,
    /// The choice, for tests and hosts.
    choice: String,
    /// Chosen alone.
    alone: bool,
    /// Comes after an "or".
    last: bool,
}

/// A page of questions. Nothing is preselected but what was answered before; only Continue sends.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let content = use_content();
    let app = use_app();
    let who = app.session.who();
    let shown = props.shown.clone();
    let ask = Ask::new(&content, &shown, who);
    let chosen = {
        let (ask, answers) = (ask.clone(), app.session.answers.clone());
        let shown = shown.clone();
        let content = content.clone();
        use_state(move || ask.chosen_before(&content, &shown, |f| answers.get(f).cloned()))
    };
    let error = use_state(|| None::<String>);

    let onchange = {
        let (chosen, ask) = (chosen.clone(), ask.clone());
        Callback::from(move |(value, on): (String, bool)| {
            let mut next: Vec<String> = if ask.many { (*chosen).clone() } else { Vec::new() };
            next.retain(|v| *v != value);
            if on {
                next.push(value);
            }
            chosen.set(next);
        })
    };
    let onsubmit = {
        let (chosen, error, ask, content, shown) =
            (chosen.clone(), error.clone(), ask.clone(), content.clone(), shown.clone());
        let on_answered = props.on_answered.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match ask.read(&content, &shown, &chosen) {
                Ok(answers) => on_answered.emit(answers),
                Err(problem) => error.set(Some(problem)),
            }
        })
    };
    let on_skip = {
        let (on_answered, finding) = (props.on_answered.clone(), shown.findings[0]);
        Callback::from(move |_: MouseEvent| on_answered.emit(vec![(finding, Answer::PassedOver)]))
    };
    {
        // A new error takes the focus, so that it is read out at once.
        use_effect_with((*error).clone(), |error: &Option<String>| {
            if error.is_some() {
                document::focus_and_show("error-summary");
            }
        });
    }
    let kind = if ask.many { "checkbox" } else { "radio" };
    let first_id = "choice-0";
    let on_error_link = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        document::focus_and_show(first_id);
    });
    let described =
        format!("{} {}", if ask.help.is_some() { "help" } else { "" }, if error.is_some() { "error" } else { "" });
    html! {
        <form class="question" {onsubmit} novalidate={true} data-step={ask.step.clone()} data-finding={ask.finding.clone()}>
            if let Some(problem) = (*error).clone() {
                <div class="error-summary" id="error-summary" tabindex="-1" role="alert" aria-labelledby="error-title">
                    <h2 id="error-title">{ content.t(msg::ERROR_TITLE) }</h2>
                    <p><a href={format!("{}#{first_id}", app.navigator.place().0.path())} onclick={on_error_link}>{ problem }</a></p>
                </div>
            }
            <fieldset aria-describedby={described}>
                <legend><Title text={ask.label.clone()} error={error.is_some()} /></legend>
                if let Some(help) = &ask.help {
                    <p class="help" id="help">{ help.clone() }</p>
                }
                <details class="why">
                    <summary>{ content.t(msg::WHY_WE_ASK) }</summary>
                    <p>{ ask.why.clone() }</p>
                </details>
                if let Some(problem) = (*error).clone() {
                    <p class="error" id="error">{ problem }</p>
                }
                <p class="hint">{ content.t(ask.hint) }</p>
                <div class="tiles">
                    for (i, tile) in ask.tiles.iter().enumerate() {
                        <>
                            if tile.last {
                                <p class="or">{ content.t(msg::OR) }</p>
                            }
                            <label class="tile" data-finding={tile.finding.clone()} data-choice={tile.choice.clone()}>
                                <input id={format!("choice-{i}")} type={kind} name="answer" value={tile.value.clone()}
                                    checked={chosen.contains(&tile.value)}
                                    onchange={{
                                        let (onchange, value) = (onchange.clone(), tile.value.clone());
                                        Callback::from(move |event: Event| {
                                            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                                            onchange.emit((value.clone(), input.checked()));
                                        })
                                    }} />
                                <span>{ tile.label.clone() }</span>
                            </label>
                        </>
                    }
                </div>
            </fieldset>
            <div class="actions">
                <button type="submit" class="button" data-action="continue">{ content.t(msg::CONTINUE) }</button>
                if ask.may_skip {
                    <button type="button" class="button quiet" data-action="skip" onclick={on_skip}>{ content.t(msg::SKIP) }</button>
                }
            </div>
        </form>
    }
}

/// What a page asks, in words.
#[derive(Clone, PartialEq)]
struct Ask {
    step: String,
    finding: Option<String>,
    label: String,
    help: Option<String>,
    why: String,
    hint: Message,
    many: bool,
    group: bool,
    may_skip: bool,
    tiles: Vec<Tile>,
}

const NONE: &str = "~none";
const SOME_UNSURE: &str = "~unsure";

impl Ask {
    fn new(content: &Content, shown: &Shown, who: Who) -> Self {
        match shown.page {
            Page::Single(finding) => Self::single(content, finding, who),
            Page::Group(place) => Self::group(content, usize::from(place), &shown.findings, who),
        }
    }

    fn single(content: &Content, finding: FindingIx, who: Who) -> Self {
        let guide = content.guide();
        let f = content.finding(finding);
        let choices: Vec<&Choice> = guide.choices_of(finding).map(|c| &guide.choices[c.at()]).collect();
        let many = f.kind == AnswerKind::Multiple;
        let tile = |choice: &Choice| Tile {
            value: choice.id.clone(),
            label: content.choice_label(choice, who),
            finding: f.id.clone(),
            choice: choice.id.clone(),
            alone: many && (choice.is_none || choice.is_unsure),
            last: false,
        };
        let mut tiles: Vec<Tile> = choices.iter().map(|c| tile(c)).collect();
        if many {
            tiles.sort_by_key(|t| t.alone);
            if let Some(first) = tiles.iter_mut().find(|t| t.alone) {
                first.last = true;
            }
        }
        Self {
            step: f.id.clone(),
            finding: Some(f.id.clone()),
            label: content.label(finding, who),
            help: content.help(finding, who),
            why: f.why.text.clone(),
            hint: if many { msg::CHOOSE_ALL } else { msg::CHOOSE_ONE },
            many,
            group: false,
            // Where "not sure" can be said, it is the honest answer; else a question may be passed over.
            may_skip: !choices.iter().any(|c| c.is_unsure),
            tiles,
        }
    }

    fn group(content: &Content, place: usize, findings: &[FindingIx], who: Who) -> Self {
        let group = &content.guide().plan.groups[place];
        let mut tiles: Vec<Tile> = findings
            .iter()
            .map(|f| {
                let f = content.finding(*f);
                let yes = &content.guide().choices[f.first_choice.at()];
                Tile {
                    value: f.id.clone(),
                    label: f.tile.clone().unwrap_or_else(|| capital(&yes.said)),
                    finding: f.id.clone(),
                    choice: "yes".to_owned(),
                    alone: false,
                    last: false,
                }
            })
            .collect();
        let more = |value: &str, message, choice: &str, alone, last| Tile {
            value: value.to_owned(),
            label: content.t(message),
            finding: String::new(),
            choice: choice.to_owned(),
            alone,
            last,
        };
        tiles.push(more(SOME_UNSURE, msg::NOT_SURE_SOME, "unsure", false, true));
        tiles.push(more(NONE, msg::NONE_OF_THESE, "none", true, false));
        Self {
            step: group.id.clone(),
            finding: None,
            label: if who == Who::Helper { group.label_other.clone() } else { group.label.clone() },
            help: group.help.clone(),
            why: group.why.clone(),
            hint: msg::CHOOSE_ALL,
            many: true,
            group: true,
            may_skip: false,
            tiles,
        }
    }

    /// The tiles that an earlier answer chose.
    fn chosen_before(
        &self,
        content: &Content,
        shown: &Shown,
        answer: impl Fn(FindingIx) -> Option<Answer>,
    ) -> Vec<String> {
        let guide = content.guide();
        let mut chosen = Vec::new();
        let given: Vec<(FindingIx, Answer)> =
            shown.findings.iter().filter_map(|f| answer(*f).map(|a| (*f, a))).collect();
        for (finding, answer) in &given {
            let Answer::Chosen(choices) = answer else {
                if self.group {
                    chosen.push(SOME_UNSURE.to_owned());
                }
                continue;
            };
            for choice in choices.iter().map(|c| &guide.choices[c.at()]) {
                match (self.group, choice.is_none, choice.is_unsure) {
                    (false, ..) => chosen.push(choice.id.clone()),
                    (true, false, false) => chosen.push(content.finding(*finding).id.clone()),
                    (true, _, true) => chosen.push(SOME_UNSURE.to_owned()),
                    (true, true, _) => {}
                }
            }
        }
        if self.group && chosen.is_empty() && given.len() == shown.findings.len() {
            chosen.push(NONE.to_owned());
        }
        chosen.dedup();
        chosen
    }

    /// The answers that the chosen tiles stand for, or what is wrong with them.
    fn read(&self, content: &Content, shown: &Shown, chosen: &[String]) -> Result<Vec<(FindingIx, Answer)>, String> {
        if chosen.is_empty() {
            let message = match (self.group, self.may_skip) {
                (true, _) => msg::ERROR_CHOOSE_GROUP,
                (false, true) => msg::ERROR_CHOOSE_SKIP,
                (false, false) => msg::ERROR_CHOOSE,
            };
            return Err(content.t(message));
        }
        let alone = self.tiles.iter().find(|t| t.alone && chosen.contains(&t.value));
        // "Not sure" beside a definite sign keeps both; "none" beside a sign is a slip to be cleared up.
        if let Some(tile) = alone.filter(|t| chosen.len() > 1 && t.choice != "unsure") {
            return Err(content.with(msg::ERROR_ALONE, &[("choice", (&tile.label).into())]));
        }
        let guide = content.guide();
        if !self.group {
            let finding = shown.findings[0];
            let answer = Answer::chosen(guide, finding, chosen.iter().map(String::as_str));
            return answer.map(|a| vec![(finding, a)]).map_err(|_| content.t(msg::ERROR_CHOOSE));
        }
        let unsure = chosen.iter().any(|v| v == SOME_UNSURE);
        let answers = shown.findings.iter().filter_map(|f| {
            let yes = chosen.contains(&content.finding(*f).id);
            let answer = match (yes, unsure) {
                (true, _) => Answer::chosen(guide, *f, ["yes"]).ok()?,
                (false, true) => Answer::ToAskAlone,
                (false, false) => Answer::chosen(guide, *f, ["no"]).ok()?,
            };
            Some((*f, answer))
        });
        Ok(answers.collect())
    }
}
