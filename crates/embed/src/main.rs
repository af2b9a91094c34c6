//! The module that a framed guide and the page for clinics load. The app itself does without it.

// The functions that scripts call are in the library, which is linked only if it is named here.
use legcheck_embed as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Nothing: the scripts call one function after the other.
fn main() {}
