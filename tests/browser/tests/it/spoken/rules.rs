//! What must hold for all that is heard. Each returns the faults that it finds, so that one walk tells them all.

use super::tree::{Heard, Tree};

/// What the scale calls the present level; `result-step-here` of the messages.
const HERE: &str = "(this result)";

/// What is wrong with a page, whatever page it is.
pub fn faults(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, heard) in tree.all().iter().enumerate() {
        let within = tree.within(place);
        if heard.is_landmark() && within.is_empty() {
            faults.push(format!("nothing is in the landmark {heard}"));
        }
        if matches!(&*heard.role, "group" | "radiogroup" | "heading" | "link" | "button") && heard.name.is_empty() {
            faults.push(format!("{heard} has no name"));
        }
        // When a page goes, Orca moves to the first words in its place without reading them, and then does not read them for the
        // focus either.
        if heard.role == "main" && within.first().is_some_and(|first| first.role == "heading") {
            faults.push(format!("nothing stands before {}", within[0]));
        }
        if heard.role == "list" && within.iter().any(|item| item.states.iter().any(|state| state == "current")) {
            faults.extend(scale(heard, within));
        }
    }
    faults
}

/// `aria-current` is not read out in lists by every screen reader, so the scale says it in words, once.
fn scale(list: &Heard, within: &[Heard]) -> Option<String> {
    let count = within.iter().filter(|heard| heard.role == "text" && heard.name.contains(HERE)).count();
    (count != 1).then(|| format!("{list} tells {count} times which level is the present one"))
}

/// How many answers may be chosen, and for whom they are, is read with the heading when a page comes: who goes on by Tab hears
/// nothing else of it, since Orca reads no description of a group. The group has the number as well, for those that do; a group
/// for one of several questions is within it.
pub fn missed(tree: &Tree, hint: &str, for_whom: &str) -> Vec<String> {
    let holds_answers =
        |place: usize| tree.within(place).iter().any(|heard| matches!(&*heard.role, "checkbox" | "radio"));
    let is_inner = |place: usize| {
        (0..place).any(|around| tree.all()[around].role == "group" && place - around <= tree.within(around).len())
    };
    let is_outer = |place: usize| holds_answers(place) && !is_inner(place);
    let groups = tree.all().iter().enumerate().filter(|(place, heard)| heard.role == "group" && is_outer(*place));
    let titles = tree
        .all()
        .iter()
        .filter(|heard| heard.role == "heading" && heard.states.iter().any(|state| state == "level 1"));
    let with_number = groups.map(|(_, group)| group).chain(titles.clone()).map(|heard| (heard, hint));
    let all = with_number.chain(titles.map(|heard| (heard, for_whom)));
    all.filter(|(heard, words)| !heard.description.contains(words))
        .map(|(heard, words)| format!("{heard} does not say {words:?}"))
        .collect()
}

/// The link of an error leads to an input that says what is wrong.
pub fn unexplained(focus: &Heard, error: &str) -> Option<String> {
    let is_explained = focus.states.iter().any(|state| state == "invalid") || focus.description.contains(error);
    let is_input = matches!(&*focus.role, "checkbox" | "radio");
    (!is_input || !is_explained).then(|| format!("the error leads to {focus}, which does not say {error:?}"))
}
