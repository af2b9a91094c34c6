//! Writes the static pages that stand before and without the wasm: one file per address, rendered natively from the
//! app's own components. Trunk runs it after each build; the folder to write to comes in `TRUNK_STAGING_DIR`.

use legcheck::app::{App, AppProps};
use legcheck::content::Content;
use legcheck::head::{head, static_routes};
use legcheck::route::Route;
use legcheck_hosting::base::base_path;
use legcheck_hosting::write::write_all;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var("TRUNK_STAGING_DIR").unwrap_or_else(|_| "dist".to_owned()));
    let template = fs::read_to_string(out.join("index.html"))?;
    let content = Content::load("en");
    for route in static_routes(&content) {
        let file = file_of(&route);
        let html = page(&content, &template, &route, &file);
        let path = out.join(&file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, html)?;
    }
    // What web servers need comes last, since it is made from all the rest. A build without optimisation has none of it:
    // the strongest compression would make whoever tries a change wait.
    if env::var("TRUNK_PROFILE").as_deref() != Ok("debug") {
        let base = base_path(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default());
        write_all(&out, &base).map_err(io::Error::other)?;
    }
    Ok(())
}

/// The file that a static server gives for a route.
fn file_of(route: &Route) -> PathBuf {
    match route {
        Route::NotFound => PathBuf::from("404.html"),
        _ => Path::new(route.path().trim_start_matches("./")).join("index.html"),
    }
}

fn page(content: &Content, template: &str, route: &Route, file: &Path) -> String {
    let head = head(content, route);
    let props = AppProps { route: Some(route.clone()) };
    let body =
        futures::executor::block_on(yew::ServerRenderer::<App>::with_props(move || props).hydratable(false).render());
    let mut html = template.to_owned();
    html = replace_between(&html, "<title>", "</title>", &escape(&head.title));
    html = replace_between(&html, "<meta name=\"description\" content=\"", "\"", &escape(&head.description));
    html = replace_between(&html, "<html lang=\"", "\"", content.language());
    html = replace_between(&html, "<div id=\"app\">", "</div>", &body);
    // A relocatable build has the base "./", which a page further down must climb back to.
    let depth = file.components().count() - 1;
    if depth > 0 && html.contains("<base href=\"./\"") {
        html = html.replacen("<base href=\"./\"", &format!("<base href=\"{}\"", "../".repeat(depth)), 1);
    }
    html
}

/// Replaces the first text between two marks; leaves the page as it is where a mark is missing.
fn replace_between(html: &str, before: &str, after: &str, text: &str) -> String {
    let Some(start) = html.find(before).map(|i| i + before.len()) else { return html.to_owned() };
    let Some(end) = html[start..].find(after).map(|i| i + start) else { return html.to_owned() };
    format!("{}{text}{}", &html[..start], &html[end..])
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
