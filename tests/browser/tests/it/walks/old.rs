//! A browser that is too old for the app: one that refuses WebAssembly under the policy of the page, as those before Chrome 97,
//! Firefox 102 and Safari 16 do.

use anyhow::Result;
use legcheck_browser_tests::site::Site;

use super::blocked::signs_of;
use crate::world::Stage;

/// The person reads what is the matter, and every link leads to help.
pub fn says_so_and_helps(stage: &Stage<'_>) -> Result<()> {
    let site = Site::for_old_browser()?;
    let page = stage.engine.page(&site)?;
    for path in ["/", "/check/", "/result/"] {
        page.load(&format!("{}{path}", site.origin()))?;
        page.wait(
            &format!("{path} to find that the browser is too old"),
            "return 'old' in document.documentElement.dataset",
        )?;
        page.ensure("what is the matter", page.visible("#trouble h2.when-old")? == 1)?;
        page.ensure("nothing about an error", page.visible("#trouble .when-broken")? == 0)?;
        page.ensure("nothing about answers, for there are none", page.visible("#trouble .with-answers")? == 0)?;
        page.ensure("a number to call", page.visible("#trouble a[href^='tel:']")? > 0)?;
        page.ensure("no question that cannot be answered", page.visible("form.question")? == 0)?;
        let signs = page.visible(".signs-list li[data-sign]")?;
        page.expect(&format!("the signs of {path}"), &signs, &u64::try_from(signs_of(stage.dataset).len())?)?;
    }
    page.load(&format!("{}/check/", site.origin()))?;
    page.js("document.querySelector('.without-app a').scrollIntoView({ block: 'center' })", vec![])?;
    page.click(".without-app a[href^='emergency/']")?;
    page.wait("the emergency page", "return location.pathname === '/emergency/'")?;
    page.ensure("another page than the one before", page.visible("#trouble")? == 0)?;
    page.ensure("a number to call", page.visible("main a[href^='tel:']")? > 0)
}
