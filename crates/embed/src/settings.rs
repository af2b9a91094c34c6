//! The settings of a clinic: one flat JSON object, or the same names as query parameters. `assets/embed/settings.schema.json`
//! says the same for editors and other tools.

use crate::colour::{Colour, Theme};
use crate::link::{Link, Origin};
use crate::phone::Phone;
use serde::Serialize;
use serde_json::{Map, Value};

/// The version of the settings that is read here.
pub const VERSION: u64 = 1;

/// The most bytes of a text with settings; a longer one is not looked at.
pub const LONGEST: usize = 8192;

/// The most characters of the clinic's name.
const LONGEST_NAME: usize = 80;

/// The heights of a frame that make sense, in CSS pixels.
const HEIGHTS: core::ops::RangeInclusive<u64> = 320..=4000;

/// What the guide has to offer, as ids parted by spaces.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Regions with numbers of their own.
    pub regions: &'a str,
    /// Languages.
    pub languages: &'a str,
}

/// How the urgency rules are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// As the guide does it by itself.
    #[default]
    Standard,
    /// Every sign of the source article leads to the level that the article names.
    Strict,
}

/// Whether a result shows causes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Causes {
    /// Urgency and causes.
    #[default]
    Shown,
    /// Urgency alone.
    Hidden,
}

/// What may be kept of the answers while the tab is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Nothing: after a reload the person starts over.
    #[default]
    Nothing,
    /// Until the tab is closed.
    Tab,
}

/// What happens to a check that nobody has touched for ten minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Idle {
    /// It is hidden until somebody goes on.
    #[default]
    Hide,
    /// It is erased: many people use the device.
    Erase,
}

/// Whether the clinic's page hears which kind of page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counts {
    /// It does not.
    #[default]
    Off,
    /// It hears the kind, never an answer.
    On,
}

/// Settings as they may be used. What the clinic did not set, or not rightly, is as the guide has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The clinic's name, as plain text of one line.
    pub name: Option<String>,
    /// The clinic's picture. The clinic's own page shows it; the guide loads nothing from elsewhere.
    pub logo: Option<Link>,
    /// The colour of what can be pressed, in the light theme.
    pub colour: Option<Colour>,
    /// The same in the dark theme.
    pub colour_dark: Option<Colour>,
    /// The clinic's number.
    pub phone: Option<Phone>,
    /// The number when the clinic is closed.
    pub out_of_hours: Option<Phone>,
    /// Where to book a visit.
    pub booking: Option<Link>,
    /// The region whose numbers are shown.
    pub region: Option<String>,
    /// The language.
    pub lang: Option<String>,
    /// How the urgency rules are read.
    pub reading: Strictness,
    /// Whether causes are shown.
    pub causes: Causes,
    /// What is kept.
    pub keep: Keep,
    /// What happens to a check that nobody touches.
    pub idle: Idle,
    /// What the clinic's page hears.
    pub counts: Counts,
    /// A fixed height of the frame, in CSS pixels; without it the frame follows its content.
    pub height: Option<u64>,
    /// The origin that the person may share the result with, and that hears of height and step.
    pub host: Option<Origin>,
    /// The mark of this frame in messages.
    pub handle: Option<String>,
}

/// Why a field was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The text as a whole is no JSON object.
    NotAnObject,
    /// The text as a whole is too long.
    TooLong,
    /// There is no such field.
    Unknown,
    /// It belongs to another version; known fields are used.
    OtherVersion,
    /// The value is of the wrong kind, or not one of those there are.
    WrongValue,
    /// Words in this colour could not be read; `nearest` can.
    LowContrast,
}

/// A field that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The field; empty for the text as a whole. At most 40 characters of what was sent.
    pub field: String,
    /// Why.
    pub why: Why,
    /// For a colour, the nearest one that can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What may be used.
    pub settings: Settings,
    /// What was left out. Never so much that reporting it would be a burden.
    pub problems: Vec<Problem>,
}

/// The most problems that are told.
const MOST_PROBLEMS: usize = 20;

/// Reads settings. Fields are independent: an invalid one does not affect the others.
pub fn read(text: &str, known: &Known<'_>) -> Read {
    let mut read = Read::default();
    if text.len() > LONGEST {
        read.complain("", Why::TooLong);
        return read;
    }
    let Ok(fields) = serde_json::from_str::<Map<String, Value>>(text) else {
        read.complain("", Why::NotAnObject);
        return read;
    };
    for (field, value) in &fields {
        // An empty field of a form is one that was not set.
        if value.as_str().is_some_and(|text| text.trim().is_empty()) || value.is_null() {
            continue;
        }
        if let Err((why, nearest)) = read.settings.set(field, value, known) {
            read.complain(field, why);
            if let Some(problem) = read.problems.last_mut() {
                problem.nearest = nearest.map(|colour| colour.to_string());
            }
        }
    }
    // A dark theme in another colour than the light one would look like another clinic.
    if let (Some(colour), None) = (read.settings.colour, read.settings.colour_dark) {
        read.settings.colour_dark = Some(colour.readable(Theme::Dark));
    }
    read
}

