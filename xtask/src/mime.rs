//! Which file is what, by its extension.

use std::path::Path;

/// The `Content-Type` of a file.
pub fn content_type(file: &Path) -> &'static str {
    match extension(file).as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        // Streaming compilation needs exactly this type, without parameters.
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// Whether compressing the file for transfer is worth it; pictures and fonts
/// are compressed already.
pub fn compressible(file: &Path) -> bool {
    matches!(
        extension(file).as_str(),
        "html" | "js" | "mjs" | "css" | "wasm" | "json" | "map" | "webmanifest" | "xml" | "txt" | "md" | "svg" | "ico"
    )
}

/// The extension in small letters, empty when there is none.
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
        check("icon.svg", ("image/svg+xml", true));
        check("icon.png", ("image/png", false));
        check("font.woff2", ("font/woff2", false));
        check("CNAME", ("application/octet-stream", false));
    }
}
