//! "Not sure about one or more of these" asks about the unticked signs one by one.

use anyhow::Result;

use crate::world::Stage;

pub fn each_sign_is_asked(stage: &Stage<'_>) -> Result<()> {
    // The first sign of the page is one of the unsure ones: its own page must not be mistaken for the page of all
    // signs.
    let interview = stage.interview_unsure_of(&[], "confusion")?;
    let page = stage.page()?;
    page.to_result(&interview)?;
    page.expect("the result", &page.outcome()?, &interview.result)
}
