//! `guide.toml`, `sources.toml`, `tests.toml` and `regions.toml`.

use super::links::{Links, nearest};
use super::reader::{Node, Reader};
use crate::dataset::{Dataset, LineKind, PhoneLine, Region, Source, Test};
use url::Url;

/// Reads the lists that other files cite.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    if let Some(root) = reader.file(roots, "sources.toml") {
        for table in reader.tables(&root, "sources") {
            let source = source(reader, &table, links);
            links.add_source(reader, &table, &source.id);
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
            let index = reader.index(&table, "tests", dataset.library.tests.len());
            links.tests.insert(id.clone(), (index, false));
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
        read_regions(reader, &root, dataset, links);
    }
}

/// The regions, each with its emergency number as its first line, and then the other lines.
fn read_regions(reader: &mut Reader, root: &Node, dataset: &mut Dataset, links: &mut Links) {
    for table in reader.tables(root, "regions") {
        let region = Region {
            id: links.new_id(reader, &table, "region"),
            name: reader.text(&table, "name"),
            number: reader.text(&table, "number"),
            general: reader.text_or_none(&table, "general"),
        };
        dataset.library.lines.push(PhoneLine {
            region: region.id.clone(),
            kind: LineKind::Emergency,
            number: region.number.clone(),
            what: String::new(),
            checked: reader.text(&table, "checked"),
            sources: links.cite_list(reader, &table, "sources"),
        });
        dataset.guide.regions.push(region);
    }
    if !dataset.guide.regions.iter().any(|region| region.general.is_some()) {
        reader.problem(root, "no region has `general`", "without one, nobody whose region is not known sees a number");
    }
    for table in reader.tables(root, "lines") {
        let (region, kind) = (reader.text(&table, "region"), reader.text(&table, "kind"));
        let known = |line: &&PhoneLine| line.region == region;
        let checked = dataset.library.lines.iter().find(known).map(|line| line.checked.clone());
        if checked.is_none() {
            let regions = dataset.guide.regions.iter().map(|region| region.id.as_str());
            let near = nearest(&region, regions);
            reader.problem(&table, format!("there is no region `{region}`"), near);
        }
        let found = LineKind::ALL.into_iter().find(|known| known.id() == kind);
        if found.is_none() {
            reader.problem(&table, format!("there is no kind `{kind}`"), "write emergency, text, advice or poison");
        }
        dataset.library.lines.push(PhoneLine {
            region,
            kind: found.unwrap_or_default(),
            number: reader.text(&table, "number"),
            what: reader.text(&table, "what"),
            checked: checked.unwrap_or_default(),
            sources: links.cite_list(reader, &table, "sources"),
        });
    }
}

/// Reads when a source was published; it begins with the year, since machines read that alone.
fn dated(reader: &mut Reader, table: &Node) -> Option<String> {
    let node = reader.get(table, "year")?;
    let dated = reader.as_text(&node, "year");
    let digits = dated.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 {
        let hint =
            "begin with four digits, as in `2019, updated 2023`, or leave `year` out where the source gives none";
        reader.problem(&node, format!("`{dated}` is no year"), hint);
    }
    Some(dated)
}

/// Reads the address of a source; a source that is on no page has none.
fn address(reader: &mut Reader, table: &Node) -> Option<String> {
    let node = reader.get(table, "address")?;
    let address = reader.as_text(&node, "address");
    let is_web =
        |url: &Url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|h| h.contains('.'));
    let is_whole = !address.contains(char::is_whitespace) && Url::parse(&address).is_ok_and(|url| is_web(&url));
    if !is_whole {
        let hint = "give the whole address of the page, from `https://` on, and nothing else; words belong into `note`, and \
                    a source without a page has no `address`";
        reader.problem(&node, format!("`{address}` is no address"), hint);
    }
    Some(address)
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
        address: address(reader, table),
        dated: dated(reader, table),
        covers: reader.texts(table, "covers"),
    }
}
