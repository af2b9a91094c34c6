//! State shared by all tests: the site, the dataset, and one running browser per engine.
//!
//! Engines run in parallel, each with one test at a time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Result, anyhow};
use legcheck_browser_tests::engines::{Engine, Kind};
use legcheck_browser_tests::interview::{self, Interview, Reply};
use legcheck_browser_tests::page::Page;
use legcheck_browser_tests::site::Site;
use legcheck_browser_tests::views;
use legcheck_engine::Engine as CheckEngine;
use legcheck_engine::dataset::{Dataset, Guide, Strictness};
use libtest_mimic::{Failed, Trial};

/// A handle to the shared state.
#[derive(Clone)]
pub struct World(Arc<Shared>);

struct Shared {
    site: Site,
    // WebKitGTK occasionally fails to restart a worker that it has stopped, and then loads no page of its site for
    // minutes: it asks neither the worker nor the network. Tests of the worker use their own site; in this engine all
    // others use a site without a worker.
    site_without_worker: Site,
    dataset: Dataset,
    check_engine: CheckEngine,
    slots: [Mutex<Slot>; 3],
}

/// A lazily started browser. A failed start is not retried.
enum Slot {
    NotStarted,
    Running(Engine),
    Broken(String),
}

/// The environment of a test: it has the browser to itself.
pub struct Stage<'w> {
    /// The browser.
    pub engine: &'w Engine,
    /// The site.
    pub site: &'w Site,
    /// The full dataset.
    pub dataset: &'w Dataset,
    /// The engine for this dataset.
    pub check_engine: &'w CheckEngine,
}

/// The body of a test.
pub type Play = fn(&Stage<'_>) -> Result<()>;

impl World {
    pub fn new() -> Result<Self> {
        let slots = Kind::ALL.map(|_| Mutex::new(Slot::NotStarted));
        let site_without_worker = Site::without_worker()?;
        let dataset = legcheck_cases::load()?;
        let check_engine = CheckEngine::of(&dataset);
        Ok(Self(Arc::new(Shared { site: Site::start()?, site_without_worker, dataset, check_engine, slots })))
    }

    pub fn site(&self) -> &Site {
        &self.0.site
    }

    pub fn dataset(&self) -> &Dataset {
        &self.0.dataset
    }

    /// The environment of a test with its own browser.
    pub fn stage<'w>(&'w self, engine: &'w Engine, site: &'w Site) -> Stage<'w> {
        Stage { engine, site, dataset: &self.0.dataset, check_engine: &self.0.check_engine }
    }

    /// A test in one engine. It fails if the browser cannot be started.
    pub fn test(&self, kind: Kind, name: &str, play: impl FnOnce(&Stage<'_>) -> Result<()> + Send + 'static) -> Trial {
        self.trial(kind, name, move |world, slot| world.with(kind, slot, play))
    }

    /// A test that starts its own browsers, while the shared one of this engine is idle.
    pub fn test_alone(&self, kind: Kind, name: &str, play: impl FnOnce(&Self) -> Result<()> + Send + 'static) -> Trial {
        self.trial(kind, name, move |world, _| play(world))
    }

    /// A test that waits for exclusive use of this engine's browser. `LEGCHECK_TIMES=1` prints how long each takes.
    fn trial(
        &self,
        kind: Kind,
        name: &str,
        play: impl FnOnce(&Self, &mut Slot) -> Result<()> + Send + 'static,
    ) -> Trial {
        let (world, name) = (self.clone(), format!("{}::{name}", kind.id()));
        Trial::test(name.clone(), move || {
            let mut slot = world.0.slots[kind as usize].lock().unwrap_or_else(PoisonError::into_inner);
            let start = Instant::now();
            let played = play(&world, &mut slot);
            if std::env::var_os("LEGCHECK_TIMES").is_some() {
                eprintln!("{:6.2} s {name}", start.elapsed().as_secs_f64());
            }
            played.map_err(|error| Failed::from(format!("{error:#}")))
        })
    }

    fn with(&self, kind: Kind, slot: &mut Slot, play: impl FnOnce(&Stage<'_>) -> Result<()>) -> Result<()> {
        let shared = &self.0;
        if let Slot::NotStarted = slot {
            *slot = match Engine::start(kind) {
                Ok(engine) => Slot::Running(engine),
                Err(error) => Slot::Broken(format!("{error:#}")),
            };
        }
        let site = if kind == Kind::WebKit { &shared.site_without_worker } else { &shared.site };
        match slot {
            Slot::Running(engine) => {
                let played = play(&self.stage(engine, site));
                if played.is_err() {
                    // The test may have left its browser in any state, so the next one gets a new browser.
                    *slot = Slot::NotStarted;
                }
                played
            }
            Slot::Broken(why) => Err(anyhow!("{why}")),
            Slot::NotStarted => Err(anyhow!("{kind} was not started")),
        }
    }

    /// Stops every browser.
    pub fn close(&self) {
        for slot in &self.0.slots {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Slot::NotStarted;
        }
    }
}

impl<'w> Stage<'w> {
    /// A fresh tab.
    pub fn page(&self) -> Result<Page<'w>> {
        self.engine.page(self.site)
    }

    /// A fresh tab with the result of a person who says these things, and their interview. It loads a stored session
    /// instead of clicking through the check, which `walks::levels` does.
    pub fn result(&self, said: &[(&str, &[&str])]) -> Result<(Page<'w>, Interview)> {
        let interview = self.interview(said)?;
        let page = self.page()?;
        self.show(&page, &interview, "result")?;
        Ok((page, interview))
    }

    /// Brings a tab to a step of an interview without clicking: a page of the check, `review` or `result`.
    pub fn show(&self, page: &Page<'_>, interview: &Interview, step: &str) -> Result<()> {
        views::show(page, self.guide(), interview, step)
    }

    pub fn guide(&self) -> &'w Guide {
        &self.dataset.guide
    }

    /// The interview of a person who says these things.
    pub fn interview(&self, said: &[(&str, &[&str])]) -> Result<Interview> {
        self.interview_read(Strictness::Standard, said)
    }

    /// The interview of a person who says these things, with this strictness.
    pub fn interview_read(&self, strictness: Strictness, said: &[(&str, &[&str])]) -> Result<Interview> {
        interview::of(self.check_engine, strictness, said)
    }

    /// The same interview, with "not sure" for one finding.
    pub fn interview_unsure_of(&self, said: &[(&str, &[&str])], unsure: &str) -> Result<Interview> {
        let guide = self.guide();
        let usual = self.interview(said)?;
        interview::plan(self.check_engine, Strictness::Standard, |finding| match usual.answers.choices(finding) {
            _ if guide.findings[finding.at()].id == unsure => Reply::DoNotSay,
            [] => guide.choice_where(finding, |c| c.is_none).map_or(Reply::DoNotSay, |c| Reply::Choose(vec![c])),
            choices => Reply::Choose(choices.to_vec()),
        })
    }
}
