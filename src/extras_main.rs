//! The second module: what a result says beyond how fast to get help, the picture of the body, and what is taken along.

// The exported functions are in the library, which is linked only if it is named here.
use legcheck as _;

/// A smaller allocator than the standard one; docs/SIZE.md has the figures.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Intentionally empty. `assets/js/extras.js` fills each slot by a call.
fn main() {}
