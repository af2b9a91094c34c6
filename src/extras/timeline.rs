//! How it came and went: a line that rises where the weakness came on, with the same in words.
//!
//! It is drawn from choices alone, so that it can be no better than they are: the further back, the more time a step holds.

use super::Check;
use crate::components::{text, titled};
use crate::content::{Content, capital, msg};
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::FindingIx;
use legcheck_engine::order;
use yew::prelude::*;

/// The findings of this group of the pack tell when something was.
const GROUP: &str = "onset";

/// Where "now" is, and the foot and the middle of the line.
const NOW: i32 = 300;
const FOOT: i32 = 80;
const MIDDLE: i32 = 45;
/// How wide one step back in time is.
const STEP: i32 = 46;

/// Whether a finding tells when something was.
pub fn is_time(content: &Content, finding: FindingIx) -> bool {
    content.finding(finding).group == GROUP
}

/// What was said of the time, in the order of asking.
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

/// The line, and beside it the same in words.
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

/// The line alone; nothing where it is not known when the weakness began. The words beside it say the same.
pub fn curve(check: &Check) -> Html {
    let Some(line) = line(check) else { return html! {} };
    html! {
        <svg class="curve" viewBox="0 0 320 96" role="presentation" aria-hidden="true">
            <path class="axis" d={format!("M12 {FOOT}H{NOW}l-6 -4m6 4l-6 4")} />
            <path class="line" d={line} />
            <circle class="now" cx={NOW.to_string()} cy={end(check).to_string()} r="5" />
        </svg>
    }
}

/// The place of the choice among those of its finding, from 0; none where it is not sure.
fn place(check: &Check, id: &str) -> Option<i32> {
    let guide = check.content.guide();
    let finding = guide.finding(id)?;
    let choice = check.trail.answers.choices(finding).first().filter(|c| !guide.choices[c.at()].is_unsure)?;
    guide.choices_of(finding).position(|c| c == *choice).map(|place| place as i32)
}

/// The id of what was said of a finding.
fn said<'a>(check: &'a Check, id: &str) -> &'a str {
    let guide = check.content.guide();
    let choice = guide.finding(id).and_then(|f| check.trail.answers.choices(f).first());
    choice.map_or("", |c| guide.choices[c.at()].id.as_str())
}

/// How high the line ends.
fn end(check: &Check) -> i32 {
    match said(check, "course") {
        "gone" => FOOT,
        "better" => MIDDLE + 18,
        "slowly-worse" => MIDDLE - 14,
        "quickly-worse" => MIDDLE - 32,
        _ => MIDDLE,
    }
}

fn line(check: &Check) -> Option<String> {
    // The choices of both findings go from a short time to a long one.
    let began = NOW - (place(check, "started")? + 1) * STEP;
    let speed = place(check, "onset").unwrap_or(2);
    let top = (began + 6 + speed * STEP * 4 / 5).min(NOW - 12);
    let end = end(check);
    let rest = match said(check, "course") {
        "up-and-down" => {
            let step = (NOW - top) / 4;
            format!("l{step} -16l{step} 28l{step} -24L{NOW} {end}")
        }
        // It stays for a while before it turns, since nobody asked when it did.
        "gone" | "better" | "slowly-worse" | "quickly-worse" => {
            format!("H{}L{NOW} {end}", (top + NOW) / 2)
        }
        _ => format!("H{NOW}"),
    };
    Some(format!("M12 {FOOT}H{began}L{top} {MIDDLE}{rest}"))
}

#[cfg(test)]
mod tests {
    use crate::content;

    /// Names of findings and choices that the line is drawn from.
    #[test]
    fn what_the_line_is_drawn_from_is_there() {
        let content = content::load();
        let guide = content.guide();
        let ids = |finding: &str| -> Vec<String> {
            let finding = guide.finding(finding).expect("the finding is there");
            guide.choices_of(finding).map(|c| guide.choices[c.at()].id.clone()).collect()
        };
        assert_eq!(ids("started")[..2], ["today", "this-week"]);
        assert_eq!(ids("onset")[..2], ["sudden", "within-day"]);
        for choice in ["gone", "better", "slowly-worse", "quickly-worse", "up-and-down"] {
            assert!(ids("course").iter().any(|id| id == choice), "{choice}");
        }
    }
}
