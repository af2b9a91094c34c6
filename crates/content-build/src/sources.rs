//! What goes in.

use legcheck_engine::authoring::SourceFile;

/// The files that are compiled.
pub struct Sources {
    pub dataset: Vec<SourceFile>,
    pub words: Vec<SourceFile>,
    /// Words of the dataset in other languages.
    pub translations: Vec<SourceFile>,
    pub pictures: Vec<SourceFile>,
}
