//! The web app manifest, which browsers read to install the guide as an app.

use crate::address::Address;
use crate::files;
use crate::tokens::{self, Colours};
use legcheck::content::Content;
use legcheck::head::{AppWords, app_words};
use legcheck::route::Route;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::{fs, io};

/// File name of the manifest. It is stable, because browsers check it for updates of an installed app.
pub const NAME: &str = "manifest.webmanifest";

/// The folder of the images, relative to the repository root.
const FOLDER: &str = "assets/icons";

/// The icons and their purposes; the drawing is a file of the site.
const ICONS: [(&str, &str); 4] =
    [("icon-192", "any"), ("icon-512", "any"), ("maskable-512", "maskable"), ("monochrome-512", "monochrome")];

/// Data for the head of every page, so that the guide can be installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installable {
    /// Name of the icon for systems that do not read the manifest.
    pub touch_icon: String,
    /// Theme colours.
    pub colours: Colours,
}

/// An image of the site, as the manifest refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Picture {
    name: String,
    sizes: String,
}

/// The images in the manifest.
struct Pictures {
    icons: Vec<(Picture, &'static str)>,
    wide: Picture,
    narrow: Picture,
}

/// Writes the manifest and its images into the site. `drawing` is the name of the already written icon.
///
/// # Errors
/// If a file cannot be read or written, or is malformed.
pub fn write(
    site: &Path,
    source: &Path,
    content: &Content,
    address: &Address,
    drawing: &str,
) -> io::Result<Installable> {
    let picture = |stem: &str| write_picture(site, source, stem);
    let drawing = Picture { name: drawing.to_owned(), sizes: "any".to_owned() };
    let mut icons = vec![(drawing, "any")];
    for (stem, purpose) in ICONS {
        icons.push((picture(stem)?, purpose));
    }
    let pictures = Pictures { icons, wide: picture("screen-wide")?, narrow: picture("screen-narrow")? };
    let colours = tokens::ground(source)?;
    let manifest = manifest(content, address, &pictures, &colours);
    fs::write(site.join(NAME), Value::Object(manifest).to_string())?;
    Ok(Installable { touch_icon: picture("apple-touch-icon")?.name, colours })
}

/// The members of the manifest. Its URLs are relative, so that the site works under any path.
fn manifest(content: &Content, address: &Address, pictures: &Pictures, colours: &Colours) -> Map<String, Value> {
    let AppWords { description, check, causes, wide, narrow } = app_words(content);
    let icons = pictures.icons.iter().map(|(picture, purpose)| {
        let mut icon = image(picture);
        icon["purpose"] = json!(purpose);
        icon
    });
    let screenshots = [(&pictures.wide, "wide", wide), (&pictures.narrow, "narrow", narrow)];
    let screenshots = screenshots.map(|(picture, form, label)| {
        let mut shown = image(picture);
        shown["form_factor"] = json!(form);
        shown["label"] = json!(label);
        shown
    });
    let shortcuts = [(check, Route::Check), (causes, Route::Causes)];
    let shortcuts = shortcuts.map(|(name, route)| json!({ "name": name, "url": route.path() }));
    let name = content.site_name();
    let members = [
        ("id", address.app_id().map(|id| json!(id))),
        ("name", Some(json!(name))),
        ("short_name", Some(json!(name))),
        ("description", Some(json!(description))),
        ("lang", Some(json!(content.language()))),
        ("dir", Some(json!(content.direction()))),
        ("start_url", Some(json!("./"))),
        ("scope", Some(json!("./"))),
        ("display", Some(json!("standalone"))),
        ("theme_color", Some(json!(colours.light))),
        ("background_color", Some(json!(colours.light))),
        ("categories", Some(json!(["health", "medical"]))),
        ("icons", Some(icons.collect())),
        ("screenshots", Some(json!(screenshots))),
        ("shortcuts", Some(json!(shortcuts))),
    ];
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn image(picture: &Picture) -> Value {
    let kind = if picture.name.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
    json!({ "src": picture.name, "sizes": picture.sizes, "type": kind })
}

fn write_picture(site: &Path, source: &Path, stem: &str) -> io::Result<Picture> {
    let file = source.join(FOLDER).join(format!("{stem}.png"));
    let with_place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
    let bytes = fs::read(&file).map_err(with_place)?;
    let (width, height) = size(&bytes)
        .ok_or_else(|| with_place(io::Error::new(io::ErrorKind::InvalidData, "it is no PNG file".to_owned())))?;
    let name = files::write(site, stem, "png", &bytes)?.name;
    Ok(Picture { name, sizes: format!("{width}x{height}") })
}

/// Width and height of a PNG file, from its header chunk.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let head = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
    Some((number(head.get(..4)?)?, number(head.get(4..8)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(public_url: &str) -> Map<String, Value> {
        let picture = |name: &str, sizes: &str| Picture { name: name.to_owned(), sizes: sizes.to_owned() };
        let pictures = Pictures {
            icons: vec![(picture("icon-1.svg", "any"), "any"), (picture("icon-2.png", "192x192"), "maskable")],
            wide: picture("wide.png", "4x2"),
            narrow: picture("narrow.png", "2x4"),
        };
        let colours = Colours { light: "#ffffff".to_owned(), dark: "#000000".to_owned() };
        manifest(&Content::load("en"), &Address::new("https://legcheck.example", public_url), &pictures, &colours)
    }

    #[track_caller]
    fn check(public_url: &str, id: Option<&str>) {
        let manifest = made(public_url);
        assert_eq!(manifest.get("id").and_then(Value::as_str), id, "{public_url}");
        // All other URLs are relative to the manifest, whatever the path.
        let found =
            ["/start_url", "/scope", "/icons/0/src", "/screenshots/1/src", "/shortcuts/0/url", "/shortcuts/1/url"];
        let manifest = Value::Object(manifest);
        let found = found.map(|place| manifest.pointer(place).and_then(Value::as_str).unwrap_or_default());
        assert_eq!(found, ["./", "./", "icon-1.svg", "narrow.png", "check/", "causes/"], "{public_url}");
    }

    #[test]
    fn addresses_hold_under_any_path() {
        check("/", Some("/"));
        check("/legcheck/", Some("/legcheck/"));
        check("https://a.example/b/", Some("/b/"));
        check("./", None);
    }

    #[test]
    fn pictures_say_what_they_are() {
        let manifest = made("/");
        assert_eq!(
            manifest["icons"],
            json!([
                { "src": "icon-1.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" },
                { "src": "icon-2.png", "sizes": "192x192", "type": "image/png", "purpose": "maskable" },
            ])
        );
        assert_eq!(manifest["screenshots"][0]["form_factor"], "wide");
        assert_eq!(manifest["screenshots"][1]["sizes"], "2x4");
        assert_eq!((&manifest["theme_color"], &manifest["background_color"]), (&json!("#ffffff"), &json!("#ffffff")));
    }

    #[test]
    fn only_a_png_file_has_a_size() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x05\0\0\0\x03\x20".to_vec();
        assert_eq!(size(&png), Some((1280, 800)));
        png.pop();
        assert_eq!(size(&png), None);
        assert_eq!(size(b"GIF89a"), None);
    }
}
