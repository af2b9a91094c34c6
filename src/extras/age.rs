//! Of which day the answers are, how long ago that is, and what it means.
//!
//! A hint alone. The clock may be wrong, so the day is told as it was stored; how long ago it is, only where the clock is not
//! before it.

use super::check::Check;
use super::taken::taken;
use crate::browser::clock;
use crate::components::text;
use crate::content::{Content, msg};
use legcheck_handoff::moment::{Date, Moment};
use legcheck_handoff::record::Taken;
use yew::prelude::*;

/// Of which day the answers of a check are. Fresh ones say so only if `always`.
pub fn age(check: &Check, always: bool) -> Html {
    let (taken, now) = (taken(&check.session), clock::now());
    let content = &check.content;
    let is_fresh = taken.zip(now).is_some_and(|(taken, now)| taken.is_fresh_at(now));
    let lines = words(content, taken, now.map(Moment::date)).join(" ");
    match (is_fresh, always) {
        (true, false) => Html::default(),
        (true, true) => text("p", "hint", lines),
        (false, _) => {
            let means = content.t(msg::AGE_MEANS);
            html! { <p class="notice" data-notice="age"><strong>{ lines }</strong>{ " " }{ means }</p> }
        }
    }
}

/// Of which day answers are, and how long ago that is where it can be told.
pub fn words(content: &Content, taken: Option<Taken>, today: Option<Date>) -> Vec<String> {
    let Some(taken) = taken else { return vec![content.t(msg::AGE_UNKNOWN)] };
    let (first, last) = (taken.first().date().to_string(), taken.last().date().to_string());
    if taken.is_one_sitting() {
        let day = content.with(msg::AGE_DAY, &[("day", (&last).into())]);
        [Some(day), days_ago(content, taken.last().date(), today)].into_iter().flatten().collect()
    } else {
        vec![content.with(msg::AGE_SPAN, &[("first", (&first).into()), ("last", (&last).into())])]
    }
}

/// How many days ago a day was by the clock; none for the same day and a later one.
pub fn days_ago(content: &Content, day: Date, today: Option<Date>) -> Option<String> {
    let days = usize::try_from(today?.days_after(day)).ok().filter(|days| *days > 0)?;
    Some(content.with(msg::AGE_DAYS, &[("n", days.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_where_the_clock_can_tell_it() {
        let content = crate::content::load();
        let moment = |text: &str| Moment::parse(text).unwrap();
        let once = Some(Taken::at(moment("2026-11-29T23:50+01:00")));
        let twice = Some(Taken::new(moment("2026-11-29T23:50+01:00"), moment("2026-12-22T08:00+01:00")));
        let check = |taken, today: &str, expected: &[&str]| {
            let found = words(&content, taken, Date::parse(today)).join(" ");
            let days: Vec<&str> =
                found.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|w| !w.is_empty()).collect();
            assert_eq!(days, expected, "{found}");
        };
        check(once, "2026-12-22", &["2026-11-29", "23"]);
        check(once, "2026-11-29", &["2026-11-29"]);
        // A clock that is behind, or tells nothing.
        check(once, "2026-11-28", &["2026-11-29"]);
        check(once, "", &["2026-11-29"]);
        check(twice, "2026-12-22", &["2026-11-29", "2026-12-22"]);
        check(None, "2026-12-22", &[]);
    }
}
