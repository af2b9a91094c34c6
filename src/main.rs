//! The module that the browser loads first: the app.

// What the starter script calls stands in the library, which is a part of the module only when it is named here.
use legcheck as _;

/// A smaller allocator than the standard one; docs/SIZE.md has the figures.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Nothing yet: the starter script calls one part after the other, so that none holds the browser up for long.
fn main() {}
