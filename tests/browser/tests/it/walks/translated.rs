//! Under a page translator the guide says what it says without one: no old words stay, and no number differs from what it dials.

use anyhow::Result;
use legcheck_browser_tests::page::Page;
use serde_json::{Value, json};

use super::levels::SAME_DAY;
use crate::extras;
use crate::world::Stage;

/// A translator that answers at once, one that does so before the next frame, and a slow one.
const DELAYS: [Option<u32>; 3] = [None, Some(20), Some(300)];

/// What a page says at one moment of a walk.
#[derive(Debug, PartialEq)]
struct Moment {
    name: String,
    texts: Vec<String>,
    focus: Value,
}

/// A walk, with or without a translator.
struct Walk<'p, 'e> {
    page: &'p Page<'e>,
    moments: Vec<Moment>,
}

impl Walk<'_, '_> {
    fn look(&mut self, name: &str) -> Result<()> {
        // The review is drawn in two steps.
        let whole = "document.querySelector('main [data-step=review]:not([data-drawn])') === null";
        let translated = format!("return {whole} && (globalThis.untranslated?.() ?? []).length === 0");
        self.page.wait("it is whole and translated", &translated)?;
        let seen = self.page.js(include_str!("texts.js"), vec![])?;
        self.page.expect(&format!("faults at {name}"), &seen["wrong"], &json!([]))?;
        let texts = serde_json::from_value(seen["texts"].clone())?;
        self.moments.push(Moment { name: name.to_owned(), texts, focus: seen["focus"].clone() });
        Ok(())
    }

    fn region(&mut self, region: &str) -> Result<()> {
        self.page.js("document.querySelector('details.region').open = true", vec![])?;
        self.page.click(&format!("details.region [value={region}]"))?;
        self.page
            .wait("the region is chosen", &format!("return document.documentElement.dataset.region === '{region}'"))?;
        self.look(region)
    }

    /// Opens a page by a link, within the app.
    fn follow(&mut self, link: &str, step: &str) -> Result<()> {
        self.page.js("document.querySelector(arguments[0]).click()", vec![json!(link)])?;
        self.page.expect_step(step)?;
        self.page.wait("the heading has the focus", "return document.activeElement.id === 'page-title'")?;
        self.look(step)
    }

    /// Everything that changes in place.
    fn whole(&mut self, stage: &Stage<'_>) -> Result<()> {
        let page = self.page;
        self.look("start")?;
        for region in ["united-states", "united-kingdom", "australia", "south-africa"] {
            self.region(region)?;
        }
        self.check(stage)?;
        self.after_the_check()?;
        self.follow(".top-emergency", "emergency-signs")?;
        for region in ["united-kingdom", "new-zealand"] {
            self.region(region)?;
        }
        self.follow("a[href='settings/']", "settings")?;
        self.follow(".brand", "start")?;
        // Another respondent, and an emergency.
        page.advance("start", &[], "start-helper")?;
        self.look("for another person")?;
        page.answer("danger-now", &["breathing/some"])?;
        self.look("breathing of another person")?;
        page.answer("breathing", &["at-rest"])?;
        self.look("emergency of another person")?;
        self.region("ireland")?;
        page.advance("emergency", &[], "go-on")?;
        self.look("after the emergency")?;
        Ok(())
    }

