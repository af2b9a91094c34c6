//! No import circles: of two files that need each other neither can be read, tested or changed alone. And urgency cannot
//! reach the ranking, since no path leads there.
//!
//! A file needs another one when it names an item of it, in `use` or elsewhere. `mod x;` does not count, and neither does
//! `pub use x::Item;` where the file makes no use of the item itself: who names it there needs the file that has it.

mod graph;
mod scan;

use crate::support::{read_sources, root};
use graph::Graph;
use scan::{Path, scan};
use std::fs;

/// The folders that must be free of circles.
const FREE_OF_CIRCLES: &[&str] = &[
    "bench/src",
    "crates/artwork/src",
    "crates/bindgen/src",
    "crates/cases/src",
    "crates/check-host/src",
    "crates/cli/src",
    "crates/codec/src",
    "crates/content-build/src",
    "crates/content-files/src",
    "crates/devkit/src",
    "crates/embed/src",
    "crates/engine/src",
    "crates/fhir/src",
    "crates/handoff/src",
    "crates/hosting/src",
    "crates/local-server/src",
    "crates/messages/src",
    "crates/prerender/src",
    "crates/proofs/src",
    "src",
    "tests/browser/src",
    "xtask/src",
];

fn graph(folder: &str) -> Graph {
    let files = read_sources(&root().join(folder));
    Graph::new(files.iter().map(|file| (file.name.as_str(), file.text.as_str())))
}

