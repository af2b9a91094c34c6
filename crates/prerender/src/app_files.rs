//! The files of the app, and what is inlined into every page.

use crate::files::{self, Written};
use crate::fill::fill;
use crate::styles::Styles;
use crate::{embed_script, names, parts, pictures, shrink};
use legcheck::content::{Content, slot};
use std::path::Path;
use std::{env, fs, io};

/// Files that pages refer to or inline.
#[derive(Clone, Debug)]
pub struct AppFiles {
    /// The JS bindings and the bootstrap of the app, as one script.
    pub script: Written,
    /// The WebAssembly module of the app.
    pub wasm: Written,
    /// The details of the result.
    pub details: Written,
    /// The script for offline use.
    pub offline: Written,
    /// The offers shown on pages, such as updates.
    pub offers: Written,
    /// File name of the icon.
    pub icon: String,
    /// The icon as a data URL, so that no page has to request it.
    pub icon_itself: String,
    /// The styles.
    pub styles: Styles,
    /// The bootstrap, inlined into every page.
    pub boot: String,
    /// The files for clinics.
    pub clinic: Clinic,
    /// The script of the second module, including its JS bindings.
    pub result: Written,
}

/// A module loaded on demand, and its JS bindings.
struct Module {
    wasm: Written,
    bindings: String,
}

impl Module {
    /// Writes a module with its content under a hashed name, and returns its bindings.
    fn write(site: &Path, bin: &str, stem: &str, content: Option<&[u8]>) -> io::Result<Self> {
        let bindings = text(files::take(site, bin, ".js")?)?;
        if !bindings.contains("async function __wbg_init(") {
            return Err(wrong("the JS bindings have no `__wbg_init`; adapt assets/js/module.js to it"));
        }
        let wasm = files::take(site, bin, ".wasm")?;
        let (wasm, bindings) = names::shorten(&wasm, &bindings).unwrap_or((wasm, bindings));
        let wasm = match content {
            Some(content) => fill(&wasm, content)?,
            None => wasm,
        };
        Ok(Self { wasm: files::write(site, stem, "wasm", &wasm)?, bindings })
    }

    /// Writes a script: its constants, the bindings, module.js, what it needs, and the script itself.
    fn script(&self, site: &Path, source: &Path, stem: &str, known: &serde_json::Value) -> io::Result<Written> {
        let needs: &[&str] = match stem {
            "frame" => &["idle", "parts"],
            "extras" => &["aloud"],
            _ => &[],
        };
        let mut whole = format!("const files = {known};\n{}\n", self.bindings);
        for part in ["module"].iter().chain(needs).chain([&stem]) {
            whole += &fs::read_to_string(source.join(format!("assets/js/{part}.js")))?;
        }
        files::write(site, stem, "js", shrink::js(&whole).as_bytes())
    }
}

/// Prefix of the second module's files before renaming.
const EXTRAS: &str = "legcheck-extras";

/// Writes the files of the second module.
fn result(site: &Path, source: &Path, details: &Written, style: &Written) -> io::Result<Written> {
    let module = Module::write(site, EXTRAS, "extras", Some(&slot::filled(slot::Module::Extras)))?;
    let known = serde_json::json!({
        "wasm": module.wasm.name,
        "wasmIntegrity": module.wasm.integrity,
        "details": details.name,
        "detailsIntegrity": details.integrity,
        "style": style.name,
    });
    module.script(site, source, "extras", &known)
}

/// The same for the app.
const APP: &str = "legcheck-web";

/// The same for the embed module.
const CLINIC: &str = "legcheck-embed";

/// The files for frames on clinics' pages, and for the page where clinics set them up.
#[derive(Clone, Debug)]
pub struct Clinic {
    /// The script for frames, including the JS bindings.
    pub frame: Written,
    /// The script of the page for clinics, including the same bindings.
    pub page: Written,
}

