//! Why nothing is read.

/// The bytes are not from a build of the same version of these types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faulty;

impl std::fmt::Display for Faulty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the bytes are of another build")
    }
}

impl std::error::Error for Faulty {}
