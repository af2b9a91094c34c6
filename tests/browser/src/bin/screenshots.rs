//! Takes screenshots of the main pages: `screenshots FOLDER` writes `PAGE-WIDTH-SCHEME.png` files into a folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::interview::{self, Interview};
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::Site;
use legcheck_engine::dataset::Strictness;
use serde_json::json;

/// A small phone, a phone and a desktop, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(320, 640), (390, 844), (1280, 900)];

/// A person with an informative result: stairs are harder for months.
const SAID: &[(&str, &[&str])] = &[("hard-tasks", &["stairs", "chair"]), ("course", &["slowly-worse"])];

/// Screenshots for the install dialog: the start page on a desktop, and the first danger signs on a phone.
const OF_APP: [(&str, u32, u32, &str); 2] = [("screen-wide", 1280, 800, "start"), ("screen-narrow", 390, 844, "signs")];

/// A screenshot's name, and how to get to its page.
type Scene = (&'static str, fn(&Page<'_>, &Interview) -> Result<()>);

const SCENES: [Scene; 7] = [
    ("start", |page, _| page.open("/")),
    ("signs", |page, _| page.start(Respondent::Myself).map(drop)),
    ("question", |page, _| {
        page.start(Respondent::Myself)?;
        page.answer("danger-now", &["none"]).map(drop)
    }),
    ("two-questions", |page, interview| {
        page.start(Respondent::Myself)?;
        let turns = &interview.turns;
        let place = turns.iter().position(|t| t.step == "legs-now").context("no page about the legs now")?;
        page.play(&turns[..place])
    }),
    ("emergency", |page, _| {
        page.start(Respondent::Myself)?;
        page.to_emergency()
    }),
    ("result", |page, interview| page.to_result(interview)),
    ("cause", |page, _| page.open("/causes/peripheral-neuropathy/")),
];

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).context("say into which folder: screenshots FOLDER")?;
    std::fs::create_dir_all(&folder)?;
    let check_engine = legcheck_engine::Engine::of(&legcheck_cases::load()?);
    let interview = interview::of(&check_engine, Strictness::Standard, SAID)?;
    let site = Site::start()?;
    let broken = Site::changed(|path, bytes| (!path.ends_with(".wasm")).then_some(bytes))?;
    let engine = Engine::start(Kind::Chromium)?;
    for (width, height) in SIZES {
        for scheme in ["light", "dark"] {
            for (name, show) in SCENES {
                let page = engine.page(&site)?;
                page.emulate(width, height, scheme)?;
                // Phones show no scrollbars.
                engine.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
                show(&page, &interview)?;
                save(&page, &folder.join(format!("{name}-{width}-{scheme}.png")))?;
            }
            let page = engine.page(&broken)?;
            page.emulate(width, height, scheme)?;
            engine.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
            page.load(&format!("{}/check/", broken.origin()))?;
            page.wait("the advice", "return document.documentElement.dataset.app === 'failed'")?;
            save(&page, &folder.join(format!("advice-{width}-{scheme}.png")))?;
        }
    }
    for (name, width, height, scene) in OF_APP {
        let (_, show) = SCENES.iter().find(|(of, _)| *of == scene).context("no such scene")?;
        let page = engine.page(&site)?;
        page.emulate(width, height, "light")?;
        engine.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
        show(&page, &interview)?;
        save(&page, &folder.join(format!("{name}.png")))?;
    }
    // The image for link previews is a drawing, in the size that they require.
    let page = engine.page(&site)?;
    page.emulate(1200, 630, "light")?;
    let drawing = legcheck_devkit::paths::workspace().join("assets/share.svg");
    page.load(&format!("file://{}", drawing.display()))?;
    save(&page, &folder.join("share.png"))
}

fn save(page: &Page<'_>, file: &Path) -> Result<()> {
    std::fs::write(file, page.picture()?).with_context(|| format!("cannot write {}", file.display()))
}
