//! The WebAssembly modules of the site, and how each is finished after compilation.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

use anyhow::{Context, Result};
use legcheck_devkit::shell;

use crate::setup::Tools;
use crate::versions;

/// One module. `index.html` has the same list for Trunk; a test compares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Module {
    /// Folder of its package, relative to the repository root.
    pub folder: &'static str,
    /// Its binary; the files are named after it.
    pub bin: &'static str,
    /// The features of its package.
    pub features: &'static str,
    /// Whether it includes constants generated from the content.
    pub includes_content: bool,
}

/// The modules in build order. The first needs no content, which is compiled meanwhile. The second takes longest to
/// finish, which overlaps with compiling the third.
pub const MODULES: [Module; 3] = [
    Module { folder: "crates/embed", bin: "legcheck-embed-web", features: "", includes_content: false },
    Module { folder: "", bin: "legcheck-extras", features: "extras", includes_content: true },
    Module { folder: "", bin: "legcheck-web", features: "", includes_content: true },
];

/// Arguments of `wasm-opt`; docs/SIZE.md lists what each saves.
pub const WASM_OPT: [&str; 5] = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

impl Module {
    /// Generates the script and the finished module in `folder`, unless they are up to date.
    ///
    /// # Errors
    /// If a tool fails or a file cannot be read or written.
    pub fn finish(&self, tools: &Tools, bindgen: &Path, compiled: &Path, folder: &Path, optimize: bool) -> Result<()> {
        let optimize = optimize && tools.wasm_opt;
        let [input, recipe] = ["input.wasm", "recipe"].map(|name| folder.join(format!("{}.{name}", self.bin)));
        let wanted = self.recipe(bindgen, optimize)?;
        let done = self.outputs().iter().all(|name| folder.join(name).is_file());
        if done && is_text(&recipe, &wanted) && same_bytes(&input, compiled)? {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        // If this is interrupted, the next build starts over.
        let _ = fs::remove_file(&recipe);
        shell::output(Command::new(bindgen).arg(compiled).arg(folder))?;
        if optimize {
            let module = folder.join(format!("{}_bg.wasm", self.bin));
            let mut wasm_opt = tools.command("wasm-opt");
            shell::output(wasm_opt.args(WASM_OPT).arg(&module).arg("--output").arg(&module))?;
        }
        fs::copy(compiled, &input)?;
        Ok(fs::write(&recipe, wanted)?)
    }

    /// Copies the script and the module to the folder where the pages are written.
    ///
    /// # Errors
    /// If one is missing or cannot be copied.
    pub fn copy(&self, from: &Path, to: &Path) -> Result<()> {
        for name in self.outputs() {
            fs::copy(from.join(&name), to.join(&name)).with_context(|| format!("{name} could not be copied"))?;
        }
        Ok(())
    }

    fn outputs(&self) -> [String; 2] {
        [format!("{}.js", self.bin), format!("{}_bg.wasm", self.bin)]
    }

    /// Everything besides the compiled module that determines the output.
    fn recipe(&self, bindgen: &Path, optimize: bool) -> io::Result<String> {
        let program = bindgen.metadata()?;
        let optimizer = if optimize { format!("wasm-opt {} {WASM_OPT:?}", versions::BINARYEN) } else { String::new() };
        Ok(format!("{:?} {} {optimizer}", program.modified()?, program.len()))
    }
}

fn is_text(file: &Path, text: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|found| found == text)
}

fn same_bytes(kept: &Path, file: &Path) -> io::Result<bool> {
    Ok(kept.is_file() && fs::read(kept)? == fs::read(file)?)
}
