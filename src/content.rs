//! The words and the dataset of one language, read once.

use legcheck_engine::dataset::{Choice, Finding, FindingIx, Guide, Library, SourceIx};
use legcheck_words::{Catalog, Message, Value};
use std::rc::Rc;
use yew::prelude::*;

/// The compiled content of one language, as bytes.
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    words: &'static [u8],
    guide: &'static [u8],
    library: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// One constant per message of the Fluent files.
pub(crate) mod msg {
    use legcheck_words::Message;
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// For whom the check is done; the wording follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The person with weak legs answers.
    #[default]
    Myself,
    /// A helper answers.
    Helper,
}

impl Who {
    /// Its id in storage, pages and Fluent files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Myself => "me",
            Self::Helper => "helper",
        }
    }

    /// The value with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Myself, Self::Helper].into_iter().find(|w| w.id() == id)
    }
}

/// The content of one language. Cheap to clone; equal when it is the same copy.
#[derive(Clone)]
pub struct Content(Rc<Inner>);

struct Inner {
    words: Catalog,
    guide: Guide,
    library: Library,
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Content {
    /// The content of a language; of the first one when there is no other.
    ///
    /// # Panics
    /// When the bytes are not from this build, which the build makes impossible.
    pub fn load(language: &str) -> Self {
        let bytes = LANGUAGES.iter().find(|l| l.tag == language).unwrap_or(&LANGUAGES[0]);
        let inner = Inner {
            words: Catalog::from_bytes(bytes.words).expect("words of this build"),
            guide: Guide::from_bytes(bytes.guide).expect("guide of this build"),
            library: Library::from_bytes(bytes.library).expect("library of this build"),
        };
        Self(Rc::new(inner))
    }

    /// What is needed to ask and decide.
    pub fn guide(&self) -> &Guide {
        &self.0.guide
    }

    /// The long texts.
    pub fn library(&self) -> &Library {
        &self.0.library
    }

    /// The language tag.
    pub fn language(&self) -> &str {
        &self.0.words.language
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &str {
        &self.0.words.direction
    }

    /// A message.
    pub(crate) fn t(&self, message: Message) -> String {
        self.0.words.get(message)
    }

    /// A message with arguments.
    pub(crate) fn with(&self, message: Message, values: &[(&str, Value<'_>)]) -> String {
        self.0.words.with(message, values)
    }

    /// A message whose wording follows who answers.
    pub(crate) fn for_who(&self, message: Message, who: Who) -> String {
        self.with(message, &[("who", who.id().into())])
    }

    /// A finding.
    pub fn finding(&self, ix: FindingIx) -> &Finding {
        &self.guide().findings[ix.at()]
    }

    /// The question of a finding.
    pub fn label(&self, ix: FindingIx, who: Who) -> String {
        let f = self.finding(ix);
        if who == Who::Helper {
            f.label_other.clone()
        } else {
            f.label.clone()
        }
    }

    /// The help of a finding.
    pub fn help(&self, ix: FindingIx, who: Who) -> Option<String> {
        let f = self.finding(ix);
        if who == Who::Helper {
            f.help_other.clone()
        } else {
            f.help.clone()
        }
    }

    /// The words on the tile of a choice.
    pub fn choice_label(&self, choice: &Choice, who: Who) -> String {
        match (&choice.other, who) {
            _ if choice.is_unsure => self.t(msg::NOT_SURE),
            (Some(other), Who::Helper) => other.clone(),
            _ if choice.label.is_empty() && choice.is_none => self.t(msg::NO),
            _ if choice.label.is_empty() => self.t(msg::YES),
            _ => choice.label.clone(),
        }
    }

    /// How a choice reads within a reason.
    pub fn said(&self, finding: FindingIx, choice: &Choice) -> String {
        if choice.is_unsure {
            self.with(msg::NOT_SURE_ABOUT, &[("what", (&self.finding(finding).short).into())])
        } else {
            choice.said.clone()
        }
    }

    /// A source as a short line, for lists.
    pub fn source(&self, ix: SourceIx) -> &legcheck_engine::dataset::Source {
        &self.library().sources[ix.at()]
    }
}

/// The content, from the surrounding provider.
#[hook]
pub fn use_content() -> Content {
    use_context::<Content>().unwrap_or_else(|| Content::load(""))
}

/// A text with a capital first letter, for phrases that stand alone.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
