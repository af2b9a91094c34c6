//! A clinic's site: another origin, with a page that embeds the guide in a frame.

use std::fs;

use anyhow::{Result, anyhow};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use legcheck_embed::settings::{Known, read};
use legcheck_embed::snippet::{Place, html};
use legcheck_local_server::{Extras, Handle, Instead};
use sha2::{Digest, Sha384};

use crate::site::dist;

/// File name of the script for clinics.
pub const EMBED: &str = "embed-1.0.0.js";

/// Records every message, event, error and alarm on the clinic's page, for tests to inspect.
const LISTENS: &str = "<script>window.heard = []; window.told = []; window.faults = []; window.alarms = 0;
  addEventListener('error', (e) => faults.push(e.message));
  addEventListener('unhandledrejection', (e) => faults.push(String(e.reason)));
  new MutationObserver((all) => all.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
    if (node.dataset?.legcheckAdvice === '') alarms++;
  }))).observe(document, { childList: true, subtree: true });
  addEventListener('message', (e) => heard.push({ origin: e.origin, data: e.data }));
  for (const name of ['step', 'result', 'done'])
    addEventListener('legcheck-' + name, (e) => told.push({ name, frame: e.target.id, detail: e.detail }));
</script>";

/// A clinic's site, being served.
pub struct Clinic {
    server: Handle,
}

impl Clinic {
    /// Serves a page with this head and body at every address.
    ///
    /// # Errors
    /// If no port is free.
    pub fn start(head: &str, body: &str) -> Result<Self> {
        Self::with_files(head, body, Vec::new())
    }

    /// The same, with additional files: address, type, text.
    ///
    /// # Errors
    /// See [`Clinic::start`].
    pub fn with_files(head: &str, body: &str, files: Vec<(&'static str, &'static str, String)>) -> Result<Self> {
        let page = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Clinic</title>\
             <meta name=viewport content='width=device-width, initial-scale=1'>{head}{LISTENS}<h1>Hill Clinic</h1>{body}"
        );
        let instead = move |address: &str| {
            let file = files.iter().find(|(name, ..)| *name == address);
            Some(match file {
                Some((_, kind, text)) => Instead::Body(200, kind, text.clone().into_bytes()),
                None => Instead::Body(200, "text/html; charset=utf-8", page.clone().into_bytes()),
            })
        };
        let extras = Extras { instead: Some(Box::new(instead)), plain: true, ..Extras::default() };
        Ok(Self { server: legcheck_local_server::start_with(&dist(), 0, extras)? })
    }

    /// The origin. It is cross-site to the guide, not only on another port.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.server.addr().port())
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("{}/", self.origin())
    }
}

/// The snippet that the guide generates for a clinic with these settings, for the guide at this origin.
///
/// # Errors
/// If the finished site has no script for clinics, or a setting is wrong.
pub fn snippet(guide: &str, settings: &str) -> Result<String> {
    let known = Known { regions: "united-kingdom australia", languages: "en" };
    let read = read(settings, &known);
    anyhow::ensure!(read.problems.is_empty(), "{:?}", read.problems);
    let (script, integrity) = embed(guide)?;
    Ok(html(&read.settings, &Place { guide: &format!("{guide}/"), script: &script, integrity: &integrity }))
}

/// The address and integrity hash of the script for clinics.
///
/// # Errors
/// If the finished site has none.
pub fn embed(guide: &str) -> Result<(String, String)> {
    let bytes = fs::read(dist().join(EMBED)).map_err(|error| anyhow!("there is no {EMBED}: {error}"))?;
    Ok((format!("{guide}/{EMBED}"), format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))))
}
