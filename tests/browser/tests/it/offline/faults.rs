//! Network and host faults. After each of them, a release is either complete or absent.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use legcheck_browser_tests::host::{Host, Release};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::WORKER;
use legcheck_local_server::Instead;
use serde_json::json;

use super::{expect_release, look_for_update, one_whole_release, rounds, take, visit};
use crate::world::Stage;

/// The network fails after a growing number of responses during the first visit: at eight points, or as many as
/// requested.
pub fn first_visit_breaks_off(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let files = host.kept()?.len();
    // All pages come in one.
    let fetched = 1 + host.kept()?.iter().filter(|file| !file.ends_with(".html")).count();
    let (mut broken, mut visits) = (0, 0);
    // The page itself always loads; the last visits fail after everything has loaded.
    let step = (fetched + 6).div_ceil(rounds(8));
    for answers in (6..fetched + 12).step_by(step) {
        visits += 1;
        let host = Host::start(Release::A)?;
        let page = host.page(stage.engine)?;
        host.break_after(answers);
        // Whether or not the page itself loads, no incomplete release may be kept.
        let _ = page.load(&format!("{}/", host.origin()));
        if host.gives("offline-")? && host.gives("offers-")? {
            page.wait("it is said what came of it", SETTLED)?;
        }
        page.wait_for_worker()?;
        let kept = page.js_async(include_str!("kept.js"), vec![]);
        if let Some(caches) = kept.ok().as_ref().and_then(|kept| kept.as_array()) {
            ensure!(
                caches.iter().all(|cache| cache["whole"] == false || cache["entries"] == json!(files)),
                "after {answers} answers a release is called whole and is not: {caches:?}"
            );
            broken += usize::from(caches.iter().all(|cache| cache["whole"] == false));
        }
        host.mend();
        visit(&page)?;
        expect_release(&page, &host, Release::A)?;
    }
    ensure!(broken * 2 > visits, "only {broken} of {visits} visits broke off in time");
    Ok(())
}

/// The worker has succeeded or failed, if the page has the messages for it. If the network failed before they were
/// loaded, no worker is registered afterwards.
const SETTLED: &str = "return ['ready', 'failed', 'none'].some(
    (name) => document.querySelector(`#offers [data-when=offline-${name}]:not([hidden])`) !== null)";

/// The cache hangs, as it can when a browser is low on space: pages come from the network.
pub fn silent_store(stage: &Stage<'_>) -> Result<()> {
    const SILENCED: &str = "addEventListener('message', ({ data }) => {
        if (data !== 'silence') return;
        for (const name of ['open', 'match', 'has', 'keys']) CacheStorage.prototype[name] = () => new Promise(() => {});
    });";
    let host = Host::start(Release::A)?;
    host.change_worker(|code| code.replace("LONGEST_READ = 3000;", "LONGEST_READ = 300;"))?;
    let worker = [SILENCED.as_bytes(), &host.read(WORKER)?].concat();
    host.fail(move |asked| {
        (asked.trim_start_matches('/') == WORKER).then(|| Instead::Body(200, "text/javascript", worker.clone()))
    });
    let page = host.page(stage.engine)?;
    visit(&page)?;
    page.wait("the worker answers the page", "return navigator.serviceWorker.controller !== null")?;
    page.js("navigator.serviceWorker.controller.postMessage('silence')", vec![])?;
    for path in ["/causes/", "/emergency/", "/"] {
        page.open(path)?;
        page.ensure(&format!("a heading at {path}"), page.visible("#page-title")? == 1)?;
    }
    Ok(())
}

/// Number of ways in which a file can be faulty.
const FAULTS: usize = 4;

/// A fault for the file at this index: truncated, with extra bytes, an error, or a captive portal.
fn fault(place: usize, kind: &'static str, bytes: &[u8]) -> Instead {
    match place % FAULTS {
        0 => Instead::Body(200, kind, bytes[..bytes.len() / 2].to_vec()),
        1 => Instead::Body(200, kind, [bytes, b" "].concat()),
        2 => Instead::Body(500, kind, bytes.to_vec()),
        _ => Instead::Body(200, "text/html", b"<!doctype html><title>Log in</title>".to_vec()),
    }
}

