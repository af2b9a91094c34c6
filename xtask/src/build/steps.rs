//! What is being done, how far it is, and how long it took.

use std::time::Instant;

use legcheck_devkit::shell;

/// The steps of a build, announced as they begin.
pub struct Steps {
    count: usize,
    begun: usize,
    start: Instant,
}

impl Steps {
    /// Begins to count the time.
    pub fn new(count: usize) -> Self {
        Self { count, begun: 0, start: Instant::now() }
    }

    /// Announces the next step.
    pub fn begin(&mut self, what: &str) {
        self.begun += 1;
        shell::say(&format!("[{}/{}] {what} ({} s so far)", self.begun, self.count, self.seconds()));
    }

    /// Says that all is done.
    pub fn end(&self) {
        shell::say(&format!("The site is in dist/, after {} s", self.seconds()));
    }

    fn seconds(&self) -> u64 {
        self.start.elapsed().as_secs()
    }
}
