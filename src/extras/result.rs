//! The second module's part of a result.

use super::check::Check;
use super::{changed, export, fits, paper, phone, safety_net, share, tell, timeline, unsure, urgent};
use crate::browser::dom;
use std::rc::Rc;
use yew::prelude::*;

/// What would change the level, what each "not sure" means, which causes may fit, and what to tell a doctor.
pub fn result(check: &Rc<Check>) -> Html {
    let Check { content, session, trail, hides_causes } = &**check;
    let (who, answers, strictness) = (session.who(), &trail.answers, session.strictness);
    html! {
        <>
            <changed::ChangedSince check={check.clone()} />
            { phone::phone(check) }
            { safety_net::safety_net(check) }
            { urgent::more_urgent(content, who, strictness, answers) }
            { unsure::not_sure(content, strictness, answers) }
            if !hides_causes {
                { fits::fits(content, answers, check.level()) }
            }
            { timeline::timeline(check) }
            { tell::tell(content, who, answers) }
            <export::Export check={check.clone()} />
            { paper::paper(check) }
            // Where `assets/js/frame.js` finds what may be shared.
            if dom::is_framed() {
                <div hidden={true} data-share={share::shared(check)}></div>
            }
        </>
    }
}
