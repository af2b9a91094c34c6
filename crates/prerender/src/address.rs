//! The address of the site: its base path, and the absolute URLs for search engines and link previews.

use crate::site_file::SiteFile;
use legcheck_hosting::base::base_path;
use std::env;

/// The address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Scheme and host, without a trailing slash.
    origin: String,
    /// The path of the start page, with a slash at both ends.
    base: String,
    /// The start page as links write it: a path, an absolute URL, or `./` for a relocatable site.
    public_url: String,
}

impl Address {
    /// The address of this build.
    pub fn of_this_build(file: &SiteFile) -> Self {
        let public_url = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
        let origin = match env::var("LEGCHECK_ORIGIN") {
            Ok(origin) if !origin.is_empty() => origin,
            _ => file.origin.clone(),
        };
        let address = Self::new(&origin, &public_url);
        if address.origin.ends_with(".example") {
            eprintln!(
                "The pages name {} as their address. Before you publish, write yours into assets/site.toml.",
                address.origin
            );
        }
        address
    }

    /// Scheme and host of the published site; `None` while it is still the placeholder.
    pub fn published(&self) -> Option<&str> {
        Some(self.origin.as_str()).filter(|origin| !origin.ends_with(".example"))
    }

    pub(crate) fn new(origin: &str, public_url: &str) -> Self {
        let whole = public_url.find("://").and_then(|scheme| {
            let path = public_url[scheme + 3..].find('/').map(|slash| scheme + 3 + slash);
            path.map(|path| public_url.split_at(path))
        });
        let (origin, path) = whole.unwrap_or((origin, public_url));
        Self {
            origin: origin.trim_end_matches('/').to_owned(),
            base: base_path(path),
            public_url: public_url.to_owned(),
        }
    }

    /// The path of the start page, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The id of the installed app, which distinguishes it from other apps on the same host: the path of the start
    /// page. A relocatable site does not know its path, and browsers then default to the URL they were given.
    pub fn app_id(&self) -> Option<&str> {
        (self.public_url != "./").then_some(&self.base)
    }

    /// The absolute URL of a page or file, given by its path within the site.
    pub fn whole(&self, path: &str) -> String {
        format!("{}{}{}", self.origin, self.base, path.trim_start_matches("./"))
    }

    /// The `href` of the `base` element of a page at this folder depth.
    pub fn base_element(&self, depth: usize) -> String {
        if self.public_url == "./" && depth > 0 { "../".repeat(depth) } else { self.public_url.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(public_url: &str, expected: (&str, &str)) {
        let address = Address::new("https://legcheck.example/", public_url);
        assert_eq!((address.whole("causes/als/").as_str(), address.base_element(2).as_str()), expected, "{public_url}");
    }

    #[test]
    fn addresses_are_whole() {
        check("/", ("https://legcheck.example/causes/als/", "/"));
        check("/legcheck/", ("https://legcheck.example/legcheck/causes/als/", "/legcheck/"));
        check("./", ("https://legcheck.example/causes/als/", "../../"));
        check("https://a.example/", ("https://a.example/causes/als/", "https://a.example/"));
        check("https://a.example/b/", ("https://a.example/b/causes/als/", "https://a.example/b/"));
    }
}
