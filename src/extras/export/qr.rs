//! The QR code of a check.

use super::documents::short_text;
use crate::components::text;
use crate::content::msg;
use crate::extras::check::Check;
use crate::extras::record::record;
use crate::extras::summary::summary;
use legcheck_handoff::code::to_code;
use legcheck_handoff::moment::Moment;
use legcheck_handoff::qr::Matrix;
use yew::prelude::*;

/// The QR code of the short text; of the bare code if the text is too long; a notice if even that does not fit.
pub fn qr_code(check: &Check, now: Option<Moment>) -> Html {
    let content = &check.content;
    let words = short_text(check, &summary(check, now), now);
    let bare = || Matrix::of(&to_code(&record(check, now), content.guide()));
    let Some(matrix) = Matrix::of(&words).or_else(bare) else {
        return text("p", "notice", content.t(msg::TAKE_QR_TOO_LONG));
    };
    let side = matrix.side();
    html! {
        // Always dark on light: many cameras do not read inverted codes.
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={content.t(msg::TAKE_QR_NAME)} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#ffffff" />
            <path d={matrix.path()} fill="#000000" />
        </svg>
    }
}
