//! One bad file per kind of error, and its exact message: file, line, what is wrong and what to do.
//!
//! A tiny valid dataset, and a tiny `assets` folder around it, are broken in one place at a time. `bad_files.txt` holds the message for each; run the test
//! with `UPDATE_SNAPSHOTS=1` to renew it, and read the difference.

use crate::support::{read_folder, root, snapshot};
use legcheck_engine::authoring::{SourceFile, compile};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// File, what is replaced, and by what.
const SPOILT: &[(&str, &str, &str)] = &[
    ("guide.toml", "version = \"1\"", "version = "),
    ("guide.toml", "version = \"1\"\n", ""),
    ("guide.toml", "\"1\"", "1"),
    ("guide.toml", "\"1\"", "\" \""),
    ("guide.toml", "reviewed", "extra = \"x\"\nreviewed"),
    ("urgency/reasons.toml", "\"floor\"", "\"flor\""),
    ("urgency/reasons.toml", "\"floor\"", "\"floor\", \"floor\""),
    (
        "urgency/red-flags.toml",
        "level = \"doctor-soon\"",
        "level = \"doctor-soon\"\ncancels = [\"sign-fever at routine\"]",
    ),
    ("urgency/more-signs.toml", "sources = [\"book\"]\n", ""),
    ("causes/cold.toml", "name = ", "closed-when = \"is hot\"\nname = "),
    ("ranking.toml", "damping = 0.5", "damping = \"half\""),
    ("ranking.toml", "[fit]\nwell = 0.2\npartly = 0.04\nsupport = 2.0\n", ""),
    ("ranking.toml", "well = 0.2", "well = 1.2"),
    ("ranking.toml", "partly = 0.04", "partly = 0"),
    ("ranking.toml", "partly = 0.04", "partly = 0.2"),
    ("ranking.toml", "kinds = 3\n", ""),
    ("ranking.toml", "support = 2.0\n", ""),
    ("ranking.toml", "shares-from = [0, 18]", "shares-from = [0, 30]"),
    ("ranking.toml", "shares-from = [0, 18]", "shares-from = [18, 0]"),
    ("ranking.toml", "shares-from = [0, 18]", "shares-from = [0, 18, 18]"),
    ("ranking.toml", "shares-from = [0, 18]", "shares-from = []"),
    ("ranking.toml", "shares-from = [0, 18]", "shares-from = [0, \"18\"]"),
    ("ranking.toml", "adult-from = 18", "adult-from = 16"),
    ("ranking.toml", "unknown = 18", "unknown = \"any\""),
    ("sources.toml", "https://example.org/book", "https://example.org/book (page 3)"),
    ("sources.toml", "https://example.org/book", "example.org/book"),
    ("sources.toml", "https://example.org/book", "none"),
    ("sources.toml", "https://example.org/book", "javascript:alert(1)"),
    ("something-else.toml", "share = [100, 100]", "share = [100]"),
    ("something-else.toml", "level = \"same-day\"", "level = \"routine\""),
    ("something-else.toml", "level = \"same-day\"", "level = \"tonight\""),
    ("something-else.toml", "see = { level = \"doctor-soon\", text = \"A doctor.\" }\n", ""),
    ("interview.toml", "free-tiles = 3", "free-tiles = 3.5"),
    ("interview.toml", "per-tile = 0.04\n", ""),
    ("interview.toml", "at-most = 0.95", "at-most = 95"),
    ("interview.toml", "none = 0.5", "nine = 0.5"),
    ("tests.toml", "[\"book\"]", "[\"bok\"]"),
    ("urgency/red-flags.toml", "  not is hot", "  not is hto"),
    ("urgency/red-flags.toml", "not pain: dull", "not pian: dull"),
    ("urgency/red-flags.toml", "not pain: dull", "not pain: dul"),
    ("urgency/red-flags.toml", "[\"cold\"]", "[\"flu\"]"),
    ("urgency/red-flags.toml", "\"doctor-soon\"", "\"doctor-sone\""),
    ("causes/cold.toml", "rules = [\"floor\"]", "rules = [\"flor\"]"),
    ("causes/cold.toml", "test = \"history\"", "test = \"xray\""),
    ("interview.toml", "\"pair\"]", "\"pear\"]"),
    ("findings/some.toml", "answer = \"single\"", "answer = \"singel\""),
    ("findings/some.toml", "id = \"chills\"", "id = \"fever\""),
    ("findings/some.toml", "{ id = \"dull\", label = \"Dull\"", "{ id = \"sharp\", label = \"Dull\""),
    ("tests.toml", "id = \"history\"", "id = \"His tory\""),
    ("causes/cold.toml", "dull = \"uncommon\"", "dul = \"uncommon\""),
    ("causes/cold.toml", "[evidence.pain]", "[evidence.pian]"),
    ("causes/cold.toml", "\"uncommon\"", "\"rare\""),
    ("causes/cold.toml", "\"frequency\"", "\"often\""),
    ("causes/cold.toml", "female = [1.0, 2.0]", "female = [1.0]"),
    ("causes/cold.toml", "source = \"book\"\n\n[care]", "\n[care]"),
    ("causes/cold.toml", "text = \"Most people.\"\nsource = \"book\"", "text = \"Most people.\""),
    ("urgency/red-flags.toml", "sources = [\"book\"]\n", ""),
    ("urgency/red-flags.toml", "  not is hot", "  pain: dull"),
    ("urgency/red-flags.toml", "  not is hot", "  hot or not"),
    ("urgency/red-flags.toml", "  not is hot", "  any of"),
    ("urgency/red-flags.toml", "  not is hot", "      not is hot"),
    ("urgency/red-flags.toml", "all of\n", "fever: no\nall of\n"),
    ("urgency/red-flags.toml", "all of\n", "at least some of\n"),
    ("urgency/red-flags.toml", "  not is hot", "  unsure in group none"),
    (
        "sources.toml",
        "[[sources]]",
        "[[sources]]\nid = \"more\"\ntitle = \"More\"\norganisation = \"Us\"\nyear = \"2020\"\n\n[[sources]]",
    ),
    ("sources.toml", "year = \"2020\"", "year = \"unknown\""),
    (
        "urgency/definitions.toml",
        "[[definitions]]",
        "[[definitions]]\nid = \"cool\"\ntext = \"Cool.\"\nsources = [\"book\"]\nwhen = \"fever: no\"\n\n[[definitions]]",
    ),
    ("interview.toml", "\"pain\", \"age\"]", "\"pain\"]"),
    ("levels.toml", "id = \"same-day\"", "id = \"routine\""),
    ("findings/some.toml", "min = 18", "min = 19"),
    (
        "interview.toml",
        "why = \"They matter.\"\nfindings = [\"fever\", \"chills\"]",
        "why = \"They matter.\"\nfindings = [\"fever\", \"fever\", \"chills\"]",
    ),
    ("ranking.toml", "pain: sharp", "pain: sharp\nfever: yes"),
    ("causes/cold.toml", "id = \"cold\"", "id = \"chill\""),
    (
        "findings/some.toml",
        "choices = [\n  { id = \"sharp\", label = \"Sharp\", said = \"sharp pain\" },\n",
        "choices = [\n",
    ),
    (
        "causes/cold.toml",
        "further = [\"book\"]\n\n[what]\ntext = [\"It is a cold.\"]\nsources = [\"book\"]\n\n[[who.figures]]\ntext = \"Most people.\"\nsource = \"book\"\n\n[starts]\ntext = [\"It starts with a sneeze.\"]\nsources = [\"book\"]",
        "[what]\ntext = [\"It is a cold.\"]\n\n[[who.figures]]\ntext = \"Most people.\"\nbasis = \"consensus\"\n\n[starts]\ntext = [\"It starts with a sneeze.\"]",
    ),
    (
        "causes/cold.toml",
        "[evidence.chills]\nyes = { strength = \"hallmark\", figures = [{ measure = \"frequency\", value = \"50\", of = \"people\", source = \"book\" }] }\n",
        "",
    ),
    ("causes/cold.toml", "order = 0", "order = 0.5"),
    ("urgency/article-signs.toml", "literal = \"fever: yes\"\n", ""),
    ("urgency/red-flags.toml", "when = \"\"\"\nall of\n  not pain: dull\n  not is hot\n\"\"\"\n", ""),
    ("neighbours.toml", "cause = \"something-else\"", "cause = \"cold\""),
    ("neighbours.toml", "b = \"something-else\"", "b = \"somthing-else\""),
    ("neighbours.toml", "b = \"something-else\"", "b = \"cold\""),
    (
        "neighbours.toml",
        "[[pairs]]",
        "[[pairs]]\na = \"something-else\"\nb = \"cold\"\nfor-a = [\"pain: dull\"]\nfor-b = [\"fever: yes\"]\n\n[[pairs]]",
    ),
    ("neighbours.toml", "look-for = [\"fever: yes\"]", "look-for = [\"pain: dull\"]"),
    (
        "neighbours.toml",
        "look-for = [\"pain: dull\"]\nspeaks-against = [\"fever: yes\"]",
        "look-for = [\"pain: dull\"]\nspeaks-against = [\"pain: dull\"]",
    ),
    ("neighbours.toml", "for-a = [\"fever: yes\"]", "for-a = [\"pain: dull\"]"),
    ("neighbours.toml", "for-a = [\"fever: yes\"]", "for-a = [\"chills: yes\"]"),
    ("neighbours.toml", "for-b = [\"pain: dull\"]", "for-b = []"),
    ("neighbours.toml", "for-b = [\"pain: dull\"]", "for-b = [\"pain: dul\"]"),
    ("changes.toml", "kind = \"sign\"", "kind = \"sing\""),
    ("changes.toml", "any = \"fever: yes\"\n", ""),
    ("changes.toml", "any = \"fever: yes\"", "any = \"fevre: yes\""),
    ("changes.toml", "any = \"fever: yes\"", "any = \"age: adult\""),
    ("changes.toml", "with = \"pain: sharp\"", "with = \"pain: sharp, dull\""),
    ("changes.toml", "otherwise = \"pain: sharp\"", "otherwise = \"fever: no\""),
    ("changes.toml", "words = \"a fever begins\"\n", ""),
    ("regions.toml", "region = \"here\"", "region = \"her\""),
    ("regions.toml", "kind = \"poison\"", "kind = \"poisons\""),
    ("regions.toml", "general = \"Anywhere\"\n", ""),
    ("body-map.toml", "left-leg =", "left-front-shin ="),
    ("body-map.toml", "left-back-calf\"", "left-back-claf\""),
    ("body-map.toml", "left-back-calf\"", "\""),
    ("body-map.toml", "[areas]\n", "[areas]\nneck = \"mid-front-neck\"\n"),
    ("body-map.toml", "\"mid-back-low-back\"]", "\"\"]"),
    ("body-map.toml", "rest = \"left-leg\"", "rest = \"right-leg\""),
    ("body-map.toml", "marked = [\"left-leg\", \"mid-back-low-back\"], ", ""),
    ("body-map.toml", "not = \"mid-front-belly\"", "not = \"left-leg\""),
    ("body-map.toml", "pain: sharp", "pian: sharp"),
    ("body-map.toml", "pain: sharp", "pain: shrap"),
    ("body-map.toml", "pain: sharp", "pain: sharp, dull"),
    ("body-map.toml", "pain: sharp", "pain"),
    ("body-map.toml", "says = \"pain: dull\"", "says = \"pain: sharp\""),
    ("body-map.toml", "asks = \"fever\"", "asks = \"fevre\""),
    ("body-map.toml", "asks = \"fever\"\n", ""),
    ("body-map.toml", "asks = \"fever\"", "asks = \"fever\"\nsays = \"fever: yes\""),
    ("body-map.toml", "asks = \"fever\"", "asks = \"fever\"\ndraws = \"mid-front-chest\""),
    ("body-map.toml", "kind = \"weak\"", "kind = \"itch\""),
    ("body-map.toml", "kind = \"weak\"\n", ""),
    ("body-map.toml", "unless = \"sharp\"", "unless = \"sharpe\""),
    ("body-map.toml", "unless = \"sharp\"", "unless = \"dull\""),
    ("body-map.toml", "rest = \"left-leg\"\n", ""),
    ("body-map.toml", "explains =", "also ="),
    ("follow-up.toml", "\"some\"", "\"same\""),
    ("follow-up.toml", "except = [\"age\"]", "except = [\"aeg\"]"),
    ("follow-up.toml", "except =", "findings = [\"pain\"]\nexcept ="),
    ("follow-up.toml", "except = [\"age\"]", "except = [\"age\", \"age\"]"),
    ("follow-up.toml", "except = [\"age\"]", "except = [\"age\", \"pain\"]"),
    ("follow-up.toml", "pain = [", "pian = ["),
    ("follow-up.toml", "\"dull\", \"sharp\"", "\"dull\", \"shrap\""),
    ("follow-up.toml", "\"dull\", \"sharp\"", "\"dull, sharp\""),
    ("follow-up.toml", "\"dull\", \"sharp\"", "\"dull\", \"sharp, dull\""),
    ("follow-up.toml", "always = [\"age\"]", "always = [\"age\"]\nif-present = [\"age\"]"),
    ("follow-up.toml", "findings = [\"pain\"]", "findings = [\"pian\"]"),
    ("follow-up.toml", "id = \"pain\"\n", ""),
    ("follow-up.toml", "fever: no, unsure", "fevre: no, unsure"),
    ("follow-up.toml", "by = \"yes\"", "by = \"yess\""),
    ("follow-up.toml", "by = \"yes\"", "by = \"no\""),
    ("follow-up.toml", ", by = \"yes\"", ""),
    ("ranking.toml", "damping = 0.5", "damping = 0.33333"),
    ("causes/cold.toml", "female = [1.0, 2.0]", "female = [\n  1.0,\n  30000.0,\n]"),
    ("ranking.toml", "damping = 0.5", "damping = nan"),
    ("urgency/red-flags.toml", "\"See a doctor.\"", "\"See a\\u0000 doctor.\""),
    (
        "urgency/red-flags.toml",
        "  not is hot",
        "  not not not not not not not not not not not not not not not not is hot",
    ),
];

