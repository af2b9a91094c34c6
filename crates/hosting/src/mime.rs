//! Content types by file extension.

use std::path::Path;

/// Each content type with its file extensions.
pub const TYPES: [(&str, &[&str]); 18] = [
    ("text/html; charset=utf-8", &["html"]),
    ("text/javascript; charset=utf-8", &["js", "mjs"]),
    ("text/css; charset=utf-8", &["css"]),
    // Streaming compilation requires exactly this type, without parameters.
    ("application/wasm", &["wasm"]),
    ("application/json", &["json", "map"]),
    ("application/manifest+json", &["webmanifest"]),
    ("application/xml", &["xml"]),
    // Includes TypeScript: by default servers take `.ts` for video or a translation file.
    ("text/plain; charset=utf-8", &["txt", "ts", "conf"]),
    ("text/markdown; charset=utf-8", &["md"]),
    ("image/svg+xml", &["svg"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/webp", &["webp"]),
    ("image/avif", &["avif"]),
    ("image/x-icon", &["ico"]),
    ("font/woff2", &["woff2"]),
    ("application/pdf", &["pdf"]),
    // Our own binary formats.
    (OTHER, &["bin"]),
];

/// The type of every other file.
pub const OTHER: &str = "application/octet-stream";

/// Extensions of files that are worth compressing; images and fonts are compressed already.
pub const COMPRESSIBLE: [&str; 15] =
    ["html", "js", "mjs", "css", "wasm", "json", "map", "webmanifest", "xml", "txt", "ts", "md", "svg", "ico", "bin"];

/// The `Content-Type` of a file.
pub fn content_type(file: &Path) -> &'static str {
    let extension = extension(file);
    TYPES.iter().find(|(_, extensions)| extensions.contains(&extension.as_str())).map_or(OTHER, |(name, _)| name)
}

/// Whether a file is worth compressing.
pub fn compressible(file: &Path) -> bool {
    COMPRESSIBLE.contains(&extension(file).as_str())
}

/// The extension in lower case; empty if there is none.
pub fn extension(file: &Path) -> String {
    file.extension().map(|text| text.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: (&str, bool)) {
        let file = Path::new(file);
        assert_eq!((content_type(file), compressible(file)), expected);
    }

    #[test]
    fn types_follow_the_extension() {
        check("index.html", ("text/html; charset=utf-8", true));
        check("a-0123456789abcdef.js", ("text/javascript; charset=utf-8", true));
        check("a_bg.wasm", ("application/wasm", true));
        check("main.CSS", ("text/css; charset=utf-8", true));
        check("manifest.webmanifest", ("application/manifest+json", true));
        check("embed.d.ts", ("text/plain; charset=utf-8", true));
        check("icon.svg", ("image/svg+xml", true));
        check("icon.png", ("image/png", false));
        check("font.woff2", ("font/woff2", false));
        check("CNAME", ("application/octet-stream", false));
    }
}
