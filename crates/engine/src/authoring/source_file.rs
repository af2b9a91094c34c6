//! What is compiled.

/// One file of the dataset.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name below the dataset folder, with forward slashes, such as `causes/als.toml`.
    pub name: String,
    /// Its text.
    pub text: String,
}
