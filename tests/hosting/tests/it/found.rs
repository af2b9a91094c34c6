//! What search engines and shared links read in every page.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A page of the finished site: its path, and its text.
struct Page {
    path: String,
    html: String,
}

fn pages(dist: &Path) -> Vec<Page> {
    let files = legcheck_hosting::files::files(dist).unwrap();
    let pages = files.into_iter().filter(|file| file.ends_with("index.html"));
    let page = |file: std::path::PathBuf| Page {
        path: file.parent().unwrap().to_string_lossy().replace('\\', "/"),
        html: std::fs::read_to_string(dist.join(&file)).unwrap(),
    };
    pages.map(page).collect()
}

impl Page {
    /// Every text between two marks.
    fn between(&self, before: &str, after: &str) -> Vec<&str> {
        let parts = self.html.split(before).skip(1);
        parts.map(|part| part.split(after).next().unwrap_or_default()).collect()
    }

    fn one(&self, before: &str, after: &str) -> &str {
        let found = self.between(before, after);
        assert_eq!(found.len(), 1, "{}: {before:?} stands {} times", self.path, found.len());
        found[0]
    }

    fn data(&self) -> Value {
        serde_json::from_str(self.one("<script type=\"application/ld+json\">", "</script>")).unwrap()
    }
}

#[test]
fn every_page_has_a_head_of_its_own() {
    let pages = pages(&crate::server::dist());
    assert!(pages.len() >= 26, "only {} pages", pages.len());
    let mut titles = BTreeSet::new();
    let mut addresses = BTreeSet::new();
    for page in &pages {
        let title = page.one("<title>", "</title>");
        assert!(titles.insert(title.to_owned()), "{}: another page has the title {title:?}", page.path);
        assert!((10..=75).contains(&title.len()), "{}: the title has {} letters", page.path, title.len());
        let description = page.one("<meta name=\"description\" content=\"", "\"");
        assert!((20..=320).contains(&description.len()), "{}: {description:?}", page.path);
        let canonical = page.one("<link rel=\"canonical\" href=\"", "\"");
        assert!(canonical.starts_with("http") && canonical.ends_with('/'), "{}: {canonical:?}", page.path);
        assert!(addresses.insert(canonical.to_owned()), "{}: another page has this address", page.path);
        assert_eq!(page.one("<meta property=\"og:url\" content=\"", "\""), canonical);
        assert_eq!(page.one("<meta property=\"og:title\" content=\"", "\""), title);
        assert!(page.one("<meta property=\"og:image\" content=\"", "\"").ends_with("/share.png"));
        assert_eq!(page.one("<html lang=\"", "\""), "en");
        assert_eq!(page.data()["url"], canonical);
    }
    let site = crate::server::dist();
    let map = std::fs::read_to_string(site.join("sitemap.xml")).unwrap();
    for address in &addresses {
        // A result is empty without answers.
        assert_eq!(map.contains(&format!("<loc>{address}</loc>")), !address.ends_with("/result/"), "{address}");
    }
    let robots = std::fs::read_to_string(site.join("robots.txt")).unwrap();
    assert!(robots.contains("Allow: /") && robots.contains("/sitemap.xml"), "{robots}");
}

/// Each request before the first paint delays it by a round trip, even one that blocks nothing.
#[test]
fn no_page_asks_for_anything_before_it_is_drawn() {
    for page in pages(&crate::server::dist()) {
        assert_eq!(page.between("<template id=\"later\">", "</template>").len(), 1, "{}", page.path);
        let mut at_once = page.html.clone();
        for (before, after) in [("<template", "</template>"), ("<noscript", "</noscript>")] {
            for part in page.between(before, after) {
                at_once = at_once.replace(&format!("{before}{part}{after}"), "");
            }
        }
        // A browser fetches none of these for the picture: an address, and an icon for a home screen.
        let idle = ["rel=\"canonical\"", "rel=\"apple-touch-icon\"", "href=\"data:"];
        let links = at_once.split("<link ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
        let asked: Vec<&str> = links.filter(|link| !idle.iter().any(|idle| link.contains(idle))).collect();
        assert!(asked.is_empty(), "{} asks at once for {asked:?}", page.path);
        for element in ["<script src", "<script type=\"module\"", "<img ", "<iframe ", "<object "] {
            assert!(!at_once.contains(element), "{} has {element}", page.path);
        }
    }
}

/// The names of elements and classes in a style sheet, the latter with their dot. `within`: also elements that are styled only
/// within another one, and elsewhere look as the browser has them.
fn styled(css: &str, within: bool) -> BTreeSet<String> {
    // A selector precedes each brace that opens a rule.
    let selectors = css.split('{').filter_map(|part| part.rsplit(['}', ';']).next());
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let names = selectors.flat_map(|selectors| selectors.split(',')).flat_map(|selector| {
        let is_within = selector.trim().contains([' ', '>', '+', '~']);
        selector.split(|c| !letters(c)).map(move |name| (name, is_within))
    });
    names
        .flat_map(|(name, is_within)| {
            let mut parts = name.split('.');
            let element = parts.next().filter(|_| within || !is_within).unwrap_or_default().to_owned();
            parts.map(|class| format!(".{class}")).chain([element])
        })
        .collect()
}

/// Pages carry different styles, and none may lack those of what it shows.
#[test]
fn every_page_carries_the_styles_of_what_it_shows() {
    let pages = pages(&crate::server::dist());
    let css = |page: &Page| page.one("<style>", "</style>").to_owned();
    let all: BTreeSet<String> = pages.iter().flat_map(|page| styled(&css(page), false)).collect();
    assert!(all.len() > 80, "only {all:?}");
    for page in &pages {
        let own = styled(&css(page), true);
        let body = page.one("<body>", "</body>");
        let elements = body.split('<').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next());
        let mut shown: BTreeSet<String> = elements.flatten().map(str::to_owned).collect();
        let classes = page.between(" class=\"", "\"");
        shown.extend(classes.iter().flat_map(|list| list.split(' ')).map(|class| format!(".{class}")));
        let missing: Vec<&String> = shown.intersection(&all).filter(|name| !own.contains(*name)).collect();
        assert!(missing.is_empty(), "{}: no style of {missing:?}", page.path);
    }
}

