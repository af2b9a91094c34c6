//! Complaints of validators, and those that are accepted with a reason.

use std::fmt;

use anyhow::{Result, ensure};
use serde::Deserialize;

/// A complaint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The page or state that it is about.
    pub place: String,
    /// The rule or message.
    pub says: String,
    /// The code that it is about.
    pub code: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n      {}", self.place, self.says, self.code)
    }
}

/// The file of accepted complaints.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    accepted: Vec<Accepted>,
}

/// A complaint that is accepted wherever it matches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    /// The tool that complains: `w3c`, `ibm` or `alfa`.
    tool: String,
    /// How what it says begins.
    says: String,
    /// What the code holds, if that matters.
    #[serde(default)]
    code: String,
    /// Why the site is right.
    reason: String,
}

impl Accepted {
    fn covers(&self, complaint: &Complaint) -> bool {
        complaint.says.starts_with(&self.says) && complaint.code.contains(&self.code)
    }
}

/// Fails for each complaint that is not accepted, and for each accepted one that the tool no longer makes.
pub fn judge(tool: &str, complaints: &[Complaint]) -> Result<()> {
    let file: File = toml::from_str(include_str!("../../accepted.toml"))?;
    let accepted: Vec<&Accepted> = file.accepted.iter().filter(|entry| entry.tool == tool).collect();
    let mut faults = Vec::new();
    for complaint in complaints.iter().filter(|complaint| !accepted.iter().any(|entry| entry.covers(complaint))) {
        faults.push(complaint.to_string());
    }
    for entry in accepted {
        if entry.reason.trim().is_empty() {
            faults.push(format!("accepted without a reason: {}", entry.says));
        }
        if !complaints.iter().any(|complaint| entry.covers(complaint)) {
            faults.push(format!("accepted, and no longer said: {} {}", entry.says, entry.code));
        }
    }
    ensure!(faults.is_empty(), "{} faults:\n    {}", faults.len(), faults.join("\n    "));
    Ok(())
}
