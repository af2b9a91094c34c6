//! The rest of a result.

use super::{Check, changed, export, fits, paper, phone, safety_net, tell, timeline, unsure, urgent};
use yew::prelude::*;

/// What would change the level, what each "not sure" means, what may fit, and what to tell a doctor.
pub fn rest(check: &Check) -> Html {
    let Check { content, session, trail } = check;
    let (who, answers, strictness) = (session.who(), &trail.answers, session.strictness);
    let text: AttrValue = session.to_text(content.guide()).into();
    html! {
        <>
            <changed::ChangedSince session={text.clone()} />
            { phone::phone(check) }
            { safety_net::safety_net(check) }
            { urgent::more_urgent(content, who, strictness, answers) }
            { unsure::not_sure(content, strictness, answers) }
            if !check.hides_causes() {
                { fits::fits(content, answers) }
            }
            { timeline::timeline(check) }
            { tell::tell(content, who, answers) }
            <export::Export content={content.clone()} session={text} />
            { paper::paper(check) }
        </>
    }
}
