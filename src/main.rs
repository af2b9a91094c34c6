//! Starts the app in the browser.

/// A smaller allocator than the standard one; docs/SIZE.md has the figures.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    legcheck::start();
}
