//! Progress output of a build.

use std::time::Instant;

use legcheck_devkit::shell;

/// The steps of a build, each announced when it begins.
pub struct Steps {
    count: usize,
    begun: usize,
    start: Instant,
}

impl Steps {
    /// Starts the clock.
    pub fn new(count: usize) -> Self {
        Self { count, begun: 0, start: Instant::now() }
    }

    /// Announces the next step.
    pub fn begin(&mut self, what: &str) {
        self.begun += 1;
        shell::say(&format!("[{}/{}] {what} ({} s so far)", self.begun, self.count, self.seconds()));
    }

    /// Reports that all steps are done.
    pub fn end(&self) {
        shell::say(&format!("The site is in dist/, after {} s", self.seconds()));
    }

    fn seconds(&self) -> u64 {
        self.start.elapsed().as_secs()
    }
}
