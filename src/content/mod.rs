//! The texts and the dataset of one language, read once.

#[cfg(not(target_arch = "wasm32"))]
mod files;
mod language;
pub mod slot;

#[cfg(not(target_arch = "wasm32"))]
use files as compiled;
pub use language::FINGERPRINT;
use language::Language;
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
#[cfg(not(target_arch = "wasm32"))]
use legcheck_engine::dataset::Library;
#[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
use legcheck_engine::dataset::{BodyMap, Extras, FollowUp};
use legcheck_engine::dataset::{Choice, ChoiceIx, Details, Evidence, Finding, FindingIx, Guide, Localization};
pub use legcheck_engine::interview::Respondent;
use legcheck_messages::{Catalog, Message, Value};
#[cfg(target_arch = "wasm32")]
use slot as compiled;
use std::rc::Rc;

/// One constant per message of the Fluent files. The browser has none for static pages.
pub(crate) mod msg {
    use legcheck_messages::Message;
    include!(concat!(env!("LEGCHECK_CONTENT"), "/messages.rs"));
}

/// One constant per dataset id that code may name, so that renaming an id in a TOML file is a compile error here.
#[allow(missing_docs)]
pub mod ids {
    use legcheck_engine::dataset::{ChoiceIx, FindingIx};
    include!(concat!(env!("LEGCHECK_CONTENT"), "/ids.rs"));
}

/// The content of one language. Cheap to clone; two values are equal if they share the same copy.
#[derive(Clone)]
pub struct Content {
    inner: Rc<Inner>,
    details: Option<Rc<Details>>,
}

struct Inner {
    words: Catalog,
    engine: Engine,
    #[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
    extras: Extras,
    #[cfg(not(target_arch = "wasm32"))]
    library: Library,
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        let same_details = match (&self.details, &other.details) {
            (Some(ours), Some(theirs)) => Rc::ptr_eq(ours, theirs),
            (ours, theirs) => ours.is_none() == theirs.is_none(),
        };
        Rc::ptr_eq(&self.inner, &other.inner) && same_details
    }
}

impl Content {
    /// The content of a language, or of the default one if it does not exist. In the browser, without details.
    ///
    /// # Panics
    /// If the bytes are not from this build. The build checks their fingerprint.
    pub fn load(language: &str) -> Self {
        let named_or_first = |found, next: Language| if next.tag == language { next } else { found };
        let bytes = compiled::languages().reduce(named_or_first).expect("a language");
        let guide = Guide::from_bytes(bytes.guide).expect("guide of this build");
        let evidence = Evidence::from_bytes(bytes.evidence).expect("evidence of this build");
        let inner = Inner {
            words: Catalog::from_bytes(bytes.words).expect("words of this build"),
            engine: Engine::new(guide, evidence),
            #[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
            extras: Extras::from_bytes(compiled::extras()).expect("tables of this build"),
            #[cfg(not(target_arch = "wasm32"))]
            library: Library::from_bytes(bytes.library).expect("library of this build"),
        };
        #[cfg(target_arch = "wasm32")]
        let details = None;
        #[cfg(not(target_arch = "wasm32"))]
        let details = Some(Rc::new(Details::from_bytes(bytes.details).expect("details of this build")));
        Self { inner: Rc::new(inner), details }
    }

    /// The same content, with details.
    #[must_use]
    pub fn with_details(&self, details: Rc<Details>) -> Self {
        Self { inner: self.inner.clone(), details: Some(details) }
    }

    /// The guide with its ranking and its interview.
    pub fn engine(&self) -> &Engine {
        &self.inner.engine
    }

    /// Data for asking questions and deciding the urgency.
    pub fn guide(&self) -> &Guide {
        self.engine().guide()
    }

    /// The age from which a person counts as an adult, in years.
    pub fn adult_from(&self) -> u16 {
        self.engine().ranking().evidence().model.ages.adult_from
    }

    /// Additional data for a result; `None` until loaded.
    pub fn details(&self) -> Option<&Details> {
        self.details.as_deref()
    }

    /// Which marks on the body picture answer which finding.
    #[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
    pub fn body_map(&self) -> &BodyMap {
        &self.inner.extras.body_map
    }

    /// What happens to answers when a check is repeated.
    #[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
    pub fn follow_up(&self) -> &FollowUp {
        &self.inner.extras.follow_up
    }

