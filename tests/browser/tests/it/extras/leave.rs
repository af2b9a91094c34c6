//! Quick exit.

use anyhow::Result;
use fantoccini::key::Key;

use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

/// Pressing Escape three times works like the link: the answers are erased, and Back does not restore them.
pub fn escape(stage: &Stage<'_>) -> Result<()> {
    for path in ["check", "/causes/als/"] {
        let page = stage.page()?;
        if path == "check" {
            stage.show(&page, &stage.interview(DOCTOR_SOON)?, "weak-kind")?;
        } else {
            page.start(legcheck_browser_tests::page::Respondent::Myself)?;
            page.open(path)?;
        }
        // The neutral page is on the internet, so another one takes its place.
        page.js(
            "document.querySelector('[data-action=leave]').href = new URL('about/', document.baseURI).href",
            vec![],
        )?;
        page.key(Key::Escape)?;
        page.key(Key::Escape)?;
        page.ensure("two presses to change nothing", !page.address()?.ends_with("/about/"))?;
        page.key(Key::Escape)?;
        page.wait("it leaves", "return location.pathname.endsWith('/about/') && document.readyState === 'complete'")?;
        page.expect("what is stored", &page.stored()?, &None)?;
    }
    Ok(())
}
