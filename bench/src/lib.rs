//! The work that `cargo xtask bench` times: one assessment and the choice of one next question, for a few real
//! people, on the real guide and on larger ones made from it.
//!
//! Nothing here measures. The same code runs natively under criterion (`benches/`) and in the browser (`web/`), so
//! that the two can be compared.

#[cfg(not(target_arch = "wasm32"))]
mod people;
mod synthetic;
mod workload;

#[cfg(not(target_arch = "wasm32"))]
pub use people::people;
pub use synthetic::{spread, synthetic};
pub use workload::{Moment, Spread, Workload, assess, both, cells, moments, next, sizes, touched, triage};
