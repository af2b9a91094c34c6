//! Pictures of the site, taken by a real browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::pixels::Picture;
use crate::{build, icons, paths, setup, shell};

/// The one that the README shows.
const OF_README: &str = "question-390-light.png";

/// Those that a browser shows before it installs the app: a desk and a phone.
const OF_APP: [&str; 2] = ["screen-wide.png", "screen-narrow.png"];

/// Builds the site, takes all pictures into `folder`, and renews the pictures of the README, of shared links and
/// of the installed app.
///
/// # Errors
/// When the site cannot be built, or the browser cannot be started.
pub fn take(folder: &Path) -> Result<()> {
    let tools = setup::install(setup::Scope::Browsers);
    build::with_tools(&tools, &build::Options::default())?;
    // The pictures are taken by a program that runs elsewhere, so the folder must not depend on where it runs.
    let folder = std::path::absolute(folder)?;
    let mut command = shell::command("cargo");
    command.current_dir(paths::workspace()).env("PATH", tools.path()).env("LEGCHECK_DIST", paths::dist());
    command.args(["run", "--quiet", "--package", "legcheck-browser-tests", "--bin", "screenshots", "--"]);
    shell::run(command.arg(&folder))?;
    let images = paths::workspace().join("docs/images");
    fs::create_dir_all(&images)?;
    fs::copy(folder.join(OF_README), images.join("check.png")).context("the picture of the README")?;
    let share = paths::workspace().join("assets/share.png");
    fs::copy(folder.join("share.png"), share).context("the picture of shared links")?;
    let of_app = paths::workspace().join(icons::FOLDER);
    for name in OF_APP {
        let picture = fs::read(folder.join(name)).context("a picture of the installed app")?;
        fs::write(of_app.join(name), Picture::read(&picture)?.with_few_colours().to_png()?)?;
    }
    shell::print(&format!("The pictures are in {}", folder.display()));
    Ok(())
}
