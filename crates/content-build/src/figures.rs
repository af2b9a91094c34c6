//! The body pictures, as Rust constants.

use crate::outputs::Build;
use crate::shapes;
use legcheck_engine::authoring::SourceFile;
use roxmltree::{Document, Node};

/// Name of the constant, and file.
const FIGURES: [(&str, &str); 2] = [("ADULT", "body-adult.svg"), ("CHILD", "body-child.svg")];

/// Adds `figures.rs` with the shapes of each body picture.
pub fn write(build: &mut Build, pictures: &[SourceFile]) {
    let mut constants = String::new();
    for (name, file) in FIGURES {
        let missing = || (1, "the file is missing".to_owned(), "draw it as the other body picture is drawn");
        let picture = pictures.iter().find(|picture| picture.name == file).ok_or_else(missing);
        match picture.and_then(|picture| figure(name, &picture.text)) {
            Ok(constant) => constants += &constant,
            Err((line, message, hint)) => build.problem(&format!("pictures/{file}"), line, message, hint),
        }
    }
    build.output("figures.rs", constants);
}

type Fault = (usize, String, &'static str);

/// The outline of a body picture, and each place with its id and its middle.
fn figure(name: &str, svg: &str) -> Result<String, Fault> {
    let not_svg =
        |error: roxmltree::Error| (error.pos().row as usize, format!("it is not XML: {error}"), "correct the line");
    let drawing = Document::parse(svg).map_err(not_svg)?;
    let root = drawing.root_element();
    let view_box = root.attribute("viewBox").ok_or((1, "it has no viewBox".to_owned(), "give it one"))?;
    let paths = || root.descendants().filter(|node| node.has_tag_name("path"));
    let shape = |node: &Node<'_, '_>| node.attribute("d").unwrap_or_default().to_owned();
    let places: Vec<(&str, String, (i32, i32))> = paths()
        .filter_map(|node| Some((node.attribute("data-region")?, shape(&node), shapes::middle(&shape(&node)))))
        .collect();
    let outline: String = paths().filter(|node| !node.has_attribute("data-region")).map(|node| shape(&node)).collect();
    if places.is_empty() || outline.is_empty() {
        return Err((
            1,
            "it has no places, or no outline".to_owned(),
            "draw paths with `data-region`, and an outline without",
        ));
    }
    Ok(format!(
        "pub static {name}: Figure = Figure {{ view_box: {view_box:?}, outline: {outline:?}, places: &{places:?} }};\n"
    ))
}
