//! The files that tell a web server how to serve the site. Each is a pure function from one [`Served`] to a text.

pub mod apache;
pub mod caddy;
pub mod netlify;
pub mod nginx;

use crate::headers;

/// What the texts depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The site's policy, as [`crate::policy::policy`] gives it.
    pub policy: String,
    /// The path of the site on its host, as [`crate::base::base_path`] gives it: it starts and ends with a slash.
    pub base: String,
    /// The files with a content hash in their name, as paths below the site's folder with forward slashes, in order.
    pub hashed: Vec<String>,
}

impl Served {
    /// Names and values of the headers of every response.
    fn headers(&self) -> [(&'static str, String); 6] {
        headers::security(&self.policy)
    }

    /// The path of the site without the slash at its end; none for a site at the root of its host.
    fn folder(&self) -> Option<&str> {
        self.base.strip_suffix('/').filter(|folder| !folder.is_empty())
    }

    /// The address of the page that answers where there is none.
    fn not_found(&self) -> String {
        format!("{}404.html", self.base)
    }
}
