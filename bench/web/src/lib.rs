//! The bench of the engine in a browser: `bench.js` loads the guide and the people, calls this and takes the time.

use legcheck_bench::{Moment, Spread, Workload, assess, both, next, triage};
use legcheck_engine::Engine;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::{Evidence, Guide};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// A guide and the people timed on it.
#[wasm_bindgen]
pub struct Bench(Workload);

#[wasm_bindgen]
impl Bench {
    /// Takes the real guide and its evidence in their compact form, the people as one line of answers each, how many
    /// times larger the guide shall be, and whether the people answer every copy.
    ///
    /// # Panics
    /// When the bytes are not of this build: there is nothing to time then.
    #[wasm_bindgen(constructor)]
    pub fn new(guide: &[u8], evidence: &[u8], people: &str, factor: u16, every_copy: bool) -> Self {
        let (Ok(guide), Ok(evidence)) = (Guide::from_bytes(guide), Evidence::from_bytes(evidence)) else {
            panic!("the guide or its evidence is of another build")
        };
        let engine = Engine::new(guide, evidence);
        let people: Vec<Answers> = people.lines().map(|line| Answers::from_line(engine.guide(), line)).collect();
        let reach = if every_copy { Spread::EveryCopy } else { Spread::RealOnly };
        Self(Workload::new(&engine, &people, factor, reach))
    }

    /// How many moments one round goes through.
    pub fn moments(&self) -> usize {
        self.0.moments.len()
    }

    /// The urgency alone, so many rounds through some of the moments.
    pub fn triage(&self, from: usize, to: usize, rounds: u32) {
        self.rounds(from, to, rounds, triage);
    }

    /// The assessment, so many rounds through some of the moments.
    pub fn assess(&self, from: usize, to: usize, rounds: u32) {
        self.rounds(from, to, rounds, assess);
    }

    /// The choice of the next page, so many rounds through some of the moments.
    pub fn next(&self, from: usize, to: usize, rounds: u32) {
        self.rounds(from, to, rounds, next);
    }

    /// The assessment and the choice of the next page, so many rounds through some of the moments.
    pub fn both(&self, from: usize, to: usize, rounds: u32) {
        self.rounds(from, to, rounds, both);
    }
}

impl Bench {
    fn rounds<T>(&self, from: usize, to: usize, rounds: u32, work: impl Fn(&Engine, &Moment) -> T) {
        let Workload { engine, moments } = &self.0;
        for _ in 0..rounds {
            for moment in &moments[from..to] {
                // What comes out is held, so that no work is left out as useless.
                black_box(work(black_box(engine), black_box(moment)));
            }
        }
    }
}