/// The pages of an update arrive truncated, with other bytes, as an error, and as a captive portal: once in each way.
pub fn wrong_files(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    host.publish(Release::B)?;
    // Unchanged files are not fetched again, so only the pages can be faulty. The first visit covers the rest.
    let address = Host::pages_of(Release::B);
    let bytes = host.read(address.trim_start_matches('/'))?;
    for place in 0..FAULTS {
        let (address, fault) = (address.clone(), fault(place, "application/json", &bytes));
        host.fail(move |asked| (asked == address).then(|| fault.clone()));
        update_from_page(&page)?;
        host.mend();
        expect_release(&page, &host, Release::A)?;
    }
    look_for_update(&page)?;
    take(&page, "update-ready")?;
    expect_release(&page, &host, Release::B)
}

/// On a first visit, a file other than a page is faulty: a script, a module, styles, an icon, the manifest, details.
/// No release is marked complete then, and the next visit completes one. One file per extension, or every file if as
/// many rounds are requested.
pub fn wrong_other_files(stage: &Stage<'_>) -> Result<()> {
    let kept = Host::start(Release::A)?.kept()?.into_iter();
    let mut others: Vec<String> = kept.filter(|file| !file.ends_with(".html")).collect();
    others.push(Host::pages_of(Release::A).trim_start_matches('/').to_owned());
    ensure!(others.len() > 10, "only {others:?} are no pages");
    if rounds(0) < others.len() {
        let mut endings = BTreeSet::new();
        // The script that registers the worker is a different case from files that the worker rejects.
        others
            .retain(|file| file.starts_with("offline-") || endings.insert(file.rsplit('.').next().map(str::to_owned)));
    }
    for (place, file) in others.iter().enumerate() {
        let host = Host::start(Release::A)?;
        let page = host.page(stage.engine)?;
        let bytes = host.read(file)?;
        let kind = legcheck_hosting::mime::content_type(std::path::Path::new(file));
        let (fault, address) = (fault(place, kind, &bytes), format!("/{file}"));
        host.fail(move |asked| (asked == address).then(|| fault.clone()));
        // If the page itself needs the file, it shows its advice.
        let _ = page.load(&format!("{}/", host.origin()));
        if !file.starts_with("offline-") {
            // Only the worker requests a file more than twice, because it retries.
            host.wait_until(&format!("the worker asks for {file}"), |asked| {
                asked.iter().filter(|request| !request.rightly).count() > 2
            })?;
        }
        page.wait_for_worker()?;
        let kept = page.js_async(include_str!("kept.js"), vec![])?;
        let none_whole = kept.as_array().is_some_and(|caches| caches.iter().all(|cache| cache["whole"] == false));
        ensure!(none_whole, "with a wrong {file} a release is called whole: {kept}");
        host.mend();
        visit(&page)?;
        expect_release(&page, &host, Release::A)?;
    }
    Ok(())
}

/// The network fails repeatedly during updates, each time at another point; the host publishes another release in
/// between.
pub fn update_breaks_off(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    let (mut present, mut next) = (Release::A, Release::B);
    let (mut old, mut new) = (0, 0);
    let rounds = rounds(12);
    for round in 0..rounds {
        host.publish(next)?;
        if round % 4 == 3 {
            host.mend();
        } else {
            // The worker, and the pages.
            host.break_after(round % 3);
        }
        update_from_page(&page)?;
        if round % 6 == 4 {
            // The host itself goes offline and comes back.
            host.go_away();
            page.load(&format!("{}/", host.origin()))?;
            host.come_back()?;
        }
        host.mend();
        if has_waiting(&page)? {
            page.open("/")?;
            take(&page, "update-ready")?;
            std::mem::swap(&mut present, &mut next);
            new += 1;
        } else {
            old += 1;
        }
        expect_release(&page, &host, present)?;
    }
    ensure!(old.min(new) >= rounds / 4, "{old} rounds stayed old and {new} became new; both must happen");
    one_whole_release(&page, &host).map(drop)
}

/// Checks for an update and waits until it is installed or has failed.
fn update_from_page(page: &Page<'_>) -> Result<()> {
    page.js_async(
        "const done = arguments[0];
         navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => done(true), () => done(false))",
        vec![],
    )?;
    page.wait_for_worker()
}

pub(super) fn has_waiting(page: &Page<'_>) -> Result<bool> {
    let waiting = page.js_async(
        "const done = arguments[0]; navigator.serviceWorker.getRegistration().then((r) => done(r.waiting !== null))",
        vec![],
    )?;
    Ok(waiting == true)
}
