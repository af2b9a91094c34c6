//! The printed summary.

use anyhow::Result;
use lopdf::Document;

use crate::walks::levels::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY, Said};
use crate::world::Stage;

/// Name, width and height in centimetres.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)];

/// A person with many findings.
const MUCH: Said = &[
    ("started", &["one-to-three-months"]),
    ("onset", &["weeks"]),
    ("course", &["slowly-worse"]),
    ("legs-affected", &["both-uneven"]),
    ("hard-tasks", &["stairs", "chair", "floor", "toes-catch", "tiptoe"]),
    ("numb-area", &["feet-and-hands", "outer-thigh"]),
    ("burning-feet", &["yes"]),
    ("balance", &["dark"]),
    ("falls", &["yes"]),
    ("back-pain", &["long-mild"]),
    ("back-site", &["low"]),
    ("muscle-pain", &["thighs-shoulders"]),
    ("cramps", &["yes"]),
    ("twitching", &["yes"]),
    ("fatigue", &["yes"]),
    ("weight-loss", &["yes"]),
    ("diabetes", &["yes"]),
    ("thyroid", &["under"]),
    ("meds", &["statin"]),
    ("joint-swelling", &["yes"]),
    ("morning-stiff", &["yes"]),
];

pub fn one_page(stage: &Stage<'_>) -> Result<()> {
    for said in [EMERGENCY_NOW, SAME_DAY, DOCTOR_SOON, ROUTINE, MUCH] {
        let (page, _) = stage.result(said)?;
        for (name, width, height) in PAPERS {
            let printed = Document::load_mem(&page.print(width, height)?)?;
            let pages = printed.get_pages().len();
            let second = printed.extract_text(&[2]).unwrap_or_default();
            page.ensure(&format!("one page of {name} for {said:?}, and not {pages}: {second}"), pages == 1)?;
        }
    }
    Ok(())
}
