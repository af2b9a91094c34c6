//! Links to sources.

use crate::components::{element, text};
use crate::content::{Content, msg};
use legcheck_engine::dataset::Source;
use yew::prelude::*;

/// A list of sources that opens in place; none means clinical consensus.
pub fn source_list<'a>(content: &Content, sources: impl Iterator<Item = &'a Source>) -> Html {
    let lines: Vec<Html> = sources.map(|source| element("li", "", vec![source_line(source)])).collect();
    // A text browser puts them in the line of what they speak for.
    html! {
        <>
            { " " }
            <details class="sources">
                { text("summary", "", content.t(msg::SOURCES)) }
                if lines.is_empty() {
                    { text("p", "", content.t(msg::SOURCE_CONSENSUS)) }
                } else {
                    <ul>{ lines }</ul>
                }
            </details>
        </>
    }
}

/// One source: its title, as a link if it has an address, then who published it and when.
pub fn source_line(source: &Source) -> Html {
    let title = html! { <cite>{ source.title.clone() }</cite> };
    html! {
        <>
            if let Some(address) = &source.address {
                <a href={address.clone()} rel="noreferrer noopener" target="_blank">{ title }</a>
            } else {
                { title }
            }
            { format!(". {}.", published_by(source)) }
        </>
    }
}

/// Who published a source, and when, if it says so.
pub fn published_by(source: &Source) -> String {
    match &source.dated {
        Some(dated) => format!("{}, {dated}", source.organisation),
        None => source.organisation.clone(),
    }
}
