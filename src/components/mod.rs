//! Pieces that several pages share.

mod aloud;
mod back;
mod banner;
pub mod before;
#[cfg(not(target_arch = "wasm32"))]
mod before_links;
mod call;
pub mod check;
mod contents;
mod erase;
mod icon;
mod keyed;
mod link;
mod print;
mod reasons;
mod signed;
mod signs;
mod silent;
mod slot;
mod sources;
mod steps;
mod text;
mod title;

pub use aloud::read_aloud;
pub use back::back;
pub use banner::banner;
pub use call::{call_buttons, call_help, general_call_buttons};
pub use contents::{contents, link_within};
pub use erase::{before_erasing, start_again};
pub use icon::{IconKind, icon};
pub use keyed::keyed;
pub use link::Link;
pub use print::{print_button, print_notice};
pub use reasons::{Reason, Why, advice, why, why_and_what};
pub use signed::signed_list;
pub use signs::{emergency_signs, own_signs, told_apart};
pub use silent::{number, with_silent_ways};
pub use slot::{age_slot, slot, waiting};
pub use sources::{published_by, source_line, source_list};
pub use steps::steps;
pub use text::{element, list, more, text, titled};
pub use title::Title;
