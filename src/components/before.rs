//! What only the static page shows: help while the app is loading, and if it never loads. The app shows none of it, so that
//! neither its code nor its words are downloaded twice.

use crate::content::Content;
use yew::Html;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{chosen_number, held, or_chosen_number, resume_link, waiting_note, without_app, without_scripts};

/// In the app there is nothing to say about its absence.
#[cfg(target_arch = "wasm32")]
macro_rules! nothing {
    ($($name:ident),*) => { $(#[doc = "Shows nothing in the app."] pub fn $name(_: &Content) -> Html { Html::default() })* };
}
#[cfg(target_arch = "wasm32")]
nothing!(resume_link, waiting_note, without_app, without_scripts);

/// The app knows which region was chosen.
#[cfg(target_arch = "wasm32")]
pub fn or_chosen_number(_: &Content, general: Html) -> Html {
    general
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Content, Html};
    use crate::components::{IconKind, before_links, emergency_signs, icon, with_silent_ways};
    use crate::content::msg;
    use crate::route::Route;
    use std::rc::Rc;
    use yew::prelude::*;
    use yew::virtual_dom::{AttributeOrProperty, VNode, VTag, VText};

    /// Moves words into an attribute, from which `assets/js/boot.js` takes them as soon as they are true. Styles alone would hide
    /// them from those who see styles: a text browser would say that answers are kept.
    pub fn held(mut drawn: Html) -> Html {
        hold(&mut drawn);
        drawn
    }

    fn hold(node: &mut VNode) {
        match node {
            VNode::VText(words) if !words.text.trim().is_empty() => {
                let mut element = VTag::new("span");
                element.add_attribute("data-words", words.text.to_string());
                *node = element.into();
            }
            VNode::VList(list) => Rc::make_mut(list).iter_mut().for_each(hold),
            VNode::VTag(tag) => {
                let tag = Rc::make_mut(tag);
                let Some(children) = tag.children_mut() else { return };
                match only_words(children) {
                    Some(words) => {
                        *children = VNode::default();
                        // Yew loses literal attributes when it adds one at run time.
                        for value in tag.attributes.get_mut_index_map().values_mut() {
                            if let AttributeOrProperty::Static(literal) = value {
                                *value = AttributeOrProperty::Attribute(AttrValue::Static(literal));
                            }
                        }
                        tag.add_attribute("data-words", words);
                    }
                    None => hold(children),
                }
            }
            _ => {}
        }
    }

    /// The words of an element that holds nothing else.
    fn only_words(children: &VNode) -> Option<String> {
        match children {
            VNode::VText(VText { text }) => Some(text.to_string()).filter(|words| !words.trim().is_empty()),
            VNode::VList(list) if list.len() == 1 => only_words(&list[0]),
            _ => None,
        }
    }

    /// The call button of the region that the person chose. Hidden where none was chosen; `assets/js/boot.js` puts in the number
    /// and shows it.
    pub fn chosen_number(content: &Content) -> Html {
        let numbers = content.guide().regions.iter().map(|region| format!("{}={}", region.id, region.number));
        // A line break holds the place of the number.
        let words = content.with(msg::CALL, &[("number", "\n".into())]);
        let (before, after) = words.split_once('\n').unwrap_or((&words, ""));
        let button = html! {
            <a class="button call alone" data-action="call">
                { icon(IconKind::Phone) }
                <span>{ before }<bdi translate="no" data-number=""></bdi>{ after }</span>
            </a>
        };
        html! {
            <div data-numbers={numbers.collect::<Vec<_>>().join(" ")} hidden={true}>
                { held(with_silent_ways(content, vec![button], &[])) }
            </div>
        }
    }

    /// The call button of the region that the person chose, in place of what stands here for others.
    pub fn or_chosen_number(content: &Content, general: Html) -> Html {
        html! { <>{ chosen_number(content) }<div data-general="">{ general }</div></> }
    }

    /// Says on the start page that the check needs scripts.
    pub fn without_scripts(content: &Content) -> Html {
        html! {
            <noscript><p class="notice">{ content.t(msg::NO_SCRIPT) }</p></noscript>
        }
    }

    /// The way back into a check that was begun in this tab. The bootstrap shows it where there is one.
    pub fn resume_link(content: &Content) -> Html {
        held(html! {
            <a class="button only-resuming" href={Route::Check.path()} data-action="resume">{ content.t(msg::START_RESUME) }</a>
        })
    }

    /// Says that an answer given before the app has loaded is kept; the bootstrap script shows it.
    pub fn waiting_note(content: &Content) -> Html {
        held(html! {
            <p class="only-waiting notice" role="status">{ content.t(msg::ANSWER_WAITS) }</p>
        })
    }

    /// The danger signs of the first pages as plain links, for a page whose questions do not work. Shown without scripts,
    /// when the app failed, and when it takes too long.
    pub fn without_app(content: &Content) -> Html {
        html! {
            <section class="card danger without-app" aria-labelledby="without-app-title">
                <h1 id="without-app-title">{ content.t(msg::WITHOUT_APP_TITLE) }</h1>
                <p>{ content.t(msg::WITHOUT_APP_LEAD) }</p>
                { before_links::danger_links(content) }
                <h2>{ content.t(msg::START_SIGNS_TITLE) }</h2>
                { emergency_signs(content) }
                <h2>{ content.t(msg::WITHOUT_APP_NONE_TITLE) }</h2>
                <p>{ content.t(msg::WITHOUT_APP_NONE) }</p>
                <p><a href={Route::Causes.path()}>{ content.t(msg::CAUSES_TITLE) }</a></p>
            </section>
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn words_are_held_and_all_attributes_kept() {
            let VNode::VTag(tag) = held(html! { <p class="notice" id="words">{ "Kept." }</p> }) else {
                panic!("no element");
            };
            let mut attributes: Vec<_> = tag.attributes.iter().collect();
            attributes.sort_unstable();
            assert_eq!(attributes, [("class", "notice"), ("data-words", "Kept."), ("id", "words")]);
            assert_eq!(tag.children(), Some(&VNode::default()));
        }
    }
}
