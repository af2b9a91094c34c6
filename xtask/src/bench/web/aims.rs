//! Performance targets of the site, and whether they are met.

use super::lighthouse::{CATEGORIES, Measured};
use super::pages::Role;
use super::visits::{Load, Steps};
use crate::bench::report::Aim;

/// Maximum ratio of our LCP to that of the empty page, for pages measured more than once.
const LCP_RATIO: f64 = 1.15;

/// Maximum bytes until the first question can be answered.
const BYTES_TO_ANSWER: f64 = 150_000.0;

/// Maximum bytes until a static page can be read.
const BYTES_TO_READ: f64 = 25_000.0;

/// Maximum share of what SurveyJS takes, for bytes and for time.
const PART_OF_SURVEYJS: f64 = 0.5;

/// Maximum milliseconds of a step of the check on a slow processor, at the 99th percentile.
const STEP_MILLIS: f64 = 50.0;

/// Maximum memory of the module, in bytes.
const MEMORY: u64 = 4 * 1024 * 1024;

/// Checks each target. Targets without a measurement are left out.
pub fn judge(pages: &[Measured], loads: &[Load], steps: &[Steps]) -> Vec<Aim> {
    let mut aims = lcp(pages);
    let ours: Vec<&Measured> = pages.iter().filter(|page| page.role.ours()).collect();
    if !ours.is_empty() {
        aims.push(each("layout shift of 0", &ours, |page| (page.cls > 0.0).then(|| format!("{:.3}", page.cls))));
        let empty = pages.iter().find(|page| page.role == Role::Empty);
        let empty = empty.map_or(String::new(), |page| format!(" (the empty page has {:.0})", page.tbt));
        let blocked = |page: &Measured| (page.tbt > 0.0).then(|| format!("{:.0} ms", page.tbt));
        aims.push(each(&format!("blocking time of 0 ms{empty}"), &ours, blocked));
        aims.push(each("score of 100 in every category", &ours, low_scores));
        let read: Vec<&Measured> = ours.iter().copied().filter(|page| page.role == Role::Content).collect();
        let too_many =
            |page: &Measured| (page.bytes_before_paint > BYTES_TO_READ).then(|| page.bytes_before_paint.to_string());
        aims.push(each(&format!("at most {BYTES_TO_READ} bytes until it can be read"), &read, too_many));
    }
    aims.extend(to_answer(loads));
    for Steps { name, p99, bare: [.., bare], memory, .. } in steps.iter().filter(|steps| steps.slowdown > 1) {
        let what = format!(
            "{p99:.1} of under {STEP_MILLIS} ms for 99 of 100 steps in {name} (finished copies put in: {bare:.1})"
        );
        aims.push(Aim { what, met: *p99 < STEP_MILLIS });
        if let Some(bytes) = memory {
            let what = format!("{bytes} of under {MEMORY} bytes of memory at the end of a long check");
            aims.push(Aim { what, met: *bytes < MEMORY });
        }
    }
    aims
}

/// LCP of the empty page.
pub fn lcp_of_empty(pages: &[Measured]) -> Option<f64> {
    pages.iter().find(|page| page.role == Role::Empty).map(|page| page.lcp)
}

fn lcp(pages: &[Measured]) -> Vec<Aim> {
    let Some(empty) = lcp_of_empty(pages) else { return Vec::new() };
    let held = pages.iter().filter(|page| page.role.ours() && page.often);
    let aim = |page: &Measured| {
        let ratio = page.lcp / empty;
        let what = format!("{}: {ratio:.3} of at most {LCP_RATIO} times the LCP of the empty page", page.name);
        Aim { what, met: ratio <= LCP_RATIO }
    };
    held.map(aim).collect()
}

/// A target for several pages: which ones miss it, and by how much.
fn each(aim: &str, pages: &[&Measured], fault: impl Fn(&Measured) -> Option<String>) -> Aim {
    let faults: Vec<String> = pages.iter().filter_map(|page| Some(format!("{} {}", page.name, fault(page)?))).collect();
    let found = if faults.is_empty() { String::new() } else { format!(", but {}", faults.join(", ")) };
    Aim { what: format!("each of {} pages: {aim}{found}", pages.len()), met: faults.is_empty() }
}

fn low_scores(page: &Measured) -> Option<String> {
    let low = CATEGORIES.iter().zip(page.scores).filter(|(_, score)| *score < 100.0);
    let low: Vec<String> = low.map(|(category, score)| format!("{category} {score:.0}")).collect();
    (!low.is_empty()).then(|| low.join(" and "))
}

