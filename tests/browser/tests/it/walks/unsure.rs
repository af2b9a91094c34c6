//! "Not sure about one or more of these" asks the signs that were not ticked, one by one.

use anyhow::Result;

use crate::world::Stage;

pub fn each_sign_is_asked(stage: &Stage<'_>) -> Result<()> {
    // The first sign of the page is among those that are not sure: its own page must not be taken for the page of all.
    let interview = stage.interview_unsure_of(&[], "confusion")?;
    let page = stage.page()?;
    page.to_result(&interview)?;
    page.expect("the result", &page.outcome()?, &interview.result)
}
