//! A helper sees wording about another person.

use anyhow::{Context, Result};
use legcheck_browser_tests::page::Respondent;
use legcheck_engine::dataset::Level;

use crate::world::Stage;

pub fn words(stage: &Stage<'_>) -> Result<()> {
    let page = stage.page()?;
    let guide = stage.guide();
    let first = page.start(Respondent::Helper)?;
    let group = guide.plan.groups.iter().find(|g| g.id == first).context("the first page asks of several signs")?;
    page.expect("the heading", &page.text("#page-title")?, &group.label_other)?;
    page.ensure("a note that somebody else is meant", page.visible(".for-helper")? == 1)?;
    page.answer(&first, &["breathing/some"])?;
    let breathing = guide.finding("breathing").context("a finding for breathing")?;
    page.expect("the question", &page.text("#page-title")?, &guide.findings[breathing.at()].label_other)?;
    page.answer("breathing", &["at-rest"])?;
    page.expect_step("emergency")?;
    let level = guide.levels.iter().find(|l| l.level == Level::EmergencyNow).context("words for an emergency")?;
    page.expect("what to do", &page.text(".banner-act")?, &level.act_other)?;
    page.expect("the heading", &page.text("#page-title")?.as_str(), &"This looks like an emergency for them")?;
    // A reload keeps the respondent.
    page.reload()?;
    page.expect("what to do after a reload", &page.text(".banner-act")?, &level.act_other)
}
