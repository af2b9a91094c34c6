//! Measures the engine on cases with a known cause and urgency.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use legcheck_cases::{Added, Case, Unstated, json, parse_with};
use legcheck_engine::dataset::{Dataset, Level, Strictness};
use legcheck_engine::{Engine, urgency};
use serde::Serialize;
use serde_json::Value;

/// The gold standard of a case.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The confirmed cause; `other` means something else.
    pub cause: String,
    /// Causes that also count as correct.
    pub also_accepted: Vec<String>,
    /// `emergency`, `doctor` or `routine`.
    pub triage: String,
    /// Levels that also count as correct.
    pub triage_also: Vec<String>,
}

/// The name that case files use for something else.
const OTHER: &str = "other";

/// The name that case files use for a cause.
pub fn case_word(id: &str) -> &str {
    if id == "something-else" { OTHER } else { id }
}

/// How facts reach the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All at once.
    AllFacts,
    /// As the engine asks for them.
    Interview,
}

/// The result of one case.
#[derive(Clone, Debug)]
struct Outcome {
    /// Causes with shares, best first; `other` means something else.
    order: Vec<(String, f64)>,
    level: Level,
    screens: Option<usize>,
    emergency_after: Option<usize>,
}

/// A proportion of cases with its 95 % confidence interval (Wilson).
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rate {
    /// Cases that count.
    pub count: usize,
    /// All cases.
    pub of: usize,
    /// The proportion, 0 to 1.
    pub rate: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Rate {
    /// The rate of a count.
    pub fn new(count: usize, of: usize) -> Self {
        if of == 0 {
            return Self { count, of, rate: 0.0, low: 0.0, high: 1.0 };
        }
        // Wilson's interval stays within 0 and 1 and holds up for small samples.
        let (n, z) = (of as f64, 1.96);
        let p = count as f64 / n;
        let middle = p + z * z / (2.0 * n);
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        Self { count, of, rate: p, low: (middle - half).max(0.0) / scale, high: ((middle + half) / scale).min(1.0) }
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |x: f64| x * 100.0;
        write!(
            f,
            "{:3}/{:<3} {:5.1} %  ({:.0} to {:.0})",
            self.count,
            self.of,
            percent(self.rate),
            percent(self.low),
            percent(self.high)
        )
    }
}

/// A mean with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Mean {
    /// The mean of some values, with the normal interval from its standard error.
    pub fn new(values: impl Iterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.collect();
        let n = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / n;
        let spread = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
        let half = 1.96 * (spread / n).sqrt();
        Self { mean, low: mean - half, high: mean + half }
    }
}

impl std::fmt::Display for Mean {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.3} ({:.3} to {:.3})", self.mean, self.low, self.high)
    }
}

/// A median with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Middle {
    /// The median.
    pub median: usize,
    /// 90th percentile.
    pub p90: usize,
    /// Lower end of the median's interval, by order statistics.
    pub low: usize,
    /// Upper end of the median's interval.
    pub high: usize,
}

impl Middle {
    fn new(mut values: Vec<usize>) -> Option<Self> {
        values.sort_unstable();
        let n = values.len();
        let at = |place: f64| values.get((place.max(0.0) as usize).min(n.saturating_sub(1))).copied();
        let half = 0.98 * (n as f64).sqrt();
        let middle = n as f64 / 2.0;
        Some(Self { median: at(middle)?, p90: at(0.9 * n as f64)?, low: at(middle - half)?, high: at(middle + half)? })
    }
}

impl std::fmt::Display for Middle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "median {} ({} to {}), 9 in 10 at most {}", self.median, self.low, self.high, self.p90)
    }
}

/// One bin of the reliability table.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Bin {
    /// Lowest share of the bin.
    pub from: f64,
    /// Causes in the bin.
    pub count: usize,
    /// Mean predicted share.
    pub said: f64,
    /// Observed frequency.
    pub right: f64,
}

