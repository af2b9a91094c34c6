//! The finished site, with one more page that stores the answers of a check in the tab and goes on to it.

use std::path::PathBuf;

use anyhow::Result;
use legcheck_browser_tests::interview;
use legcheck_browser_tests::site::dist;
use legcheck_engine::Engine;
use legcheck_engine::dataset::Strictness;
use legcheck_local_server::{Extras, Handle, Instead, start_with};

/// The review of a usual check is at this address. To answer a whole check by keys would take half an hour.
pub const REVIEW: &str = "/a-review";

/// A running server.
pub struct Site(Handle);

impl Site {
    /// Serves the finished site.
    pub fn start() -> Result<Self> {
        let dataset = legcheck_cases::load()?;
        let check = interview::of(&Engine::of(&dataset), Strictness::Standard, &[])?;
        let session = check.session(&dataset.guide, "review")?;
        let page = format!(
            "<!doctype html><html lang=en><title>A stored check</title><link rel=icon href=data:,><script>
             const minutes = Math.floor(Date.now() / 60000);
             sessionStorage.setItem('legcheck.session', `{session}\n${{minutes}}+0 ${{minutes}}+0`);
             location.replace('/check/');</script>"
        );
        let instead =
            move |address: &str| (address == REVIEW).then(|| Instead::Body(200, "text/html", page.clone().into()));
        let folder: PathBuf = dist();
        let extras = Extras { plain: true, instead: Some(Box::new(instead)), ..Extras::default() };
        Ok(Self(start_with(&folder, 0, extras)?))
    }

    /// The address of a page.
    pub fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.0.addr())
    }
}
