//! The clock of the device, which may be wrong. It dates what a person exports and saves, and tells whether the last day
//! of a saved check is over; it never deletes anything and has no part in the check. `tests/it/clock.rs` lists the callers.

use legcheck_handoff::moment::Moment;

/// The present moment, by the device's clock and time zone. None where there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> Option<Moment> {
    None
}

/// The present moment, by the device's clock and time zone. None where the clock tells nothing that a calendar holds.
#[cfg(target_arch = "wasm32")]
pub fn now() -> Option<Moment> {
    let date = js_sys::Date::new_0();
    let minutes = (date.get_time() / 60_000.0).floor();
    // The browser tells how far UTC is from the person's clock, and we how far the clock is from UTC.
    let offset = -date.get_timezone_offset();
    Moment::new(minutes as i64, offset as i16)
}