impl Clinic {
    fn write(site: &Path, source: &Path, content: &Content, style: &Written) -> io::Result<Self> {
        let module = Module::write(site, CLINIC, "clinic", None)?;
        let parts = files::write(site, "frame", "html", parts::frame_parts().as_bytes())?;
        let embed = embed_script::script(&fs::read_to_string(source.join("assets/embed/embed.js"))?)
            .ok_or_else(|| wrong("assets/embed/embed.js has no place for `files`"))?;
        fs::write(site.join(embed_script::NAME), &embed)?;
        for name in ["embed.d.ts", "settings.schema.json"] {
            fs::copy(source.join("assets/embed").join(name), site.join(name))?;
        }
        let ids: Vec<&str> = content.guide().regions.iter().map(|region| region.id.as_str()).collect();
        // These constants are in the scripts rather than in every page.
        let known = serde_json::json!({
            "wasm": module.wasm.name,
            "wasmIntegrity": module.wasm.integrity,
            "words": parts.name,
            "style": style.name,
            "version": env!("CARGO_PKG_VERSION"),
            "regions": ids.join(" "),
            "languages": content.language(),
            "embed": embed_script::NAME,
            "embedIntegrity": files::integrity(embed.as_bytes()),
        });
        let script = |stem: &str| module.script(site, source, stem, &known);
        Ok(Self { frame: script("frame")?, page: script("clinics")? })
    }
}

impl AppFiles {
    /// Writes the files of the app from the output of wasm-bindgen and wasm-opt.
    ///
    /// # Errors
    /// If a file is missing or malformed.
    pub fn write(site: &Path, source: &Path, content: &Content) -> io::Result<Self> {
        let bindings = text(files::take(site, APP, ".js")?)?;
        // start.js is appended to the bindings and calls these functions.
        for name in ["async function __wbg_init(", "function load(", "function draw("] {
            if !bindings.contains(name) {
                return Err(wrong(&format!("the JS bindings have no `{name}`; adapt assets/js/start.js to it")));
            }
        }
        let wasm = files::take(site, APP, ".wasm")?;
        let (wasm, bindings) = names::shorten(&wasm, &bindings).unwrap_or((wasm, bindings));
        let wasm = fill(&wasm, &slot::filled(slot::Module::App))?;
        let script = format!("{bindings}\n{}", fs::read_to_string(source.join("assets/js/start.js"))?);
        let own = |name: &str| -> io::Result<String> {
            Ok(shrink::js(&fs::read_to_string(source.join("assets/js").join(name))?))
        };
        pictures::write(site, source)?;
        let styles = Styles::write(site, source)?;
        let clinic = Clinic::write(site, source, content, &styles.frame)?;
        let details = legcheck::content::details_by_language().next();
        let (_, details) = details.ok_or_else(|| wrong("there is no language"))?;
        let details = files::write(site, "details", "bin", details)?;
        let icon = fs::read_to_string(source.join("assets/icon.svg"))?;
        fs::copy(source.join("assets/share.png"), site.join("share.png"))?;
        Ok(Self {
            result: result(site, source, &details, &styles.extras)?,
            script: files::write(site, "app", "js", shrink::js(&script).as_bytes())?,
            wasm: files::write(site, "app", "wasm", &wasm)?,
            details,
            offline: files::write(
                site,
                "offline",
                "js",
                ["progress", "leave", "idle", "parts", "offline"]
                    .map(|stem| own(&format!("{stem}.js")))
                    .into_iter()
                    .collect::<io::Result<String>>()?
                    .as_bytes(),
            )?,
            offers: files::write(site, "offers", "html", parts::offers().as_bytes())?,
            icon_itself: itself(&icon),
            icon: files::write(site, "icon", "svg", icon.as_bytes())?.name,
            styles,
            boot: own("boot.js")?,
            clinic,
        })
    }
}

/// Whether this is a development build, to which the server adds its own script.
pub fn is_debug() -> bool {
    env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug")
}

/// A drawing as a data URL.
fn itself(drawing: &str) -> String {
    let drawing = drawing.trim().replace('"', "'").replace('%', "%25").replace('#', "%23").replace(' ', "%20");
    format!("data:image/svg+xml,{}", drawing.replace('<', "%3C").replace('>', "%3E"))
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|_| wrong("the JS bindings are not UTF-8"))
}

fn wrong(text: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, text)
}
