//! Which file of a crate needs which other one.

use super::scan::{Named, Path, scan};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The files of a crate, by name, each with the files that it names.
#[derive(Default)]
pub struct Graph {
    needs: BTreeMap<String, BTreeSet<String>>,
    /// Files with an `impl` block for a type of the file: by the type, their code can be reached without a path.
    implemented_in: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// The graph of some files, each with its name below `src` and its text.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let files: Vec<(&str, Path, &str)> =
            files.into_iter().map(|(name, text)| (name, module_of(name), text)).collect();
        // A program of its own beside a library names no module of it as `crate`.
        let root =
            files.iter().find(|(name, ..)| *name == "lib.rs").or(files.iter().find(|(name, ..)| *name == "main.rs"));
        let root = root.map_or("lib.rs", |(name, ..)| *name);
        let by_module: BTreeMap<&[String], &str> = files
            .iter()
            .filter(|(name, path, _)| !path.is_empty() || *name == root)
            .map(|(n, p, _)| (&p[..], *n))
            .collect();
        let named: Vec<Named> = files.iter().map(|(_, module, text)| scan(module, text)).collect();
        let given_on =
            named.iter().flat_map(|named| &named.given_on).map(|(name, target)| (&name[..], target)).collect();
        let crate_ = Crate { by_module, given_on };
        let mut graph = Self::default();
        for ((name, ..), named) in files.iter().zip(&named) {
            let others = named.paths.iter().filter_map(|path| crate_.file_of(path)).filter(|other| other != name);
            graph.needs.entry((*name).to_owned()).or_default().extend(others.map(str::to_owned));
            for other in named.impls.iter().filter_map(|path| crate_.file_of(path)).filter(|other| other != name) {
                graph.implemented_in.entry(other.to_owned()).or_default().insert((*name).to_owned());
            }
        }
        graph
    }

    /// For each knot of files that need each other one shortest circle, as `a.rs -> b.rs -> a.rs`.
    pub fn circles(&self) -> Vec<String> {
        let mut known = BTreeSet::new();
        let mut circles = Vec::new();
        for file in self.needs.keys() {
            if !known.contains(file) {
                if let Some(circle) = self.way(file, file) {
                    known.extend(circle.iter().cloned());
                    circles.push(circle.join(" -> "));
                }
            }
        }
        circles
    }

    /// The shortest way from a file to another one by what files name.
    fn way(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut ways = VecDeque::from([vec![from.to_owned()]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for next in way.last().and_then(|last| self.needs.get(last)).into_iter().flatten() {
                let longer = [&way[..], std::slice::from_ref(next)].concat();
                if next == to {
                    return Some(longer);
                }
                if seen.insert(next) {
                    ways.push_back(longer);
                }
            }
        }
        None
    }

    /// Every file whose code a file can run: by what files name, and by the methods of the types that they get so.
    pub fn reached_from(&self, file: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut next = vec![file.to_owned()];
        while let Some(file) = next.pop() {
            let further =
                [&self.needs, &self.implemented_in].into_iter().filter_map(|edges| edges.get(&file)).flatten();
            next.extend(further.filter(|file| !reached.contains(*file)).cloned());
            reached.insert(file);
        }
        reached
    }
}

/// Where the items of a crate are.
struct Crate<'a> {
    by_module: BTreeMap<&'a [String], &'a str>,
    given_on: BTreeMap<&'a [String], &'a Path>,
}

impl<'a> Crate<'a> {
    /// The file that has the item of a path, wherever the path finds it. A module by itself is no item.
    fn file_of(&self, path: &[String]) -> Option<&'a str> {
        // In the middle of a path a name is a module rather than an item of the same name.
        let names = (1..=path.len()).filter(|n| *n == path.len() || !self.by_module.contains_key(&path[..*n]));
        let given_on = names.filter_map(|n| self.given_on.get(&path[..n]).map(|target| [target, &path[n..]].concat()));
        if let Some(further) = given_on.into_iter().next() {
            return self.file_of(&further);
        }
        let (length, file) =
            (0..=path.len()).rev().find_map(|n| self.by_module.get(&path[..n]).map(|file| (n, *file)))?;
        (length < path.len()).then_some(file)
    }
}

/// The module of a file: `a/b.rs` and `a/b/mod.rs` are `a::b`, and files of a root are nameless.
fn module_of(name: &str) -> Path {
    let path = name.strip_suffix(".rs").unwrap_or(name);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if ["lib", "main"].contains(&path) { Path::new() } else { path.split('/').map(str::to_owned).collect() }
}
