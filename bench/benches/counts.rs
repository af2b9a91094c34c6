//! Allocations and evidence cells, as JSON: each figure is the mean over the moments.
//!
//! `allocation-counter` is the allocator of this program, so nothing here may be timed.

use std::env;
use std::hint::black_box;

use legcheck_bench::{Moment, Spread, Workload, assess, cells, next, sizes, touched};
use legcheck_engine::Engine;
use serde_json::{Value, json};

fn main() {
    let real = Engine::of(&legcheck_cases::load().unwrap_or_else(|error| panic!("{error:#}")));
    let people = legcheck_bench::people(&real).unwrap_or_else(|error| panic!("{error:#}"));
    let sizes = sizes(env::var_os("LEGCHECK_BENCH_QUICK").is_some());
    let rows = sizes.into_iter().map(|(factor, reach)| {
        let mut row = row(&Workload::new(&real, &people, factor, reach));
        row["factor"] = factor.into();
        row["in_proportion"] = (reach == Spread::EveryCopy).into();
        row
    });
    println!("{}", Value::from_iter(rows));
}

fn row(workload: &Workload) -> Value {
    let Workload { engine, moments } = workload;
    let guide = engine.guide();
    let mean = |of: &dyn Fn(&Moment) -> f64| moments.iter().map(of).sum::<f64>() / moments.len() as f64;
    let (assess, next) = (allocated(workload, assess), allocated(workload, next));
    json!({
        "causes": guide.causes.len() - 1,
        "findings": guide.findings.len(),
        "rules": guide.rules.len(),
        "cells": cells(engine),
        "answers": mean(&|m| m.answers.iter().count() as f64),
        "touched": mean(&|m| touched(engine, m) as f64),
        "assess_allocations": assess.0,
        "assess_bytes": assess.1,
        "next_allocations": next.0,
        "next_bytes": next.1,
    })
}

/// Allocations and bytes of one call.
fn allocated<T>(workload: &Workload, work: fn(&Engine, &Moment) -> T) -> (f64, f64) {
    let counted = allocation_counter::measure(|| {
        for moment in &workload.moments {
            black_box(work(&workload.engine, moment));
        }
    });
    let per_moment = workload.moments.len() as f64;
    (counted.count_total as f64 / per_moment, counted.bytes_total as f64 / per_moment)
}
