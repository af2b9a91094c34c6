//! Walks by keys, and what is heard on them.

use anyhow::{Result, bail};

use crate::session::Session;
use crate::site::REVIEW;

/// A title, where the walk begins, and its keys.
pub type Way = (&'static str, &'static str, fn(&mut Walk) -> Result<()>);

/// Every walk.
pub const WALKS: &[Way] = &[
    ("From the start page to an emergency and its result", "/", to_an_emergency),
    ("From the review to a question and back, and to the result", REVIEW, to_the_result),
    ("The first pages for somebody else", "/", for_somebody_else),
];

/// More than any page has stops.
const MOST_STOPS: usize = 30;

fn to_an_emergency(walk: &mut Walk) -> Result<()> {
    walk.tab_to("Start for me")?;
    walk.press("Return")?;
    // Enter in a form is Continue. The same error twice.
    walk.tab_to("check box")?;
    walk.press("Return")?;
    walk.tab_to("link")?;
    walk.press("Return")?;
    walk.press("Return")?;
    walk.tab_to("link")?;
    walk.press("Return")?;
    walk.press("space")?;
    walk.press("Return")?;
    walk.tab_to("at rest")?;
    walk.press("space")?;
    walk.press("Return")?;
    walk.tab_to("See")?;
    walk.press("Return")?;
    Ok(())
}

fn to_the_result(walk: &mut Walk) -> Result<()> {
    walk.tab_to("Change")?;
    walk.press("Return")?;
    walk.tab_to("Continue")?;
    walk.press("Return")?;
    walk.tab_to("See")?;
    walk.press("Return")?;
    // On by lines, through the level, its reason and the scale.
    for _ in 0..10 {
        walk.press("Down")?;
    }
    Ok(())
}

fn for_somebody_else(walk: &mut Walk) -> Result<()> {
    walk.tab_to("Start for someone else")?;
    walk.press("Return")?;
    walk.tab_to("Not sure")?;
    walk.press("space")?;
    walk.press("Return")?;
    walk.tab_to("radio button")?;
    walk.press("Down")?;
    Ok(())
}

/// A walk under way.
pub struct Walk {
    session: Session,
    heard: String,
}

impl Walk {
    /// Opens a page, and listens to what is said of it.
    pub fn start(title: &str, address: &str) -> Result<Self> {
        let mut session = Session::start(address)?;
        session.enter_window()?;
        let lines = session.listen()?;
        let mut walk = Self { session, heard: format!("== {title}\n\n") };
        walk.note("The page opens", &lines);
        Ok(walk)
    }

    /// All that was heard.
    pub fn heard(&self) -> String {
        format!("{}\n", self.heard)
    }

    fn note(&mut self, what: &str, lines: &[String]) {
        self.heard += &format!("{what}:\n");
        // How the window is called, what Orca counts in a page, and whether it tells what it leaves, depends on how far the page
        // is at that moment.
        let by_chance =
            |line: &str| line.ends_with(" frame.") || line.starts_with("Page has ") || line.starts_with("leaving ");
        let lines = lines.iter().filter(|line| !by_chance(line));
        self.heard.extend(lines.map(|line| format!("    {line}\n")));
    }

    fn press(&mut self, key: &str) -> Result<Vec<String>> {
        let lines = self.session.press(key)?;
        self.note(key, &lines);
        Ok(lines)
    }

    /// Presses Tab until these words are heard.
    fn tab_to(&mut self, words: &str) -> Result<()> {
        for _ in 0..MOST_STOPS {
            if self.press("Tab")?.iter().any(|line| line.contains(words)) {
                return Ok(());
            }
        }
        bail!("Tab never led to {words:?}")
    }
}
