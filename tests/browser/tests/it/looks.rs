//! Each kind of page is visited once, in Chromium at the width of a phone, and then looked at in every way there is. What
//! each look finds is a test of its own, so that one fault does not hide another.

use std::sync::{Arc, OnceLock};

use anyhow::{Result, anyhow};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use libtest_mimic::Trial;

use crate::views::{VIEWS, View};
use crate::world::{Stage, World};
use crate::{axe, layout};

/// The width of the phone in CSS pixels.
pub const PHONE: (u32, u32) = (390, 844);

/// One way to look at a page.
pub struct Look {
    /// The name of its test.
    pub name: fn(&View) -> String,
    /// Which views are looked at like this.
    pub applies: fn(&View) -> bool,
    /// Fails with what it finds. It leaves the page as it was, but for its size and colours.
    pub look: fn(&Page<'_>, &View) -> Result<()>,
}

/// In this order: the first one wants to see the page as it came.
const LOOKS: [Look; 4] = [layout::BANNER, axe::LIGHT, axe::DARK, layout::FITS];

/// What each look found, or why the page could not be visited.
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

/// Visits a view and looks at it in every way.
fn visit(stage: &Stage<'_>, view: &View) -> Result<Vec<Result<(), String>>> {
    let page = stage.page()?;
    page.emulate(PHONE.0, PHONE.1, "light")?;
    view.show(&page, stage)?;
    let look = |look: &Look| match (look.applies)(view) {
        true => (look.look)(&page, view).map_err(|error| format!("{error:#}")),
        false => Ok(()),
    };
    Ok(LOOKS.iter().map(look).collect())
}
