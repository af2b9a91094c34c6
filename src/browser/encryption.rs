//! Sealing a text with a passphrase, by the browser's own cryptography: a key of PBKDF2 with SHA-256, and AES-GCM.

use super::export::settled;
use legcheck_handoff::saved::Sealed;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Object, Reflect, Uint8Array};
use web_sys::{CryptoKey, SubtleCrypto};

/// Rounds of PBKDF2 with SHA-256, as OWASP's cheat sheet on storing passwords recommends (2023).
const ROUNDS: u32 = 600_000;

/// Whether this page can seal: browsers offer it only to pages from a safe address.
#[cfg(target_arch = "wasm32")]
pub fn works() -> bool {
    subtle().is_some()
}

/// Natively nothing can be sealed.
#[cfg(not(target_arch = "wasm32"))]
pub fn works() -> bool {
    false
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()
}

fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        // Setting a field of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

async fn key(passphrase: &str, salt: &[u8], rounds: u32) -> Option<(SubtleCrypto, CryptoKey)> {
    let subtle = subtle()?;
    let uses = |name: &str| Array::of1(&name.into());
    let raw: Object = Uint8Array::from(passphrase.as_bytes()).into();
    let base = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &uses("deriveKey")).ok()?;
    let base: CryptoKey = settled(base).await.ok()?.dyn_into().ok()?;
    let from = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", bytes(salt)),
        ("iterations", rounds.into()),
    ]);
    let to = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let both = Array::of2(&"encrypt".into(), &"decrypt".into());
    let derived = subtle.derive_key_with_object_and_object(&from, &base, &to, false, &both).ok()?;
    let derived = settled(derived).await.ok()?.dyn_into().ok()?;
    Some((subtle, derived))
}

/// Seals a text. None where the browser cannot.
pub async fn seal(text: String, passphrase: String) -> Option<Sealed> {
    let (salt, nonce) = (random::<16>()?, random::<12>()?);
    let (subtle, key) = key(&passphrase, &salt, ROUNDS).await?;
    let how = object(&[("name", "AES-GCM".into()), ("iv", bytes(&nonce))]);
    let cipher = subtle.encrypt_with_object_and_u8_array(&how, &key, text.as_bytes()).ok()?;
    let cipher = Uint8Array::new(&settled(cipher).await.ok()?).to_vec();
    Sealed::new(salt.to_vec(), nonce.to_vec(), ROUNDS, cipher)
}

/// Opens what was sealed. None where the passphrase is another one, or something was changed.
pub async fn open(sealed: Sealed, passphrase: String) -> Option<String> {
    let (subtle, key) = key(&passphrase, sealed.salt(), sealed.iterations()).await?;
    let how = object(&[("name", "AES-GCM".into()), ("iv", bytes(sealed.nonce()))]);
    let text = subtle.decrypt_with_object_and_u8_array(&how, &key, sealed.cipher()).ok()?;
    String::from_utf8(Uint8Array::new(&settled(text).await.ok()?).to_vec()).ok()
}
