//! What browsers without styles and scripts show. They put neighbours in one line, so that a gap which only styles make is none,
//! and they show what only styles hide.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result, ensure};
use legcheck_browser_tests::site::{Site, dist};
use legcheck_devkit::shell;
use legcheck_engine::dataset::Level;
use libtest_mimic::Trial;

use crate::{trial, words};

/// A text browser.
struct Tool {
    name: &'static str,
    args: &'static [&'static str],
    pages: OnceLock<Result<Vec<Shown>, String>>,
}

/// A page, as the browser shows it.
struct Shown {
    path: String,
    html: String,
    text: String,
}

const W3M: &[&str] = &["-dump", "-cols", "80", "-I", "UTF-8", "-O", "UTF-8", "-T", "text/html"];
const LYNX: &[&str] =
    &["-dump", "-nolist", "-width=80", "-assume_charset=utf-8", "-display_charset=utf-8", "-force_html"];

static TOOLS: [Tool; 2] = [
    Tool { name: "w3m", args: W3M, pages: OnceLock::new() },
    Tool { name: "lynx", args: LYNX, pages: OnceLock::new() },
];

/// What lynx writes in place of a button.
const OF_LYNX: &str = "BUTTON";

/// The check of the pages of one browser.
type Play = fn(&[Shown]) -> Result<()>;

const CHECKS: [(&str, Play); 3] = [
    ("no_two_words_are_joined", joined),
    ("no_page_says_what_is_untrue", untrue),
    ("numbers_and_signs_can_be_read", readable),
];

pub fn tests() -> Vec<Trial> {
    let of = |tool: &'static Tool| {
        CHECKS.map(|(name, play)| trial(format!("{}::{name}", tool.name), move || play(tool.pages()?)))
    };
    TOOLS.iter().flat_map(of).collect()
}

impl Tool {
    /// Every page, read once.
    fn pages(&self) -> Result<&[Shown]> {
        let pages = self.pages.get_or_init(|| self.read().map_err(|error| format!("{error:#}")));
        pages.as_deref().map_err(|error| anyhow::anyhow!("{error}"))
    }

    fn read(&self) -> Result<Vec<Shown>> {
        let program = shell::find_program(self.name)
            .with_context(|| format!("{} is missing; `cargo xtask test --only outside` installs it", self.name))?;
        let paths = Site::pages()?;
        ensure!(paths.len() > 40, "only {} pages", paths.len());
        paths.into_iter().map(|path| self.show(&program, path)).collect()
    }

    fn show(&self, program: &Path, path: String) -> Result<Shown> {
        let file = dist().join(path.trim_start_matches('/')).join("index.html");
        let output = shell::command(program).args(self.args).arg(&file).output()?;
        ensure!(output.status.success(), "{} cannot show {path}", self.name);
        let text = String::from_utf8(output.stdout)?;
        // One line, however the browser breaks it.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Shown { html: std::fs::read_to_string(file)?, path, text })
    }
}

/// Every word that is shown is within one text of the page.
fn joined(pages: &[Shown]) -> Result<()> {
    let mut faults = BTreeSet::new();
    for page in pages {
        let texts = texts(&page.html);
        let own: BTreeSet<&str> = texts.iter().flat_map(|text| text.split_whitespace()).map(bare).collect();
        for word in page.text.split_whitespace().map(bare) {
            let is_number = word.chars().all(|c| c.is_ascii_digit());
            // A long word goes on in the next line.
            let is_known = own.contains(word) || own.iter().any(|whole| whole.contains(word));
            if !is_number && !is_known && word != OF_LYNX {
                faults.insert(format!("{}: {word}", page.path));
            }
        }
    }
    let list: Vec<String> = faults.into_iter().collect();
    ensure!(list.is_empty(), "{} joined words:\n  {}", list.len(), list.join("\n  "));
    Ok(())
}

/// A word without the punctuation and the marks of lists and fields around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The texts between the tags of a page.
fn texts(html: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        texts.push(decoded(text));
        let is = |name: &str| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        // What stands in scripts and styles is no text.
        let end = if is("script") {
            "</script>"
        } else if is("style") {
            "</style>"
        } else {
            ">"
        };
        rest = tag.split_once(end).map_or("", |(_, rest)| rest);
    }
    texts
}

fn decoded(text: &str) -> String {
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// No page says that there are answers, or that an app ran: in these browsers it cannot.
fn untrue(pages: &[Shown]) -> Result<()> {
    let words = words::untrue()?;
    let said = pages.iter().flat_map(|page| {
        words.iter().filter(|words| page.text.contains(words.as_str())).map(|words| format!("{}: {words}", page.path))
    });
    let said: Vec<String> = said.collect();
    ensure!(said.is_empty(), "untrue here:\n  {}", said.join("\n  "));
    Ok(())
}

/// The pages that a person in danger may be on hold a number with its country, and every sign.
fn readable(pages: &[Shown]) -> Result<()> {
    let guide = legcheck_cases::load()?.guide;
    let signs = guide.signs.iter().filter(|sign| sign.level == Level::EmergencyNow).map(|sign| &sign.text);
    let signs: Vec<&String> = signs.chain(guide.added_signs.iter().map(|sign| &sign.text)).collect();
    let general = guide.regions.iter().filter_map(|region| Some((&region.number, region.general.as_ref()?)));
    let numbers: Vec<String> = general.map(|(number, countries)| format!("{number} {countries}")).collect();
    ensure!(signs.len() > 10 && !numbers.is_empty(), "no signs or no numbers to look for");
    let mut looked_at = 0;
    for page in pages.iter().filter(|page| ["/", "/check/", "/result/", "/emergency/"].contains(&page.path.as_str())) {
        looked_at += 1;
        for sign in &signs {
            ensure!(page.text.contains(sign.as_str()), "{}: the sign {sign:?} cannot be read", page.path);
        }
        for number in &numbers {
            ensure!(page.text.contains(number), "{}: {number:?} cannot be read", page.path);
        }
    }
    ensure!(looked_at == 4, "only {looked_at} of 4 pages");
    Ok(())
}
