//! Every component that the browser draws gives its elements keys, so that a page translator cannot keep old words on the page:
//! see `src/components/keyed.rs`. What only the build draws needs none.

use crate::protocol::sources;

#[test]
fn every_component_ends_with_keys() {
    let mut components = 0;
    for source in sources::all().iter().filter(|s| ["app", "extras"].contains(&s.who.as_str())) {
        if source.path.contains("/static_") {
            continue;
        }
        for component in source.code.split("#[component]\n").skip(1) {
            components += 1;
            let body = component.split("\n}\n").next().unwrap_or_default();
            let name = body.lines().next().unwrap_or_default();
            assert!(body.contains("    keyed("), "{}: {name}: end it with `keyed(html! ...)`", source.path);
        }
    }
    assert!(components > 8, "only {components} components");
}
