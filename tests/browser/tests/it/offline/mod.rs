//! Offline use: what is cached, how it is updated, and how faults affect it.

mod faults;
mod first;
mod settings;
mod updates;

use anyhow::{Result, anyhow, ensure};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::host::{Host, Release};
use legcheck_browser_tests::page::Page;
use libtest_mimic::Trial;
use serde_json::json;

use crate::world::{Play, World};

const TESTS: &[(&str, Play)] = &[
    ("after_one_visit_all_works_without_a_network", first::all_works),
    ("what_is_lost_or_spoilt_is_mended", first::what_is_lost_is_mended),
    ("without_room_the_guide_works_online", first::without_room),
    ("a_silent_store_holds_up_no_page", faults::silent_store),
    ("a_first_visit_that_breaks_off_leaves_nothing_half", faults::first_visit_breaks_off),
    ("a_wrong_file_never_becomes_a_part_of_an_update", faults::wrong_files),
    ("two_releases_back_and_forth_are_never_mixed", updates::back_and_forth),
    ("an_update_waits_for_a_check_in_any_tab", updates::waits_for_a_check),
    ("a_tab_hears_of_an_update_when_somebody_returns", updates::asked_on_return),
    ("a_safety_update_comes_before_a_new_check", updates::safety_first),
    ("a_host_that_edits_pages_holds_up_no_release", updates::past_an_edit),
    ("a_host_with_short_addresses_holds_up_no_release", updates::past_short_addresses),
    ("a_safety_update_that_cannot_be_kept_comes_before_a_new_check", updates::safety_that_cannot_be_kept),
    ("a_newer_release_that_cannot_be_kept_is_named", updates::cannot_be_kept),
    ("half_a_file_in_a_cache_is_fetched_again", first::half_a_file),
    ("a_page_translator_is_left_alone", settings::translated),
    ("delete_everything_leaves_nothing", settings::delete_everything),
    ("delete_everything_reaches_other_tabs", settings::delete_in_other_tabs),
    ("the_settings_keep_still", settings::keeps_still),
    ("the_theme_is_the_chosen_one", settings::theme),
    ("it_stays_out_of_the_way_of_another_worker", settings::beside_another_worker),
];

pub fn tests(world: &World) -> Vec<Trial> {
    let all =
        TESTS.iter().flat_map(|(name, play)| Kind::ALL.map(|kind| world.test(kind, &format!("offline::{name}"), play)));
    // When its page closes, WebKitGTK stops a worker during installation. That leaves an unused, incomplete release
    // behind until the next one is activated, while this test requires exactly one complete release.
    let breaks_off = [Kind::Chromium, Kind::Firefox].map(|kind| {
        world.test(kind, "offline::an_update_that_breaks_off_leaves_the_old_release_whole", faults::update_breaks_off)
    });
    // WebKitGTK occasionally does not respond to a page that registers a worker soon after one has failed.
    let wrong = [Kind::Chromium, Kind::Firefox].map(|kind| {
        world.test(
            kind,
            "offline::a_wrong_script_or_picture_never_becomes_a_part_of_a_release",
            faults::wrong_other_files,
        )
    });
    all.chain(breaks_off).chain(wrong).chain(first::tests(world)).collect()
}

