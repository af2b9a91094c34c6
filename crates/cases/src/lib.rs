//! The dataset and the UI text of this checkout, and files of cases, for native tools and tests.

mod added;
mod case;
mod content;
pub mod json;
mod read;
mod words;

pub use added::Added;
pub use case::{Case, Unstated};
pub use content::load;
pub use read::{parse, parse_with, read, vignettes};
pub use words::Words;