type Set = Result<(), (Why, Option<Colour>)>;

impl Settings {
    fn set(&mut self, field: &str, value: &Value, known: &Known<'_>) -> Set {
        let wrong = (Why::WrongValue, None);
        // A query parameter is always text, so a number may be one too.
        let number = || value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
        let text = value.as_str().map(str::trim).ok_or(wrong);
        match field {
            "v" => match number() {
                Some(VERSION) => {}
                Some(_) => return Err((Why::OtherVersion, None)),
                None => return Err(wrong),
            },
            "name" => self.name = Some(line(text?).ok_or(wrong)?),
            "logo" => self.logo = Some(Link::parse_https(text?).ok_or(wrong)?),
            "colour" => self.colour = Some(colour(text?, Theme::Light)?),
            "colour-dark" => self.colour_dark = Some(colour(text?, Theme::Dark)?),
            "phone" => self.phone = Some(Phone::parse(text?).ok_or(wrong)?),
            "out-of-hours" => self.out_of_hours = Some(Phone::parse(text?).ok_or(wrong)?),
            "booking" => self.booking = Some(Link::parse_written(text?).ok_or(wrong)?),
            "region" => self.region = Some(one_of(text?, known.regions).ok_or(wrong)?),
            "lang" => self.lang = Some(one_of(text?, known.languages).ok_or(wrong)?),
            "reading" => self.reading = word(text?).ok_or(wrong)?,
            "causes" => self.causes = word(text?).ok_or(wrong)?,
            "keep" => self.keep = word(text?).ok_or(wrong)?,
            "idle" => self.idle = word(text?).ok_or(wrong)?,
            "counts" => self.counts = word(text?).ok_or(wrong)?,
            "height" => self.height = Some(number().filter(|h| HEIGHTS.contains(h)).ok_or(wrong)?),
            "messaging_origin" => self.host = Some(Origin::parse(text?).ok_or(wrong)?),
            "messaging_handle" => self.handle = Some(handle(text?).ok_or(wrong)?),
            _ => return Err((Why::Unknown, None)),
        }
        Ok(())
    }
}

/// Every field there is, for the schema and the snippet. The last two are set by `embed.js`.
pub const FIELDS: [&str; 18] = [
    "v",
    "name",
    "logo",
    "colour",
    "colour-dark",
    "phone",
    "out-of-hours",
    "booking",
    "region",
    "lang",
    "reading",
    "causes",
    "keep",
    "idle",
    "counts",
    "height",
    "messaging_origin",
    "messaging_handle",
];

impl Read {
    fn complain(&mut self, field: &str, why: Why) {
        if self.problems.len() < MOST_PROBLEMS {
            let field = field.chars().filter(|c| !c.is_control()).take(40).collect();
            self.problems.push(Problem { field, why, nearest: None });
        }
    }

    /// As JSON: the settings under the names they came by, with what a script needs to use them.
    pub fn to_json(&self) -> String {
        let mut settings = self.settings.fields();
        for (field, phone) in [("phone-link", &self.settings.phone), ("out-of-hours-link", &self.settings.out_of_hours)]
        {
            if let Some(phone) = phone {
                settings.insert(field.into(), phone.link().into());
            }
        }
        let problems = serde_json::to_value(&self.problems).unwrap_or_default();
        let read: Map<String, Value> =
            [("settings".into(), settings.into()), ("problems".into(), problems)].into_iter().collect();
        Value::from(read).to_string()
    }
}

impl Settings {
    /// What a link to the guide as a page of its own may set: who to reach, and the region. Anybody can make a link, so none
    /// hides causes, changes how the guide looks, or leads to another site. Without a name nobody could tell whose numbers
    /// they are.
    #[must_use]
    pub fn for_link(&self) -> Self {
        let Self { name, phone, out_of_hours, region, .. } = self.clone();
        let is_named = name.is_some();
        let number = |phone: Option<_>| phone.filter(|_| is_named);
        Self { name, phone: number(phone), out_of_hours: number(out_of_hours), region, ..Self::default() }
    }

