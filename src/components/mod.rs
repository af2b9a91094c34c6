//! Pieces that several pages share.

mod banner;
mod bar;
mod call;
mod frame;
mod icon;
mod link;
mod question;
mod signed;
mod signs;
mod sources;

pub use banner::{Banner, LevelScale};
pub use bar::FitBar;
pub use call::{CallButtons, CallHelp};
pub use frame::{Footer, Header};
pub use icon::{Icon, IconKind};
pub use link::Link;
pub use question::Question;
pub use signed::SignedList;
pub use signs::EmergencySigns;
pub use sources::{source_line, SourceList};
