//! Configuration of Apache.

use super::Served;
use crate::compress::Encoding;
use crate::headers::{CONTENT_HASH, HIDDEN, IMMUTABLE, REVALIDATE};
use crate::mime;

const ABOUT: &str = "\
# How Apache serves the site. It must be told to read this file (`AllowOverride FileInfo Indexes`), and needs
# mod_headers and mod_rewrite (Debian: `a2enmod headers rewrite`). Without mod_headers it refuses to serve the site at
# all, rather than serve it unprotected.
#
# The build writes this file.
";

/// The text of `.htaccess`.
pub fn htaccess(served: &Served) -> String {
    let mut text = ABOUT.to_owned();
    text.push_str(&format!("\nDirectoryIndex index.html\nErrorDocument 404 {}\n\n", served.not_found()));
    for (name, value) in served.headers() {
        text.push_str(&format!("Header always set {name} \"{value}\"\n"));
    }
    text.push_str(&format!("Header always set Cache-Control \"{REVALIDATE}\"\n\n"));
    text.push_str("# The content of these files is in their name.\n");
    text.push_str(&format!("<FilesMatch \"{CONTENT_HASH}\">\n"));
    text.push_str(&format!("  Header always set Cache-Control \"{IMMUTABLE}\"\n</FilesMatch>\n\n"));
    for (name, extensions) in mime::TYPES {
        let extensions: Vec<String> = extensions.iter().map(|extension| format!(".{extension}")).collect();
        text.push_str(&format!("AddType \"{name}\" {}\n", extensions.join(" ")));
    }
    text.push_str(
        "\n# A compressed copy has the type of what it is a copy of. Apache's own lists may take .br for a\n",
    );
    text.push_str("# language and .gz for a type.\n");
    text.push_str("RemoveLanguage .br\nRemoveType .br .gz\nAddEncoding br .br\nAddEncoding gzip .gz\n\n");
    text.push_str("RewriteEngine On\n# Nothing here takes what somebody sends.\n");
    text.push_str("RewriteCond \"%{REQUEST_METHOD}\" \"!^(GET|HEAD)$\"\nRewriteRule \"^\" - [R=405,L]\n");
    text.push_str("# These are for other hosts.\n");
    let hidden = HIDDEN.map(|name| name.replace('.', "\\."));
    text.push_str(&format!("RewriteRule \"(^|/)({})$\" - [R=404,L]\n", hidden.join("|")));
    text.push_str("# A folder without a page is no page either.\n");
    text.push_str("RewriteCond \"%{REQUEST_FILENAME}\" -d\n");
    text.push_str("RewriteCond \"%{REQUEST_FILENAME}/index.html\" !-f\n");
    text.push_str("RewriteRule \"^\" - [R=404,L]\n");
    text.push_str("# The compressed copies that the build wrote.\n");
    for encoding in [Encoding::Brotli, Encoding::Gzip] {
        if let (Some(name), Some(extension)) = (encoding.name(), encoding.extension()) {
            text.push_str(&format!("RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{name}\\b\"\n"));
            text.push_str(&format!("RewriteCond \"%{{REQUEST_FILENAME}}.{extension}\" -f\n"));
            text.push_str(&format!("RewriteRule \"^(.+)$\" \"$1.{extension}\" [L]\n"));
        }
    }
    text.push_str(&format!("\n<FilesMatch \"\\.({})(\\.(br|gz))?$\">\n", mime::COMPRESSIBLE.join("|")));
    text.push_str("  Header merge Vary Accept-Encoding\n</FilesMatch>\n");
    text
}
