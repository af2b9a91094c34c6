//! Every source, in alphabetical order.

use crate::components::{Link, Title, source_line};
use crate::content::{self, msg};
use crate::route::Route;
use legcheck_engine::dataset::Source;
use std::collections::BTreeMap;
use yew::prelude::*;

/// All sources by letter: nobody finds a title among three hundred in one list.
#[component]
pub fn Sources() -> Html {
    let content = content::load();
    let library = content.library();
    // Those of phone numbers are cited on the page of numbers.
    let of_lines: Vec<usize> = library.lines.iter().flat_map(|line| &line.sources).map(|ix| ix.at()).collect();
    let listed = library.sources.iter().enumerate().filter(|(place, _)| !of_lines.contains(place));
    html! {
        <div data-step="sources">
            <Title text={content.t(msg::SOURCES_TITLE)} />
            <p class="lead">{ content.t(msg::SOURCES_LEAD) }</p>
            for (letter, sources) in by_letter(listed.map(|(_, source)| source)) {
                <section>
                    <h2>{ letter }</h2>
                    <ul class="source-list">
                        for source in sources {
                            <li>{ source_line(source) }</li>
                        }
                    </ul>
                </section>
            }
            <p>{ Link::to(Route::Numbers).show(content.t(msg::SOURCES_OF_NUMBERS)) }</p>
            <section>
                <h2>{ content.t(msg::SOURCES_REFERENCES) }</h2>
                <ul class="source-list">
                    for source in library.references.iter() {
                        <li>{ source_line(source) }</li>
                    }
                </ul>
            </section>
        </div>
    }
}

/// Sources under the letter that their title begins with, each letter and each title in order. Numbers come first.
fn by_letter<'a>(sources: impl Iterator<Item = &'a Source>) -> BTreeMap<String, Vec<&'a Source>> {
    let mut letters: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        letters.entry(letter(&source.title)).or_default().push(source);
    }
    for sources in letters.values_mut() {
        sources.sort_by_key(|source| source.title.to_lowercase());
    }
    letters
}

/// The heading for a title: its first letter, after any quotes, or `0-9`.
fn letter(title: &str) -> String {
    match title.chars().find(|c| c.is_alphanumeric()) {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "0-9".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(letter(title), expected, "{title:?}");
    }

    #[test]
    fn every_title_has_its_letter() {
        check("Sciatica", "S");
        check("\"Foot drop\" in adults", "F");
        check("2017 guideline", "0-9");
        check("\u{e9}tude", "\u{c9}");
        check("", "0-9");
    }
}
