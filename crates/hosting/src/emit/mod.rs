//! The files that configure a web server for the site. Each is a pure function from [`Served`] to text.

pub mod apache;
pub mod caddy;
pub mod netlify;
pub mod nginx;

use crate::headers;

/// Input of the configuration files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The policy of the site, see [`crate::policy::policy`].
    pub policy: String,
    /// The base path of the site, with a slash at both ends, see [`crate::base::base_path`].
    pub base: String,
    /// Files with a content hash in their name, as sorted paths relative to the site, with forward slashes.
    pub hashed: Vec<String>,
}

impl Served {
    /// Names and values of the headers sent with every response.
    fn headers(&self) -> [(&'static str, String); 6] {
        headers::security(&self.policy)
    }

    /// The base path without its trailing slash; `None` for a site at the root of its host.
    fn folder(&self) -> Option<&str> {
        self.base.strip_suffix('/').filter(|folder| !folder.is_empty())
    }

    /// The address of the 404 page.
    fn not_found(&self) -> String {
        format!("{}404.html", self.base)
    }
}
