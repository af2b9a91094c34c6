//! `article.toml`: patterns, general statements and references of the source article.

use super::library;
use super::links::Links;
use super::reader::{Node, Reader};
use crate::dataset::{Dataset, Pattern, Statement};

/// Reads what belongs to no cause.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "article.toml") else { return };
    for table in reader.tables(&root, "patterns") {
        let pattern = Pattern {
            id: links.new_id(reader, &table, "pattern"),
            name: reader.text(&table, "name"),
            text: reader.text(&table, "text"),
            sources: links.cite_list(reader, &table, "sources"),
            covers: reader.texts(&table, "covers"),
        };
        dataset.library.patterns.push(pattern);
    }
    for table in reader.tables(&root, "statements") {
        let statement = Statement {
            text: reader.text(&table, "text"),
            sources: links.cite_list(reader, &table, "sources"),
            covers: reader.texts(&table, "covers"),
        };
        dataset.library.statements.push(statement);
    }
    for table in reader.tables(&root, "references") {
        let reference = library::source(reader, &table, links);
        dataset.library.references.push(reference);
    }
}