#[test]
fn no_file_needs_itself_by_way_of_others() {
    let mut circles = Vec::new();
    for folder in FREE_OF_CIRCLES {
        circles.extend(graph(folder).circles().into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    assert!(circles.is_empty(), "import circles:\n{}", circles.join("\n"));
}

#[test]
fn every_crate_is_in_the_table() {
    let crates = fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap().file_name());
    for name in crates {
        let folder = format!("crates/{}/src", name.to_string_lossy());
        assert!(FREE_OF_CIRCLES.contains(&folder.as_str()), "add {folder} to FREE_OF_CIRCLES");
    }
}

#[test]
fn urgency_cannot_reach_the_ranking() {
    let reached = graph("crates/engine/src").reached_from("urgency.rs");
    let of_the_ranking = ["ranking/", "dataset/evidence.rs", "engine.rs", "interview/", "explanation/"];
    let is_wrong = |file: &&String| of_the_ranking.iter().any(|place| file.starts_with(place));
    assert_eq!(reached.iter().filter(is_wrong).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(
        ["logic.rs", "dataset/guide.rs", "dataset/rule.rs"].iter().all(|file| reached.contains(*file)),
        "{reached:?}"
    );
}

fn module(path: &str) -> Path {
    path.split("::").map(str::to_owned).collect()
}

fn in_words<'a>(paths: impl IntoIterator<Item = &'a Path>) -> String {
    paths.into_iter().map(|path| path.join("::")).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_paths(of: &str, text: &str, expected: &str) {
    assert_eq!(in_words(&scan(&module(of), text).paths), expected, "{text}");
}

#[test]
fn every_way_to_name_a_path_is_read() {
    check_paths("a", "use crate::b::C; use std::fmt; use serde::Serialize;", "b::C");
    check_paths("a", "use crate::{b::{self, C as D, e::*,}, F};", "F b b::C b::e::*");
    check_paths("a::b", "use super::c::D; use super::super::E; use self::f::G;", "E a::b::f::G a::c::D");
    check_paths("a", "mod b; mod c; use b::B; fn f() { c::g::<u8>() }", "a::b::B a::c::g");
    check_paths("a", "use crate::b; fn f() -> b::C { b::d(crate::e::G) }", "b b::C b::d e::G");
    check_paths("a", "html! { <p>{ crate::b::words(x) }</p> }", "b::words");
    check_paths("a", "// crate::b\n/// [`crate::c`]\nconst D: &str = \"crate::d\";", "");
    check_paths("a", "mod inner { use super::B; use super::super::C; } mod tests { use super::D; }", "C a::B");
    check_paths("a", "pub(crate) fn f(x: impl Fn(u8)) -> impl Iterator + use<'_> { self.g() }", "");
}

#[track_caller]
fn check_given_on(text: &str, names: &str, paths: &str) {
    let named = scan(&module("a"), text);
    assert_eq!((in_words(named.given_on.keys()).as_str(), in_words(&named.paths).as_str()), (names, paths), "{text}");
}

#[test]
fn what_is_only_given_on_is_not_used() {
    check_given_on("mod b; pub use b::{C, d as e};", "a::C a::e", "");
    check_given_on("mod b; pub(crate) use b::C; struct F(C);", "a::C", "a::b::C");
    check_given_on("mod b; use b::C; pub use b::*;", "", "a::b::* a::b::C");
}

#[track_caller]
fn check_impls(text: &str, expected: &str) {
    assert_eq!(in_words(&scan(&module("a"), text).impls), expected, "{text}");
}

#[test]
fn every_type_with_an_impl_block_is_read() {
    check_impls("use crate::b::C; impl C { fn f(&self) {} }", "b::C");
    check_impls("use crate::b::C; impl<T: Into<u8>> From<T> for C<T> where T: Copy {}", "b::C");
    check_impls("use crate::b::C; impl<F: Fn() -> u8> C<F> {} fn f(_: impl Fn(C)) {}", "b::C");
    check_impls("impl crate::b::Trait for super::c::D {}", "c::D");
    check_impls("struct C; impl C {} impl Iterator for C {}", "");
}

#[track_caller]
fn check_circles(files: &[(&str, &str)], circles: &[&str]) {
    assert_eq!(Graph::new(files.iter().copied()).circles(), circles);
}

#[test]
fn circles_are_named() {
    check_circles(&[("lib.rs", "mod a; mod b;"), ("a.rs", "use crate::b::B;"), ("b.rs", "")], &[]);
    check_circles(&[("a.rs", "use crate::b::B;"), ("b.rs", "use crate::a::A;")], &["a.rs -> b.rs -> a.rs"]);
    check_circles(&[("lib.rs", "mod a; use a::A;"), ("a.rs", "use crate::B;")], &["a.rs -> lib.rs -> a.rs"]);
    check_circles(
        &[("a/mod.rs", "mod b; mod c; use b::B;"), ("a/b.rs", "use super::c::C;"), ("a/c.rs", "use super::D;")],
        &["a/b.rs -> a/c.rs -> a/mod.rs -> a/b.rs"],
    );
    check_circles(&[("a/mod.rs", "mod b;"), ("a/b.rs", "use super::D;")], &[]);
}

#[test]
fn a_name_leads_to_the_file_that_has_the_item() {
    let facade = ("a/mod.rs", "mod b; mod c; pub use b::B; pub use c::C;");
    check_circles(&[facade, ("a/b.rs", "use super::C;"), ("a/c.rs", "")], &[]);
    check_circles(
        &[facade, ("a/b.rs", "use super::C;"), ("a/c.rs", "use crate::a::B;")],
        &["a/b.rs -> a/c.rs -> a/b.rs"],
    );
    check_circles(&[("a/mod.rs", "mod b; pub use b::b;"), ("a/b.rs", "use crate::a; fn f() { a::b() }")], &[]);
}

#[test]
fn code_is_reached_by_paths_and_by_methods() {
    let files = [
        ("lib.rs", "mod guide; mod rank; mod urgency;"),
        ("guide.rs", "pub struct Guide;"),
        ("rank.rs", "use crate::guide::Guide; impl Guide { pub fn rank(&self) {} }"),
        ("urgency.rs", "use crate::guide::Guide; fn f(guide: &Guide) { guide.rank() }"),
    ];
    let reached: Vec<String> = Graph::new(files).reached_from("urgency.rs").into_iter().collect();
    assert_eq!(reached, ["guide.rs", "rank.rs", "urgency.rs"]);
}
