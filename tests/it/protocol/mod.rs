//! The names by which the parts of the site refer to each other, in assets/protocol.toml: the sources use no others, and each
//! is used. docs/MARKUP.md is written from it: `UPDATE_SNAPSHOTS=1 cargo test -p legcheck --test it protocol`.

mod markup;
mod names;
pub mod sources;
mod table;

use crate::support::{root, snapshot};
use sources::Source;
use table::{Kind, Row, Values};

/// Everything found, one line each; nothing, if all is well.
#[track_caller]
fn check(problems: Vec<String>) {
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn sources_use_no_other_names_in_no_other_places() {
    let rows = table::rows();
    let mut problems = Vec::new();
    for source in sources::all() {
        for (kind, name) in names::used(&source) {
            let named: Vec<&Row> = rows.iter().filter(|row| row.kind == kind && row.name == name).collect();
            let what = match named.as_slice() {
                [] => "is not in the table",
                rows if rows.iter().all(|row| row.users().all(|who| who != source.who)) => {
                    "is not said to be used there"
                }
                _ => continue,
            };
            problems.push(format!("{} ({}): {} `{name}` {what}", source.path, source.who, kind.id()));
        }
    }
    check(problems);
}

#[test]
fn each_name_is_used_where_the_table_says() {
    let sources = sources::all();
    let mut problems = Vec::new();
    for row in table::rows() {
        for who in row.users().filter(|who| !sources::NOT_READ.contains(who)) {
            let own: Vec<&Source> = sources.iter().filter(|source| source.who == who).collect();
            let what = match own.as_slice() {
                [] => "is no part of the site",
                own if !own.iter().any(|source| names::mentions(source, &row)) => "does not use it",
                _ => continue,
            };
            problems.push(format!("{} `{}`: {who} {what}", row.kind.id(), row.name));
        }
    }
    check(problems);
}

#[test]
fn listed_values_are_all_values() {
    let (rows, sources) = (table::rows(), sources::all());
    let mut problems = Vec::new();
    for source in &sources {
        for (name, value) in names::values(source) {
            let mut all = rows.iter().filter(|row| row.kind == Kind::Attribute && row.name == name);
            if all.all(|row| matches!(&row.values, Values::List(list) if !list.contains(&value))) {
                problems.push(format!("{}: `{name}` is `{value}`, which the table does not list", source.path));
            }
        }
    }
    for row in &rows {
        let Values::List(values) = &row.values else { continue };
        let unused = values.iter().filter(|value| !sources.iter().any(|source| names::holds_value(source, value)));
        problems.extend(unused.map(|value| format!("`{}` is never `{value}`", row.name)));
    }
    check(problems);
}

#[test]
fn the_page_about_markup_is_the_table() {
    snapshot(&root().join("docs/MARKUP.md"), &markup::page(&table::rows()));
}

#[test]
fn names_are_found_in_each_language() {
    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        let source = Source::new(path, if path.ends_with(".rs") { "prerender" } else { "a.js" }, text);
        let found: Vec<String> =
            names::used(&source).into_iter().map(|(kind, name)| format!("{} {name}", kind.id())).collect();
        assert_eq!(found, expected, "{text}");
    }
    check("a.rs", "<p data-a-b=\"\" {class}>", &["attribute data-a-b"]);
    check("a.rs", "/// `data-a`\nlet b = 1; // data-b\n#[cfg(test)]\nmod tests { \"data-c\" }", &["attribute data-b"]);
    check("a.js", "/**\n * data-a\n */\ne.dataset.aB = f.dataset[c];", &["attribute data-a-b"]);
    check("a.js", "const { a: b = \"\", c = 1 } = e.dataset;", &["attribute data-a", "attribute data-c"]);
    check("a.css", "html:not([data-a]) .data-b{}", &["attribute data-a"]);
    check("a.js", "addEventListener(\"legcheck-a\", f);", &["event legcheck-a"]);
    check("a.js", "query(\"meta[name=legcheck-a]\")", &["meta legcheck-a"]);
    check("a.rs", "\"<meta name=\\\"legcheck-a\\\">\"", &["meta legcheck-a"]);
    check("a.rs", "get(\"legcheck.a\")", &["storage legcheck.a"]);
    check("a.js", "send(\"legcheck.height\", b); send(\"ui.b\")", &["message legcheck.height", "message ui.b"]);
    check("a.js", "await ask(a.b, \"c-d\", { e });", &["worker c-d"]);
    check(
        "a.js",
        "const REQUESTS = {\n  a: () => b,\n  \"c-d\": async () => {\n    e: 1,\n  },\n};",
        &["worker a", "worker c-d"],
    );
}
