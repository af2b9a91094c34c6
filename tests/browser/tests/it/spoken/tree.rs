//! What a page tells a screen reader: Chromium's accessibility tree, as lines in the order in which they are read.

use std::collections::{HashMap, HashSet};
use std::fmt::{self, Display, Formatter};

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::page::Page;
use serde_json::{Value, json};

/// Roles that say nothing by themselves; what is in them is read.
const SILENT: &[&str] = &[
    "none",
    "generic",
    "paragraph",
    "LabelText",
    "Legend",
    "LineBreak",
    "ListMarker",
    "InlineTextBox",
    "strong",
    "emphasis",
    "DescriptionList",
];

/// Roles that are read by their name, which is made of all that is in them.
const READ_AS_ONE: &[&str] = &["heading", "link", "button", "DisclosureTriangle"];

/// Roles by which people jump through a page. A form counts if it has a name.
const LANDMARKS: &[&str] = &["banner", "complementary", "contentinfo", "main", "navigation", "region", "search"];

/// States that are told when they are not false, and those that are told in any case.
const TOLD_IF_TRUE: [&str; 4] = ["invalid", "disabled", "required", "pressed"];
const TOLD: [&str; 2] = ["checked", "expanded"];

/// What is read of one element.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// What it is; `text` for words.
    pub role: String,
    /// Its name, or the words.
    pub name: String,
    /// What is read after the name.
    pub description: String,
    /// Its states, such as `not checked`.
    pub states: Vec<String>,
    /// Whether it has the focus.
    pub is_focused: bool,
    // How many elements that are read are around it, and how many lines after it are within it.
    depth: usize,
    within: usize,
}

impl Heard {
    /// Whether people can jump to it as a part of the page.
    pub fn is_landmark(&self) -> bool {
        LANDMARKS.contains(&&*self.role) || (self.role == "form" && !self.name.is_empty())
    }
}

impl Display for Heard {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.role == "text" {
            return f.write_str(&self.name);
        }
        f.write_str(&self.role)?;
        if !self.name.is_empty() {
            write!(f, " \"{}\"", self.name)?;
        }
        for state in &self.states {
            write!(f, ", {state}")?;
        }
        if !self.description.is_empty() {
            write!(f, " ({})", self.description)?;
        }
        Ok(())
    }
}

/// A page as it is read.
pub struct Tree(Vec<Heard>);

impl Tree {
    /// What the page tells now.
    ///
    /// # Errors
    /// If the browser does not say.
    pub fn of(page: &Page<'_>) -> Result<Self> {
        let answer = page.engine().devtools("Accessibility.getFullAXTree", json!({}))?;
        let nodes = answer["nodes"].as_array().context("no accessibility tree")?;
        let reader = Reader {
            nodes: nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect(),
            present: present(page)?,
            focus: focus(page)?,
        };
        let mut lines = Vec::new();
        reader.read(nodes.first().ok_or_else(|| anyhow!("an empty tree"))?, 0, &mut lines);
        Ok(Self(lines))
    }

    /// Every line.
    pub fn all(&self) -> &[Heard] {
        &self.0
    }

    /// What has the focus.
    pub fn focus(&self) -> Heard {
        self.0.iter().rfind(|heard| heard.is_focused).cloned().unwrap_or_default()
    }

    /// What is read within the line at this place.
    pub fn within(&self, place: usize) -> &[Heard] {
        &self.0[place + 1..=place + self.0[place].within]
    }

    /// All of it, or the main part alone.
    pub fn words(&self, is_whole: bool) -> String {
        let main = self.0.iter().position(|heard| heard.role == "main").filter(|_| !is_whole);
        let lines = main.map_or(&self.0[..], |place| self.within(place));
        let least = lines.iter().map(|heard| heard.depth).min().unwrap_or_default();
        lines.iter().map(|heard| format!("{}{heard}\n", "  ".repeat(heard.depth - least))).collect()
    }
}

