//! Configuration of Netlify and Cloudflare Pages, which read the same `_headers` file.

use super::Served;
use crate::headers::IMMUTABLE;

const ABOUT: &str = "\
# How Netlify and Cloudflare Pages serve the site. This file must be at the top of what is published.
#
# Both hosts ask again for every file unless told otherwise, know the types, compress by themselves, and answer with
# 404.html where there is no page. Only the files whose name holds their content are named here: Cloudflare would join
# the two values where a rule for all files set the same header.
#
# The build writes this file.
";

/// The text of `_headers`.
pub fn headers_file(served: &Served) -> String {
    let base = &served.base;
    let mut text = format!("{ABOUT}\n{base}*\n");
    for (name, value) in served.headers() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for file in &served.hashed {
        text.push_str(&format!("\n{base}{file}\n  Cache-Control: {IMMUTABLE}\n"));
    }
    text
}
