//! The rest of a result.

use super::{changed, fits, net, paper, phone, take, tell, timeline, unsure, urgent, Check};
use yew::prelude::*;

/// What would change the level, what each "not sure" means, what may fit, and what to tell a doctor.
pub fn rest(check: &Check) -> Html {
    let Check { content, session, trail } = check;
    let (who, answers, reading) = (session.who(), &trail.answers, session.reading);
    let text: AttrValue = session.to_text(content.guide()).into();
    html! {
        <>
            <changed::ChangedSince session={text.clone()} />
            { phone::phone(check) }
            { net::net(check) }
            { urgent::more_urgent(content, who, reading, answers) }
            { unsure::not_sure(content, reading, answers) }
            if !check.hides_causes() {
                { fits::fits(content, answers) }
            }
            { timeline::timeline(check) }
            { tell::tell(content, who, answers) }
            <take::Take content={content.clone()} session={text} />
            { paper::paper(check) }
        </>
    }
}