#[test]
fn every_cause_is_described_in_full() {
    let causes: Vec<Page> =
        pages(&crate::server::dist()).into_iter().filter(|page| page.path.starts_with("causes/")).collect();
    assert_eq!(causes.len(), 17);
    for page in causes {
        let data = page.data();
        assert_eq!(data["@type"], "MedicalWebPage", "{}", page.path);
        assert!(data["lastReviewed"].as_str().is_some_and(|day| day.len() == 10), "{}", page.path);
        let condition = &data["about"];
        assert_eq!(condition["@type"], "MedicalCondition", "{}", page.path);
        for list in ["code", "typicalTest", "possibleTreatment", "signOrSymptom"] {
            assert!(condition[list].as_array().is_some_and(|list| !list.is_empty()), "{}: no {list}", page.path);
        }
        assert!(data["citation"].as_array().is_some_and(|list| !list.is_empty()), "{}: no citation", page.path);
    }
}

/// To the compiler a date is any text; for schema.org it is a year, or a day of one.
#[test]
fn a_date_in_the_data_is_a_date() {
    let mut dates = 0;
    for page in pages(&crate::server::dist()) {
        for name in ["datePublished", "lastReviewed"] {
            for date in page.between(&format!("\"{name}\":\""), "\"") {
                let shape: String = date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
                assert!(["0000", "0000-00-00"].contains(&&*shape), "{} on {}: {date:?}", name, page.path);
                dates += 1;
            }
        }
    }
    assert!(dates > 17, "every cause has its dates");
}

/// A property that schema.org does not know, or a value of the wrong kind, fails the compiler.
#[test]
fn the_data_keeps_to_the_field_lists_of_schema_org() {
    let modules = legcheck_devkit::npm::modules().unwrap();
    let compiler = modules.join("typescript/bin/tsc");
    assert!(
        compiler.is_file() && modules.join("schema-dts").is_dir(),
        "the data cannot be checked without schema-dts and typescript; `cargo xtask setup --browsers` installs them"
    );
    let mut kinds = BTreeSet::new();
    let mut values = String::new();
    for (place, page) in pages(&crate::server::dist()).iter().enumerate() {
        let data = page.data();
        let kind = data["@type"].as_str().unwrap().to_owned();
        writeln!(values, "// {}\nexport const page{place}: WithContext<{kind}> = {data};", page.path).unwrap();
        kinds.insert(kind);
    }
    let kinds: Vec<String> = kinds.into_iter().collect();
    let imports = format!("import type {{ WithContext, {} }} from \"schema-dts\";\n", kinds.join(", "));
    let check = |text: String| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pages.ts");
        std::fs::write(&file, text).unwrap();
        let mut compile = Command::new("node");
        compile.arg(&compiler).args(["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "node"]);
        let output = compile.arg("--baseUrl").arg(&modules).arg(&file).output().expect("node runs the compiler");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (valid, said) = check(format!("{imports}{values}"));
    assert!(valid, "{said}");
    // The check can fail: one property with a wrong name is found.
    let (valid, said) = check(format!("{imports}{}", values.replacen("\"typicalTest\"", "\"typicalTests\"", 1)));
    assert!(!valid && said.contains("typicalTests"), "{said}");
}
