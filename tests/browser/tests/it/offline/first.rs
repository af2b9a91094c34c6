//! Offline use after a first visit.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::host::{Host, Release};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use libtest_mimic::Trial;
use tempfile::TempDir;

use super::faults::has_waiting;
use super::{expect_release, look_for_update, ready, reload, rounds, shown, take, visit, whole_releases, with_state};
use crate::walks::levels::SAME_DAY;
use crate::world::{Stage, World};

/// The server is offline; every page still opens, and a whole check leads to its result.
pub fn all_works(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    expect_release(&page, &host, Release::A)?;
    host.go_away();
    opens(&page, &Site::pages()?)?;
    a_check_works(stage, &page)?;
    page.load(&format!("{}/no/such/page/", host.origin()))?;
    page.ensure("the emergency numbers at an address that is not kept", page.visible("a[href^='tel:']")? > 0)
}

/// One page of each kind.
const SOME: [&str; 5] = ["/", "/causes/als/", "/tests/", "/emergency/", "/settings/"];

fn opens<P: AsRef<str>>(page: &Page<'_>, paths: &[P]) -> Result<()> {
    paths.iter().map(AsRef::as_ref).try_for_each(|path| {
        page.open(path)?;
        page.ensure(&format!("a heading at {path}"), page.visible("#page-title")? == 1)
    })
}

/// A whole check leads to a complete result.
fn a_check_works(stage: &Stage<'_>, page: &Page<'_>) -> Result<()> {
    let interview = stage.interview(SAME_DAY)?;
    page.to_result(&interview)?;
    page.expect("the result", &page.outcome()?, &interview.result)?;
    page.wait(
        "the tests of a cause are there, which come in a file of their own",
        "return document.querySelector('.causes details') !== null",
    )?;
    page.wait("the styles of the result and of paper are there", "return [...document.styleSheets].length >= 3")?;
    reload(page)?;
    page.expect_step("result")
}

/// Deleted or corrupted cache entries are fetched again.
pub fn what_is_lost_is_mended(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    let page = host.page(stage.engine)?;
    visit(&page)?;
    let spoil = "const done = arguments[0];
        (async () => {
          const name = (await caches.keys()).find((name) => name.startsWith('legcheck '));
          const cache = await caches.open(name);
          let place = 0;
          for (const request of await cache.keys()) {
            if (request.url.endsWith('?whole')) continue;
            place += 1;
            if (place % 3 === 0) await cache.delete(request);
            if (place % 3 === 1) {
              const old = await cache.match(request);
              await cache.put(request, new Response('spoilt', { headers: old.headers }));
            }
          }
          return place;
        })().then(done, (error) => done(String(error)))";
    let entries = page.js_async(spoil, vec![])?;
    ensure!(entries.as_u64().is_some_and(|n| n > 30), "nothing was spoilt: {entries}");
    // Each page is correct as soon as it is opened.
    page.open("/causes/als/")?;
    page.ensure("the page of a cause", page.visible("#page-title")? == 1)?;
    // The integrity check of all files restores the rest.
    visit(&page)?;
    expect_release(&page, &host, Release::A)?;
    host.go_away();
    opens(&page, &SOME)?;
    a_check_works(stage, &page)
}

/// Every script and module arrives cut, under a name that lets the browser keep it for good: the page works all the same.
pub fn half_a_file(stage: &Stage<'_>) -> Result<()> {
    let mut host = Host::start(Release::A)?;
    host.cut_first()?;
    let page = host.page(stage.engine)?;
    page.open("/check/")?;
    page.ensure("no advice", page.visible(".trouble")? == 0)?;
    // WebKitGTK leaves a worker installing forever if its page goes away.
    let active = "return navigator.serviceWorker.ready.then((r) => r.active.state === 'activated')";
    with_state(&page, page.wait("the worker is active", active))?;
    visit(&page)?;
    expect_release(&page, &host, Release::A)?;
    a_check_works(stage, &page)
}

/// A device that refuses to store anything: the page reports it, and works.
pub fn without_room(stage: &Stage<'_>) -> Result<()> {
    let host = Host::start(Release::A)?;
    // The worker cannot write, as with a full disk.
    host.change_worker(|code| {
        code.replace(
            "await cache.put(",
            "await Promise.reject(new DOMException('full', 'QuotaExceededError')); await cache.put(",
        )
    })?;
    let page = host.page(stage.engine)?;
    page.open("/")?;
    page.wait(
        "the page says that no copy could be kept",
        "const line = document.querySelector('#offers [data-when=offline-failed]'); return line !== null && !line.hidden",
    )?;
    let interview = stage.interview(SAME_DAY)?;
    page.to_result(&interview)?;
    page.expect("the result", &page.outcome()?, &interview.result)
}

