//! Benchmark results and their text form.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Target for one assessment plus choosing the next page, native, in microseconds.
const AIM_NATIVE: f64 = 50.0;

/// The same target in the browser.
const AIM_WASM: f64 = 1000.0;

/// Microseconds per moment: the median of several batches.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Times {
    /// One assessment: urgency and causes.
    pub assess: f64,
    /// Choosing the next page once.
    pub next: f64,
    /// Both in sequence.
    pub both: f64,
}

/// Measurements of one benchmark.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Timings {
    rows: Vec<Times>,
    triage: f64,
    slowest: f64,
}

/// Counts rather than times; each is a mean over the moments.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Counts {
    /// Size of the guide relative to the real one.
    #[serde(skip_serializing)]
    pub factor: u16,
    /// Whether the people answer every copy, so that answers grow with the guide.
    pub in_proportion: bool,
    /// Causes, without "something else".
    pub causes: usize,
    /// Findings.
    pub findings: usize,
    /// Urgency rules.
    pub rules: usize,
    /// Evidence cells in total.
    pub cells: usize,
    /// Answers given.
    pub answers: f64,
    /// Evidence cells of the given choices.
    pub touched: f64,
    /// Allocations per assessment.
    pub assess_allocations: f64,
    /// Bytes requested by them.
    pub assess_bytes: f64,
    /// Allocations per choice of the next page.
    pub next_allocations: f64,
    /// Bytes requested by them.
    pub next_bytes: f64,
}

/// One guide.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The counts.
    #[serde(flatten)]
    pub counts: Counts,
    /// Native times.
    pub native: Times,
    /// Times in Chromium.
    pub wasm: Option<Times>,
}

impl Row {
    /// Nanoseconds of the native assessment per evidence cell touched.
    fn nanos_per_touched(&self) -> f64 {
        self.native.assess * 1e3 / self.counts.touched
    }
}

/// json-rules-engine evaluating all urgency rules once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct JsonRules {
    /// Microseconds in Node.js.
    pub micros: f64,
    /// Number of rules.
    pub rules: usize,
    /// Moments for which the same rules fired as in our engine, which must be all of them.
    pub moments: usize,
}

/// Native and browser times of our engine for the real guide, in microseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Ours {
    /// Native.
    pub native: f64,
    /// In Chromium.
    pub wasm: Option<f64>,
}

/// Whether a target was met.
#[derive(Clone, Debug, Serialize)]
pub struct Aim {
    /// The target and the measured value.
    pub what: String,
    /// Whether it was met.
    pub met: bool,
}

/// The end of every report: which targets are met, and what could not be measured here.
pub fn write_end(f: &mut fmt::Formatter<'_>, aims: &[Aim], not_run: &[String]) -> fmt::Result {
    for Aim { what, met } in aims {
        writeln!(f, "{:6} {what}", if *met { "met" } else { "MISSED" })?;
    }
    for side in not_run {
        writeln!(f, "not run: {side}")?;
    }
    Ok(())
}

/// All results.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// One row per guide, the real one first.
    pub rows: Vec<Row>,
    /// Assessment and next page at the slowest moment.
    pub slowest: Ours,
    /// Urgency alone.
    pub triage: Ours,
    /// Urgency by json-rules-engine.
    pub json_rules: Option<JsonRules>,
    /// The targets.
    pub aims: Vec<Aim>,
    /// What could not run here, and why.
    pub not_run: Vec<String>,
}

impl Report {
    pub(super) fn new(
        counts: Vec<Counts>,
        native: &Timings,
        wasm: Option<&Timings>,
        json_rules: Option<JsonRules>,
        not_run: Vec<String>,
    ) -> Self {
        let rows: Vec<Row> = counts
            .into_iter()
            .zip(&native.rows)
            .enumerate()
            .map(|(i, (counts, native))| Row {
                counts,
                native: *native,
                wasm: wasm.and_then(|w| w.rows.get(i)).copied(),
            })
            .collect();
        let slowest = Ours { native: native.slowest, wasm: wasm.map(|w| w.slowest) };
        let triage = Ours { native: native.triage, wasm: wasm.map(|w| w.triage) };
        let aims = aims(&rows);
        Self { rows, slowest, triage, json_rules, aims, not_run }
    }
}

fn aims(rows: &[Row]) -> Vec<Aim> {
    let Some((real, larger)) = rows.split_first() else { return Vec::new() };
    let mut aims = Vec::new();
    let mut add = |met: bool, what: String| aims.push(Aim { what, met });
    let both = real.native.both;
    add(both <= AIM_NATIVE, format!("{both:.1} of at most {AIM_NATIVE} microseconds natively on the real guide"));
    if let Some(wasm) = real.wasm {
        add(wasm.both < AIM_WASM, format!("{:.1} of under {AIM_WASM} microseconds in wasm", wasm.both));
    }
    for row in larger.iter().filter(|r| r.counts.in_proportion) {
        let cells = row.counts.touched / real.counts.touched;
        for (name, now, before) in [
            ("assessment", row.native.assess, real.native.assess),
            ("next page", row.native.next, real.native.next),
            ("both together", row.native.both, real.native.both),
        ] {
            let growth = now / before;
            let what =
                format!("{name} at {} causes: {growth:.1} x the time for {cells:.1} x the cells", row.counts.causes);
            add(growth <= cells, what);
        }
    }
    aims
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Microseconds for one moment of the check, as a mean over people at each quarter of their way.\n")?;
        self.table(f)?;
        self.growth(f)?;
        writeln!(f, "\nSlowest moment of the real guide, both together: {}", self.slowest)?;
        writeln!(f, "Urgency alone: {}", self.triage)?;
        if let Some(JsonRules { micros, rules, moments }) = self.json_rules {
            let times = |ours: f64| micros / ours;
            write!(f, "json-rules-engine in Node.js, the same {rules} rules: {micros:.1}, ")?;
            write!(f, "{:.0} times ours natively", times(self.triage.native))?;
            if let Some(wasm) = self.triage.wasm {
                write!(f, " and {:.0} times ours in wasm", times(wasm))?;
            }
            writeln!(f, "; it fires the same rules at all {moments} moments")?;
        }
        writeln!(f)?;
        write_end(f, &self.aims, &self.not_run)
    }
}