    /// The long texts.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn library(&self) -> &Library {
        &self.inner.library
    }

    /// The language tag.
    pub fn language(&self) -> &str {
        &self.inner.words.language
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &str {
        &self.inner.words.direction
    }

    /// The name of the guide.
    pub fn site_name(&self) -> String {
        self.t(msg::SITE_NAME)
    }

    /// A message.
    pub(crate) fn t(&self, message: Message) -> String {
        self.inner.words.get(message)
    }

    /// A message with arguments.
    pub(crate) fn with(&self, message: Message, values: &[(&str, Value<'_>)]) -> String {
        self.inner.words.with(message, values)
    }

    /// A message whose wording depends on the respondent.
    pub(crate) fn for_who(&self, message: Message, who: Respondent) -> String {
        self.with(message, &[("who", who.id().into())])
    }

    /// A finding.
    pub fn finding(&self, ix: FindingIx) -> &Finding {
        &self.guide().findings[ix.at()]
    }

    /// The question of a finding.
    pub fn label(&self, ix: FindingIx, who: Respondent) -> String {
        let f = self.finding(ix);
        who.pick(&f.label, &f.label_other, &f.label_child).clone()
    }

    /// The help of a finding.
    pub fn help(&self, ix: FindingIx, who: Respondent) -> Option<String> {
        let f = self.finding(ix);
        who.pick(&f.help, &f.help_other, &f.help_other).clone()
    }

    /// The label on the tile of a choice.
    pub fn choice_label(&self, choice: &Choice, who: Respondent) -> String {
        match (&choice.other, who) {
            _ if choice.is_unsure => self.t(msg::NOT_SURE),
            (Some(other), Respondent::Helper | Respondent::Parent) => other.clone(),
            _ if choice.label.is_empty() && choice.is_none => self.t(msg::NO),
            _ if choice.label.is_empty() => self.t(msg::YES),
            _ => choice.label.clone(),
        }
    }

    /// Where a cause sits, in words: "the brain and the spinal cord".
    #[cfg(any(not(target_arch = "wasm32"), feature = "extras"))]
    pub fn places(&self, places: &[Localization]) -> String {
        let name = |place: &Localization| self.with(msg::WAY_PLACE, &[("place", place.id().into())]);
        places.iter().map(name).collect::<Vec<_>>().join(&self.t(msg::WAY_AND))
    }

    /// The wording of a choice within a reason.
    pub fn said(&self, finding: FindingIx, choice: &Choice) -> String {
        if choice.is_unsure {
            self.with(msg::NOT_SURE_ABOUT, &[("what", (&self.finding(finding).short).into())])
        } else {
            choice.said.clone()
        }
    }

    /// The wording of an answer on its own; `None` if the finding was not asked.
    pub fn answer_words(&self, answers: &Answers, finding: FindingIx) -> Option<String> {
        match answers.get(finding)? {
            Answer::Chosen(choices) => {
                let said = |choice: &ChoiceIx| self.said(finding, &self.guide().choices[choice.at()]);
                Some(capital(&choices.iter().map(said).collect::<Vec<_>>().join("; ")))
            }
            Answer::PassedOver => Some(self.t(msg::REVIEW_SKIPPED)),
            Answer::LeftOut | Answer::ToAskAlone => None,
        }
    }

    /// A source, by its number.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn source(&self, ix: legcheck_engine::dataset::SourceIx) -> &legcheck_engine::dataset::Source {
        &self.library().sources[ix.at()]
    }
}

thread_local! {
    static FIRST: Content = Content::load("");
}

/// Reads the default language once; in native builds, once per thread.
pub fn load() -> Content {
    FIRST.with(Content::clone)
}

/// The details of each language as bytes, by language tag, for the files that the browser loads.
#[cfg(not(target_arch = "wasm32"))]
pub fn details_by_language() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    compiled::languages().map(|language| (language.tag, language.details))
}

/// The text with its first letter in upper case, for a phrase on its own.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| upper(first) + letters.as_str())
}

/// Uses the browser's case tables, because those of the standard library would add to the download.
#[cfg(target_arch = "wasm32")]
fn upper(letter: char) -> String {
    js_sys::JsString::from(letter).to_upper_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn upper(letter: char) -> String {
    letter.to_uppercase().collect()
}
