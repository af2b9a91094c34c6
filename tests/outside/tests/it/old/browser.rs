//! Drives Chromium by its DevTools protocol over pipes. Drivers of today refuse browsers of the past, and a pipe needs neither
//! a port nor a library.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use legcheck_devkit::shell;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Timeout for everything: generous, since the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running browser with one tab. It ends when this is dropped.
pub struct Browser {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<Value>,
    /// The session of the tab.
    session: Option<String>,
    orders_given: u64,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser and opens a tab.
    pub fn start(program: &Path) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut command = shell::command("sh");
        // The protocol's pipes have the numbers 3 and 4.
        command.args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"]).arg(program);
        command.args(["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"]);
        command.args(["--no-first-run", "--disable-background-networking", "--remote-debugging-pipe"]);
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let orders = child.stdin.take().context("no pipe to the browser")?;
        let output = child.stdout.take().context("no pipe from the browser")?;
        let (send, answers) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(output).split(0).map_while(Result::ok) {
                let message = serde_json::from_slice(&message).unwrap_or_default();
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let mut browser = Self { child, orders, answers, session: None, orders_given: 0, _profile: profile };
        let tab = browser.order("Target.createTarget", json!({ "url": "about:blank" }))?;
        let wanted = json!({ "targetId": tab["targetId"], "flatten": true });
        let attached = browser.order("Target.attachToTarget", wanted)?;
        browser.session = Some(attached["sessionId"].as_str().context("no session")?.to_owned());
        Ok(browser)
    }

    /// The name and version of the browser.
    pub fn version(&mut self) -> Result<String> {
        let session = self.session.take();
        let version = self.order("Browser.getVersion", json!({}));
        self.session = session;
        Ok(version?["product"].as_str().unwrap_or_default().to_owned())
    }

    /// Sets the size of the window in CSS pixels.
    pub fn size(&mut self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.order("Emulation.setDeviceMetricsOverride", size).map(drop)
    }

    /// Loads an address and waits until all of it is there.
    pub fn load(&mut self, address: &str) -> Result<()> {
        let answer = self.order("Page.navigate", json!({ "url": address }))?;
        if let Some(why) = answer["errorText"].as_str() {
            bail!("{address}: {why}");
        }
        let is_there = format!("return location.href === {} && document.readyState === 'complete'", json!(address));
        self.wait(&format!("{address} to load"), &is_there)
    }

    /// Runs the body of a function in the page.
    pub fn js(&mut self, body: &str) -> Result<Value> {
        let expression = format!("(function () {{ {body} }})()");
        let answer = self.order("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true }))?;
        match answer.get("exceptionDetails") {
            Some(thrown) => Err(anyhow!("a script failed: {thrown}")),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Waits until the body of a function returns `true`.
    pub fn wait(&mut self, what: &str, body: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            // A navigation can end the script; the next look decides.
            if self.js(body).is_ok_and(|value| value == true) {
                return Ok(());
            }
            if Instant::now() >= end {
                bail!("waited {} s for {what}", PATIENCE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Gives an order and waits for its answer.
    fn order(&mut self, method: &str, params: Value) -> Result<Value> {
        self.orders_given += 1;
        let mut order = json!({ "id": self.orders_given, "method": method, "params": params });
        if let Some(session) = &self.session {
            order["sessionId"] = json!(session);
        }
        let mut bytes = order.to_string().into_bytes();
        bytes.push(0);
        self.orders.write_all(&bytes).context("the browser has ended")?;
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let answer = self.answers.recv_timeout(left).with_context(|| format!("no answer to {method}"))?;
            if answer["id"] != self.orders_given {
                continue;
            }
            return match answer.get("error") {
                Some(error) => Err(anyhow!("{method}: {error}")),
                None => Ok(answer["result"].clone()),
            };
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session = None;
        // It ends its own processes; all fail only if it has ended already.
        let _ = self.order("Browser.close", json!({}));
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