    /// Every field that is set, under its name. Reading them again gives the same settings.
    pub fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut add = |field: &str, value: Option<String>| {
            if let Some(value) = value {
                fields.insert(field.into(), value.into());
            }
        };
        add("name", self.name.clone());
        add("logo", self.logo.as_ref().map(|link| link.to_string()));
        add("colour", self.colour.map(|colour| colour.to_string()));
        add("colour-dark", self.colour_dark.map(|colour| colour.to_string()));
        add("phone", self.phone.as_ref().map(|phone| phone.to_string()));
        add("out-of-hours", self.out_of_hours.as_ref().map(|phone| phone.to_string()));
        add("booking", self.booking.as_ref().map(|link| link.to_string()));
        add("region", self.region.clone());
        add("lang", self.lang.clone());
        add("reading", unusual(self.reading));
        add("causes", unusual(self.causes));
        add("keep", unusual(self.keep));
        add("idle", unusual(self.idle));
        add("counts", unusual(self.counts));
        add("messaging_origin", self.host.as_ref().map(|origin| origin.to_string()));
        add("messaging_handle", self.handle.clone());
        if let Some(height) = self.height {
            fields.insert("height".into(), height.into());
        }
        fields
    }
}

/// A name of one line. What turns the direction of writing or is not seen could make it look like another one.
fn line(text: &str) -> Option<String> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    (text.chars().count() <= LONGEST_NAME && !text.chars().any(hidden)).then(|| text.to_owned())
}