/// The elements with `aria-current`, which the tree leaves out, by their number in the browser.
fn present(page: &Page<'_>) -> Result<HashSet<u64>> {
    let devtools = |command, params| page.engine().devtools(command, params);
    let document = devtools("DOM.getDocument", json!({ "depth": 0 }))?;
    let root = document["root"]["nodeId"].clone();
    let found = devtools("DOM.querySelectorAll", json!({ "nodeId": root, "selector": "[aria-current]" }))?;
    let ids = found["nodeIds"].as_array().into_iter().flatten();
    let numbers = ids.map(|id| devtools("DOM.describeNode", json!({ "nodeId": id })));
    numbers.map(|node| node?["node"]["backendNodeId"].as_u64().context("a node without a number")).collect()
}

/// The element with the focus, by its number in the browser.
fn focus(page: &Page<'_>) -> Result<u64> {
    let devtools = |command, params| page.engine().devtools(command, params);
    let found = devtools("Runtime.evaluate", json!({ "expression": "document.activeElement" }))?;
    let node = devtools("DOM.describeNode", json!({ "objectId": found["result"]["objectId"] }))?;
    node["node"]["backendNodeId"].as_u64().context("a node without a number")
}

struct Reader<'t> {
    nodes: HashMap<&'t str, &'t Value>,
    present: HashSet<u64>,
    focus: u64,
}

impl Reader<'_> {
    fn read(&self, node: &Value, depth: usize, lines: &mut Vec<Heard>) {
        let heard = self.heard(node, depth);
        let place = heard.map(|heard| {
            lines.push(heard);
            lines.len() - 1
        });
        if place.is_some_and(|place| READ_AS_ONE.contains(&&*lines[place].role) || lines[place].role == "text") {
            return;
        }
        for child in self.children(node) {
            self.read(child, depth + usize::from(place.is_some()), lines);
        }
        if let Some(place) = place {
            lines[place].within = lines.len() - 1 - place;
        }
    }

    fn children<'r>(&'r self, node: &'r Value) -> impl Iterator<Item = &'r Value> {
        let ids = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
        ids.filter_map(|id| self.nodes.get(id).copied())
    }

    /// What is read of an element itself; nothing for what is hidden or silent.
    fn heard(&self, node: &Value, depth: usize) -> Option<Heard> {
        let value = |field: &str| node[field]["value"].as_str().unwrap_or_default().trim().to_owned();
        let (role, name) = (value("role"), value("name"));
        if node["ignored"] == true || SILENT.contains(&&*role) || (role == "group" && self.opens(node)) {
            return None;
        }
        let role = if role == "StaticText" { "text".to_owned() } else { role };
        let is_empty_text = role == "text" && name.is_empty();
        (!is_empty_text).then(|| Heard {
            states: self.states(node),
            is_focused: node["backendDOMNodeId"].as_u64() == Some(self.focus),
            description: value("description"),
            role,
            name,
            depth,
            within: 0,
        })
    }

    /// Whether it is what opens in place: Chromium makes a group without a name of it, and what opens it has the name.
    fn opens(&self, node: &Value) -> bool {
        self.children(node).any(|child| {
            child["role"]["value"] == "DisclosureTriangle" || (child["ignored"] == true && self.opens(child))
        })
    }

    fn states(&self, node: &Value) -> Vec<String> {
        let mut states = Vec::new();
        let is_heading = node["role"]["value"] == "heading";
        if let Some(level) = property(node, "level").and_then(Value::as_u64).filter(|_| is_heading) {
            states.push(format!("level {level}"));
        }
        let is = |name: &str| property(node, name).map(|value| *value == json!(true) || *value == json!("true"));
        states.extend(
            TOLD.iter().filter_map(|name| is(name).map(|is| format!("{}{name}", if is { "" } else { "not " }))),
        );
        states.extend(TOLD_IF_TRUE.iter().filter(|name| is(name) == Some(true)).map(|name| (*name).to_owned()));
        if node["backendDOMNodeId"].as_u64().is_some_and(|number| self.present.contains(&number)) {
            states.push("current".to_owned());
        }
        states
    }
}

/// A property of a node of the tree.
fn property<'n>(node: &'n Value, name: &str) -> Option<&'n Value> {
    let all = node["properties"].as_array()?;
    all.iter().find(|property| property["name"] == name).map(|property| &property["value"]["value"])
}
