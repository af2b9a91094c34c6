//! The course over time: a line that rises at the onset of the weakness, with a description.
//!
//! The scale follows the choices and is no more precise than they are: earlier steps cover more time.

use super::check::Check;
use crate::components::{text, titled};
use crate::content::ids::choice::course;
use crate::content::{Content, capital, ids, msg};
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{ChoiceIx, FindingIx};
use legcheck_engine::order;
use yew::prelude::*;

/// X coordinate of "now"; y coordinates of the bottom and the middle of the line.
const NOW: i32 = 300;
const FOOT: i32 = 80;
const MIDDLE: i32 = 45;
/// Width of one step back in time.
const STEP: i32 = 46;

/// Whether a finding is about time.
pub fn is_time(content: &Content, finding: FindingIx) -> bool {
    content.finding(finding).group == ids::group::ONSET
}

/// Describes the course, in the order asked.
pub fn points(check: &Check) -> Vec<(String, String)> {
    let Check { content, trail, .. } = check;
    let guide = content.guide();
    let mut all: Vec<FindingIx> = trail.answers.iter().map(|(f, _)| f).filter(|f| is_time(content, *f)).collect();
    order::insertion_sort_by_key(&mut all, |f| guide.plan.order[f.at()]);
    all.into_iter()
        .filter_map(|finding| {
            let Some(Answer::Chosen(choices)) = trail.answers.get(finding) else { return None };
            let positive = choices.iter().map(|c| &guide.choices[c.at()]).filter(|c| !c.is_none);
            let words: Vec<String> = positive.map(|c| content.choice_label(c, check.session.who())).collect();
            (!words.is_empty()).then(|| (content.finding(finding).short.clone(), words.join("; ")))
        })
        .collect()
}

/// The line and its description.
pub fn timeline(check: &Check) -> Html {
    let points = points(check);
    if points.is_empty() {
        return html! {};
    }
    let content = &check.content;
    html! {
        <section class="course" aria-labelledby="course-title" data-section="course">
            { titled("h2", "course-title", content.t(msg::COURSE_TITLE)) }
            { curve(check) }
            <dl class="facts">
                for (name, words) in points {
                    <div>
                        { text("dt", "", name) }
                        { text("dd", "", capital(&words)) }
                    </div>
                }
            </dl>
        </section>
    }
}

/// Only the line; empty if the onset is unknown. The text next to it says the same.
pub fn curve(check: &Check) -> Html {
    let Some(line) = line(check) else { return html! {} };
    let word = |message| text("span", "", check.content.t(message));
    html! {
        <div class="curve" aria-hidden="true">
            { text("p", "", check.content.t(msg::COURSE_HIGHER)) }
            <svg viewBox="0 0 320 96">
                <path class="axis" d={format!("M12 {FOOT}H{NOW}l-6 -4m6 4l-6 4")} />
                <path class="line" d={line} />
                <circle class="now" cx={NOW.to_string()} cy={end(check).to_string()} r="5" />
            </svg>
            <p>{ word(msg::COURSE_BEFORE) }{ word(msg::COURSE_NOW) }</p>
        </div>
    }
}

/// The index of the given choice among those of its finding. `None` for "not sure" or no answer.
fn position(check: &Check, finding: FindingIx) -> Option<i32> {
    let guide = check.content.guide();
    let choice = said(check, finding).filter(|c| !guide.choices[c.at()].is_unsure)?;
    guide.choices_of(finding).position(|c| c == choice).map(|position| position as i32)
}

/// The first choice given for a finding.
fn said(check: &Check, finding: FindingIx) -> Option<ChoiceIx> {
    check.trail.answers.choices(finding).first().copied()
}

/// The height of the end of the line.
fn end(check: &Check) -> i32 {
    match said(check, ids::finding::COURSE) {
        Some(course::GONE) => FOOT,
        Some(course::BETTER) => MIDDLE + 18,
        Some(course::SLOWLY_WORSE) => MIDDLE - 14,
        Some(course::QUICKLY_WORSE) => MIDDLE - 32,
        _ => MIDDLE,
    }
}

fn line(check: &Check) -> Option<String> {
    // The choices of both findings are ordered from short to long.
    let began = NOW - (position(check, ids::finding::STARTED)? + 1) * STEP;
    let speed = position(check, ids::finding::ONSET).unwrap_or(2);
    let top = (began + 6 + speed * STEP * 4 / 5).min(NOW - 12);
    let end = end(check);
    let rest = match said(check, ids::finding::COURSE) {
        Some(course::UP_AND_DOWN) => {
            let step = (NOW - top) / 4;
            format!("l{step} -16l{step} 28l{step} -24L{NOW} {end}")
        }
        // It stays level before it turns, because the time of the turn is not asked.
        Some(course::GONE | course::BETTER | course::SLOWLY_WORSE | course::QUICKLY_WORSE) => {
            format!("H{}L{NOW} {end}", (top + NOW) / 2)
        }
        _ => format!("H{NOW}"),
    };
    Some(format!("M12 {FOOT}H{began}L{top} {MIDDLE}{rest}"))
}

#[cfg(test)]
mod tests {
    use crate::content::ids::{choice, finding};
    use crate::content::load;

    /// [`super::line`] interprets the index of a choice as a length of time.
    #[test]
    fn choices_of_time_go_from_short_to_long() {
        let content = load();
        let first_two = |finding| content.guide().choices_of(finding).take(2).collect::<Vec<_>>();
        assert_eq!(first_two(finding::STARTED), [choice::started::TODAY, choice::started::THIS_WEEK]);
        assert_eq!(first_two(finding::ONSET), [choice::onset::SUDDEN, choice::onset::WITHIN_DAY]);
    }
}
