//! Exporting: to the clipboard, to the share sheet, as a file. The browser can refuse each, and then the caller is told.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Promise, Reflect};
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url};

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// Its type, as servers name it.
    pub kind: &'static str,
    /// What is in it.
    pub text: String,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The browser took it as a download. A frame that may not save files refuses without a word.
    Downloaded,
    /// The share sheet took it, or the person closed that.
    Shared,
    /// Nothing was saved.
    Refused,
}

/// Calls `done(true)` if the promise resolves, else `done(false)`.
fn then(promise: Option<Promise>, done: impl FnOnce(bool) + 'static) {
    let Some(promise) = promise else { return done(false) };
    yew::platform::spawn_local(async move {
        done(settled(promise).await.is_ok());
    });
}

/// Waits for a promise.
#[cfg(target_arch = "wasm32")]
pub(super) async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    wasm_bindgen_futures::JsFuture::from(promise).await
}

/// Natively there is no browser that promises anything.
#[cfg(not(target_arch = "wasm32"))]
pub(super) async fn settled(_: Promise) -> Result<JsValue, JsValue> {
    Err(JsValue::NULL)
}

/// Copies a text. A page that is not from a safe address, or a frame that may not, has no clipboard.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = web_sys::window().map(|window| window.navigator());
    let clipboard = navigator.and_then(|n| Reflect::get(&n, &"clipboard".into()).ok());
    let clipboard = clipboard.and_then(|found| found.dyn_into::<web_sys::Clipboard>().ok());
    then(clipboard.map(|clipboard| clipboard.write_text(text)), done);
}

/// Whether this browser has a share sheet.
#[cfg(target_arch = "wasm32")]
pub fn can_share() -> bool {
    share_sheet().is_some()
}

/// Natively there is none.
#[cfg(not(target_arch = "wasm32"))]
pub fn can_share() -> bool {
    false
}

fn share_sheet() -> Option<Function> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()
}

/// Opens the share sheet with a text.
pub fn share(title: &str, text: &str, done: impl FnOnce(bool) + 'static) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    share_data(&data, done);
}

/// Opens the share sheet. A person who closes it has decided, so that is no failure.
fn share_data(data: &ShareData, done: impl FnOnce(bool) + 'static) {
    let (Some(sheet), Some(window)) = (share_sheet(), web_sys::window()) else { return done(false) };
    let Ok(promise) = sheet.call1(&window.navigator(), data) else { return done(false) };
    let promise = Promise::resolve(&promise);
    yew::platform::spawn_local(async move {
        let refused = settled(promise).await.err();
        let name = refused.as_ref().and_then(|error| Reflect::get(error, &"name".into()).ok()?.as_string());
        done(refused.is_none() || name.as_deref() == Some("AbortError"));
    });
}

/// Saves a file: as a download, or by the share sheet in an app on the home screen of iOS, where a download opens a view
/// without a way back or does nothing.
pub fn save(file: &Download, done: impl FnOnce(Kept) + 'static) {
    if !is_ios_app() {
        return done(if download(file).is_some() { Kept::Downloaded } else { Kept::Refused });
    }
    match shareable(file) {
        Some(data) => share_data(&data, |shared| done(if shared { Kept::Shared } else { Kept::Refused })),
        None => done(Kept::Refused),
    }
}

/// Whether this is an app on the home screen of an iPhone or iPad. No other system has `navigator.standalone`.
fn is_ios_app() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let standalone = Reflect::get(&window.navigator(), &"standalone".into()).ok().and_then(|value| value.as_bool());
    let has_no_bars = || window.match_media("(display-mode: standalone)").ok().flatten().is_some_and(|m| m.matches());
    standalone.is_some_and(|standalone| standalone || has_no_bars())
}

/// What the share sheet gets for a file; none if this browser does not share such files.
fn shareable(file: &Download) -> Option<ShareData> {
    let navigator = web_sys::window()?.navigator();
    let kind = FilePropertyBag::new();
    kind.set_type(file.kind);
    let parts = Array::of1(&JsValue::from_str(&file.text));
    let file = File::new_with_str_sequence_and_options(&parts, &file.name, &kind).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    let can_share: Function = Reflect::get(&navigator, &"canShare".into()).ok()?.dyn_into().ok()?;
    can_share.call1(&navigator, &data).ok()?.is_truthy().then_some(data)
}

/// Has the browser download a file. None where it cannot; a frame that may not save files refuses without a word.
fn download(file: &Download) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let parts = Array::of1(&JsValue::from_str(&file.text));
    let kind = BlobPropertyBag::new();
    kind.set_type(file.kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(&file.name);
    link.click();
    // By then the browser has read the file.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// The text of a chosen file; `None` if it is not text, or far too large for any summary.
pub fn read(file: &File, done: impl FnOnce(Option<String>) + 'static) {
    const LARGEST: f64 = 4_000_000.0;
    if file.size() > LARGEST {
        return done(None);
    }
    let promise = file.text();
    yew::platform::spawn_local(async move {
        done(settled(promise).await.ok().and_then(|text| text.as_string()));
    });
}
