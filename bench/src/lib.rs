//! The work that `cargo xtask bench` times: one assessment and the choice of one next question, for a few real
//! people, on the real guide and on larger ones made from it.
//!
//! Nothing here measures. The same code runs natively under criterion (`benches/`) and in the browser (`web/`), so
//! that the two can be compared.

mod synthetic;
mod workload;

pub use synthetic::{spread, synthetic};
pub use workload::{Moment, Spread, Workload, assess, both, cells, moments, next, touched, triage};
