//! Links to sources.

use crate::content::{msg, use_content};
use legcheck_engine::dataset::{Source, SourceIx};
use yew::prelude::*;

/// Props of [`SourceList`].
#[derive(Clone, PartialEq, Properties)]
pub struct SourceListProps {
    /// The sources; none means clinical consensus.
    pub sources: Vec<SourceIx>,
}

/// A list of sources that opens in place.
#[component]
pub fn SourceList(props: &SourceListProps) -> Html {
    let content = use_content();
    html! {
        <details class="sources">
            <summary>{ content.t(msg::SOURCES) }</summary>
            if props.sources.is_empty() {
                <p>{ content.t(msg::SOURCE_CONSENSUS) }</p>
            } else {
                <ul>
                    for ix in props.sources.iter().copied() {
                        <li>{ source_line(content.source(ix)) }</li>
                    }
                </ul>
            }
        </details>
    }
}

/// One source: its title as a link where it has an address, then who published it and when.
pub fn source_line(source: &Source) -> Html {
    let title = html! { <cite>{ source.title.clone() }</cite> };
    let linked = source.address.starts_with("http");
    html! {
        <>
            if linked {
                <a href={source.address.clone()} rel="noreferrer noopener" target="_blank">{ title }</a>
            } else {
                { title }
            }
            { format!(". {}, {}.", source.organisation, source.year) }
        </>
    }
}
