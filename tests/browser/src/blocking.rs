//! The runtime for all communication with the drivers.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Result, anyhow};
use fantoccini::error::CmdError;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    // One thread is enough: it only passes messages between tests and drivers.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap_or_else(|error| panic!("no runtime for the talk with the drivers: {error}"))
});

/// Timeout for a driver command. The slowest is starting a browser on a busy machine.
const LIMIT: Duration = Duration::from_secs(60);

/// Blocks until a driver responds.
///
/// # Errors
/// If it responds with an error or times out.
pub fn wait<T, E: Into<anyhow::Error>>(answer: impl Future<Output = Result<T, E>>) -> Result<T> {
    let within_limit = async { tokio::time::timeout(LIMIT, answer).await };
    match RUNTIME.block_on(within_limit) {
        Ok(answer) => answer.map_err(|error| with_its_code(error.into())),
        Err(_) => Err(anyhow!("the driver gave no answer within {} s", LIMIT.as_secs())),
    }
}

/// Adds the standard's error code, often the only information from WebKitGTK's driver.
fn with_its_code(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<CmdError>() {
        Some(CmdError::Standard(answer)) => {
            let code = answer.error();
            error.context(code)
        }
        _ => error,
    }
}
