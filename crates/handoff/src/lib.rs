//! What leaves a device and comes back: a code that another device reads, a QR code, a calendar file, saved checks.
//!
//! Everything here is a pure function: no clock, no storage, no randomness, no browser. The caller passes the time and
//! stores the result. Untrusted input (a pasted text, a stored list) is parsed once, into types that cannot hold anything
//! invalid; unknown parts are left out and counted.
//!
//! Nothing here lowers a level of urgency: an unknown answer counts as not given, so it is asked again.

pub mod calendar;
pub mod code;
mod crc;
pub mod moment;
pub mod qr;
pub mod record;
pub mod saved;
