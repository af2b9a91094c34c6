//! The sitemap and robots.txt.

use crate::address::Address;
use legcheck::content::Content;
use legcheck::head::static_routes;
use legcheck::route::Route;
use std::fmt::Write as _;

/// Every indexable page, with the date of its last review.
pub fn sitemap(content: &Content, address: &Address) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    // Results are empty without answers.
    let found = |route: &Route| !matches!(route, Route::NotFound | Route::Result);
    for route in static_routes(content).into_iter().filter(found) {
        let place = address.whole(&route.path());
        let _ = writeln!(out, "  <url><loc>{place}</loc><lastmod>{}</lastmod></url>", content.guide().reviewed);
    }
    out.push_str("</urlset>\n");
    out
}

/// Allows everything.
pub fn robots(address: &Address) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", address.whole("sitemap.xml"))
}
