//! A host whose site changes: releases come and go, it goes away and comes back, and it answers wrongly.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use legcheck_local_server::{Extras, Handle, Instead, OnFault};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::engines::Engine;
use crate::page::Page;
use crate::site::{Copy, dist, files};

/// The name of the service worker.
pub const WORKER: &str = "worker.js";

/// How long a browser may take to ask for something. Far longer than it needs, since other work may hold the machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Two releases that differ in every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// The first one.
    A,
    /// Another one.
    B,
    /// Another one, without which nobody may begin a check.
    Safety,
}

impl Release {
    /// What stands at the end of each of its pages.
    pub fn mark(self) -> &'static str {
        match self {
            Self::A => "release-A",
            Self::B => "release-B",
            Self::Safety => "release-S",
        }
    }
}

/// What the worker waits for, in milliseconds, and in place of it so little that a test of many faults does not take
/// minutes.
const WAITS: [(&str, &str); 2] =
    [("WAITS = [0, 1000, 4000];", "WAITS = [0, 10, 20];"), ("LONGEST_FETCH = 60000;", "LONGEST_FETCH = 10000;")];

/// The code of the worker, which waits for less.
fn impatient(code: &str) -> Result<String> {
    let mut code = code.to_owned();
    for (usual, short) in WAITS {
        ensure!(
            code.contains(usual) || code.contains(short),
            "the worker no longer says {usual:?}; the tests would wait as long as a person may have to"
        );
        code = code.replace(usual, short);
    }
    Ok(code)
}

/// A request that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The address, without scheme and host.
    pub address: String,
    /// Whether the answer was that of the site, and no fault.
    pub rightly: bool,
}

/// A running host, or one that is away.
pub struct Host {
    copy: Copy,
    server: Option<Handle>,
    port: u16,
    // What follows the host in the address of the start page, without a slash at the end.
    base: &'static str,
    fault: Arc<Mutex<Option<OnFault>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Host {
    /// Serves a release of the finished site.
    ///
    /// # Errors
    /// When there is no finished site, or no port is free.
    pub fn start(release: Release) -> Result<Self> {
        Self::start_at(release, "")
    }

    /// Serves it under a path, as `--public-url /legs/` makes it; nothing stands beside it.
    ///
    /// # Errors
    /// As [`Host::start`].
    pub fn under_a_path(release: Release) -> Result<Self> {
        Self::start_at(release, "/legs")
    }

    fn start_at(release: Release, base: &'static str) -> Result<Self> {
        let copy = Copy::new(&dist(), |_, bytes| Some(bytes))?;
        if !base.is_empty() {
            // The same files also stand at the root, where the server wants a start page.
            let below = copy.0.join(base.trim_start_matches('/'));
            for file in files(&copy.0)? {
                let to = below.join(file.strip_prefix(&copy.0)?);
                fs::create_dir_all(to.parent().unwrap_or(&to))?;
                match fs::read_to_string(&file) {
                    Ok(page) if to.extension().is_some_and(|e| e == "html") => {
                        fs::write(to, page.replacen("<base href=\"/\">", &format!("<base href=\"{base}/\">"), 1))?;
                    }
                    _ => fs::copy(&file, to).map(drop)?,
                }
            }
        }
        let mut host = Self { copy, server: None, port: 0, base, fault: Arc::default(), asked: Arc::default() };
        host.publish(release)?;
        host.come_back()?;
        Ok(host)
    }

    /// Puts another release in place of the present one, all at once.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn publish(&self, release: Release) -> Result<()> {
        let folder = &self.folder();
        for file in files(folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            // A name with a hash means the same bytes for good.
            if name.ends_with(".html") && !name.starts_with("offers-") {
                let page = fs::read_to_string(&file)?;
                let page = page.split("<!--release-").next().unwrap_or_default();
                fs::write(&file, format!("{page}<!--{}-->", release.mark()))?;
            }
        }
        let (list, code) = self.worker()?;
        let hash =
            |file: &str| -> Result<String> { Ok(BASE64_STANDARD.encode(Sha256::digest(fs::read(folder.join(file))?))) };
        let named = list["files"].as_object().ok_or_else(|| anyhow!("the worker names no files"))?;
        let names = named.keys().map(|file| Ok((file.clone(), hash(file)?))).collect::<Result<BTreeMap<_, _>>>()?;
        let mut list = list.clone();
        list["files"] = serde_json::to_value(names)?;
        list["id"] = release.mark().into();
        list["version"] = release.mark().into();
        list["changes"] = format!("What is new in {}.", release.mark()).into();
        list["safety"] = (release == Release::Safety).into();
        let code = impatient(&code)?;
        fs::write(folder.join(WORKER), format!("const RELEASE = {list};\n{code}"))?;
        Ok(())
    }