/// All measurements.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// `all facts at once` or `interview`.
    pub mode: &'static str,
    /// The correct cause is first, among the first three, among the first five.
    pub top: [Rate; 3],
    /// The same, counting also-accepted causes.
    pub top_accepted: [Rate; 3],
    /// Triage level as in the case.
    pub triage_strict: Rate,
    /// Triage level as in the case, or also accepted.
    pub triage_lenient: Rate,
    /// Missed emergencies, among cases where only an emergency is correct.
    pub missed: Rate,
    /// Cases below "today", among those where only an emergency is correct.
    pub below_today: Rate,
    /// Over-triaged emergencies, among cases that accept none.
    pub over: Rate,
    /// The cause is first, among the first three, of the cases with one of the 17 causes.
    pub of_causes: [Rate; 2],
    /// Something else is first, of the cases outside the 17 causes.
    pub something_else_first: Rate,
    /// Brier score over all causes: 0 is perfect, 2 is worst.
    pub brier: Mean,
    /// Reliability per bin of shares.
    pub reliability: Vec<Bin>,
    /// Pages shown.
    pub screens: Option<Middle>,
    /// Pages until an emergency, where there was one.
    pub emergency_after: Option<Middle>,
    /// By cause: cases, first, among the first three.
    pub causes: Vec<(String, Rate, Rate)>,
    /// Cases whose cause is not among the first three: id, cause, and the first three.
    pub not_in_three: Vec<(String, String, Vec<String>)>,
    /// Missed or over-triaged emergencies: id, correct triage, level given.
    pub wrong_emergencies: Vec<(String, String, &'static str)>,
}

/// Evaluates a file of cases with `gold`. `unstated` overrides how the file treats findings that it does not state.
///
/// # Errors
/// If the file is not a file of cases, or a case has no gold.
pub fn evaluate(
    dataset: &Dataset,
    file: &Path,
    mode: Mode,
    added: Added,
    unstated: Option<Unstated>,
) -> Result<Report> {
    let engine = Engine::of(dataset);
    let guide = engine.guide();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut cases =
        parse_with(guide, &text, added).with_context(|| format!("{} is not a file of cases", file.display()))?;
    if let Some(unstated) = unstated {
        cases.iter_mut().for_each(|case| case.unstated = unstated);
    }
    let golds = golds(&text)?;
    let outcomes: Vec<Outcome> = cases.iter().map(|case| outcome(&engine, case, mode)).collect();
    Ok(report(mode, &cases, &golds, &outcomes))
}

/// The gold standards in a file of cases.
///
/// # Errors
/// If a case has no gold.
pub fn golds(text: &str) -> Result<Vec<Gold>> {
    let value = json::parse(text)?;
    let list = value.as_array().ok_or_else(|| anyhow!("the top must be a list of cases"))?;
    let gold = |v: &Value| {
        let id = v.get("id").and_then(Value::as_str).unwrap_or_default();
        let gold = v.get("gold").ok_or_else(|| anyhow!("case {id:?} has no \"gold\""))?;
        let word = |key: &str| {
            let word = gold.get(key).and_then(Value::as_str);
            word.map(str::to_owned).ok_or_else(|| anyhow!("case {id:?}: its gold has no {key:?}"))
        };
        let words = |key: &str| {
            let list = gold.get(key).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Ok(Gold {
            cause: word("cause")?,
            also_accepted: words("also_accepted"),
            triage: word("triage")?,
            triage_also: words("triage_also_acceptable"),
        })
    };
    list.iter().map(gold).collect()
}

fn outcome(engine: &Engine, case: &Case, mode: Mode) -> Outcome {
    let guide = engine.guide();
    let (answers, screens, emergency_after) = match mode {
        Mode::AllFacts => (case.all_facts(guide), None, None),
        Mode::Interview => {
            let run = case.interview(engine);
            (run.answers, Some(run.screens), run.emergency_after)
        }
    };
    let ranked = engine.ranking().rank(&answers);
    let order = ranked.iter().map(|r| (case_word(&guide.causes[r.cause.at()].id).to_owned(), r.share)).collect();
    let level = urgency::triage(guide, &answers, Strictness::Standard).level;
    Outcome { order, level, screens, emergency_after }
}

/// The name that case files use for a level.
fn triage_word(level: Level) -> &'static str {
    match level {
        Level::EmergencyNow => "emergency",
        Level::SameDay | Level::DoctorSoon => "doctor",
        Level::Routine => "routine",
    }
}

