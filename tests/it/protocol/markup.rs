//! docs/MARKUP.md.

use super::table::{Kind, Row, Values};
use std::fmt::Write;

const HEAD: &str = "\
# Markup, events, storage and messages

The names by which host pages, tests and stored data find their way in the guide. They are stable; wording, classes, and the
names listed last may change. This page is written from `assets/protocol.toml`, which also says who writes and reads each name.
";

/// The page.
pub fn page(rows: &[Row]) -> String {
    let mut page = HEAD.to_owned();
    for (kind, title, columns) in [
        (Kind::Attribute, "Attributes", ["attribute", "on", "values"].as_slice()),
        (Kind::Event, "Events", &["event", "on"]),
        (Kind::Storage, "Storage keys", &["key", "in"]),
        (Kind::Message, "Messages between the guide in a frame and its host page", &["type", "direction"]),
        (Kind::Worker, "Requests to the service worker", &["request"]),
        (Kind::Name, "Other names", &["name", "in"]),
    ] {
        let _ = write!(page, "\n## {title}\n\n");
        table(&mut page, columns, rows.iter().filter(|row| row.kind == kind && row.stable));
    }
    page.push_str("\n## Internal\n\n");
    table(&mut page, &["name", "on"], rows.iter().filter(|row| !row.stable));
    page
}

fn table<'a>(page: &mut String, columns: &[&str], rows: impl Iterator<Item = &'a Row>) {
    let _ = writeln!(page, "| {} | meaning |\n|{}", columns.join(" | "), "---|".repeat(columns.len() + 1));
    for row in rows {
        let mut cells = vec![format!("`{}`", row.name), row.on.clone(), values(&row.values)];
        cells.truncate(columns.len());
        let _ = writeln!(page, "| {} | {} |", cells.join(" | "), row.meaning);
    }
}

fn values(values: &Values) -> String {
    match values {
        Values::Described(words) => words.clone(),
        Values::List(list) => list.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", "),
    }
}
