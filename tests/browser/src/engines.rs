//! The three browser engines, each with its driver and one browser.
//!
//! A browser that cannot be started is an error with a plain message, never a skipped test: an untested engine must
//! not look like a tested one.

use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use legcheck_devkit::shell;
use serde_json::{Value, json};

use crate::blocking::wait;
use crate::process::{Process, free_port};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, the closest relative of Safari on Linux.
    WebKit,
}

impl Kind {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in test names.
    pub fn id(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    fn capabilities(self) -> Value {
        match self {
            Self::Chromium => json!({ "goog:chromeOptions": { "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--window-size=1280,900",
            ] } }),
            Self::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless", "--width=1280", "--height=900"] } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": { "args": ["--automation"] } }),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

/// A running browser and its driver. Dropping it stops both.
#[derive(Debug)]
pub struct Engine {
    kind: Kind,
    client: Client,
    // Drop order matters: the driver must stop before the display of its browser.
    _driver: Process,
    _display: Option<Process>,
}

impl Engine {
    /// Starts the driver and one browser.
    ///
    /// # Errors
    /// If either is not installed or does not start; the message says which one and how to fix it.
    pub fn start(kind: Kind) -> Result<Self> {
        Self::start_with(kind, &kind.capabilities())
    }

    /// Starts Firefox with scripts disabled, as some people use it. Only Firefox's driver can still inspect such a
    /// page.
    ///
    /// # Errors
    /// See [`Engine::start`].
    pub fn without_scripts() -> Result<Self> {
        let mut capabilities = Kind::Firefox.capabilities();
        capabilities["moz:firefoxOptions"]["prefs"] = json!({ "javascript.enabled": false });
        Self::start_with(Kind::Firefox, &capabilities)
    }

    /// Starts a browser with a persistent profile.
    ///
    /// # Errors
    /// See [`Engine::start`]; also for WebKit, whose driver uses a fresh profile each time.
    pub fn with_profile(kind: Kind, profile: &Path) -> Result<Self> {
        let mut capabilities = kind.capabilities();
        let folder = profile.display().to_string();
        let (options, args) = match kind {
            Kind::Chromium => ("goog:chromeOptions", vec![format!("--user-data-dir={folder}")]),
            Kind::Firefox => ("moz:firefoxOptions", vec!["-profile".to_owned(), folder]),
            Kind::WebKit => return Err(anyhow!("{kind} has no profile that could be kept")),
        };
        if let Some(known) = capabilities[options]["args"].as_array_mut() {
            known.extend(args.into_iter().map(Value::from));
        }
        Self::start_with(kind, &capabilities)
    }

    fn start_with(kind: Kind, capabilities: &Value) -> Result<Self> {
        Self::try_start(kind, capabilities).with_context(|| {
            format!("{kind} cannot be tested here; `cargo xtask setup --browsers` installs what is missing")
        })
    }

    fn try_start(kind: Kind, wanted: &Value) -> Result<Self> {
        let port = free_port()?;
        let mut driver = program(kind.driver())?;
        driver.arg(format!("--port={port}"));
        let mut display = None;
        if kind == Kind::WebKit {
            // WebKitGTK has no headless mode. Xvfb picks a free display number and prints it.
            let mut server = program("Xvfb")?;
            server.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
            let (process, number) = Process::telling(&mut server)?;
            driver.env("DISPLAY", format!(":{number}")).env("GDK_BACKEND", "x11");
            display = Some(process);
            // JavaScriptCore on Linux occasionally breaks when it replaces a running WebAssembly function with an
            // optimised one (WebKit bug 289009). That is not a fault of the site, and it could hide one.
            driver.env("JSC_useWasmOSR", "0");
        }
        let driver = Process::listening(&mut driver, port)?;
        let mut capabilities = Capabilities::new();
        if let Value::Object(wanted) = wanted {
            capabilities.extend(wanted.clone());
        }
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = wait(builder.connect(&address)).context("the browser did not start")?;
        Ok(Self { kind, client, _driver: driver, _display: display })
    }

    /// The engine.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Sends a DevTools command to the foreground tab.
    ///
    /// # Errors
    /// If the browser rejects it, or in engines other than Chromium.
    pub fn devtools(&self, command: &str, params: Value) -> Result<Value> {
        let call = Devtools(json!({ "cmd": command, "params": params }));
        wait(self.client.issue_cmd(call)).with_context(|| format!("{} refused {command}", self.kind))
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // Ask the browser to quit: it would outlive a killed driver. Fails if the browser has crashed.
        let _ = wait(self.client.clone().close());
    }
}

fn program(name: &str) -> Result<Command> {
    let file = shell::find_program(name).ok_or_else(|| anyhow!("{name} is not on PATH"))?;
    Ok(shell::command(file))
}

/// A DevTools command, forwarded by chromedriver.
#[derive(Debug)]
struct Devtools(Value);

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}
