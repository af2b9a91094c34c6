//! The paths that a source file names within its crate, read from its tokens: comments and strings do not count, macro
//! bodies do.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// A path from the root of a crate: `["ranking", "table", "Table"]`.
pub type Path = Vec<String>;

/// What a file names in its own crate.
#[derive(Debug, Default, PartialEq)]
pub struct Named {
    /// Every path that it makes use of, in `use` or elsewhere. A glob ends with `*`.
    pub paths: BTreeSet<Path>,
    /// What it gives on under a name of its own by `pub use`. Giving on alone makes no use of a path.
    pub given_on: BTreeMap<Path, Path>,
    /// The types for which it has an `impl` block.
    pub impls: BTreeSet<Path>,
}

/// Reads the file of a module. Modules named `tests` within it do not count.
pub fn scan(module: &[String], text: &str) -> Named {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", module.join("::")));
    let mut scan = Scan::default();
    scan.module(module, tokens);
    let impls = scan.impls.iter().filter_map(|(scope, path)| scan.resolve(scope, path)).collect();
    let used = scan.given_on.iter().filter(|(name, _)| name.last().is_some_and(|name| scan.words.contains(name)));
    scan.paths.extend(used.map(|(_, target)| target.clone()));
    Named { paths: scan.paths, given_on: scan.given_on, impls }
}

/// A module and the modules that it declares.
#[derive(Clone)]
struct Scope {
    module: Path,
    children: Vec<String>,
}

#[derive(Default)]
struct Scan {
    paths: BTreeSet<Path>,
    given_on: BTreeMap<Path, Path>,
    /// Every word outside `use`.
    words: BTreeSet<String>,
    /// What a name brought in by `use` stands for, by module.
    aliases: BTreeMap<(Path, String), Path>,
    /// The type of each `impl` block as it is written, and where the block is.
    impls: Vec<(Scope, Path)>,
}

impl Scan {
    fn module(&mut self, module: &[String], tokens: TokenStream) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let declared = all.windows(2).filter(|pair| is_word(&pair[0], "mod"));
        let children = declared.map(|pair| pair[1].to_string()).collect();
        self.tokens(&Scope { module: module.to_vec(), children }, tokens);
    }

    fn tokens(&mut self, scope: &Scope, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let rest = &tokens[at + 1..];
            match token {
                TokenTree::Group(group) => self.tokens(scope, group.stream()),
                TokenTree::Ident(word) if word == "use" && !rest.first().is_some_and(|t| is_punct(t, '<')) => {
                    let end = rest.iter().position(|t| is_punct(t, ';')).unwrap_or(rest.len());
                    let is_public = matches!(&tokens[..at], [.., before] if is_word(before, "pub"))
                        || matches!(&tokens[..at], [.., before, TokenTree::Group(_)] if is_word(before, "pub"));
                    self.use_trees(scope, is_public, &[], &rest[..end]);
                    at += end;
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let [name, TokenTree::Group(body), ..] = rest {
                        if !is_word(name, "tests") {
                            self.module(&[&scope.module[..], &[name.to_string()]].concat(), body.stream());
                        }
                        at += 1;
                    }
                    at += 1;
                }
                TokenTree::Ident(word) if word == "impl" && begins_item(&tokens[..at]) => {
                    self.impls.push((scope.clone(), implemented(rest)));
                }
                TokenTree::Ident(word) => {
                    self.words.insert(word.to_string());
                    let path = path(&tokens[at..]);
                    if path.len() > 1 {
                        self.paths.extend(self.resolve(scope, &path));
                        // Two colons stand before each further segment.
                        at += 3 * (path.len() - 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads what stands between `use` and `;`, or a part of it behind a common beginning.
    fn use_trees(&mut self, scope: &Scope, is_public: bool, begin: &[String], tokens: &[TokenTree]) {
        for tree in tokens.split(|t| is_punct(t, ',')).filter(|tree| !tree.is_empty()) {
            let mut path = begin.to_vec();
            let mut alias = None;
            for (at, token) in tree.iter().enumerate() {
                match token {
                    TokenTree::Group(group) => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.use_trees(scope, is_public, &path, &inner);
                        path.clear();
                    }
                    TokenTree::Ident(word) if word == "as" => {
                        alias = tree.get(at + 1).map(ToString::to_string);
                        break;
                    }
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    token if is_punct(token, '*') => path.push("*".to_owned()),
                    _ => {}
                }
            }
            let Some(found) = self.resolve(scope, &path) else { continue };
            let Some(name) = alias.or_else(|| found.last().cloned()) else { continue };
            self.aliases.insert((scope.module.clone(), name.clone()), found.clone());
            if is_public && name != "*" {
                self.given_on.insert([&scope.module[..], &[name]].concat(), found);
            } else {
                self.paths.insert(found);
            }
        }
    }

    /// A path as it is written, from the root of the crate; none where it leads into another crate.
    fn resolve(&self, scope: &Scope, path: &[String]) -> Option<Path> {
        let (first, mut rest) = path.split_first()?;
        let mut found = match first.as_str() {
            "crate" => Path::new(),
            "self" => scope.module.clone(),
            "super" => scope.module[..scope.module.len().checked_sub(1)?].to_vec(),
            child if scope.children.iter().any(|c| c == child) => {
                [&scope.module[..], std::slice::from_ref(first)].concat()
            }
            _ => self.aliases.get(&(scope.module.clone(), first.clone()))?.clone(),
        };
        while let [word, behind @ ..] = rest {
            if word != "super" {
                break;
            }
            found.pop();
            rest = behind;
        }
        found.extend(rest.iter().filter(|segment| *segment != "self").cloned());
        Some(found)
    }
}

/// The type behind `impl`, as it is written.
fn implemented(tokens: &[TokenTree]) -> Path {
    let end = tokens.iter().position(|t| is_word(t, "where") || is_brace(t)).unwrap_or(tokens.len());
    let (mut depth, mut begin) = (0_usize, 0);
    for (at, token) in tokens[..end].iter().enumerate() {
        match token {
            token if is_punct(token, '<') => depth += 1,
            token if is_punct(token, '>') && !is_punct(&tokens[at.saturating_sub(1)], '-') => {
                depth = depth.saturating_sub(1);
                // Behind the generics of the block itself.
                if depth == 0 && begin == 0 && is_punct(&tokens[0], '<') {
                    begin = at + 1;
                }
            }
            token if depth == 0 && is_word(token, "for") => begin = at + 1,
            _ => {}
        }
    }
    let of_type = tokens[begin..end].iter().position(|t| matches!(t, TokenTree::Ident(_)));
    of_type.map(|at| path(&tokens[begin + at..end])).unwrap_or_default()
}

/// The segments of a path at the beginning of some tokens.
fn path(tokens: &[TokenTree]) -> Path {
    let mut path = Path::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(word), behind @ ..] = rest {
        path.push(word.to_string());
        match behind {
            [one, two, further @ ..] if is_punct(one, ':') && is_punct(two, ':') => rest = further,
            _ => break,
        }
    }
    path
}

/// Whether an item can begin behind these tokens: `impl` also stands before the name of a trait.
fn begins_item(before: &[TokenTree]) -> bool {
    before.last().is_none_or(|t| is_punct(t, ';') || is_word(t, "unsafe") || matches!(t, TokenTree::Group(_)))
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_brace(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
