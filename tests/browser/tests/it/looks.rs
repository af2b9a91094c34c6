//! Visits each kind of page once, in Chromium at phone width, and then checks it in several ways. Each check is a
//! separate test, so that one failure does not hide another.

use std::sync::{Arc, OnceLock};

use anyhow::{Result, anyhow};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::views::{VIEWS, View};
use libtest_mimic::Trial;

use crate::world::{Stage, World};
use crate::{axe, layout};

/// The phone's size in CSS pixels.
pub const PHONE: (u32, u32) = (390, 844);

/// A way to check a page.
pub struct Look {
    /// Name of its test.
    pub name: fn(&View) -> String,
    /// The views it applies to.
    pub applies: fn(&View) -> bool,
    /// Fails with its findings. It may only change the size and the colours of the page.
    pub look: fn(&Page<'_>, &View) -> Result<()>,
}

/// In this order: the first needs the page as it was loaded.
const LOOKS: [Look; 5] = [layout::BANNER, axe::LIGHT, axe::DARK, layout::FITS, layout::SUMMARY];

/// The results of each check, or why the page could not be visited.
type Found = Result<Vec<Result<(), String>>, String>;

pub fn tests(world: &World) -> Vec<Trial> {
    VIEWS.iter().flat_map(|view| tests_of(world, view)).collect()
}

fn tests_of(world: &World, view: &'static View) -> Vec<Trial> {
    let visited: Arc<OnceLock<Found>> = Arc::default();
    let looks = LOOKS.iter().enumerate().filter(|(_, look)| (look.applies)(view));
    looks
        .map(|(place, look)| {
            let visited = Arc::clone(&visited);
            world.test(Kind::Chromium, &(look.name)(view), move |stage| {
                let found = visited.get_or_init(|| visit(stage, view).map_err(|error| format!("{error:#}")));
                let found = found.as_ref().and_then(|looks| looks[place].as_ref());
                found.copied().map_err(|error| anyhow!("{error}"))
            })
        })
        .collect()
}

/// Visits a view and runs every check on it.
fn visit(stage: &Stage<'_>, view: &View) -> Result<Vec<Result<(), String>>> {
    let page = stage.page()?;
    page.emulate(PHONE.0, PHONE.1, "light")?;
    view.show(&page, stage.check_engine)?;
    let look = |look: &Look| match (look.applies)(view) {
        true => (look.look)(&page, view).map_err(|error| format!("{error:#}")),
        false => Ok(()),
    };
    Ok(LOOKS.iter().map(look).collect())
}
