//! Configuration of nginx: the content of a `server` block.

use super::Served;
use crate::headers::{CONTENT_HASH, HIDDEN, IMMUTABLE, REVALIDATE};
use crate::mime;

/// The fixed header; the rest is generated from the site.
const ABOUT: &str = "\
# How nginx serves the site. Include this file in a server block that says where to listen and what `root` is:
#
#   server {
#     listen 80;
#     root /var/www/legcheck;
#     include /var/www/legcheck/hosting/nginx.conf;
#   }
#
# For a site under a path such as /legcheck/, `root` is the folder above the folder legcheck.
# With the brotli module (Debian: libnginx-mod-http-brotli-static), also include hosting/nginx-brotli.conf.
#
# The build writes this file. nginx forgets inherited headers where a location adds its own, so each location has all.
";

/// Enables the `.br` copies. It is a separate file, because nginx without the Brotli module rejects the directive.
pub const BROTLI: &str = "\
# Sends the compressed copies that end in .br. Include this file beside nginx.conf, in the same server block.
# It needs nginx's brotli module (Debian: libnginx-mod-http-brotli-static). Without the module, leave it out.
brotli_static on;
";

/// Behind a proxy, nginx knows neither the public host name nor the scheme, so redirects are relative.
const RELATIVE: &str = "  absolute_redirect off;\n";

/// The text of `hosting/nginx.conf`.
pub fn nginx(served: &Served) -> String {
    let base = &served.base;
    let not_found = served.not_found();
    let mut text = ABOUT.to_owned();
    if let Some(folder) = served.folder() {
        text.push_str(&format!("\nlocation = {folder} {{\n{RELATIVE}  return 301 {base};\n"));
        text.push_str(&headers(served, "  ", REVALIDATE));
        text.push_str("}\n");
    }
    text.push_str(&format!("\nlocation {base} {{\n{RELATIVE}"));
    text.push_str("  index index.html;\n");
    text.push_str(&format!("  error_page 404 {not_found};\n"));
    text.push_str("  # A folder without a page is no page either.\n");
    text.push_str(&format!("  error_page 403 =404 {not_found};\n"));
    text.push_str("  # The compressed copies that the build wrote, and a note to caches that there are some.\n");
    text.push_str("  gzip_static on;\n  gzip_vary on;\n\n");
    text.push_str(&headers(served, "  ", REVALIDATE));
    text.push_str("\n  # The content of these files is in their name.\n");
    text.push_str(&format!("  location ~ \"{CONTENT_HASH}[^/]*$\" {{\n"));
    text.push_str(&headers(served, "    ", IMMUTABLE));
    text.push_str("  }\n\n  # These are for other hosts.\n");
    let hidden = HIDDEN.map(|name| name.replace('.', "\\."));
    text.push_str(&format!("  location ~ \"/({})$\" {{\n    return 404;\n  }}\n\n", hidden.join("|")));
    text.push_str(&format!("  default_type {};\n  types {{\n", mime::OTHER));
    for (name, extensions) in mime::TYPES {
        text.push_str(&format!("    \"{name}\" {};\n", extensions.join(" ")));
    }
    text.push_str("  }\n}\n");
    text
}

fn headers(served: &Served, indent: &str, cache: &str) -> String {
    let mut text = format!("{indent}add_header Cache-Control \"{cache}\" always;\n");
    for (name, value) in served.headers() {
        text.push_str(&format!("{indent}add_header {name} \"{value}\" always;\n"));
    }
    text
}