/// Tests with their own browsers. WebKitGTK loses all data when its driver stops it, so it is not included.
pub fn tests(world: &World) -> Vec<Trial> {
    let kinds = [Kind::Chromium, Kind::Firefox];
    let restarted = kinds.map(|kind| {
        let name = "offline::a_browser_started_without_a_network_has_the_guide";
        world.test_alone(kind, name, move |world| after_restart(world, kind))
    });
    let killed = kinds.map(|kind| {
        let name = "offline::a_browser_that_is_killed_has_one_whole_release";
        world.test_alone(kind, name, move |_| after_kills(kind))
    });
    restarted.into_iter().chain(killed).collect()
}

/// A browser restarts without a network.
fn after_restart(world: &World, kind: Kind) -> Result<()> {
    let profile = TempDir::new()?;
    let mut host = Host::start(Release::A)?;
    {
        let engine = Engine::with_profile(kind, profile.path())?;
        let page = host.page(&engine)?;
        visit(&page)?;
    }
    host.go_away();
    let engine = Engine::with_profile(kind, profile.path())?;
    let page = host.page(&engine)?;
    page.open("/")?;
    ready(&page)?;
    opens(&page, &SOME)?;
    a_check_works(&world.stage(&engine, world.site()), &page)
}

/// A browser is killed at various moments of a first visit or an update, and restarts. It then has exactly one
/// complete release, the old or the new one.
fn after_kills(kind: Kind) -> Result<()> {
    let kills = rounds(4);
    let profile = TempDir::new()?;
    let host = Host::start(Release::A)?;
    let mut releases = Vec::new();
    for round in 0..kills {
        host.publish(if round % 2 == 0 { Release::A } else { Release::B })?;
        {
            let engine = Engine::with_profile(kind, profile.path())?;
            let page = host.page(&engine)?;
            // Do not wait for the page, which may be killed at any moment; the requests tell how far it is.
            page.js("location.href = arguments[0]", vec![serde_json::json!(host.origin() + "/")])?;
            // An update asks for few files: the newest release, the worker, and the pages in one.
            let answers = host.asked().len() + if round == 0 { 7 } else { round % 3 };
            host.wait_until("the worker is at work", |asked| asked.len() > answers)?;
            kill(profile.path())?;
        }
        let engine = Engine::with_profile(kind, profile.path())?;
        let page = host.page(&engine)?;
        visit(&page)?;
        page.wait_for_worker()?;
        let release = shown(&page)?;
        ensure!(
            [Release::A.mark(), Release::B.mark()].contains(&release.as_str()),
            "after kill {round} the page is of {release}"
        );
        let (whole, _) = whole_releases(&page, &host).with_context(|| format!("after kill {round}"))?;
        ensure!(!whole.is_empty(), "after kill {round} no release is whole");
        releases.push(release);
        look_for_update(&page)?;
        if has_waiting(&page)? {
            page.open("/")?;
            take(&page, "update-ready")?;
        }
    }
    let (old, new) = (releases.iter().filter(|r| **r == Release::A.mark()).count(), releases.len());
    ensure!(kills < 4 || (old > 0 && old < new), "{kind}: the release never changed in {releases:?}");
    eprintln!(
        "{kind}: {kills} kills, each time one whole release; {old} times the first, {} times the other",
        new - old
    );
    Ok(())
}

/// Kills every process of a profile, like a phone that runs out of memory.
fn kill(profile: &Path) -> Result<()> {
    let status = Command::new("pkill").args(["-KILL", "-f"]).arg(profile).status().context("pkill")?;
    ensure!(status.success(), "nothing ran with {}", profile.display());
    let end = Instant::now() + Duration::from_secs(60);
    while Command::new("pgrep").arg("-f").arg(profile).stdout(Stdio::null()).status().context("pgrep")?.success() {
        ensure!(Instant::now() < end, "what ran with {} does not end", profile.display());
        std::thread::sleep(Duration::from_millis(10));
    }
    // Lock files of the profile outlive a killed browser.
    for lock in ["SingletonLock", "SingletonSocket", "SingletonCookie", "lock", ".parentlock"] {
        let _ = std::fs::remove_file(profile.join(lock));
    }
    Ok(())
}