fn report(mode: Mode, cases: &[Case], golds: &[Gold], outcomes: &[Outcome]) -> Report {
    let n = outcomes.len();
    let pairs = || golds.iter().zip(outcomes);
    let place = |g: &Gold, o: &Outcome, accepted: bool| {
        let right = |id: &str| id == g.cause || accepted && g.also_accepted.iter().any(|a| a == id);
        o.order.iter().position(|(id, _)| right(id)).unwrap_or(usize::MAX)
    };
    let top =
        |accepted: bool| [1, 3, 5].map(|k| Rate::new(pairs().filter(|(g, o)| place(g, o, accepted) < k).count(), n));
    let ok = |g: &Gold, word: &str| g.triage == word || g.triage_also.iter().any(|t| t == word);
    let only_emergency = |g: &Gold| g.triage == "emergency" && g.triage_also.is_empty();
    let is_missed = |g: &Gold, o: &Outcome| only_emergency(g) && o.level != Level::EmergencyNow;
    let is_over = |g: &Gold, o: &Outcome| !ok(g, "emergency") && o.level == Level::EmergencyNow;
    let is_other = |g: &Gold| g.cause == OTHER;
    let count = |f: &dyn Fn(&Gold, &Outcome) -> bool| pairs().filter(|(g, o)| f(g, o)).count();
    let brier = Mean::new(pairs().map(|(g, o)| {
        o.order.iter().map(|(id, share)| (share - f64::from(u8::from(*id == g.cause))).powi(2)).sum::<f64>()
    }));
    let mut names: Vec<&str> = golds.iter().map(|g| g.cause.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let causes = names
        .into_iter()
        .map(|name| {
            let own = || pairs().filter(|(g, _)| g.cause == name);
            let rate = |k| Rate::new(own().filter(|(g, o)| place(g, o, false) < k).count(), own().count());
            (name.to_owned(), rate(1), rate(3))
        })
        .collect();
    let with_id = || cases.iter().map(|c| c.id.clone()).zip(pairs());
    Report {
        mode: if mode == Mode::Interview { "interview" } else { "all facts at once" },
        top: top(false),
        top_accepted: top(true),
        triage_strict: Rate::new(count(&|g, o| g.triage == triage_word(o.level)), n),
        triage_lenient: Rate::new(count(&|g, o| ok(g, triage_word(o.level))), n),
        missed: Rate::new(count(&is_missed), count(&|g, _| only_emergency(g))),
        below_today: Rate::new(
            count(&|g, o| only_emergency(g) && o.level < Level::SameDay),
            count(&|g, _| only_emergency(g)),
        ),
        over: Rate::new(count(&is_over), count(&|g, _| !ok(g, "emergency"))),
        of_causes: [1, 3]
            .map(|k| Rate::new(count(&|g, o| !is_other(g) && place(g, o, false) < k), count(&|g, _| !is_other(g)))),
        something_else_first: Rate::new(
            count(&|g, o| is_other(g) && place(g, o, false) == 0),
            count(&|g, _| is_other(g)),
        ),
        brier,
        reliability: reliability(golds, outcomes),
        screens: Middle::new(outcomes.iter().filter_map(|o| o.screens).collect()),
        emergency_after: Middle::new(outcomes.iter().filter_map(|o| o.emergency_after).collect()),
        causes,
        not_in_three: with_id()
            .filter(|(_, (g, o))| place(g, o, false) >= 3)
            .map(|(id, (g, o))| (id, g.cause.clone(), o.order.iter().take(3).map(|(c, _)| c.clone()).collect()))
            .collect(),
        wrong_emergencies: with_id()
            .filter(|(_, (g, o))| is_missed(g, o) || is_over(g, o))
            .map(|(id, (g, o))| (id, g.triage.clone(), o.level.id()))
            .collect(),
    }
}

fn reliability(golds: &[Gold], outcomes: &[Outcome]) -> Vec<Bin> {
    let edges = [0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.01];
    edges
        .windows(2)
        .map(|edge| {
            let inside: Vec<(f64, bool)> = golds
                .iter()
                .zip(outcomes)
                .flat_map(|(g, o)| o.order.iter().map(move |(id, share)| (*share, *id == g.cause)))
                .filter(|(share, _)| (edge[0]..edge[1]).contains(share))
                .collect();
            let n = inside.len().max(1) as f64;
            Bin {
                from: edge[0],
                count: inside.len(),
                said: inside.iter().map(|(s, _)| s).sum::<f64>() / n,
                right: inside.iter().filter(|(_, r)| *r).count() as f64 / n,
            }
        })
        .collect()
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = String::new();
        let _ = writeln!(out, "{} ({} cases; 95 % intervals)", self.mode, self.top[0].of);
        for (i, k) in [1, 3, 5].into_iter().enumerate() {
            let _ = writeln!(
                out,
                "cause among first {k}     {}   with also-accepted {}",
                self.top[i], self.top_accepted[i]
            );
        }
        let _ = writeln!(out, "triage right            {}", self.triage_strict);
        let _ = writeln!(out, "triage right or allowed {}", self.triage_lenient);
        let _ = writeln!(out, "emergencies missed      {}", self.missed);
        let _ = writeln!(out, "  of these below today  {}", self.below_today);
        let _ = writeln!(out, "emergencies too many    {}", self.over);
        let _ =
            writeln!(out, "of the 17: first        {}   among first three {}", self.of_causes[0], self.of_causes[1]);
        let _ = writeln!(out, "others: something else  {}", self.something_else_first);
        let _ = writeln!(out, "Brier score             {}", self.brier);
        if let Some(screens) = self.screens {
            let _ = writeln!(out, "pages shown             {screens}");
        }
        if let Some(after) = self.emergency_after {
            let _ = writeln!(out, "pages to an emergency   {after}");
        }
        let _ = writeln!(out, "\nreliability (share said, share right)");
        for bin in &self.reliability {
            let _ = writeln!(out, "  from {:4.2}: {:5}  {:.2}  {:.2}", bin.from, bin.count, bin.said, bin.right);
        }
        let _ = writeln!(out, "\nby cause (first, among first three)");
        for (name, first, three) in &self.causes {
            let _ = writeln!(out, "  {name:24} {first}   {three}");
        }
        let _ = writeln!(out, "\nnot among the first three");
        for (id, cause, first) in &self.not_in_three {
            let _ = writeln!(out, "  {id} {cause}: {}", first.join(", "));
        }
        let _ = writeln!(out, "\nemergencies missed or too many");
        for (id, right, given) in &self.wrong_emergencies {
            let _ = writeln!(out, "  {id}: right is {right}, given {given}");
        }
        f.write_str(&out)
    }
}

#[cfg(test)]
mod tests {
    use super::{Middle, Rate};

    #[test]
    fn intervals_hold_the_rate_and_stay_within_bounds() {
        for (count, of, low, high) in [(0, 46, 0.0, 0.077), (46, 46, 0.923, 1.0), (5, 10, 0.237, 0.763)] {
            let rate = Rate::new(count, of);
            assert!((rate.low - low).abs() < 0.002 && (rate.high - high).abs() < 0.002, "{rate}");
        }
    }

    #[test]
    fn the_middle_of_values() {
        let middle = Middle::new((1..=9).collect()).unwrap();
        assert_eq!((middle.median, middle.p90), (5, 9));
        assert!(Middle::new(Vec::new()).is_none());
    }
}
