//! The module that the browser loads first: the app.

// The exported functions are in the library, which is linked only if it is named here.
use legcheck as _;

/// A smaller allocator than the standard one; docs/SIZE.md has the figures.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Intentionally empty. `assets/js/start.js` calls `load` and `draw` as separate tasks, so that neither blocks the main thread.
fn main() {}
