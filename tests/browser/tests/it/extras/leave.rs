//! Leaving quickly.

use anyhow::Result;
use fantoccini::key::Key;

use crate::walks::levels::DOCTOR_SOON;
use crate::world::Stage;

/// Three presses of Escape leave as the link does: the answers are erased, and Back does not lead to them.
pub fn escape(stage: &Stage<'_>) -> Result<()> {
    for path in ["check", "/causes/als/"] {
        let page = stage.page()?;
        if path == "check" {
            stage.show(&page, &stage.interview(DOCTOR_SOON)?, "started")?;
        } else {
            page.start(legcheck_browser_tests::page::Respondent::Myself)?;
            page.open(path)?;
        }
        // The neutral page lies outside of this machine, so another one stands for it.
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