fn to_answer(loads: &[Load]) -> Vec<Aim> {
    let find = |role: Role| loads.iter().find(|load| load.role == role);
    let Some(ours) = find(Role::Question) else { return Vec::new() };
    let bytes = ours.bytes;
    let what = format!("{bytes:.0} of at most {BYTES_TO_ANSWER} bytes until a question can be answered");
    let mut aims = vec![Aim { what, met: bytes <= BYTES_TO_ANSWER }];
    if let Some(theirs) = find(Role::SurveyJs) {
        let tick = find(Role::FirstTick).unwrap_or(ours);
        for (name, part) in [
            ("bytes of SurveyJS until then", bytes / theirs.bytes),
            ("time of SurveyJS until a tick can be given (it is kept for the app)", tick.millis / theirs.millis),
        ] {
            let what = format!("{part:.3} of at most {PART_OF_SURVEYJS} times the {name}");
            aims.push(Aim { what, met: part <= PART_OF_SURVEYJS });
        }
    }
    aims
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(role: Role, lcp: f64, tbt: f64, before_paint: f64, performance: f64) -> Measured {
        Measured {
            name: format!("{role:?}"),
            role,
            often: true,
            runs: 1,
            version: "13.5.0".to_owned(),
            benchmark: 2000.0,
            lcp,
            fcp: lcp,
            tbt,
            cls: 0.0,
            interactive: None,
            bytes: before_paint + 9000.0,
            bytes_before_wasm: before_paint + 9000.0,
            bytes_before_paint: before_paint,
            scores: [performance, 100.0, 100.0, 100.0],
            failing: Vec::new(),
        }
    }

    fn load(role: Role, millis: f64, bytes: f64) -> Load {
        Load { name: format!("{role:?}"), role, runs: 1, millis, bytes }
    }

    fn steps(slowdown: usize, p99: f64, memory: Option<u64>) -> Steps {
        Steps {
            name: "a browser",
            slowdown,
            steps: 100,
            p50: 1.0,
            p95: 2.0,
            p99,
            max: 99.0,
            bare: [1.0, 2.0, 48.0],
            memory,
        }
    }

    /// Each checked target: a part of its text, and whether it is met.
    #[track_caller]
    fn check(aims: &[Aim], expected: &[(&str, bool)]) {
        assert_eq!(aims.len(), expected.len(), "{aims:?}");
        for (aim, (text, met)) in aims.iter().zip(expected) {
            assert!(aim.what.contains(text) && aim.met == *met, "{aim:?} should be {met} with {text:?}");
        }
    }

    #[test]
    fn what_was_not_measured_is_not_judged() {
        check(&judge(&[], &[], &[]), &[]);
        check(&judge(&[page(Role::Empty, 800.0, 0.0, 900.0, 100.0)], &[load(Role::Preact, 1.0, 1.0)], &[]), &[]);
        check(&judge(&[], &[], &[steps(1, 99.0, None)]), &[]);
    }

    #[test]
    fn pages_are_held_against_the_empty_one() {
        let empty = page(Role::Empty, 800.0, 50.0, 900.0, 90.0);
        let pages = [page(Role::Start, 920.0, 0.0, 30_000.0, 100.0), page(Role::Content, 921.0, 7.0, 25_001.0, 99.0)];
        let [start, content] = pages.clone();
        check(
            &judge(&[start, content, empty], &[], &[]),
            &[
                ("Start: 1.150 of at most 1.15 times the LCP", true),
                ("Content: 1.151 of at most 1.15 times the LCP", false),
                ("each of 2 pages: layout shift of 0", true),
                ("blocking time of 0 ms (the empty page has 50), but Content 7 ms", false),
                ("every category, but Content performance 99", false),
                ("each of 1 pages: at most 25000 bytes until it can be read, but Content 25001", false),
            ],
        );
        check(
            &judge(&pages[..1], &[], &[]),
            &[("layout", true), ("blocking", true), ("category", true), ("0 pages", true)],
        );
    }

    #[test]
    fn first_visits_are_held_against_surveyjs() {
        let ours = || load(Role::Question, 1000.0, 150_000.0);
        let bytes = ("150000 of at most 150000 bytes", true);
        check(&judge(&[], &[ours()], &[]), &[bytes]);
        check(
            &judge(&[], &[ours(), load(Role::SurveyJs, 1900.0, 300_000.0)], &[]),
            &[bytes, ("0.500 of at most 0.5 times the bytes", true), ("0.526 of at most 0.5 times the time", false)],
        );
        check(&judge(&[], &[load(Role::Question, 1.0, 150_001.0)], &[]), &[("150001 of", false)]);
    }

    #[test]
    fn steps_count_on_a_slow_processor() {
        check(
            &judge(&[], &[], &[steps(4, 49.9, Some(4_194_303)), steps(1, 80.0, Some(5_000_000))]),
            &[
                ("49.9 of under 50 ms for 99 of 100 steps in a browser (finished copies put in: 48.0)", true),
                ("4194303 of under 4194304 bytes", true),
            ],
        );
        check(&judge(&[], &[], &[steps(4, 50.0, Some(4_194_304))]), &[("50.0 of", false), ("4194304 of", false)]);
    }
}