/// A list that is too long: file, the entry that is repeated with its number in place of `#`, and how often.
const LONG: &[(&str, &str, usize)] = &[
    (
        "sources.toml",
        "[[sources]]\nid = \"s#\"\ntitle = \"T\"\norganisation = \"O\"\naddress = \"https://a.org\"\n",
        4_095,
    ),
    (
        "urgency/definitions.toml",
        "[[definitions]]\nid = \"d#\"\ntext = \"D\"\nbasis = \"B\"\nwhen = \"fever: yes\"\n",
        4_095,
    ),
    ("causes/cold.toml", "[[sub-causes]]\nid = \"c#\"\nname = \"C\"\ntext = [\"C\"]\n", 4_095),
    (
        "findings/some.toml",
        "[[findings]]\nid = \"f#\"\nanswer = \"yes-no-unsure\"\nlabel = \"F\"\nshort = \"F\"\nwhy = \"F\"\nsaid-yes = \"Y\"\nsaid-no = \"N\"\n",
        1_365,
    ),
];

/// What is done to a file below `assets/`.
enum Fault {
    /// The first bytes become the second.
    Replaced(&'static [u8], &'static [u8]),
    /// It is a link to a file that does not exist.
    BrokenLink,
    /// It does not exist.
    Missing,
    /// It exists, with this text.
    Added(&'static str),
}

/// File below `assets/`, and what is done to it.
const BROKEN_ASSETS: &[(&str, Fault)] = &[
    ("dataset/causes/cold.toml", Fault::Replaced(b"It is a cold.", b"It is a caf\xe9.")),
    ("dataset/tests.toml", Fault::BrokenLink),
    ("dataset/ranking.toml", Fault::Replaced(b"damping = 0.5", b"damping = 0.33333")),
    (
        "dataset/findings/some.toml",
        Fault::Replaced(b"said = \"sharp pain\"", b"said = \"sharp pain\", picture = \"knife\""),
    ),
    ("locales/en.ftl", Fault::Replaced(b"Yes", b"\xff")),
    ("locales/en.ftl", Fault::Replaced(b"yes =", b"yes")),
    ("locales/en.extras.ftl", Fault::Replaced(b"More", b"{ missing }")),
    ("locales/en.extras.ftl", Fault::Replaced(b"More", b"Mo\0re")),
    ("locales/en.pages.ftl", Fault::Missing),
    ("locales/en.pages.ftl", Fault::BrokenLink),
    ("locales/en.reslut.ftl", Fault::Added("more = More\n")),
    ("locales/de/guide.toml", Fault::Added("version = \"1\"\n")),
    ("pictures/body-adult.svg", Fault::Missing),
    ("pictures/body-child.svg", Fault::Replaced(b"viewBox", b"viewbox")),
    ("pictures/body-child.svg", Fault::Replaced(b"</svg>", b"")),
    ("pictures/body-child.svg", Fault::Replaced(b" data-region=\"here\"", b"")),
];

/// The words and pictures of the tiny `assets` folder.
const ASSETS: &[(&str, &str)] = &[
    ("locales/en.ftl", "yes = Yes\n"),
    ("locales/en.extras.ftl", "# Extras.\nmore = More\n"),
    ("locales/en.pages.ftl", "page = A page, { yes }\n"),
    ("pictures/body-adult.svg", BODY),
    ("pictures/body-child.svg", BODY),
];

const BODY: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<path d='M0 0h9'/>\n\
<path data-region=\"here\" d='M1 1h1v1z'/>\n</svg>\n";

fn tiny() -> Vec<SourceFile> {
    read_folder(&root().join("tests/it/tiny"))
}

fn problems(files: &[SourceFile]) -> Vec<String> {
    compile(files).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Does something to a file.
fn damage(path: &Path, fault: &Fault) {
    match fault {
        Fault::Replaced(from, to) => {
            let bytes = fs::read(path).unwrap();
            let at = bytes.windows(from.len()).position(|window| window == *from).expect("bytes of the file");
            fs::write(path, [&bytes[..at], to, &bytes[at + from.len()..]].concat()).unwrap();
        }
        Fault::BrokenLink => {
            fs::remove_file(path).unwrap();
            std::os::unix::fs::symlink("nowhere", path).unwrap();
        }
        Fault::Missing => fs::remove_file(path).unwrap(),
        Fault::Added(text) => {
            write(path.parent().unwrap(), path.file_name().unwrap().to_str().unwrap(), text.as_bytes())
        }
    }
}

/// The build's problems with the tiny `assets` folder when one file is broken.
fn build_problems(broken: Option<(&str, &Fault)>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let assets = folder.path();
    tiny().iter().for_each(|file| write(&assets.join("dataset"), &file.name, file.text.as_bytes()));
    ASSETS.iter().for_each(|(name, text)| write(assets, name, text.as_bytes()));
    if let Some((name, fault)) = broken {
        damage(&assets.join(name), fault);
    }
    let built = legcheck_content_build::build(assets);
    built.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn the_tiny_assets_are_valid() {
    assert_eq!(build_problems(None), [""; 0]);
}

#[test]
fn the_tiny_dataset_is_valid() {
    assert_eq!(problems(&tiny()), [""; 0]);
}

#[test]
fn a_missing_file_is_named() {
    let mut files = tiny();
    files.retain(|f| f.name != "regions.toml");
    let expected = "regions.toml:1: the file is missing\n  hint: every dataset needs it; see docs/DATASET.md";
    assert_eq!(problems(&files), [expected]);
}

#[test]
fn every_kind_of_error_says_where_and_what_to_do() {
    let mut said = String::new();
    for (name, from, to) in SPOILT {
        let mut files = tiny();
        let file = files.iter_mut().find(|f| f.name == *name).expect("a file of the tiny dataset");
        assert!(file.text.contains(from), "{name} does not hold {from:?}");
        file.text = file.text.replacen(from, to, 1);
        let found = problems(&files);
        assert!(!found.is_empty(), "{name}: nothing is said of {from:?} become {to:?}");
        let _ = writeln!(said, "== {name}: {from:?} becomes {to:?}\n{}\n", found.join("\n"));
    }
    for (name, entry, count) in LONG {
        let mut files = tiny();
        let file = files.iter_mut().find(|f| f.name == *name).expect("a file of the tiny dataset");
        (0..*count).for_each(|number| file.text += &format!("\n{}", entry.replace('#', &number.to_string())));
        let _ = writeln!(said, "== {name}: {count} times {entry:?}\n{}\n", problems(&files).join("\n"));
    }
    for (name, fault) in BROKEN_ASSETS {
        let found = build_problems(Some((name, fault)));
        let what = match fault {
            Fault::Replaced(from, to) => format!("\"{}\" becomes \"{}\"", from.escape_ascii(), to.escape_ascii()),
            Fault::BrokenLink => "a link to nowhere".to_owned(),
            Fault::Missing => "missing".to_owned(),
            Fault::Added(text) => format!("added with {text:?}"),
        };
        assert!(!found.is_empty(), "assets/{name}: nothing is said of {what}");
        let _ = writeln!(said, "== assets/{name}: {what}\n{}\n", found.join("\n"));
    }
    snapshot(&root().join("tests/it/bad_files.txt"), &said);
}
