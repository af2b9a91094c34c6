//! What a clinic takes from the finished site: the script, its types and its hash.

use std::process::Command;

use crate::server::dist;

/// What a clinic's own code may do with the types, and one thing that it may not.
const USES: &str = "import type { LegCheckResult, LegCheckSettings } from \"./embed\";
const settings: LegCheckSettings = { v: 1, name: \"Hill\", region: \"ireland\", reading: \"strict\", height: 900 };
const frame: HTMLElement = document.createElement(\"leg-check\");
frame.addEventListener(\"legcheck-step\", ({ detail }) => console.log(detail.kind?.length));
frame.addEventListener(\"legcheck-result\", ({ detail }) => send(detail));
const send = ({ level, facts }: LegCheckResult): string => level + facts.join() + settings.v;
";

#[test]
fn the_types_are_those_of_the_script() {
    let compiler = legcheck_devkit::npm::modules().unwrap().join("typescript/bin/tsc");
    assert!(compiler.is_file(), "there is no typescript; `cargo xtask setup --browsers` installs it");
    let check = |text: String| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(dist().join("embed.d.ts"), folder.path().join("embed.d.ts")).unwrap();
        let file = folder.path().join("clinic.ts");
        std::fs::write(&file, text).unwrap();
        let mut compile = Command::new("node");
        compile.arg(&compiler).args(["--noEmit", "--strict", "--target", "es2022", "--moduleResolution", "node"]);
        let output = compile.arg(&file).output().expect("node runs the compiler");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (valid, said) = check(USES.to_owned());
    assert!(valid, "{said}");
    let (valid, said) = check(USES.replacen("strict", "loose", 1));
    assert!(!valid && said.contains("loose"), "{said}");
}

/// The page for clinics names the script as it is, by address and hash, and its type is that of a script.
#[test]
fn the_page_for_clinics_names_the_script_as_it_is() {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha384};
    let script = std::fs::read(dist().join("embed-1.0.0.js")).unwrap();
    let hash = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(script)));
    let files = std::fs::read_dir(dist()).unwrap().flatten().map(|entry| entry.path());
    let is_page = |name: &str| name.starts_with("clinics-") && name.ends_with(".js");
    let page: Vec<_> = files.filter(|path| is_page(&path.file_name().unwrap_or_default().to_string_lossy())).collect();
    assert_eq!(page.len(), 1, "{page:?}");
    assert!(std::fs::read_to_string(&page[0]).unwrap().contains(&hash), "{hash}");
}
