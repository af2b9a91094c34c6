//! One page: the head, the advice in case the app fails, and the content.

use crate::address::Address;
use crate::app_files::{self, AppFiles};
use crate::jsonld;
use crate::manifest::{self, Installable};
use crate::parts::rendered;
use crate::release::WORKER;
use crate::styles::Styles;
use futures::executor::block_on;
use legcheck::app::{Owner, StaticPage, StaticPageProps};
use legcheck::content::Content;
use legcheck::head::head;
use legcheck::route::Route;
use legcheck::static_pages::Trouble;
use legcheck_hosting::policy::{Inline, meta_policy};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use yew::ServerRenderer;

/// Data shared by all pages.
pub struct Shell<'a> {
    /// The content of the language.
    pub content: &'a Content,
    /// Where the site is.
    pub address: &'a Address,
    /// Who is behind it.
    pub owner: &'a Owner,
    /// The files of the app.
    pub files: &'a AppFiles,
    /// Data for installing the app.
    pub installable: &'a Installable,
}

/// The file that a static server returns for a route.
pub fn file_of(route: &Route) -> PathBuf {
    match route {
        Route::NotFound => PathBuf::from("404.html"),
        _ => Path::new(route.path().trim_start_matches("./")).join("index.html"),
    }
}

impl Shell<'_> {
    /// The HTML of a page.
    pub fn page(&self, route: &Route, file: &Path) -> String {
        let props = StaticPageProps { route: route.clone(), owner: self.owner.clone() };
        let app = block_on(ServerRenderer::<StaticPage>::with_props(move || props).hydratable(false).render());
        // Pages without the app need no advice for its failure.
        let trouble =
            if route.is_app() { format!("<div id=\"trouble\">{}</div>", rendered::<Trouble>()) } else { String::new() };
        let mut html = String::from("<!doctype html>\n");
        let _ = write!(html, "<html lang=\"{}\" dir=\"{}\">", self.content.language(), self.content.direction());
        let _ = write!(html, "<head>{}</head>", self.head(route, file));
        let _ = write!(html, "<body><div id=\"app\">{app}</div>{trouble}</body></html>");
        html
    }

    fn head(&self, route: &Route, file: &Path) -> String {
        let head = head(self.content, route);
        let files = self.files;
        let depth = file.components().count() - 1;
        let own = format!("<style>{}</style><script>{}</script>", files.styles.of(route), files.boot);
        let mut out = String::from("<meta charset=\"utf-8\">");
        if !app_files::is_debug() {
            meta(
                &mut out,
                "http-equiv",
                "Content-Security-Policy",
                &meta_policy(&Inline::of_page(&own), self.address.published()),
            );
        }
        meta(&mut out, "name", "viewport", "width=device-width, initial-scale=1");
        // Phones make call links of years and codes; every number to call is a link already.
        meta(&mut out, "name", "format-detection", "telephone=no");
        let _ = write!(out, "<title>{}</title>", escape(&head.title));
        meta(&mut out, "name", "description", &head.description);
        meta(&mut out, "name", "color-scheme", "light dark");
        let _ = write!(out, "<base href=\"{}\">", escape(&self.address.base_element(depth)));
        if route.is_app() {
            let (script, wasm) = (&files.script, &files.wasm);
            let _ = write!(
                out,
                "<meta name=\"legcheck-app\" content=\"{}\" data-script=\"{}\" data-script-integrity=\"{}\" \
                 data-wasm=\"{}\" data-wasm-integrity=\"{}\" data-details=\"{}\">",
                self.content.guide().version,
                script.name,
                script.integrity,
                wasm.name,
                wasm.integrity,
                files.details.name,
            );
        }
        // Development builds cache nothing, so that changes show immediately.
        if !app_files::is_debug() {
            let (offline, offers) = (&files.offline, &files.offers);
            let _ = write!(
                out,
                "<meta name=\"legcheck-offline\" content=\"\" data-script=\"{}\" data-script-integrity=\"{}\" \
                 data-offers=\"{}\" data-worker=\"{}\">",
                offline.name, offline.integrity, offers.name, WORKER,
            );
        }
        self.for_clinics(&mut out, route);
        if route.is_app() || *route == Route::Saved {
            let result = &files.result;
            // A copy that does not know where it is published takes the address of the page.
            let site = self.address.published().map(|_| format!(" data-site=\"{}\"", escape(&self.address.whole(""))));
            let _ = write!(
                out,
                "<meta name=\"legcheck-result\" content=\"\" data-script=\"{}\" data-script-integrity=\"{}\"{}>",
                result.name,
                result.integrity,
                site.unwrap_or_default(),
            );
        }
        out.push_str(&own);
        let _ = write!(out, "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">", files.icon_itself);
        let Installable { touch_icon, colours } = self.installable;
        let _ = write!(out, "<link rel=\"apple-touch-icon\" href=\"{touch_icon}\">");
        out.push_str(&self.after_paint(route));
        // Browsers take the first match; those without support for dark themes take the light one.
        let dark = "<meta name=\"theme-color\" media=\"(prefers-color-scheme:dark)\"";
        let _ = write!(out, "{dark} content=\"{}\">", colours.dark);
        meta(&mut out, "name", "theme-color", &colours.light);
        if *route == Route::NotFound {
            meta(&mut out, "name", "robots", "noindex");
        } else {
            self.for_the_web(&mut out, route, &head.title, &head.description);
        }
        out
    }

    /// Resources not needed for the first paint, which must not be requested before it: `assets/js/boot.js` takes them
    /// out of this element after the first paint. Without scripts, the print styles load immediately.
    fn after_paint(&self, route: &Route) -> String {
        let styles = &self.files.styles;
        let paper = format!("<link rel=\"stylesheet\" media=\"print\" href=\"{}\">", styles.print.name);
        let result = if Styles::come_later(route) {
            format!("<link rel=\"stylesheet\" href=\"{}\">", styles.later.name)
        } else {
            String::new()
        };
        format!(
            "<template id=\"later\">{result}{paper}<link rel=\"manifest\" href=\"{}\"></template>\
             <noscript>{paper}</noscript>",
            manifest::NAME
        )
    }

    /// For a frame on a clinic's page, and for the page where clinics set it up.
    fn for_clinics(&self, out: &mut String, route: &Route) {
        let clinic = &self.files.clinic;
        let frame = &clinic.frame;
        let _ = write!(
            out,
            "<meta name=\"legcheck-frame\" content=\"\" data-script=\"{}\" data-script-integrity=\"{}\">",
            frame.name, frame.integrity,
        );
        if *route == Route::Clinics {
            let page = &clinic.page;
            let _ = write!(
                out,
                "<meta name=\"legcheck-clinics\" content=\"\" data-script=\"{}\" data-script-integrity=\"{}\">",
                page.name, page.integrity,
            );
        }
    }

    /// Metadata for search engines and link previews.
    fn for_the_web(&self, out: &mut String, route: &Route, title: &str, description: &str) {
        let here = self.address.whole(&route.path());
        let _ = write!(out, "<link rel=\"canonical\" href=\"{}\">", escape(&here));
        let picture = self.address.whole("share.png");
        let site_name = self.content.site_name();
        for (property, value) in [
            ("og:type", if matches!(route, Route::Cause(_) | Route::Kind(_)) { "article" } else { "website" }),
            ("og:site_name", &site_name),
            ("og:title", title),
            ("og:description", description),
            ("og:url", &here),
            ("og:locale", self.content.language()),
            ("og:image", &picture),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", &site_name),
        ] {
            meta(out, "property", property, value);
        }
        meta(out, "name", "twitter:card", "summary_large_image");
        let data = jsonld::of(self.content, self.address, route, title, description);
        // Text must not close the element; JSON allows this escape.
        let data = data.to_string().replace('<', "\\u003c");
        let _ = write!(out, "<script type=\"application/ld+json\">{data}</script>");
    }
}

fn meta(out: &mut String, kind: &str, name: &str, value: &str) {
    let _ = write!(out, "<meta {kind}=\"{name}\" content=\"{}\">", escape(value));
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
