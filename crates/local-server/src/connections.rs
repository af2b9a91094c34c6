//! The connections that are open, so that all can be ended at once.

use std::collections::HashMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The open connections of a server.
#[derive(Default)]
pub struct Connections(Mutex<State>);

#[derive(Default)]
struct State {
    stopped: bool,
    last: u64,
    open: HashMap<u64, TcpStream>,
}

/// One open connection; it counts as closed when this is dropped.
pub struct Open<'a> {
    connections: &'a Connections,
    id: u64,
}

impl Connections {
    /// Counts a connection as open. None when the server has stopped, or the connection cannot be held on to, which
    /// would leave no way to end it.
    pub fn open(&self, stream: &TcpStream) -> Option<Open<'_>> {
        let stream = stream.try_clone().ok()?;
        let mut state = self.lock();
        if state.stopped {
            return None;
        }
        state.last += 1;
        let id = state.last;
        state.open.insert(id, stream);
        Some(Open { connections: self, id })
    }

    /// Ends every open connection, and lets no new one open. Nothing is sent on any of them after this returns.
    pub fn stop(&self) {
        let mut state = self.lock();
        state.stopped = true;
        for stream in state.open.values() {
            // This fails only where the browser has ended the connection already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Whether [`Connections::stop`] was called.
    pub fn stopped(&self) -> bool {
        self.lock().stopped
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A thread that panicked cannot have left a half-written state behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.connections.lock().open.remove(&self.id);
    }
}
