//! Icons drawn for LegCheck: 24 by 24, lines of 2, round joins. They always stand beside words.

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

/// Props of [`Icon`].
#[derive(Clone, PartialEq, Properties)]
pub struct IconProps {
    /// Which icon.
    pub kind: IconKind,
}

/// An icon. Hidden from screen readers, since words beside it say the same.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let paths: &[&'static str] = match props.kind {
        // An octagon, as of a stop sign, with a call mark.
        IconKind::Level(Level::EmergencyNow) => &["M8 3h8l5 5v8l-5 5H8l-5-5V8z", "M12 7.5v5.5", "M12 16.5v.01"],
        // A triangle.
        IconKind::Level(Level::SameDay) => &["M12 3.5 21.5 20h-19z", "M12 10v4", "M12 17v.01"],
        // A calendar leaf.
        IconKind::Level(Level::DoctorSoon) => &["M4 6h16v14H4z", "M4 10.5h16", "M8.5 3.5V7", "M15.5 3.5V7"],
        // A circle with a tick.
        IconKind::Level(Level::Routine) => &["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "m8 12.5 2.8 2.7L16 9.5"],
        IconKind::Phone => &["M5 4h4l1.5 5-2.2 1.7a12 12 0 0 0 5 5L15 13.500l5 1.500v4a1.500 1.500 0 0 1-1.600 1.500C10.500 20 4 13.500 3.500 5.600A1.500 1.500 0 0 1 5 4z"],
        IconKind::Back => &["M19 12H5", "m11 6-6 6 6 6"],
        IconKind::Mark => &["M8 2.500c0 5 3.500 6 3.500 11 0 3-1.500 4.500-1.500 7h8.500c.5-2-1.500-2.500-4-3.500 0-6 1.500-8.500 1.500-14.500"],
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
