//! The time of one assessment and of one choice of the next page, by criterion.
//!
//! One iteration goes through every moment of every person, and the time given is that of one moment. With
//! `LEGCHECK_BENCH_OUT` set, the medians are also written there as JSON, for `cargo xtask bench`.

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

use criterion::{Criterion, SamplingMode};
use legcheck_bench::{Moment, Workload, assess, both, next, sizes, triage};
use legcheck_engine::Engine;
use serde_json::{Value, json};

/// A round that takes longer than this is timed once, since criterion would go through it ten times at least.
const SLOW: Duration = Duration::from_secs(1);

fn main() {
    let real = Engine::of(&legcheck_cases::load().unwrap_or_else(|error| panic!("{error:#}")));
    let people = legcheck_bench::people(&real).unwrap_or_else(|error| panic!("{error:#}"));
    let quick = env::var_os("LEGCHECK_BENCH_QUICK").is_some();
    let home = env::temp_dir().join(format!("legcheck-criterion-{}", std::process::id()));
    let (samples, seconds) = if quick { (10, 1.0) } else { (30, 4.0) };
    let criterion = Criterion::default()
        .configure_from_args()
        .output_directory(&home)
        .sample_size(samples)
        .warm_up_time(Duration::from_secs_f64(seconds / 4.0))
        .measurement_time(Duration::from_secs_f64(seconds));
    let mut bench = Bench { criterion, home };
    let mut rows = Vec::new();
    let mut of_real = json!({});
    for (factor, reach) in sizes(quick) {
        let workload = Workload::new(&real, &people, factor, reach);
        let name = format!("{} causes, {reach:?}", workload.engine.guide().causes.len() - 1);
        let assess = bench.time(&name, "assess", &workload, assess);
        let next = bench.time(&name, "next", &workload, next);
        // Where a round is slow, a third long one would tell nothing new.
        let both = match (assess, next) {
            (Time::Median(_), Time::Median(_)) => bench.time(&name, "both", &workload, both).micros(),
            _ => assess.micros() + next.micros(),
        };
        rows.push(json!({ "assess": assess.micros(), "next": next.micros(), "both": both }));
        if factor == 1 {
            let triage = bench.time(&name, "triage", &workload, triage).micros();
            let slowest = bench.time("slowest moment", "both", &slowest(workload), self::both).micros();
            of_real = json!({ "triage": triage, "slowest": slowest });
        }
    }
    bench.criterion.final_summary();
    // What criterion keeps for a comparison with the next run is of no use in a folder of this run alone.
    let _ = fs::remove_dir_all(&bench.home);
    if let Some(file) = env::var_os("LEGCHECK_BENCH_OUT") {
        let result = json!({ "rows": rows, "triage": of_real["triage"], "slowest": of_real["slowest"] });
        fs::write(file, result.to_string()).unwrap_or_else(|error| panic!("the result cannot be written: {error}"));
    }
}

struct Bench {
    criterion: Criterion,
    home: PathBuf,
}

/// Nanoseconds for one moment.
#[derive(Clone, Copy)]
enum Time {
    /// The median of criterion.
    Median(f64),
    /// From a single round.
    Once(f64),
}

impl Time {
    fn micros(self) -> f64 {
        let (Self::Median(nanos) | Self::Once(nanos)) = self;
        nanos / 1e3
    }
}

impl Bench {
    fn time<T>(&mut self, group: &str, name: &str, workload: &Workload, work: fn(&Engine, &Moment) -> T) -> Time {
        let Workload { engine, moments } = workload;
        let round = || {
            for moment in moments {
                black_box(work(black_box(engine), black_box(moment)));
            }
        };
        let start = Instant::now();
        round();
        let once = start.elapsed();
        let per_moment = moments.len() as f64;
        if once > SLOW {
            println!("{group}/{name}: one round in {:.1} s", once.as_secs_f64());
            return Time::Once(once.as_nanos() as f64 / per_moment);
        }
        let mut benches = self.criterion.benchmark_group(group);
        benches.sampling_mode(SamplingMode::Flat);
        benches.bench_function(name, |b| b.iter(round));
        benches.finish();
        Time::Median(self.median(group, name) / per_moment)
    }

    /// What criterion wrote about a benchmark. It has no other way of telling a program.
    fn median(&self, group: &str, name: &str) -> f64 {
        let file = self.home.join(group).join(name).join("new").join("estimates.json");
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let estimates: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
        estimates["median"]["point_estimate"].as_f64().unwrap_or(f64::NAN)
    }
}

/// The workload with nothing but its slowest moment.
fn slowest(workload: Workload) -> Workload {
    let Workload { engine, moments } = workload;
    let time = |moment: &Moment| {
        // The best of a few, so that a moment is not taken for slow because the machine was busy.
        let times = (0..20).map(|_| {
            let start = Instant::now();
            black_box(both(&engine, black_box(moment)));
            start.elapsed()
        });
        times.min()
    };
    let slowest = moments.iter().max_by_key(|m| time(m)).cloned();
    Workload { moments: slowest.into_iter().collect(), engine }
}