    /// A check, with an error, lines for "not sure", an answer that is changed on the review, and the result.
    fn check(&mut self, stage: &Stage<'_>) -> Result<()> {
        let page = self.page;
        page.advance("start", &[], "start")?;
        self.look("the first question")?;
        page.click("[data-action=continue]")?;
        page.wait("an error", "return document.activeElement.id === 'error-summary'")?;
        self.look("an error")?;
        page.click("label.tile[data-choice=none]")?;
        page.click("label.tile[data-finding=breathing]")?;
        self.look("what was taken out")?;
        page.click("label.tile[data-finding=breathing]")?;
        page.click("label.tile[data-choice=unsure]")?;
        page.click("[data-action=continue]")?;
        page.wait("lines", "return document.querySelector('form.lines') !== null")?;
        self.look("lines")?;
        page.js("history.back()", vec![])?;
        page.expect_step("start")?;
        let interview = stage.interview(SAME_DAY)?;
        page.advance("start", &[], "start")?;
        for turn in &interview.turns {
            self.page.take(turn)?;
            self.look(&format!("after {}", turn.step))?;
        }
        page.click("[data-action=change][data-finding=age]")?;
        page.expect_step("you")?;
        let mut step = page.answer("you", &["age/adult-70-plus", "sex/female", "usual-walking/on-foot"])?;
        let after = stage.interview(&[SAME_DAY, &[("age", &["adult-70-plus"])]].concat())?;
        for turn in &after.turns {
            if turn.step == step {
                step = page.take(turn)?;
            }
        }
        page.expect_step("review")?;
        self.look("the review with another answer")?;
        page.advance("review", &[], "continue")?;
        page.expect_step("result")?;
        self.look("the result")
    }

    /// What the second module changes in place, on the result and beside the picture.
    fn after_the_check(&mut self) -> Result<()> {
        let page = self.page;
        page.js("for (const e of document.querySelectorAll('main details')) e.open = true", vec![])?;
        for shown in [true, false] {
            page.js("const b = document.querySelector('[data-action=show-qr]'); b.focus(); b.click()", vec![])?;
            let drawn = "return (document.querySelector('[data-section=qr] svg') !== null)";
            page.wait("the code is drawn or gone", &format!("{drawn} === {shown}"))?;
            self.look("the code")?;
        }
        page.js("document.querySelector('[data-action=keep]').click()", vec![])?;
        page.wait("it is kept", "return document.querySelector('[data-notice=keep]') !== null")?;
        self.look("a kept check")?;
        page.js("localStorage.removeItem('legcheck.saved')", vec![])?;
        page.advance("result", &[], "review")?;
        page.click("[data-action=change][data-finding=legs-affected]")?;
        page.expect_step(extras::FIRST)?;
        extras::open_picture(page)?;
        // Those that are weak are marked by the answers.
        extras::choose_kind(page, "numb")?;
        for region in ["left-front-thigh", "right-back-calf"] {
            extras::mark(page, region)?;
            self.look("a mark")?;
        }
        extras::mark(page, "left-front-thigh")?;
        self.look("a mark less")
    }
}

pub fn says_the_same(stage: &Stage<'_>) -> Result<()> {
    let mut plain = None;
    for delay in [None].into_iter().chain(DELAYS.map(Some)) {
        let page = stage.page()?;
        page.open("/")?;
        if let Some(delay) = delay {
            page.js(include_str!("translator.js"), vec![json!(delay)])?;
        }
        let mut walk = Walk { page: &page, moments: Vec::new() };
        walk.whole(stage)?;
        let moments = walk.moments;
        let Some(plain) = &plain else {
            plain = Some(moments);
            continue;
        };
        for (expected, found) in plain.iter().zip(&moments) {
            check(&page, delay, expected, found)?;
        }
    }
    Ok(())
}

fn check(page: &Page<'_>, delay: Option<Option<u32>>, expected: &Moment, found: &Moment) -> Result<()> {
    let only_in = |a: &Moment, b: &Moment| -> Vec<String> {
        a.texts.iter().filter(|text| !b.texts.contains(text)).cloned().collect()
    };
    let moment = format!("at {:?}, with a translator that takes {delay:?}", expected.name);
    page.expect(&format!("old words {moment}"), &only_in(found, expected), &Vec::new())?;
    page.expect(&format!("missing words {moment}"), &only_in(expected, found), &Vec::new())?;
    page.expect(&format!("what is said and where the focus is {moment}"), found, expected)
}