/// Number of rounds of faults or updates; `LEGCHECK_ROUNDS=50` runs more than there is time for by default.
fn rounds(usual: usize) -> usize {
    std::env::var("LEGCHECK_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Opens a page and waits until it reports that every file is cached and verified.
fn visit(page: &Page<'_>) -> Result<()> {
    page.open("/")?;
    ready(page)
}

fn ready(page: &Page<'_>) -> Result<()> {
    let says = page.wait(
        "the page says that it is ready without a network",
        "const line = document.querySelector('#offers [data-when=offline-ready]');
         return line !== null && !line.hidden && line.innerText.includes('release-')",
    );
    with_state(page, says)
}

/// Checks for an update from the settings, and waits for the result.
fn look_for_update(page: &Page<'_>) -> Result<()> {
    page.open("/settings/")?;
    // WebKit ignores a second request while the first is in progress.
    let settled = "return document.querySelector('main [data-when=offline-ready]:not([hidden])') !== null";
    with_state(page, page.wait("the page is ready", settled))?;
    page.click("[data-action=look-for-update]")?;
    let ends = "return ['newest', 'found', 'broken', 'failed'].some(
         (end) => document.querySelector(`main [data-when=asked-${end}]:not([hidden])`) !== null)";
    with_state(page, page.wait("the look ends", ends))?;
    // A found update is then downloaded, completely or not at all.
    page.wait_for_worker()
}

/// Reloads the page by script. The reload command of Firefox's driver bypasses the worker, like a forced reload.
fn reload(page: &Page<'_>) -> Result<()> {
    loads_anew(page, || page.js("location.reload()", vec![]).map(drop))
}

/// Does something that must reload the page.
fn loads_anew(page: &Page<'_>, act: impl FnOnce() -> Result<()>) -> Result<()> {
    page.js("document.documentElement.dataset.before = 1", vec![])?;
    act()?;
    let anew = page.wait(
        "the page is loaded anew",
        "const { before, app } = document.documentElement.dataset;
         return before === undefined && app === 'ready' && document.readyState === 'complete'",
    );
    with_state(page, anew)
}

/// Waits until an offer is shown.
fn expect_offer(page: &Page<'_>, when: &str) -> Result<()> {
    let script = format!(
        "const offer = document.querySelector('#offers [data-when={when}]');
         return offer !== null && !offer.hidden && offer.getClientRects().length > 0"
    );
    page.wait(&format!("{when} is offered"), &script)
}

/// Accepts the update of this offer, once the page has fetched all that it needs. While the older worker is asked for files,
/// Chromium lets it go on until it has been idle for half a minute; a worker that a driver watches is never idle.
fn take(page: &Page<'_>, when: &str) -> Result<()> {
    expect_offer(page, when)?;
    page.wait(
        "the page has fetched all",
        "const now = performance.getEntriesByType('resource').length;
         const [before, since] = window.fetched ?? [];
         if (before !== now) window.fetched = [now, performance.now()];
         return before === now && performance.now() - since > 1000",
    )?;
    loads_anew(page, || page.click(&format!("#offers [data-when={when}] [data-action=update]")))
}

/// Adds the state of the worker to an error.
fn with_state<T>(page: &Page<'_>, result: Result<T>) -> Result<T> {
    result.map_err(|error| {
        let state = page.js_async(STATE, vec![]).unwrap_or_default();
        anyhow!("{error:#}; the worker: {state}")
    })
}

/// The state of the worker, for messages.
const STATE: &str = "const done = arguments[0];
    (async () => {
      const describe = (worker) => worker && new Promise((told) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => told(data?.id);
        worker.postMessage({ type: 'describe' }, [port2]);
        setTimeout(told, 2000, 'silent');
      });
      const registration = await navigator.serviceWorker.getRegistration();
      const of = (worker) => worker?.state ?? null;
      const { installing, waiting, active } = registration ?? {};
      return [of(installing), of(waiting), of(active), await caches.keys(),
        [...document.querySelectorAll('[data-when]:not([hidden])')].map((e) => e.dataset.when),
        { ...document.documentElement.dataset },
        await describe(navigator.serviceWorker.controller), await describe(active),
        (await (await fetch(location.href)).text()).slice(-30)];
    })().then((state) => done(JSON.stringify(state)), (error) => done(String(error)))";

/// The release of the current page.
fn shown(page: &Page<'_>) -> Result<String> {
    let mark = page.js(
        "const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
         let mark = 'none';
         while (walker.nextNode()) if (walker.currentNode.data.startsWith('release-')) mark = walker.currentNode.data;
         return mark",
        vec![],
    )?;
    Ok(mark.as_str().unwrap_or_default().to_owned())
}

/// Checks that exactly one complete release is cached, and returns its mark.
fn one_whole_release(page: &Page<'_>, host: &Host) -> Result<String> {
    let (mut marks, others) = whole_releases(page, host)?;
    ensure!(
        marks.len() == 1 && others == 0,
        "not exactly one whole release is kept: {marks:?}, and {others} that are not"
    );
    Ok(marks.swap_remove(0))
}

/// The marks of the releases marked complete, and the number of other caches. Each complete release must have all of
/// its files, and pages of that release only.
fn whole_releases(page: &Page<'_>, host: &Host) -> Result<(Vec<String>, usize)> {
    let kept = page.js_async(include_str!("kept.js"), vec![])?;
    let caches = kept.as_array().ok_or_else(|| anyhow!("what is kept cannot be told: {kept}"))?;
    let files = host.kept()?.len();
    let mut whole = Vec::new();
    for cache in caches.iter().filter(|cache| cache["whole"] == true) {
        ensure!(cache["entries"] == json!(files), "the release is not complete: {kept}");
        let marks = cache["marks"].as_array().map(Vec::as_slice).unwrap_or_default();
        ensure!(marks.len() == 1, "releases are mixed: {kept}");
        whole.push(marks[0].as_str().unwrap_or_default().to_owned());
    }
    let others = caches.len() - whole.len();
    Ok((whole, others))
}

/// Fails unless exactly this release is cached completely.
fn expect_release(page: &Page<'_>, host: &Host, release: Release) -> Result<()> {
    page.expect("the release that is kept", &one_whole_release(page, host)?.as_str(), &release.mark())
}
