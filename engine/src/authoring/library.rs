//! `guide.toml`, `sources.toml`, `tests.toml` and `regions.toml`.

use super::links::Links;
use super::reader::{Node, Reader};
use crate::dataset::{Dataset, Region, Source, Test};

/// Reads the lists that others cite.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    if let Some(root) = reader.file(roots, "sources.toml") {
        for table in reader.tables(&root, "sources") {
            let source = source(reader, &table, links);
            links.add_source(&source.id);
            dataset.library.sources.push(source);
        }
    }
    if let Some(root) = reader.file(roots, "guide.toml") {
        dataset.guide.version = reader.text(&root, "version");
        dataset.guide.reviewed = reader.text(&root, "reviewed");
        links.cite_list(reader, &root, "code-sources");
    }
    if let Some(root) = reader.file(roots, "tests.toml") {
        for table in reader.tables(&root, "tests") {
            let id = links.new_id(reader, &table, "test");
            let place = u16::try_from(dataset.library.tests.len()).unwrap_or(u16::MAX);
            links.tests.insert(id.clone(), (place, false));
            let test = Test {
                id,
                name: reader.text(&table, "name"),
                what: reader.text(&table, "what"),
                finds: reader.text(&table, "finds"),
                sources: links.cite_list(reader, &table, "sources"),
                covers: reader.texts(&table, "covers"),
            };
            dataset.library.tests.push(test);
        }
    }
    if let Some(root) = reader.file(roots, "regions.toml") {
        for table in reader.tables(&root, "regions") {
            links.cite_list(reader, &table, "sources");
            let region = Region {
                id: links.new_id(reader, &table, "region"),
                name: reader.text(&table, "name"),
                number: reader.text(&table, "number"),
            };
            dataset.guide.regions.push(region);
        }
    }
}

/// Reads one source or reference.
pub fn source(reader: &mut Reader, table: &Node, links: &mut Links) -> Source {
    // What was read of a source and what its licence allows matter to editors alone, so they stay in the file.
    for key in ["licence", "kind", "read", "note"] {
        reader.text_or_none(table, key);
    }
    Source {
        id: links.new_id(reader, table, "source"),
        title: reader.text(table, "title"),
        organisation: reader.text(table, "organisation"),
        address: reader.text(table, "address"),
        year: reader.text(table, "year"),
        covers: reader.texts(table, "covers"),
    }
}
