//! The clock of the device, which may be wrong. It dates what a person answers, and tells how long ago that was and whether
//! the last day of a saved check is over; it never deletes anything and has no part in the check. `tests/it/clock.rs` lists
//! the callers.

use legcheck_handoff::moment::Moment;

/// What the clock shows, as a session holds it: the minutes since 1970 and, with a sign, those that it is ahead of UTC. The app
/// passes it on unread. Empty where there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn reading() -> String {
    String::new()
}

/// What the clock shows, as a session holds it: the minutes since 1970 and, with a sign, those that it is ahead of UTC. The app
/// passes it on unread.
#[cfg(target_arch = "wasm32")]
pub fn reading() -> String {
    let date = js_sys::Date::new_0();
    let minutes = (date.get_time() / 60_000.0).floor();
    // The browser tells how far UTC is from the person's clock, and we how far the clock is from UTC.
    let offset = -date.get_timezone_offset();
    format!("{}{:+}", minutes as i32, offset as i32)
}

/// The present moment, by the device's clock and time zone. None where there is no browser, or the clock tells nothing that
/// a calendar holds.
pub fn now() -> Option<Moment> {
    Moment::parse_reading(&reading())
}
