//! No answer leaves the page: not in a request, a URL, a title, or a cookie.

use anyhow::{Result, ensure};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::{Page, Respondent};
use legcheck_browser_tests::site::Site;
use libtest_mimic::Trial;
use serde_json::json;

use crate::walks::levels::SAME_DAY;
use crate::world::{Stage, World};

pub fn tests(world: &World) -> Vec<Trial> {
    Kind::ALL.map(|kind| world.test(kind, "answers_leave_no_trace_outside_the_page", check)).into()
}

fn check(stage: &Stage<'_>) -> Result<()> {
    // Its own server, so that the log only has this check.
    let site = Site::start()?;
    let interview = stage.interview(SAME_DAY)?;
    let ids = answer_ids(stage);
    let page = stage.engine.page(&site)?;
    // First let the guide be cached, which requests every page for every visitor alike.
    page.open("/")?;
    page.wait(
        "the guide is kept",
        "return document.querySelector('#offers [data-when=offline-ready]:not([hidden])') !== null",
    )?;
    let before = site.requests();
    page.start(Respondent::Myself)?;
    for turn in &interview.turns {
        let ticks: Vec<&str> = turn.ticks.iter().map(String::as_str).collect();
        page.take(turn)?;
        tells_nothing(&page, &ids, &ticks)?;
    }
    page.advance("review", &[], "continue")?;
    tells_nothing(&page, &ids, &[])?;
    page.reload()?;
    page.expect_step("result")?;
    everything_is_from_here(&page, &site)?;
    page.expect("the cookies", &page.cookies()?, &vec![])?;
    page.expect("what scripts see of cookies", &page.js("return document.cookie", vec![])?, &json!(""))?;
    let requests = site.requests();
    ensure!(!requests.is_empty(), "the server saw no request, so its log shows nothing");
    ensure!(!requests.iter().any(|r| r.contains(['?', '#'])), "a request has more than a path: {requests:?}");
    for request in &requests[before.len()..] {
        let told = names(request, &ids);
        ensure!(told.is_empty(), "the browser sent {request:?}, which tells {told:?}");
    }
    Ok(())
}

/// Every word that could reveal an answer: the ids of findings and choices.
fn answer_ids(stage: &Stage<'_>) -> Vec<String> {
    let guide = stage.guide();
    guide.findings.iter().map(|f| f.id.clone()).chain(guide.choices.iter().map(|c| c.id.clone())).collect()
}

/// The ids that a URL contains as whole words.
fn names<'a>(address: &str, ids: &'a [String]) -> Vec<&'a str> {
    let words: Vec<&str> = address.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
    ids.iter().map(String::as_str).filter(|id| words.contains(id)).collect()
}

fn tells_nothing(page: &Page<'_>, ids: &[String], ticks: &[&str]) -> Result<()> {
    let address = page.address()?;
    let told = names(&address, ids);
    page.ensure(&format!("an address that tells no answer, and not {told:?}"), told.is_empty())?;
    page.ensure("an address without a query or a fragment", !address.contains(['?', '#']))?;
    // Titles are made from the question, so only ids that are not ordinary words can be checked.
    let title = page.title()?;
    let told = ticks.iter().find(|id| id.contains('-') && title.contains(*id));
    page.ensure(&format!("a title without the answer, and not {title:?}"), told.is_none())
}

fn everything_is_from_here(page: &Page<'_>, site: &Site) -> Result<()> {
    let loaded = page.js(
        "return performance.getEntries().filter((e) => ['resource', 'navigation'].includes(e.entryType))
           .map((e) => e.name).concat(location.href)",
        vec![],
    )?;
    let addresses: Vec<&str> = loaded.as_array().into_iter().flatten().filter_map(|v| v.as_str()).collect();
    page.ensure(&format!("a list of what was loaded, and not {addresses:?}"), addresses.len() >= 4)?;
    let own = format!("{}/", site.origin());
    let foreign: Vec<&&str> = addresses.iter().filter(|a| !a.starts_with(&own)).collect();
    page.ensure(&format!("nothing from elsewhere, and not {foreign:?}"), foreign.is_empty())
}
