//! A host that publishes releases, goes offline and comes back, and returns faulty responses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use legcheck_hosting::headers::has_content_hash;
use legcheck_local_server::{Bytes, Extras, Handle, Instead, OnFault, Response, header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::engines::Engine;
use crate::page::Page;
use crate::site::{Copy, WORKER, dist, files};

/// Timeout for a request to arrive: generous, since the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// The file in which the host names its newest release.
const NEWEST: &str = "release.json";

/// What some hosts do to every release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Habit {
    /// Nothing: files arrive as they were built.
    #[default]
    None,
    /// They add a script to pages, as Cloudflare's Web Analytics does.
    EditsPages,
    /// They redirect `x.html` to `x`, as Cloudflare Pages does.
    ShortAddresses,
}

/// Releases that differ in every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// The first release.
    A,
    /// A newer release.
    B,
    /// A newer release with a safety fix, without which no check may be started.
    Safety,
}

impl Release {
    /// The text appended to each of its pages.
    pub fn mark(self) -> &'static str {
        match self {
            Self::A => "release-A",
            Self::B => "release-B",
            Self::Safety => "release-S",
        }
    }
}

/// What a host with this habit makes of a response.
fn edit(habit: Habit, response: &mut Response<Bytes>) {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if habit == Habit::EditsPages && kind.starts_with("text/html") {
        *response.body_mut() = [response.body(), BEACON.as_bytes()].concat().into();
    }
}

/// What Cloudflare's Web Analytics adds to a page.
const BEACON: &str = "<script defer src=\"https://static.cloudflareinsights.com/beacon.min.js\"></script>";

/// The worker's timeouts in milliseconds, and shorter ones that keep tests with many faults fast.
const WAITS: [(&str, &str); 2] =
    [("WAITS = [0, 1000, 4000];", "WAITS = [0, 10, 20];"), ("LONGEST_FETCH = 60000;", "LONGEST_FETCH = 10000;")];

/// The worker's code with shorter timeouts.
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

/// A received request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The path and query.
    pub address: String,
    /// Whether the response was the site's, rather than a fault.
    pub rightly: bool,
}

