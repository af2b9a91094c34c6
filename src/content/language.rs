//! The compiled content of one language, as bytes, and the fingerprint of the ids that it goes with.

include!(concat!(env!("LEGCHECK_CONTENT"), "/fingerprint.rs"));

/// One language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// The messages that this build uses.
    pub words: &'static [u8],
    pub guide: &'static [u8],
    pub evidence: &'static [u8],
    /// The long texts. The browser does not need them: static pages are files.
    #[cfg(not(target_arch = "wasm32"))]
    pub library: &'static [u8],
    /// The details, which the browser loads on demand.
    #[cfg(not(target_arch = "wasm32"))]
    pub details: &'static [u8],
}
