//! What a browser needs to install the guide as an app.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use legcheck_hosting::headers::has_content_hash;
use serde_json::{Value, json};

use crate::server::dist;

fn manifest(dist: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(dist.join("manifest.webmanifest")).unwrap()).unwrap()
}

/// Width and height of a PNG file, which is decoded to the end.
fn png_size(bytes: &[u8]) -> (u32, u32) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let picture = reader.next_frame(&mut pixels).unwrap();
    (picture.width, picture.height)
}

#[test]
fn the_manifest_has_every_member() {
    let manifest = manifest(&dist());
    for member in ["name", "short_name", "description", "lang", "dir", "start_url", "scope"] {
        assert!(manifest[member].as_str().is_some_and(|text| !text.is_empty()), "no {member}");
    }
    assert!(manifest["id"].as_str().is_some_and(|id| id.starts_with('/') && id.ends_with('/')), "{}", manifest["id"]);
    // A longer name is cut off below the icon on a phone.
    assert!(manifest["short_name"].as_str().unwrap().len() <= 12);
    assert_eq!(manifest["display"], "standalone");
    assert_eq!(manifest["categories"], json!(["health", "medical"]));
    for member in ["theme_color", "background_color"] {
        assert!(manifest[member].as_str().is_some_and(|colour| colour.starts_with('#')), "no {member}");
    }
}

#[test]
fn every_picture_is_there_in_the_size_that_the_manifest_says() {
    let (dist, manifest) = (dist(), manifest(&dist()));
    let mut seen = Vec::new();
    for list in ["icons", "screenshots"] {
        for image in manifest[list].as_array().unwrap() {
            let [name, sizes, kind] = ["src", "sizes", "type"].map(|member| image[member].as_str().unwrap());
            let use_for = image["purpose"].as_str().or(image["form_factor"].as_str()).unwrap();
            assert!(has_content_hash(name), "{name} is not named by its content");
            let bytes = fs::read(dist.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
            if kind == "image/png" {
                let (width, height) = png_size(&bytes);
                assert_eq!(sizes, format!("{width}x{height}"), "{name}");
            } else {
                assert!(bytes.starts_with(b"<svg"), "{name}");
            }
            assert!(bytes.len() < 50_000, "{name} has {} bytes", bytes.len());
            assert!(list == "icons" || !image["label"].as_str().unwrap().is_empty(), "{name} has no label");
            seen.push(format!("{use_for} {sizes} {kind}"));
        }
    }
    let expected = [
        "any any image/svg+xml",
        "any 192x192 image/png",
        "any 512x512 image/png",
        "maskable 512x512 image/png",
        "monochrome 512x512 image/png",
        "wide 1280x800 image/png",
        "narrow 390x844 image/png",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn every_shortcut_leads_to_a_page() {
    let (dist, manifest) = (dist(), manifest(&dist()));
    let shortcuts = manifest["shortcuts"].as_array().unwrap();
    let urls: Vec<&str> = shortcuts.iter().map(|shortcut| shortcut["url"].as_str().unwrap()).collect();
    assert_eq!(urls, ["check/", "causes/"]);
    for (shortcut, url) in shortcuts.iter().zip(urls) {
        assert!(dist.join(url).join("index.html").is_file(), "{url}");
        assert!(!shortcut["name"].as_str().unwrap().is_empty(), "{url} has no name");
    }
}

#[test]
fn every_page_leads_to_the_manifest() {
    let (dist, manifest) = (dist(), manifest(&dist()));
    let pages = legcheck_hosting::files::files(&dist).unwrap();
    // A part of a page has a name with a hash.
    let is_page =
        |file: &PathBuf| file.extension().is_some_and(|e| e == "html") && !has_content_hash(&file.to_string_lossy());
    let pages: Vec<_> = pages.into_iter().filter(is_page).collect();
    assert!(pages.len() > 26, "only {} pages", pages.len());
    for page in pages {
        let html = fs::read_to_string(dist.join(&page)).unwrap();
        let head = html.split("</head>").next().unwrap();
        let after = |before: &str| {
            let rest = head.split_once(before).unwrap_or_else(|| panic!("{}: no {before}", page.display())).1;
            rest.split('"').next().unwrap().to_owned()
        };
        assert_eq!(after("<link rel=\"manifest\" href=\""), "manifest.webmanifest");
        let touch_icon = fs::read(dist.join(after("<link rel=\"apple-touch-icon\" href=\""))).unwrap();
        assert_eq!(png_size(&touch_icon), (180, 180));
        let light = after("<meta name=\"theme-color\" content=\"");
        let dark = after("<meta name=\"theme-color\" media=\"(prefers-color-scheme:dark)\" content=\"");
        assert!(light == manifest["theme_color"] && dark.starts_with('#') && dark != light, "{light} {dark}");
    }
}