/// A host, online or offline.
pub struct Host {
    copy: Copy,
    server: Option<Handle>,
    port: u16,
    // The base path in the URL of the start page, without a trailing slash.
    base: &'static str,
    habit: Habit,
    // Whether the first response with each file named by its content holds only half of it.
    is_cut: bool,
    fault: Arc<Mutex<Option<OnFault>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Host {
    /// Serves a release of the finished site.
    ///
    /// # Errors
    /// If there is no finished site, or no port is free.
    pub fn start(release: Release) -> Result<Self> {
        Self::start_at(release, "")
    }

    /// Serves it under a path only, as built with `--public-url /legs/`.
    ///
    /// # Errors
    /// See [`Host::start`].
    pub fn under_a_path(release: Release) -> Result<Self> {
        Self::start_at(release, "/legs")
    }

    fn start_at(release: Release, base: &'static str) -> Result<Self> {
        let copy = Copy::new(&dist(), |_, bytes| Some(bytes))?;
        if !base.is_empty() {
            // The server requires a start page at the root, so the files are there, too.
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
        let (fault, asked) = (Arc::default(), Arc::default());
        let mut host = Self { copy, server: None, port: 0, base, habit: Habit::None, is_cut: false, fault, asked };
        host.publish(release)?;
        host.come_back()?;
        Ok(host)
    }

    /// Takes up a habit, for good.
    ///
    /// # Errors
    /// If its port is taken meanwhile.
    pub fn take_up(&mut self, habit: Habit) -> Result<()> {
        self.habit = habit;
        self.go_away();
        self.come_back()
    }

    /// Answers the first request for each file that is named by its content with half of it, as while it is uploaded. A
    /// browser may keep that for a year.
    ///
    /// # Errors
    /// If its port is taken meanwhile.
    pub fn cut_first(&mut self) -> Result<()> {
        self.is_cut = true;
        self.go_away();
        self.come_back()
    }

    /// Replaces the current release.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn publish(&self, release: Release) -> Result<()> {
        let folder = &self.folder();
        for file in files(folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            // A hashed name implies the same bytes forever.
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
        let pages = names.keys().filter(|file| file.ends_with(".html"));
        let pages = pages.map(|file| Ok((file, fs::read_to_string(folder.join(file))?)));
        let pages = serde_json::to_string(&pages.collect::<Result<BTreeMap<_, _>>>()?)?;
        let pages_file = format!("pages-{}.json", release.mark());
        list["pages"] = json!({ "file": pages_file, "hash": BASE64_STANDARD.encode(Sha256::digest(&pages)) });
        fs::write(folder.join(pages_file), pages)?;
        list["files"] = serde_json::to_value(names)?;
        let newest = json!({
            "id": release.mark(),
            "version": release.mark(),
            "changes": format!("What is new in {}.", release.mark()),
            "safety": release == Release::Safety,
        });
        for (name, value) in newest.as_object().into_iter().flatten() {
            list[name] = value.clone();
        }
        let code = impatient(&code)?;
        fs::write(folder.join(WORKER), format!("const RELEASE = {list};\n{code}"))?;
        fs::write(folder.join(NEWEST), newest.to_string())?;
        Ok(())
    }

    /// The address of the file with all pages of a release.
    pub fn pages_of(release: Release) -> String {
        format!("/pages-{}.json", release.mark())
    }

    /// Changes the worker's code.
    ///
    /// # Errors
    /// If there is none.
    pub fn change_worker(&self, change: impl Fn(&str) -> String) -> Result<()> {
        let (list, code) = self.worker()?;
        let changed = change(&code);
        ensure!(changed != code, "the worker has no such place to change");
        Ok(fs::write(self.folder().join(WORKER), format!("const RELEASE = {list};\n{changed}"))?)
    }

    /// The folder of the site.
    fn folder(&self) -> PathBuf {
        self.copy.0.join(self.base.trim_start_matches('/'))
    }

    /// The worker's release data, and its code.
    fn worker(&self) -> Result<(Value, String)> {
        let text = fs::read_to_string(self.folder().join(WORKER)).context("the site has no worker")?;
        let (list, code) = text.split_once(";\n").ok_or_else(|| anyhow!("the worker names no release"))?;
        let list = list.strip_prefix("const RELEASE = ").ok_or_else(|| anyhow!("the worker names no release"))?;
        Ok((serde_json::from_str(list)?, code.to_owned()))
    }

    /// Every file that the worker caches.
    ///
    /// # Errors
    /// If there is no worker.
    pub fn kept(&self) -> Result<Vec<String>> {
        let (list, _) = self.worker()?;
        let names: Vec<String> =
            list["files"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
        ensure!(names.len() > 30, "the worker keeps only {names:?}");
        Ok(names)
    }

    /// Goes offline: nothing responds at its address.
    pub fn go_away(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// Comes back online at the same address.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn come_back(&mut self) -> Result<()> {
        let (fault, asked) = (Arc::clone(&self.fault), Arc::clone(&self.asked));
        let instead = move |address: &str| {
            let wrong = fault.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|fault| fault(address));
            let request = Asked { address: address.to_owned(), rightly: wrong.is_none() };
            asked.lock().unwrap_or_else(PoisonError::into_inner).push(request);
            wrong
        };
        let (habit, is_cut) = (self.habit, self.is_cut);
        let served = Mutex::new(BTreeSet::new());
        let change = move |address: &str, response: &mut Response<Bytes>| {
            let mut served = served.lock().unwrap_or_else(PoisonError::into_inner);
            if is_cut && has_content_hash(address) && !address.contains('?') && served.insert(address.to_owned()) {
                let half = response.body().len() / 2;
                response.body_mut().truncate(half);
            }
            edit(habit, response);
        };
        let extras = Extras {
            instead: Some(Box::new(instead)),
            plain: true,
            change: Some(Box::new(change)),
            short_addresses: habit == Habit::ShortAddresses,
            ..Extras::default()
        };
        let server = legcheck_local_server::start_with(&self.copy.0, self.port, extras)?;
        self.port = server.addr().port();
        self.server = Some(server);
        Ok(())
    }

    /// From now on, responds with a fault wherever `fault` returns one for an address.
    pub fn fail(&self, fault: impl Fn(&str) -> Option<Instead> + Send + Sync + 'static) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(fault));
    }

    /// Breaks every connection after this many more responses.
    pub fn break_after(&self, answers: usize) {
        let left = AtomicUsize::new(answers);
        let spent = move |_: &str| left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_err();
        self.fail(move |address| spent(address).then_some(Instead::Nothing));
    }

    /// Stops all faults.
    pub fn mend(&self) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Waits until the requests since the start satisfy a condition.
    ///
    /// # Errors
    /// If they never are.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&[Asked]) -> bool) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while !holds(&self.asked()) {
            ensure!(Instant::now() < end, "expected that {what}, and the host was asked for {:?}", self.asked());
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Waits for a request for a file with this prefix. Returns whether the response was the site's.
    ///
    /// # Errors
    /// If nobody asks for it.
    pub fn gives(&self, name: &str) -> Result<bool> {
        let is_it = |request: &&Asked| request.address.rsplit('/').next().is_some_and(|file| file.starts_with(name));
        self.wait_until(&format!("somebody asks for {name}"), |asked| asked.iter().any(|request| is_it(&request)))?;
        Ok(self.asked().iter().any(|request| is_it(&request) && request.rightly))
    }

    /// The requests since the start, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Scheme, host and port.
    pub fn host(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The URL of the start page, without a trailing slash.
    pub fn origin(&self) -> String {
        self.host() + self.base
    }

    /// Opens a fresh tab for this host and closes all others.
    ///
    /// # Errors
    /// If the browser opens none.
    pub fn page<'e>(&self, engine: &'e Engine) -> Result<Page<'e>> {
        engine.page_at(self.origin())
    }

    /// Opens another tab for this host.
    ///
    /// # Errors
    /// If the browser opens none.
    pub fn another_page<'e>(&self, engine: &'e Engine) -> Result<Page<'e>> {
        engine.another_page_at(self.origin())
    }

    /// The current content of a file of the site.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(&self, file: &str) -> Result<Vec<u8>> {
        fs::read(self.folder().join(file)).with_context(|| format!("cannot read {file}"))
    }
}
