//! Keys for what is drawn, so that a page translator cannot keep words on the page that the app has taken back.
//!
//! A translator takes text nodes out of the page and puts elements with other words in their place. Yew goes on changing the
//! nodes that it made, which nobody sees: the old words stay. Elements are never taken out. So an element that holds words has
//! a key made of all that it holds, and is replaced as a whole when any of it changes.

use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// What a component draws, with keys. Every component of the app and of the second module ends with it; `tests/it/keyed.rs`
/// looks for that.
pub fn keyed(mut drawn: Html) -> Html {
    visit(&mut drawn, 0, &mut String::new());
    drawn
}

/// Appends what a node holds to `held`. Returns whether the element around it holds words of its own. Among siblings the
/// place is part of the key, since two may hold the same.
fn visit(node: &mut VNode, place: usize, held: &mut String) -> bool {
    match node {
        VNode::VText(words) => {
            held.push_str(&words.text);
            // A translator leaves gaps in place.
            !words.text.trim().is_empty()
        }
        VNode::VList(list) => {
            // `html!` shares what it is given, so a node may have another owner.
            let mut has_words = false;
            for (place, child) in Rc::make_mut(list).iter_mut().enumerate() {
                has_words |= visit(child, place, held);
            }
            has_words
        }
        VNode::VTag(tag) => {
            let tag = Rc::make_mut(tag);
            let start = held.len();
            held.extend(char::from_u32(place as u32));
            held.push_str(tag.tag());
            let has_words = tag.children_mut().is_some_and(|children| visit(children, 0, held));
            if has_words && tag.key.is_none() {
                tag.key = Some(held[start..].into());
            }
            false
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::text;

    /// Whether two drawings of an element share it.
    #[track_caller]
    fn check(before: Html, after: Html, is_kept: bool) {
        let key = |drawn| keyed(drawn).key().cloned();
        assert_eq!(key(before) == key(after), is_kept);
    }

    #[test]
    fn an_element_is_kept_while_its_words_stay() {
        check(text("p", "", "a".into()), text("p", "", "a".into()), true);
        check(text("p", "", "a".into()), text("p", "b", "a".into()), true);
        check(text("p", "", "a".into()), text("p", "", "b".into()), false);
        // Also where only a part of it changes, or is there at times.
        let part =
            |words: Option<&'static str>| html! { <p>{ "a " }if let Some(words) = words { <b>{ words }</b> }</p> };
        check(part(Some("b")), part(Some("b")), true);
        check(part(Some("b")), part(Some("c")), false);
        check(part(Some("b")), part(None), false);
        // What holds elements alone stays, with the focus and the ticks in it.
        let around = |words: &'static str| html! { <label><input /><span>{ words }</span></label> };
        check(around("a"), around("b"), true);
    }

    #[test]
    fn siblings_with_the_same_words_have_keys_of_their_own() {
        let VNode::VList(list) = keyed([text("p", "", "a".into()), text("p", "", "a".into())].into_iter().collect())
        else {
            panic!("a list")
        };
        assert!(list[0].has_key() && list[0].key() != list[1].key());
    }

    /// As where a component puts what it was given into what it draws.
    #[test]
    fn a_shared_element_gets_a_key_too() {
        let page = text("p", "", "a".into());
        assert!(keyed(page.clone()).has_key() && !page.has_key());
    }

    #[test]
    fn a_key_that_is_there_stays() {
        assert_eq!(keyed(html! { <p key="b">{ "a" }</p> }).key().map(ToString::to_string).as_deref(), Some("b"));
    }
}
