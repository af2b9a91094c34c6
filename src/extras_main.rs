//! The second module: what a result says beyond how fast to get help, the picture of the body, and what is taken along.

// What the starter script calls stands in the library, which is a part of the module only when it is named here.
use legcheck as _;

/// A smaller allocator than the standard one; docs/SIZE.md has the figures.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Nothing yet: `assets/js/extras.js` calls it for each place that is to be filled.
fn main() {}
