//! Browsers can install the guide as an app, according to Chromium itself. It does not require a service worker.

use anyhow::{Context, Result};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use libtest_mimic::Trial;
use serde_json::json;

use crate::world::{Stage, World};

/// Changes a file of the site, or removes it.
type Change = fn(&str, Vec<u8>) -> Option<Vec<u8>>;

/// Broken sites with the installability error that Chromium must report, to show that the check can fail.
const FAULTS: [(&str, Change, &str); 3] = [
    (
        "no manifest",
        |path, bytes| (path != "manifest.webmanifest").then_some(bytes),
        "manifest-parsing-or-network-error",
    ),
    ("no icons", |path, bytes| (!path.starts_with("icon-")).then_some(bytes), "no-acceptable-icon"),
    (
        "no display of its own",
        |path, bytes| {
            Some(if path == "manifest.webmanifest" { replaced(&bytes, "standalone", "browser") } else { bytes })
        },
        "manifest-display-not-supported",
    ),
];

pub fn tests(world: &World) -> Vec<Trial> {
    vec![
        world.test(Kind::Chromium, "the_guide_can_be_installed", |stage| check(stage, stage.site)),
        world.test(Kind::Chromium, "the_guide_can_be_installed_under_a_path", |stage| {
            check(stage, &Site::under_a_path()?)
        }),
        world.test(Kind::Chromium, "what_hinders_an_installation_is_found", |stage| {
            FAULTS.into_iter().try_for_each(|(what, change, expected)| {
                let site = Site::changed(change)?;
                let page = open(stage, &site, "/")?;
                let found = hindrances(&page)?;
                page.ensure(&format!("{what}: {expected}, not {found:?}"), found.iter().any(|id| id == expected))
            })
        }),
    ]
}

/// On the start page and on sub-pages, Chromium reports no installability error and finds the same app.
fn check(stage: &Stage<'_>, site: &Site) -> Result<()> {
    let home = format!("{}/", site.origin());
    for path in ["/", "/causes/als/"] {
        let page = open(stage, site, path)?;
        page.expect("what hinders an installation", &hindrances(&page)?, &Vec::new())?;
        let found = page.engine().devtools("Page.getAppManifest", json!({}))?;
        page.expect("the errors of the manifest", &found["errors"], &json!([]))?;
        page.expect("where the manifest is", &found["url"], &json!(format!("{home}manifest.webmanifest")))?;
        let manifest = &found["manifest"];
        page.expect("the page that it starts with", &manifest["startUrl"], &json!(home))?;
        page.expect("the pages that belong to it", &manifest["scope"], &json!(home))?;
        let pictures = ["icons", "screenshots", "shortcuts"].map(|list| manifest[list].as_array().map_or(0, Vec::len));
        page.expect("how many icons, pictures and shortcuts it knows", &pictures, &[5, 2, 2])?;
        page.expect("a shortcut", &manifest["shortcuts"][0]["url"], &json!(format!("{home}check/")))?;
        page.expect("the display", &manifest["display"], &json!("kStandalone"))?;
    }
    Ok(())
}

fn open<'w>(stage: &Stage<'w>, site: &Site, path: &str) -> Result<Page<'w>> {
    let page = stage.engine.page(site)?;
    page.load(&format!("{}{path}", site.origin()))?;
    // The manifest link is added after the first paint.
    page.wait("the manifest is named", "return document.querySelector('link[rel=manifest]') !== null")?;
    Ok(page)
}

/// Chromium's installability errors for this page.
fn hindrances(page: &Page<'_>) -> Result<Vec<String>> {
    let found = page.engine().devtools("Page.getInstallabilityErrors", json!({}))?;
    let errors = found["installabilityErrors"].as_array().context("no report")?;
    Ok(errors.iter().map(|error| error["errorId"].as_str().unwrap_or("an error without a name").to_owned()).collect())
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(bytes).replace(from, to).into_bytes()
}
