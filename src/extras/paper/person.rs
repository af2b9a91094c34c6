//! The printed page for the person: how urgent, what to do, whom to call, what to say and what to watch for.

use crate::components::{Reason, Why, advice, element, list, own_signs, text, why};
use crate::content::{Content, capital, ids, msg};
use crate::extras::check::Check;
use crate::extras::export::{again_on, tests_again};
use crate::extras::phone;
use crate::extras::summary::Summary;
use legcheck_engine::dataset::{FindingIx, Level, LevelText};
use legcheck_engine::urgency;
use legcheck_handoff::moment::Moment;
use legcheck_messages::Message;
use yew::prelude::*;

/// The strength tests, in the order in which they are asked.
const TESTS: [FindingIx; 3] = [ids::finding::RISE_TEST, ids::finding::HEEL_TEST, ids::finding::TOE_TEST];

/// The days for which there is room to write down how a test went.
const DAYS: u8 = 7;

/// The page. By `now` it names a day to check again that is not over.
pub fn page(check: &Check, summary: &Summary, now: Option<Moment>) -> Html {
    let Check { content, session, trail, .. } = check;
    let (guide, who) = (content.guide(), session.who());
    let triage = urgency::triage(guide, &trail.answers, session.strictness);
    let Some(level) = guide.level_text(triage.level) else { return html! {} };
    let why = why(content, &trail.answers, (who, session.strictness), (triage.level, &triage.reasons));
    // In an emergency the call comes first.
    let is_emergency = triage.level == Level::EmergencyNow;
    let numbers = || lines(content, msg::PAPER_NUMBERS, numbers(check));
    html! {
        <section class="sheet for-person">
            { text("p", "who", summary.who.join(". ")) }
            { urgent(check, level, &why) }
            <div class="paper-columns">
                <div>
                    if is_emergency {
                        { numbers() }
                    }
                    { lines(content, msg::RESULT_DO_TITLE, all_advice(&why, |r| &r.steps)) }
                    { lines(content, msg::RESULT_AVOID_TITLE, all_advice(&why, |r| &r.avoid)) }
                    if !is_emergency {
                        { numbers() }
                    }
                </div>
                <div>
                    { say(check) }
                    { expect(check, level, now) }
                </div>
            </div>
            { tests(check) }
            <section class="paper-signs">
                { text("h3", "", content.t(msg::RESULT_WATCH_TITLE)) }
                { text("p", "", who.address(&level.watch)) }
                { own_signs(content, &trail.answers) }
            </section>
        </section>
    }
}

fn urgent(check: &Check, level: &LevelText, why: &Why) -> Html {
    html! {
        <section class="paper-level">
            { text("h2", "", level.name.clone()) }
            if let Some(headline) = why.headline() {
                { text("p", "", headline) }
            }
            { text("p", "", check.session.who().pick(&level.act, &level.act_other, &level.act_child).clone()) }
        </section>
    }
}

/// What belongs to the level, then what belongs to that which took the person out of a higher one.
fn all_advice(why: &Why, pick: fn(&Reason) -> &Vec<String>) -> Vec<String> {
    let mut all = advice(&why.reasons, pick);
    all.extend(advice(&why.lowered_by, pick));
    all
}

fn lines(content: &Content, title: Message, lines: Vec<String>) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    element("section", "", vec![text("h3", "", content.t(title)), list("", lines)])
}

/// The number of the chosen region, else those that reach many countries.
fn numbers(check: &Check) -> Vec<String> {
    let Check { content, session, .. } = check;
    let regions = &content.guide().regions;
    let line =
        |number: &str, name: &str| content.with(msg::CALL_REGION, &[("number", number.into()), ("name", name.into())]);
    match regions.iter().find(|region| session.region.as_ref() == Some(&region.id)) {
        Some(region) => vec![line(&region.number, &region.name)],
        None => regions.iter().filter_map(|r| Some(line(&r.number, r.general.as_ref()?))).collect(),
    }
}

/// What to say on the phone or at the desk.
fn say(check: &Check) -> Html {
    let script = phone::script(check);
    let said = script.lines.into_iter().map(|line| text("p", "", line)).collect();
    element("section", "", vec![text("h3", "", script.title), element("blockquote", "say", said)])
}

/// By when somebody should have looked, and when to check again.
fn expect(check: &Check, level: &LevelText, now: Option<Moment>) -> Html {
    let content = &check.content;
    let mut parts =
        vec![text("h3", "", content.t(msg::NET_TITLE)), text("p", "", check.session.who().address(&level.expect))];
    if let Some(now) = now {
        let day = again_on(check, now.date());
        parts.push(text("p", "", format!("{}: {day}", content.t(msg::TAKE_REMIND_DAY))));
    }
    element("section", "", parts)
}

/// The strength tests with room for each day of a week, if they are to be done again.
fn tests(check: &Check) -> Html {
    let Check { content, trail, .. } = check;
    if tests_again(check) == 0 {
        return html! {};
    }
    let day = |n: u8| html! { <th scope="col">{ content.with(msg::PAPER_DAY, &[("n", usize::from(n).into())]) }</th> };
    html! {
        <section class="paper-tests">
            { text("h3", "", content.t(msg::PAPER_TESTS)) }
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ content.t(msg::PAPER_TEST) }</th>
                        <th scope="col">{ content.t(msg::PAPER_TODAY) }</th>
                        for n in 1..=DAYS {
                            { day(n) }
                        }
                    </tr>
                </thead>
                <tbody>
                    for test in TESTS {
                        <tr>
                            <th scope="row">{ content.finding(test).short.clone() }</th>
                            <td>{ capital(&content.answer_words(&trail.answers, test).unwrap_or_default()) }</td>
                            for _ in 1..=DAYS {
                                <td></td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    }
}