impl fmt::Display for Ours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} natively", self.native)?;
        self.wasm.map_or(Ok(()), |wasm| write!(f, ", {wasm:.1} in wasm"))
    }
}

impl Report {
    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:6} {:13} | {:^32} | {:^32} | {:^19} | {:^25} |",
            "", "", "native", "wasm in Chromium", "allocations", "evidence cells"
        )?;
        writeln!(
            f,
            "{:>6} {:13} | {:>10} {:>10} {:>10} | {:>10} {:>10} {:>10} | {:>9} {:>9} | {:>8} {:>8} {:>7} |",
            "causes",
            "answers",
            "assess",
            "next",
            "both",
            "assess",
            "next",
            "both",
            "assess",
            "next",
            "in all",
            "touched",
            "ns each"
        )?;
        for row in &self.rows {
            let counts = &row.counts;
            write!(f, "{:6} {:13} |", counts.causes, answers(row))?;
            for times in [Some(row.native), row.wasm] {
                match times {
                    Some(t) => write!(f, " {:10.1} {:10.1} {:10.1} |", t.assess, t.next, t.both)?,
                    None => write!(f, " {:>10} {:>10} {:>10} |", "-", "-", "-")?,
                }
            }
            write!(f, " {:9.0} {:9.0} |", counts.assess_allocations, counts.next_allocations)?;
            writeln!(f, " {:8} {:8.0} {:7.1} |", counts.cells, counts.touched, row.nanos_per_touched())?;
        }
        Ok(())
    }

    fn growth(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((real, larger)) = self.rows.split_first() else { return Ok(()) };
        writeln!(f, "\nGrowth from the real guide, natively: cells touched, assess, next, both")?;
        for row in larger {
            write!(
                f,
                "{:6} {:13}   {:8.1} x",
                row.counts.causes,
                answers(row),
                row.counts.touched / real.counts.touched
            )?;
            let (now, then) = (row.native, real.native);
            for growth in [now.assess / then.assess, now.next / then.next, now.both / then.both] {
                write!(f, " {growth:10.1} x")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// Describes how much the people answer.
fn answers(row: &Row) -> &'static str {
    if row.counts.in_proportion { "in proportion" } else { "as on real" }
}

#[cfg(test)]
mod tests {
    use super::{Counts, JsonRules, Report, Times, Timings};

    /// A report on a guide and one ten times as large, whose assessment takes `growth` times as long.
    fn report(growth: f64, wasm: bool) -> Report {
        let counts = |size: f64| Counts {
            factor: size as u16,
            in_proportion: true,
            causes: 17 * size as usize,
            findings: 0,
            rules: 0,
            cells: 0,
            answers: 0.0,
            touched: 200.0 * size,
            assess_allocations: 0.0,
            assess_bytes: 0.0,
            next_allocations: 0.0,
            next_bytes: 0.0,
        };
        let times = |growth: f64| Times { assess: 20.0 * growth, next: 10.0 * growth, both: 30.0 * growth };
        let timings = Timings { rows: vec![times(1.0), times(growth)], triage: 10.0, slowest: 60.0 };
        let json_rules = wasm.then_some(JsonRules { micros: 2000.0, rules: 100, moments: 32 });
        let not_run = if wasm { Vec::new() } else { vec!["the engine in Chromium: no Chromium".to_owned()] };
        Report::new(vec![counts(1.0), counts(10.0)], &timings, wasm.then_some(&timings), json_rules, not_run)
    }

    #[test]
    fn growth_is_judged_by_the_cells_touched() {
        for (growth, met) in [(5.0, true), (10.0, true), (10.5, false)] {
            let aims = report(growth, false).aims;
            assert_eq!(aims.len(), 4);
            assert!(aims[0].met, "{aims:?}");
            assert!(aims[1..].iter().all(|aim| aim.met == met), "{growth}: {aims:?}");
        }
    }

    #[test]
    fn what_could_not_run_is_said_and_the_rest_is_shown() {
        let (whole, part) = (report(10.0, true).to_string(), report(10.0, false).to_string());
        assert!(whole.contains("200 times ours natively and 200 times ours in wasm"), "{whole}");
        assert!(!whole.contains("not run"), "{whole}");
        assert!(part.contains("not run: the engine in Chromium: no Chromium"), "{part}");
        assert!(part.contains("met    30.0 of at most 50 microseconds natively"), "{part}");
    }
}
