//! Screenshots of the site in a real browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use legcheck_devkit::{paths, shell};

use crate::programs::cargo_run;
use crate::{build, setup};

/// The screenshot in the README.
const OF_README: &str = "question-390-light.png";

/// The screenshots in the browser's install dialog: desktop and phone.
const OF_APP: [&str; 2] = ["screen-wide.png", "screen-narrow.png"];

/// Builds the site, writes all screenshots into `folder`, and updates those of the README, of link previews and of the
/// installed app.
///
/// # Errors
/// If the site cannot be built, or the browser cannot be started.
pub fn take(folder: &Path) -> Result<()> {
    let tools = setup::install(setup::Scope::Browsers);
    build::with_tools(&tools, &build::Options::default())?;
    let folder = std::path::absolute(folder)?;
    let mut command = cargo_run("legcheck-browser-tests", "screenshots");
    command.env("PATH", tools.path()).env("LEGCHECK_DIST", paths::dist());
    shell::run(command.arg(&folder))?;
    let images = paths::workspace().join("docs/images");
    fs::create_dir_all(&images)?;
    fs::copy(folder.join(OF_README), images.join("check.png")).context("the picture of the README")?;
    let share = paths::workspace().join("assets/share.png");
    fs::copy(folder.join("share.png"), share).context("the picture of shared links")?;
    let of_app = paths::workspace().join("assets/icons");
    for name in OF_APP {
        let mut shrink = cargo_run("legcheck-artwork", "legcheck-artwork");
        shell::run(shrink.arg("shrink").arg(folder.join(name)).arg(of_app.join(name)))?;
    }
    shell::print(&format!("The pictures are in {}", folder.display()));
    Ok(())
}
