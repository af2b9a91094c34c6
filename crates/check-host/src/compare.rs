//! One file: what it should arrive as, and what is different.

use std::path::Path;

use anyhow::Result;
use legcheck_hosting::compress::Encoding;
use legcheck_hosting::headers::{self, POLICY};
use legcheck_hosting::mime;

use crate::client::Answer;
use crate::findings::{Finding, Report};
use crate::known;

/// What holds for all files.
pub struct Site {
    /// The policy of the site.
    pub policy: String,
}

/// What a file should arrive as.
pub struct Expected {
    /// The address within the site.
    pub address: String,
    /// The file.
    file: String,
    bytes: Vec<u8>,
    is_packed: bool,
}

impl Expected {
    /// Reads a file of the finished site.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(dist: &Path, path: &Path) -> Result<Self> {
        let file = path.to_string_lossy().replace('\\', "/");
        let address = if is_page(&file) { file.strip_suffix("index.html").unwrap_or(&file) } else { &file }.to_owned();
        let place = dist.join(path);
        let is_packed = Encoding::Gzip.copy_of(&place).is_some_and(|copy| copy.is_file());
        Ok(Self { address, bytes: std::fs::read(&place)?, file, is_packed })
    }

    /// The address as a person reads it.
    fn shown(&self) -> String {
        format!("/{}", self.address)
    }
}

impl Site {
    /// Adds to the report what is different about an answer.
    pub fn compare(&self, expected: &Expected, answer: &Answer, report: &mut Report) {
        let shown = expected.shown();
        if answer.is_redirect() {
            // Pages are kept from a file of their own, and no page is opened by such an address.
            let finding = if is_html(&expected.file) && !is_page(&expected.file) {
                Finding::ShortAddress
            } else {
                Finding::Redirected
            };
            return report.add(finding, &format!("{shown} to {}", answer.header("location").unwrap_or_default()));
        }
        if answer.status != 200 {
            // Some hosts show this page for what is missing alone.
            if expected.file != "404.html" {
                report.add(Finding::Missing, &format!("{shown} ({})", answer.status));
            }
            return;
        }
        bytes(expected, answer, report);
        content_type(expected, answer, report);
        cache(expected, answer, report);
        if expected.is_packed && answer.header("content-encoding").is_none() {
            report.add(Finding::NotPacked, &shown);
        }
        self.security(expected, answer, report);
    }

    fn security(&self, expected: &Expected, answer: &Answer, report: &mut Report) {
        for (name, value) in headers::security(&self.policy) {
            match answer.header(name) {
                Some(found) if found == value => {}
                Some(_) if name == POLICY => report.add(Finding::OtherPolicy, &expected.shown()),
                None if name == POLICY => report.add(Finding::NoPolicy, &expected.shown()),
                Some(found) => report.add(Finding::OtherHeader, &format!("{name}: {found}")),
                None => report.add(Finding::NoHeader, name),
            }
        }
    }
}

fn bytes(expected: &Expected, answer: &Answer, report: &mut Report) {
    if answer.body == expected.bytes {
        return;
    }
    let shown = expected.shown();
    if !is_html(&expected.file) {
        return report.add(Finding::OtherFile, &shown);
    }
    report.add(Finding::OtherPage, &shown);
    for known in known::signs(&expected.bytes, &answer.body) {
        report.known(known);
    }
}

fn content_type(expected: &Expected, answer: &Answer, report: &mut Report) {
    let right = mime::content_type(Path::new(&expected.file));
    let found = answer.header("content-type").unwrap_or_default();
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_script = |text: &str| ["text/javascript", "application/javascript"].contains(&essence(text).as_str());
    // Nothing depends on the type of these.
    let is_any = right == mime::OTHER || right.starts_with("text/plain") || right.ends_with("/xml");
    if !is_any && essence(&found) != essence(right) && !(is_script(right) && is_script(&found)) {
        report.add(Finding::OtherType, &format!("{} as {found:?}, not {right:?}", expected.shown()));
    }
}

fn cache(expected: &Expected, answer: &Answer, report: &mut Report) {
    let name = expected.file.rsplit('/').next().unwrap_or_default();
    let found = answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    let age = found.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse::<u64>().ok());
    let is_asked_again = ["no-cache", "no-store"].iter().any(|word| found.contains(word)) || age == Some(0);
    let shown = format!("{} ({})", expected.shown(), if found.is_empty() { "nothing said" } else { &found });
    if headers::has_content_hash(name) {
        if is_asked_again || age.is_none_or(|age| age < 86_400) {
            report.add(Finding::AskedAgain, &shown);
        }
    } else if !is_asked_again {
        report.add(Finding::KeptTooLong, &shown);
    }
}

/// Whether a file is a page that a visitor opens by the address of its folder.
fn is_page(file: &str) -> bool {
    file == "index.html" || file.ends_with("/index.html")
}

/// Whether a file is HTML.
fn is_html(file: &str) -> bool {
    mime::extension(Path::new(file)) == "html"
}
