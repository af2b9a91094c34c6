//! Pictures that choices name.

use crate::outputs::Build;
use crate::sources::Sources;
use legcheck_engine::authoring::SourceFile;
use legcheck_engine::dataset::Guide;

/// Reports each picture that a choice names and no file holds.
pub fn check(build: &mut Build, guide: &Guide, sources: &Sources) {
    let named = guide.choices.iter().filter_map(|choice| choice.picture.as_ref());
    let is_missing =
        |name: &&String| !sources.pictures.iter().any(|picture| picture.name.strip_suffix(".svg") == Some(name));
    for name in named.filter(is_missing) {
        let (file, line) = place(&sources.dataset, name);
        let hint = format!("draw assets/pictures/{name}.svg, or take the name out");
        build.problem(&format!("dataset/{file}"), line, format!("there is no picture {name:?}"), hint);
    }
}

/// File and line where a picture is named.
fn place<'a>(dataset: &'a [SourceFile], picture: &str) -> (&'a str, usize) {
    let quoted = format!("{picture:?}");
    let names = |line: &str| line.contains("picture") && line.contains(&quoted);
    let found = dataset.iter().find_map(|file| Some((file.name.as_str(), file.text.lines().position(names)? + 1)));
    found.unwrap_or(("findings", 1))
}
