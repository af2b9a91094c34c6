//! The QR code of a result in readers of others: jsQR and ZXing, on the picture as a phone of 360 pixels shows it.

use std::fs;

use anyhow::{Context, Result, anyhow};
use legcheck_browser_tests::engines::Kind;
use legcheck_devkit::npm::standalone;
use legcheck_local_server::Extras;
use libtest_mimic::Trial;
use serde_json::json;
use tempfile::TempDir;

use crate::extras::unfold;
use crate::walks::levels::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY};
use crate::world::{Stage, World};

/// The width of a small phone, and a height that holds the whole picture, in CSS pixels.
const PHONE: (u32, u32) = (360, 740);

/// Dots for each pixel, as phones have them.
const SCALES: [u32; 3] = [1, 2, 3];

/// More of them, for ZXing alone.
const OTHER_SCALES: [f64; 5] = [1.25, 1.5, 2.5, 4.0, 5.0];

/// The readers: package, and its script for browsers.
const READERS: [(&str, &str); 2] = [("jsqr", "dist/jsQR.js"), ("@zxing/library", "umd/index.min.js")];

/// Draws the picture as large as it was shown on a screen with so many dots a pixel, and reads it with both.
const READ: &str = "
  const [picture, width, dots, done] = arguments;
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    const size = Math.round(width * dots);
    [canvas.width, canvas.height] = [size, size];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, size, size);
    const { data } = context.getImageData(0, 0, size, size);
    const tried = (read) => { try { return read(); } catch (error) { return `${error}`; } };
    const luminance = new Uint8ClampedArray(size * size).map((_, at) => data[at * 4]);
    // As programs for phones ask it to.
    const hints = new Map([[ZXing.DecodeHintType.TRY_HARDER, true]]);
    const source = () => new ZXing.RGBLuminanceSource(luminance, size, size);
    const bitmap = () => new ZXing.BinaryBitmap(new ZXing.HybridBinarizer(source()));
    done([
      tried(() => jsQR(data, size, size)?.data ?? 'nothing'),
      tried(() => new ZXing.QRCodeReader().decode(bitmap(), hints).getText()),
    ]);
  };
  image.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;";

pub fn tests(world: &World) -> Vec<Trial> {
    vec![world.test(Kind::Chromium, "other_programs_read_the_picture_of_a_check", read_by_others)]
}

fn read_by_others(stage: &Stage<'_>) -> Result<()> {
    let folder = TempDir::new()?;
    let mut scripts = String::new();
    for (place, (package, script)) in READERS.iter().enumerate() {
        let file = standalone(package)?.join(script);
        fs::copy(&file, folder.path().join(format!("{place}.js")))
            .with_context(|| format!("no {package}; `cargo xtask setup --browsers` installs it"))?;
        scripts += &format!("<script src=\"{place}.js\"></script>");
    }
    let page =
        format!("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Readers</title>{scripts}</html>");
    fs::write(folder.path().join("index.html"), page)?;
    let headers = vec![(legcheck_hosting::headers::POLICY, "default-src 'self' data: 'unsafe-inline'".to_owned())];
    let readers =
        legcheck_local_server::start_with(folder.path(), 0, Extras { headers, plain: true, ..Extras::default() })?;
    for said in [EMERGENCY_NOW, SAME_DAY, DOCTOR_SOON, ROUTINE] {
        let (page, _) = stage.result(said)?;
        page.emulate(PHONE.0, PHONE.1, "light")?;
        unfold(&page, "qr")?;
        page.click("[data-action=show-qr]")?;
        page.wait("the picture is there", "return document.querySelector('.qr path') !== null")?;
        let shown = page.js(
            "const picture = document.querySelector('.qr');
             const { width } = picture.getBoundingClientRect();
             const copy = picture.cloneNode(true);
             copy.setAttribute('width', width);
             copy.setAttribute('height', width);
             return [new XMLSerializer().serializeToString(copy), width, document.baseURI];",
            vec![],
        )?;
        let site = shown[2].as_str().context("an address")?;
        let modules = page.attribute(".qr", "viewBox")?;
        let page = stage.page()?;
        page.load(&readers.url())?;
        page.wait("both readers are there", "return Boolean(window.jsQR && window.ZXing)")?;
        let address = format!("{site}saved/#LEGCHECK");
        let mut reads = [0; READERS.len()];
        let (usual, others) = (SCALES.map(f64::from), OTHER_SCALES);
        for dots in usual.into_iter().chain(others) {
            if others.contains(&dots) && reads[1] > 0 {
                break;
            }
            let found = page.js_async(READ, vec![shown[0].clone(), shown[1].clone(), json!(dots)])?;
            let texts = found.as_array().ok_or_else(|| anyhow!("no result"))?.iter();
            for (read, text) in reads.iter_mut().zip(texts).skip(usize::from(others.contains(&dots))) {
                *read += usize::from(text.as_str().is_some_and(|text| text.starts_with(&address)));
            }
        }
        // ZXing misses some clean codes at some sizes, whatever they hold: findings/zxing-library-clean-large-codes.sh.
        page.ensure(
            &format!(
                "jsQR to read the address at {SCALES:?} dots a pixel, and ZXing at one of them: {reads:?} of {modules}"
            ),
            reads[0] == SCALES.len() && reads[1] > 0,
        )?;
    }
    Ok(())
}
