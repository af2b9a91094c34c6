//! What a person carries away from a check, and brings back: marks on a picture, a code that another device reads, a QR
//! code, a calendar file, saved checks, and what has changed since the last one.
//!
//! Everything here is a pure function: no clock, no storage, no randomness, no browser. Whoever calls says when it is
//! and keeps what comes back. What strangers can write (a pasted text, a stored list) is parsed once, into types that
//! hold nothing else than they say; what is not known is left out and counted.
//!
//! Nothing here lowers a level of urgency: an answer that is not known counts as not given, so that it is asked anew,
//! and what marks or a comparison add is dropped where it would lower the level (see `raise`).

pub mod calendar;
pub mod code;
mod crc;
pub mod moment;
pub mod qr;
pub mod record;
pub mod saved;