    /// Changes the code of the worker.
    ///
    /// # Errors
    /// When there is none.
    pub fn change_worker(&self, change: impl Fn(&str) -> String) -> Result<()> {
        let (list, code) = self.worker()?;
        let changed = change(&code);
        ensure!(changed != code, "the worker has no such place to change");
        Ok(fs::write(self.folder().join(WORKER), format!("const RELEASE = {list};\n{changed}"))?)
    }

    /// Where the site stands.
    fn folder(&self) -> PathBuf {
        self.copy.0.join(self.base.trim_start_matches('/'))
    }

    /// What the worker says of its release, and its code.
    fn worker(&self) -> Result<(Value, String)> {
        let text = fs::read_to_string(self.folder().join(WORKER)).context("the site has no worker")?;
        let (list, code) = text.split_once(";\n").ok_or_else(|| anyhow!("the worker names no release"))?;
        let list = list.strip_prefix("const RELEASE = ").ok_or_else(|| anyhow!("the worker names no release"))?;
        Ok((serde_json::from_str(list)?, code.to_owned()))
    }

    /// Every file that the worker keeps.
    ///
    /// # Errors
    /// When there is no worker.
    pub fn kept(&self) -> Result<Vec<String>> {
        let (list, _) = self.worker()?;
        let names: Vec<String> =
            list["files"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
        ensure!(names.len() > 30, "the worker keeps only {names:?}");
        Ok(names)
    }

    /// Goes away: nothing answers at its address.
    pub fn go_away(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// Comes back at the same address.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn come_back(&mut self) -> Result<()> {
        let (fault, asked) = (Arc::clone(&self.fault), Arc::clone(&self.asked));
        let instead = move |address: &str| {
            let wrong = fault.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|fault| fault(address));
            let request = Asked { address: address.to_owned(), rightly: wrong.is_none() };
            asked.lock().unwrap_or_else(PoisonError::into_inner).push(request);
            wrong
        };
        let extras = Extras { instead: Some(Box::new(instead)), plain: true, ..Extras::default() };
        let server = legcheck_local_server::start_with(&self.copy.0, self.port, extras)?;
        self.port = server.addr().port();
        self.server = Some(server);
        Ok(())
    }

    /// Answers wrongly from now on: for each address the fault says what comes in place of the file.
    pub fn fail(&self, fault: impl Fn(&str) -> Option<Instead> + Send + Sync + 'static) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(fault));
    }

    /// After so many more answers, breaks every connection.
    pub fn break_after(&self, answers: usize) {
        let left = AtomicUsize::new(answers);
        let spent = move |_: &str| left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_err();
        self.fail(move |address| spent(address).then_some(Instead::Nothing));
    }

    /// Answers rightly again.
    pub fn mend(&self) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Waits until the requests since the host started are such.
    ///
    /// # Errors
    /// When they never are.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&[Asked]) -> bool) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while !holds(&self.asked()) {
            ensure!(Instant::now() < end, "expected that {what}, and the host was asked for {:?}", self.asked());
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Waits until a file is asked for whose name begins so. Gives whether it was given out rightly.
    ///
    /// # Errors
    /// When nobody asks for it.
    pub fn gives(&self, name: &str) -> Result<bool> {
        let is_it = |request: &&Asked| request.address.rsplit('/').next().is_some_and(|file| file.starts_with(name));
        self.wait_until(&format!("somebody asks for {name}"), |asked| asked.iter().any(|request| is_it(&request)))?;
        Ok(self.asked().iter().any(|request| is_it(&request) && request.rightly))
    }

    /// The requests since the host started, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Scheme, host and port.
    pub fn host(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of the start page, without the slash at its end.
    pub fn origin(&self) -> String {
        self.host() + self.base
    }

    /// A fresh tab for this host; every older tab is closed.
    ///
    /// # Errors
    /// When the browser opens none.
    pub fn page<'e>(&self, engine: &'e Engine) -> Result<Page<'e>> {
        engine.page_at(self.origin())
    }

    /// One more tab for this host.
    ///
    /// # Errors
    /// When the browser opens none.
    pub fn another_page<'e>(&self, engine: &'e Engine) -> Result<Page<'e>> {
        engine.another_page_at(self.origin())
    }

    /// A file of the site, as it is now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, file: &str) -> Result<Vec<u8>> {
        fs::read(self.folder().join(file)).with_context(|| format!("cannot read {file}"))
    }
}
