//! What people say who reach each of the four levels.

/// What a person says; everything else gets default answers.
pub type Said = &'static [(&'static str, &'static [&'static str])];

/// Sudden weakness of one leg.
pub const EMERGENCY_NOW: Said =
    &[("weak-kind", &["no-power"]), ("onset", &["sudden"]), ("started", &["today"]), ("legs-affected", &["one-leg"])];

/// On a statin for a short time, with sore thighs that have lost power. That is seen the same day, tests passed or not.
pub const SAME_DAY: Said = &[
    ("weak-kind", &["no-power", "sore"]),
    ("meds", &["statin"]),
    ("med-timing", &["under-3-months"]),
    ("muscle-pain", &["thighs-shoulders"]),
    ("started", &["one-to-three-months"]),
    ("onset", &["weeks"]),
];

/// Stairs slowly harder over months.
pub const DOCTOR_SOON: Said = &[("hard-tasks", &["stairs", "chair"]), ("course", &["slowly-worse"])];

/// Numb feet for years, known and unchanged.
pub const ROUTINE: Said = &[
    ("known-cause", &["checked-same"]),
    ("started", &["over-year"]),
    ("onset", &["years"]),
    ("numb-area", &["both-feet"]),
    ("balance", &["dark"]),
];
