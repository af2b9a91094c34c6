//! The QR code of a check.

use super::documents::link;
use crate::browser::dom;
use crate::components::text;
use crate::content::msg;
use crate::extras::check::Check;
use legcheck_handoff::qr::Matrix;
use yew::prelude::*;

/// The QR code of the address that opens the check; a notice if that is too long.
pub fn qr_code(check: &Check) -> Html {
    let content = &check.content;
    let Some(matrix) = Matrix::of(&link(check, &dom::site_address())) else {
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
