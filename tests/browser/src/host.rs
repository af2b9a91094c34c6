//! A host whose site changes: releases come and go, it goes away and comes back, and it answers wrongly.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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

/// A running host, or one that is away.
pub struct Host {
    copy: Copy,
    server: Option<Handle>,
    port: u16,
    // What follows the host in the address of the start page, without a slash at the end.
    base: &'static str,
    fault: Arc<Mutex<Option<OnFault>>>,
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
        let mut host = Self { copy, server: None, port: 0, base, fault: Arc::default() };
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
        // So that a test of many faults does not wait for minutes.
        let code = code
            .replace("[0, 1000, 4000]", "[0, 10, 20]")
            .replace("60000", "4000")
            .replace("LONGEST_READ = 3000", "LONGEST_READ = 500");
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
        let fault = Arc::clone(&self.fault);
        let instead = move |address: &str| {
            let fault = fault.lock().unwrap_or_else(PoisonError::into_inner);
            fault.as_ref().and_then(|fault| fault(address))
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
