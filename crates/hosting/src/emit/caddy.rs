//! Configuration of Caddy.

use super::Served;
use crate::headers::{CONTENT_HASH, HIDDEN, IMMUTABLE, REVALIDATE};
use crate::mime;

const ABOUT: &str = "\
# How Caddy serves the site. Two variables of the environment say where:
#   LEGCHECK_ADDRESS  the name of the host, for which Caddy gets a certificate, or a port such as :8080
#   LEGCHECK_ROOT     the folder of the site; for a site under a path such as /legcheck/, the folder above it
#
#   LEGCHECK_ADDRESS=legs.example.org LEGCHECK_ROOT=/var/www/legcheck caddy run --config Caddyfile --adapter caddyfile
#
# The build writes this file.
";

/// Makes shared caches keep the compressed copies apart.
const VARY: &str = "\t\theader {\n\t\t\tVary Accept-Encoding\n\t\t\tdefer\n\t\t}\n";

/// The text of `hosting/Caddyfile`.
pub fn caddyfile(served: &Served) -> String {
    let base = &served.base;
    let hide = HIDDEN.join(" ");
    let mut text = ABOUT.to_owned();
    text.push_str("\n{$LEGCHECK_ADDRESS:localhost} {\n\troot * {$LEGCHECK_ROOT:/var/www/legcheck}\n\n");
    if let Some(folder) = served.folder() {
        text.push_str(&format!("\tredir {folder} {base} 301\n\n"));
    }
    text.push_str(&format!("\thandle {base}* {{\n\t\theader {{\n"));
    for (name, value) in served.headers() {
        text.push_str(&format!("\t\t\t{name} \"{value}\"\n"));
    }
    text.push_str("\t\t}\n\n");
    text.push_str(
        "\t\t# Said once the answer is known, so that it is there once, with or without a compressed copy.\n",
    );
    text.push_str(&format!("{VARY}\n"));
    // Caddy reorders directives of the same kind, so no two of them may set the same header.
    text.push_str("\t\t# The content of some files is in their name.\n");
    for (matcher, not, cache) in [("hashed", "", IMMUTABLE), ("named", "not ", REVALIDATE)] {
        text.push_str(&format!("\t\t@{matcher} {not}path_regexp \"{CONTENT_HASH}[^/]*$\"\n"));
        text.push_str(&format!("\t\theader @{matcher} Cache-Control \"{cache}\"\n"));
    }
    text.push('\n');
    text.push_str("\t\t# Not every system's list of types knows all of these.\n");
    for (name, extensions) in mime::TYPES {
        let first = extensions.first().copied().unwrap_or_default();
        let paths: Vec<String> = extensions.iter().map(|extension| format!("*.{extension}")).collect();
        text.push_str(&format!("\t\t@{first} path {}\n\t\theader @{first} Content-Type \"{name}\"\n", paths.join(" ")));
    }
    text.push_str("\n\t\t# Nothing here takes what somebody sends.\n");
    text.push_str("\t\t@sent not method GET HEAD\n\t\trespond @sent 405\n");
    text.push_str(&format!("\n\t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t\thide {hide}\n\t\t}}\n\t}}\n\n"));
    text.push_str(&format!("\thandle_errors {{\n\t\trewrite * {}\n", served.not_found()));
    text.push_str(&format!("\t\theader Cache-Control \"{REVALIDATE}\"\n"));
    text.push_str("\t\theader Content-Type \"text/html; charset=utf-8\"\n");
    text.push_str(VARY);
    text.push_str("\t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t}\n\t}\n}\n");
    text
}