/// A setting that is one of a few, each with a word.
trait Word: Copy + Default + PartialEq + 'static {
    /// Each value with its word.
    const WORDS: [(Self, &'static str); 2];
}

impl Word for Strictness {
    const WORDS: [(Self, &'static str); 2] = [(Self::Standard, "standard"), (Self::Strict, "strict")];
}

impl Word for Causes {
    const WORDS: [(Self, &'static str); 2] = [(Self::Shown, "shown"), (Self::Hidden, "hidden")];
}

impl Word for Keep {
    const WORDS: [(Self, &'static str); 2] = [(Self::Nothing, "nothing"), (Self::Tab, "tab")];
}

impl Word for Idle {
    const WORDS: [(Self, &'static str); 2] = [(Self::Hide, "hide"), (Self::Erase, "erase")];
}

impl Word for Counts {
    const WORDS: [(Self, &'static str); 2] = [(Self::Off, "off"), (Self::On, "on")];
}

/// The value with this word.
fn word<T: Word>(text: &str) -> Option<T> {
    T::WORDS.into_iter().find(|(_, word)| *word == text).map(|(value, _)| value)
}

/// The word of a value; none for the one that holds by itself.
fn unusual<T: Word>(value: T) -> Option<String> {
    let word = T::WORDS.into_iter().find(|(known, _)| *known == value).map(|(_, word)| word.to_owned());
    word.filter(|_| value != T::default())
}

fn one_of(text: &str, known: &str) -> Option<String> {
    known.split(' ').any(|id| id == text).then(|| text.to_owned())
}

fn colour(text: &str, theme: Theme) -> Result<Colour, (Why, Option<Colour>)> {
    let colour = Colour::parse(text).ok_or((Why::WrongValue, None))?;
    if colour.passes(theme) {
        return Ok(colour);
    }
    Err((Why::LowContrast, Some(colour.readable(theme))))
}

/// A handle: 8 to 64 letters, digits or hyphens, so that nobody hits on one by chance.
pub(crate) fn handle(text: &str) -> Option<String> {
    let fits = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    ((8..=64).contains(&text.len()) && fits).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: Known<'_> = Known { regions: "united-states united-kingdom", languages: "en" };

    /// What is set by a text, as JSON, and which fields were left out for what reason.
    #[track_caller]
    fn check(text: &str, settings: &str, problems: &[(&str, Why)]) {
        let read = read(text, &KNOWN);
        assert_eq!(Value::from(read.settings.fields()).to_string(), settings, "{text}");
        let found: Vec<_> = read.problems.iter().map(|p| (p.field.as_str(), p.why)).collect();
        assert_eq!(found, problems, "{text}");
    }

    #[test]
    fn what_is_right_is_used() {
        check("{}", "{}", &[]);
        check(r#"{"v":1}"#, "{}", &[]);
        check(r#"{"v":"1","height":"900"}"#, r#"{"height":900}"#, &[]);
        check(
            r#"{"name":" Hill Clinic ","phone":"020 7946 0000"}"#,
            r#"{"name":"Hill Clinic","phone":"020 7946 0000"}"#,
            &[],
        );
        check(
            r#"{"reading":"strict","causes":"hidden","keep":"tab","idle":"erase"}"#,
            r#"{"causes":"hidden","idle":"erase","keep":"tab","reading":"strict"}"#,
            &[],
        );
        check(r#"{"region":"united-kingdom","lang":"en"}"#, r#"{"lang":"en","region":"united-kingdom"}"#, &[]);
        check(
            r##"{"colour":"#0b5052","colour-dark":"#8fd6d1"}"##,
            r##"{"colour":"#0b5052","colour-dark":"#8fd6d1"}"##,
            &[],
        );
        check(r#"{"name":"","phone":" ","height":null}"#, "{}", &[]);
    }

    #[test]
    fn what_is_wrong_is_named_and_left_out() {
        check("", "{}", &[("", Why::NotAnObject)]);
        check("[]", "{}", &[("", Why::NotAnObject)]);
        check(&format!("{:10000}", "{}"), "{}", &[("", Why::TooLong)]);
        check(&"[".repeat(5000), "{}", &[("", Why::NotAnObject)]);
        check(r#"{"v":2,"name":"Hill"}"#, r#"{"name":"Hill"}"#, &[("v", Why::OtherVersion)]);
        check(r#"{"theme":"x"}"#, "{}", &[("theme", Why::Unknown)]);
        check(r#"{"__proto__":{"x":1}}"#, "{}", &[("__proto__", Why::Unknown)]);
        check(r#"{"booking":"javascript:alert(1)"}"#, "{}", &[("booking", Why::WrongValue)]);
        check(r#"{"logo":"mailto:a@b.example"}"#, "{}", &[("logo", Why::WrongValue)]);
        check(r#"{"name":7}"#, "{}", &[("name", Why::WrongValue)]);
        check("{\"name\":\"a\\u202eb\"}", "{}", &[("name", Why::WrongValue)]);
        check(r#"{"region":"atlantis"}"#, "{}", &[("region", Why::WrongValue)]);
        check(r#"{"region":"united-states united-kingdom"}"#, "{}", &[("region", Why::WrongValue)]);
        check(r#"{"reading":"loose"}"#, "{}", &[("reading", Why::WrongValue)]);
        check(r#"{"idle":"never"}"#, "{}", &[("idle", Why::WrongValue)]);
        check(r#"{"height":1}"#, "{}", &[("height", Why::WrongValue)]);
        check(r#"{"messaging_origin":"*"}"#, "{}", &[("messaging_origin", Why::WrongValue)]);
        check(r#"{"messaging_handle":"x"}"#, "{}", &[("messaging_handle", Why::WrongValue)]);
    }

    #[test]
    fn a_colour_nobody_can_read_is_refused_with_the_nearest_that_can_be_read() {
        let read = read(r##"{"colour":"#ffcc00"}"##, &KNOWN);
        assert_eq!(read.settings, Settings::default());
        let [problem] = read.problems.as_slice() else { panic!("{:?}", read.problems) };
        assert_eq!(problem.why, Why::LowContrast);
        let nearest = problem.nearest.as_deref().and_then(Colour::parse).unwrap();
        assert!(nearest.passes(Theme::Light));
    }

    #[test]
    fn the_dark_theme_gets_a_colour_of_its_own() {
        let read = read(r##"{"colour":"#7a1fa2"}"##, &KNOWN);
        assert!(read.settings.colour_dark.is_some_and(|colour| colour.passes(Theme::Dark)));
    }

    #[test]
    fn the_schema_names_the_same_fields() {
        let schema: Value = serde_json::from_str(include_str!("../../../assets/embed/settings.schema.json")).unwrap();
        let named: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
        let mut fields = FIELDS[..16].to_vec();
        fields.sort_unstable();
        let mut named: Vec<&str> = named.into_iter().map(String::as_str).filter(|name| *name != "$schema").collect();
        named.sort_unstable();
        assert_eq!(named, fields);
        assert_eq!(schema["properties"]["v"]["const"], VERSION);
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_reads_again_the_same(text in "\\PC{0,80}", field in 0..FIELDS.len(), value in "\\PC{0,40}") {
            let object = Value::from(Map::from_iter([(FIELDS[field].to_owned(), Value::from(value))])).to_string();
            for text in [text, object] {
                let first = read(&text, &KNOWN);
                let again = read(&Value::from(first.settings.fields()).to_string(), &KNOWN);
                prop_assert_eq!(&again.settings, &first.settings);
                prop_assert!(again.problems.is_empty(), "{:?}", again.problems);
                prop_assert!(serde_json::from_str::<Value>(&first.to_json()).is_ok());
            }
        }
    }
}
