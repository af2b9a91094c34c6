//! Compares what a running host answers with the finished site in a folder, and says in plain words what the host changes,
//! what that costs, and how to stop it.

mod client;
mod compare;
mod findings;
mod known;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use legcheck_hosting::{files, policy};

pub use findings::{Finding, Harm, Report};

use client::Client;
use compare::{Expected, Site};

/// Asks the host for every file that a visitor may load, and for an address that does not exist.
///
/// # Errors
/// If the address is malformed, there is no finished site, or the host does not answer at all.
pub fn check(dist: &Path, url: &str) -> Result<Report> {
    ensure!(dist.join("index.html").is_file(), "there is no finished site in {}", dist.display());
    let client = Client::new(url)?;
    let first = client.get("").with_context(|| format!("{url} does not answer"))?;
    let mut report = Report::default();
    if first.is_redirect() {
        let to = first.header("location").unwrap_or_default();
        report.add(Finding::Redirected, &format!("{url} to {to}"));
        return Ok(report);
    }
    let site = Site { policy: policy::policy_of_site(dist)? };
    for file in files::files(dist)? {
        let expected = Expected::read(dist, &file)?;
        match client.get(&expected.address) {
            Ok(answer) => site.compare(&expected, &answer, &mut report),
            Err(error) => report.add(Finding::Silent, &format!("{} ({error})", expected.address)),
        }
    }
    let nowhere = client.get("legcheck-no-such-page/")?;
    if nowhere.status == 200 {
        report.add(Finding::NoMissingPage, "legcheck-no-such-page/");
    }
    if !client.is_secure() {
        report.add(Finding::Insecure, url);
    }
    Ok(report)
}
