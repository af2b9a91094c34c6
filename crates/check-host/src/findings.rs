//! What a host does differently, what that costs, and what to do about it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::known::Known;

/// Something that a host does differently from what the site expects. In the order in which it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// No answer.
    Silent,
    /// The address is not there.
    Missing,
    /// An address leads elsewhere.
    Redirected,
    /// A script, module, picture or style has other bytes.
    OtherFile,
    /// A file has a type with which browsers refuse it.
    OtherType,
    /// The policy of the site was changed.
    OtherPolicy,
    /// A page has other bytes.
    OtherPage,
    /// A file that changes under its name may be kept for some time.
    KeptTooLong,
    /// What does not exist is answered as if it did.
    NoMissingPage,
    /// The address begins with http.
    Insecure,
    /// The policy is not sent as a header.
    NoPolicy,
    /// Another header is missing.
    NoHeader,
    /// Another header has another value.
    OtherHeader,
    /// A file that never changes is asked for each time.
    AskedAgain,
    /// A file arrives as large as it is.
    NotPacked,
    /// `x.html` leads to `x`.
    ShortAddress,
}

/// What a finding means for the people who use the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// Something does not work, or people may read an old version.
    Breaks,
    /// It works, less safely or more slowly.
    Weakens,
    /// Nothing: the guide copes.
    Nothing,
}

impl Finding {
    /// What it means.
    pub fn harm(self) -> Harm {
        match self {
            Self::Silent | Self::Missing | Self::Redirected | Self::OtherFile | Self::OtherType => Harm::Breaks,
            Self::OtherPolicy | Self::OtherPage | Self::KeptTooLong | Self::NoMissingPage | Self::Insecure => {
                Harm::Breaks
            }
            Self::NoPolicy | Self::NoHeader | Self::OtherHeader | Self::AskedAgain | Self::NotPacked => Harm::Weakens,
            Self::ShortAddress => Harm::Nothing,
        }
    }

    /// What the host does, what that costs, and what to do.
    fn words(self) -> [&'static str; 3] {
        match self {
            Self::Silent => ["Some files get no answer.", "The guide may not start.", "Try again; then ask your host."],
            Self::Missing => [
                "Some files are not there.",
                "The guide may not start, and cannot be kept for use without a network.",
                "Copy all of dist/ again, with the build that you check against.",
            ],
            Self::Redirected => [
                "Some addresses lead elsewhere.",
                "Pages open more slowly, and files cannot be kept for use without a network.",
                "Check against the address where it ends, or turn the redirect off.",
            ],
            Self::OtherFile => [
                "Some files arrive changed, or from another build.",
                "Browsers refuse them: the guide may not start, and no newer version can be kept.",
                "Copy all of dist/ again. If they still differ, turn off what shortens or improves scripts, styles or pictures.",
            ],
            Self::OtherType => [
                "Some files have a wrong Content-Type.",
                "Browsers refuse scripts and styles of a wrong type, and start WebAssembly more slowly.",
                "Use the configuration that the build writes; docs/HOSTING.md says how.",
            ],
            Self::OtherPolicy => [
                "The Content-Security-Policy is not that of this build.",
                "Pages may be blank where it forbids their own styles, or allow what they should not.",
                "Copy the configuration of this build again and reload the server. Send a policy of your own as a second header only for frame-ancestors.",
            ],
            Self::OtherPage => [
                "Pages arrive changed: something adds to them or rewrites them on the way.",
                "What is added may tell others who reads the guide, against what its privacy page says. The policy blocks most of it.",
                "Turn it off; see below for what is known to do this. Use without a network is not affected.",
            ],
            Self::KeptTooLong => [
                "Browsers may keep files that change under their name.",
                "People may read old advice for that long, and a safety release comes later.",
                "Send Cache-Control: no-cache for all files without a hash in their name, if the host lets you.",
            ],
            Self::NoMissingPage => [
                "An address that does not exist is answered as if it did.",
                "People who mistype an address see a page that does not fit it.",
                "Turn the fallback for single page apps off, and let 404.html answer with status 404.",
            ],
            Self::Insecure => [
                "The address begins with http:, not https:.",
                "Browsers do not keep the guide for use without a network there, and others can change it on the way.",
                "Serve it by https, and check that address.",
            ],
            Self::NoPolicy => [
                "The Content-Security-Policy is not sent as a header.",
                "Each page carries one, too, so that the most important rules hold.",
                "Use the configuration that the build writes, if the host lets you send headers.",
            ],
            Self::NoHeader => [
                "Some headers are missing.",
                "docs/HOSTING.md says what each is for.",
                "Use the configuration that the build writes, if the host lets you send headers.",
            ],
            Self::OtherHeader => [
                "Some headers have other values.",
                "docs/HOSTING.md says what each is for.",
                "Look for a rule of your own or of your host that sets them.",
            ],
            Self::AskedAgain => [
                "Files that never change are asked for again.",
                "The guide opens more slowly.",
                "Send Cache-Control: public, max-age=31536000, immutable for files with a hash in their name.",
            ],
            Self::NotPacked => [
                "Some files are not compressed.",
                "The guide loads several times as much, which matters on a phone.",
                "Let the server send the .br and .gz copies, or compress these types.",
            ],
            Self::ShortAddress => [
                "Addresses that end in .html lead to the same without it.",
                "Nothing: the guide does not need them.",
                "Nothing is to be done.",
            ],
        }
    }
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Report {
    found: BTreeMap<Finding, BTreeSet<String>>,
    known: BTreeSet<&'static Known>,
}

impl Report {
    /// Adds where something was found.
    pub fn add(&mut self, finding: Finding, place: &str) {
        self.found.entry(finding).or_default().insert(place.to_owned());
    }

    pub(crate) fn known(&mut self, known: &'static Known) {
        self.known.insert(known);
    }

    /// What was found.
    pub fn findings(&self) -> Vec<Finding> {
        self.found.keys().copied().collect()
    }

    /// The names of what is known to change files as this host does.
    pub fn known_names(&self) -> Vec<&'static str> {
        let names: BTreeSet<&str> = self.known.iter().map(|known| known.name.as_str()).collect();
        names.into_iter().collect()
    }

    /// Whether nothing is broken.
    pub fn is_good(&self) -> bool {
        self.found.keys().all(|finding| finding.harm() != Harm::Breaks)
    }
}

/// How many places of a kind are listed.
const LISTED: usize = 3;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.found.is_empty() {
            return write!(f, "The host changes nothing.");
        }
        for (finding, places) in &self.found {
            let mark = match finding.harm() {
                Harm::Breaks => "PROBLEM",
                Harm::Weakens => "weaker",
                Harm::Nothing => "fine",
            };
            let [what, cost, todo] = finding.words();
            writeln!(f, "{mark}: {what}\n  What it costs: {cost}\n  What to do: {todo}")?;
            for place in places.iter().take(LISTED) {
                writeln!(f, "    {place}")?;
            }
            if places.len() > LISTED {
                writeln!(f, "    and {} more", places.len() - LISTED)?;
            }
        }
        for known in &self.known {
            writeln!(
                f,
                "Known: {} does this.\n  {}\n  Source: {} ({})",
                known.name, known.off, known.source, known.asked
            )?;
        }
        write!(f, "{}", if self.is_good() { "Nothing is broken." } else { "The host has to be changed." })
    }
}
