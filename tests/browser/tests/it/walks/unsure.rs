//! "Not sure about one or more of these" asks the signs that were not ticked, one by one.

use anyhow::Result;
use legcheck_browser_tests::interview::{self, Reply};

use crate::world::Stage;

pub fn each_sign_is_asked(stage: &Stage<'_>) -> Result<()> {
    let guide = stage.guide();
    // The first sign of the page is among those that are not sure: its own page must not be taken for the page of all.
    let usual = stage.interview(&[])?;
    let interview = interview::plan(guide, |finding| match guide.findings[finding.at()].id.as_str() {
        "confusion" => Reply::DoNotSay,
        _ => match usual.answers.choices(finding) {
            [] => guide.choice_where(finding, |c| c.is_none).map_or(Reply::DoNotSay, |c| Reply::Choose(vec![c])),
            choices => Reply::Choose(choices.to_vec()),
        },
    })?;
    let page = stage.page()?;
    page.to_result(&interview)?;
    page.expect("the result", &page.outcome()?, &interview.result)
}
