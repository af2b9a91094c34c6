//! Icons drawn for LegCheck: 24 by 24, lines of 2, round joins. They are always shown beside words.

use legcheck_engine::dataset::Level;
use yew::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconKind {
    /// Of a level; each has a shape of its own.
    Level(Level),
    /// A telephone.
    Phone,
    /// An arrow back.
    Back,
    /// A leg: the mark of LegCheck.
    Mark,
    /// Speaks for.
    Plus,
    /// Speaks against.
    Minus,
}

/// An icon. Hidden from screen readers, since words beside it say the same.
pub fn icon(kind: IconKind) -> Html {
    let paths: &[&'static str] = match kind {
        // An octagon, as of a stop sign, with a call mark.
        IconKind::Level(Level::EmergencyNow) => {
            &["M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z", "M12 7.5V13", "M12 16.5v.01"]
        }
        // A triangle.
        IconKind::Level(Level::SameDay) => &[
            "M10.7 4.3 2.7 18.2A1.5 1.5 0 0 0 4 20.5h16a1.5 1.5 0 0 0 1.3-2.3l-8-13.9a1.5 1.5 0 0 0-2.6 0z",
            "M12 9.5v4",
            "M12 17v.01",
        ],
        // A calendar leaf.
        IconKind::Level(Level::DoctorSoon) => &[
            "M5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-12A1.5 1.5 0 0 1 5.5 5z",
            "M4 10h16",
            "M8.5 3v4",
            "M15.5 3v4",
            "M8.5 14.5h3",
        ],
        // A circle with a tick.
        IconKind::Level(Level::Routine) => &["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m8 12.5 2.8 2.7L16 9.5"],
        IconKind::Phone => &[
            "M8.6 3.5H5A1.5 1.5 0 0 0 3.5 5.1 16.5 16.5 0 0 0 18.9 20.5a1.5 1.5 0 0 0 1.6-1.5v-3.6l-4.7-1.9-2 2.4a13 13 0 0 1-5.7-5.7l2.4-2z",
        ],
        IconKind::Back => &["M19 12H5", "m11 6-6 6 6 6"],
        IconKind::Mark => &[
            "M7.5 2.5C8 6 6 8 6.5 11.5c.4 2.8 2 4.5 2 7.5v2.5h10.7c.5-2.2-.9-3.2-2.7-3.8-2.7-.9-3.8-1.4-3.5-3.7.4-3.2 2.5-5 2.5-8.5v-3",
        ],
        IconKind::Plus => &["M12 6v12", "M6 12h12"],
        IconKind::Minus => &["M6 12h12"],
    };
    html! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            for d in paths.iter().copied() {
                <path {d} />
            }
        </svg>
    }
}
