//! What a phone, and a page translator, make of the numbers on each page.

use std::fs;
use std::path::Path;

use crate::server::dist;

/// Every page, by its path below `dist/`.
fn pages(dist: &Path) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|e| e == "html") {
                let name = entry.strip_prefix(dist).unwrap().to_string_lossy().into_owned();
                pages.push((name, fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    assert!(pages.len() > 40, "only {} pages", pages.len());
    pages
}

/// A page of the site. The others are parts, which scripts put into pages.
fn is_page(html: &str) -> bool {
    html.contains("<main")
}

#[test]
fn a_phone_makes_no_call_links_of_its_own() {
    let off = "<meta name=\"format-detection\" content=\"telephone=no\">";
    for (name, html) in pages(&dist()).iter().filter(|(_, html)| is_page(html)) {
        assert!(html.split("</head>").next().unwrap().contains(off), "{name}");
    }
    let worker = fs::read_to_string(dist().join("worker.js")).unwrap();
    assert!(worker.replace('\\', "").contains(off), "the page of the worker");
}

/// The number that is shown is the one that is dialled, and a translator leaves it as it is.
#[test]
fn a_link_that_dials_holds_its_number_untranslated() {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut links = 0;
    for (name, html) in pages(&dist()) {
        for scheme in ["tel:", "sms:"] {
            for link in html.split(&format!("href=\"{scheme}")).skip(1) {
                let (dialled, rest) = link.split_once('"').unwrap();
                let inside = rest.split("</a>").next().unwrap();
                let shown = inside.split("translate=\"no\"").nth(1).and_then(|shown| shown.split(['>', '<']).nth(1));
                assert_eq!(shown.map(digits).as_deref(), Some(dialled), "{name}: {inside}");
                links += 1;
            }
        }
    }
    assert!(links > 30, "only {links} links");
}

#[test]
fn no_gap_for_a_number_is_left_open() {
    for (name, html) in pages(&dist()) {
        assert!(!html.contains("{ number }"), "{name}");
    }
}
