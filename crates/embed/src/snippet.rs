//! The lines that a clinic pastes into its page.

use crate::phone::Phone;
use crate::settings::{Read, Settings};
use core::fmt::Write;
use serde_json::{Value, json};

/// What a frame may do: be at its own origin, so that both sides can name each other, and print, save a file, dial and open a
/// page of its own. With `allow-scripts` alone the guide works too.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups \
                       allow-popups-to-escape-sandbox allow-top-navigation-to-custom-protocols";

/// The height of a frame that nothing sizes, in CSS pixels.
const HEIGHT: u64 = 800;

/// Where the guide and its script are.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The address of the guide, with a slash at its end.
    pub guide: &'a str,
    /// The address of `embed.js`.
    pub script: &'a str,
    /// Its hash, as `integrity` has it.
    pub integrity: &'a str,
}

/// The address of the frame with these settings. `height` is a matter of the frame alone, and so it is not in it.
pub fn address(settings: &Settings, guide: &str) -> String {
    let mut address = format!("{guide}?v={}", crate::settings::VERSION);
    for (field, value) in settings.fields() {
        if !["height", "logo", "messaging_origin", "messaging_handle"].contains(&field.as_str()) {
            let _ = write!(address, "&{field}={}", escaped(value.as_str().unwrap_or_default()));
        }
    }
    address
}

/// The lines for these settings: a plain frame, and the script that sizes it.
pub fn html(settings: &Settings, place: &Place<'_>) -> String {
    let logo = settings.logo.as_ref().map(|logo| format!(" data-logo=\"{}\"", attribute(&logo.to_string())));
    let fixed = if settings.height.is_some() { " data-fixed" } else { "" };
    format!(
        "<iframe data-legcheck{fixed} title=\"{title}\" src=\"{src}\"{logo}\n  \
         sandbox=\"{SANDBOX}\"\n  \
         allow=\"web-share; clipboard-write\" referrerpolicy=\"no-referrer\"\n  \
         width=\"100%\" height=\"{height}\" style=\"border:0\"></iframe>\n\
         <script src=\"{script}\" integrity=\"{integrity}\" crossorigin=\"anonymous\" defer></script>\n",
        title =
            attribute(&settings.name.as_deref().map_or_else(|| TITLE.to_owned(), |name| format!("{TITLE} ({name})"))),
        src = attribute(&address(settings, place.guide)),
        logo = logo.unwrap_or_default(),
        height = settings.height.unwrap_or(HEIGHT),
        script = attribute(place.script),
        integrity = attribute(place.integrity),
    )
}

/// A link that opens the guide as a page of its own, with the clinic's name and numbers.
pub fn link(settings: &Settings, guide: &str) -> String {
    let named = settings.for_link();
    // `assets/js/boot.js` knows such a link by the name.
    let address = if named.name.is_some() { address(&named, guide) } else { guide.to_owned() };
    format!("<a href=\"{}\">{LINK}</a>\n", attribute(&address))
}

/// The words of a link.
const LINK: &str = "Weak legs? See how fast to get help";

/// What a screen reader calls the frame.
const TITLE: &str = "Weak legs: symptom guide";

/// A value in a query: everything but letters, digits and a few signs is escaped, byte by byte.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// A text in an attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The settings as a file for `settings="…"`.
pub fn file(settings: &Settings) -> String {
    let mut fields = settings.fields();
    fields.insert("v".into(), crate::settings::VERSION.into());
    format!("{:#}\n", Value::from(fields))
}

/// What was left out of a form, and all that is made of the rest, as JSON.
pub fn made(read: &Read, place: &Place<'_>) -> String {
    let settings = &read.settings;
    let (lines, file, address) = (html(settings, place), file(settings), address(settings, place.guide));
    let link = link(settings, place.guide);
    let dialled = |phone: &Option<Phone>| phone.as_ref().map(|phone| phone.dialled().to_owned());
    let dials = json!({ "phone": dialled(&settings.phone), "out-of-hours": dialled(&settings.out_of_hours) });
    json!({ "problems": read.problems, "dials": dials, "lines": lines, "link": link, "file": file, "address": address })
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Known, read};

    const PLACE: Place<'_> =
        Place { guide: "https://guide.example/", script: "https://guide.example/embed.js", integrity: "sha384-x" };

    fn settings(text: &str) -> Settings {
        read(text, &Known { regions: "united-kingdom", languages: "en" }).settings
    }

    #[test]
    fn nothing_in_a_setting_can_leave_its_attribute() {
        let html = html(
            &settings(r#"{"name":"\"><script>alert(1)</script> & Sons","booking":"https://a.example/?a=1&b=2"}"#),
            &PLACE,
        );
        assert_eq!(html.matches("<script").count(), 1, "{html}");
        assert!(
            html.contains("title=\"Weak legs: symptom guide (&quot;>&lt;script>alert(1)&lt;/script> &amp; Sons)\""),
            "{html}"
        );
        assert!(html.contains("&amp;booking=https%3A%2F%2Fa.example%2F%3Fa%3D1%26b%3D2"), "{html}");
    }

    /// `<leg-check>` makes by itself what the lines say, and cannot ask this crate.
    #[test]
    fn the_element_makes_the_same_frame() {
        let script = include_str!("../../../assets/embed/embed.js");
        for token in SANDBOX.split_whitespace() {
            assert!(script.contains(token), "embed.js does not allow {token}");
        }
        assert!(script.contains(&format!("\"{TITLE}\"")) && script.contains(&format!("height || {HEIGHT}")));
        let named = |field: &str| script.contains(&format!("\"{field}\""));
        let unnamed: Vec<&str> = crate::settings::FIELDS.into_iter().filter(|field| !named(field)).collect();
        // Values that a query would not contain by itself, or that are parsed differently.
        assert_eq!(unnamed, ["messaging_origin", "messaging_handle"]);
    }

    #[test]
    fn a_link_holds_what_is_taken_from_one() {
        let check = |text: &str, expected: &str| assert_eq!(link(&settings(text), PLACE.guide), expected, "{text}");
        check(
            r#"{"name":"Hill & Dale","phone":"020 7946 0000","region":"united-kingdom","causes":"hidden","colour":"7a1fa2","booking":"https://a.example/","keep":"tab"}"#,
            "<a href=\"https://guide.example/?v=1&amp;name=Hill%20%26%20Dale&amp;phone=020%207946%200000&amp;region=united-kingdom\">Weak legs? See how fast to get help</a>\n",
        );
        // Nobody could tell whose number it is.
        check(
            r#"{"phone":"020 7946 0000"}"#,
            "<a href=\"https://guide.example/\">Weak legs? See how fast to get help</a>\n",
        );
    }

    #[test]
    fn the_file_reads_back_as_the_same_settings() {
        let settings = settings(
            r##"{"name":"Hill","colour":"#7a1fa2","reading":"strict","height":900,"logo":"https://a.example/l.png"}"##,
        );
        assert_eq!(read(&file(&settings), &Known { regions: "", languages: "" }).settings, settings);
    }
}
