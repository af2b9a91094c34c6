//! What is proved for everybody, with the crate `legcheck-proofs`; `cargo xtask prove` prints it as a table.

mod encoding;
mod interview;
mod laws;
mod sides;
