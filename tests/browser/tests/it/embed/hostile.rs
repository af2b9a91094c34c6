//! Malicious pages.

use anyhow::Result;
use legcheck_browser_tests::clinic::{Clinic, snippet};
use serde_json::json;

use super::{enter, expect_sized, framed, open, past_first_signs};
use crate::world::Stage;

/// Messages from another window, with a wrong handle or from another origin change nothing; a request for the answers
/// is denied; and the page cannot read the frame.
pub fn strangers(stage: &Stage<'_>) -> Result<()> {
    let body = format!("{}<iframe id=stranger srcdoc='<p>Stranger'></iframe>", snippet(&stage.site.origin(), "{}")?);
    let page = open(stage, &Clinic::start("", &body)?)?;
    enter(&page)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.leave_frame()?;
    page.js(
        "const guide = document.querySelector('iframe[data-legcheck]').contentWindow;
         window.handle = undefined;
         const ask = (handle, type, id) => guide.postMessage({ messagingHandle: handle, messageId: id, messageType: type, payload: {} }, '*');
         ask('00000000000000000000000000000000', 'status.handshake', 'wrong-handle');
         ask('00000000000000000000000000000000', 'sdc.requestCurrentQuestionnaireResponse', 'wrong-answers');
         // Another window on the same page can reach the guide's window and send it anything.
         const stranger = document.getElementById('stranger').contentWindow;
         stranger.eval(`parent.document.querySelector('iframe[data-legcheck]').contentWindow.postMessage(
           { messagingHandle: '00000000000000000000000000000000', messageId: 'stranger', messageType: 'status.handshake', payload: {} }, '*')`);
         // A forged frame height, from the page's own window.
         postMessage({ messagingHandle: 'x', messageId: '1', messageType: 'legcheck.height', payload: { height: 9 } }, '*');",
        vec![],
    )?;
    // With the right handle, which the page's own script may know, the request for answers gets a proper denial.
    // Messages arrive in order, so any reply to the others would be there by then.
    page.js(
        "const frame = document.querySelector('iframe[data-legcheck]');
         const { messagingHandle } = heard.find((h) => h.data.messagingHandle).data;
         frame.contentWindow.postMessage({ messagingHandle, messageId: 'mine', messageType: 'sdc.requestCurrentQuestionnaireResponse', payload: {} }, '*')",
        vec![],
    )?;
    page.wait("an answer to the request", "return heard.some((h) => h.data.responseToMessageId === 'mine')")?;
    let answer = page.js("return heard.find((h) => h.data.responseToMessageId === 'mine').data.payload", vec![])?;
    page.expect("the status", &answer["status"].as_str(), &Some("failure"))?;
    page.expect("the outcome", &answer["outcome"]["issue"][0]["code"].as_str(), &Some("suppressed"))?;
    let answers = page.js(
        "return heard.map((h) => h.data.responseToMessageId).filter((id) => ['wrong-handle', 'wrong-answers', 'stranger'].includes(id))",
        vec![],
    )?;
    page.expect("answers to strangers", &answers, &json!([]))?;
    let seen = page.js(
        "try { return document.querySelector('iframe[data-legcheck]').contentWindow.document.body.innerText } catch { return null }",
        vec![],
    )?;
    page.expect("what the page sees of the frame", &seen, &json!(null))?;
    enter(&page)?;
    page.expect_step("danger-now")?;
    expect_sized(&page)
}

/// Thousands of messages, including cyclic and huge ones: the check still works.
pub fn flood(stage: &Stage<'_>) -> Result<()> {
    let page = framed(stage, "{}")?;
    page.leave_frame()?;
    page.js(
        "const guide = document.querySelector('iframe').contentWindow;
         const cyclic = {}; cyclic.self = cyclic;
         const rubbish = [null, 1, 'x', [], {}, cyclic, { messagingHandle: {} }, { toJSON: 1 }, new Map([[1, 2]]), 10n, 'y'.repeat(1e6)];
         for (let i = 0; i < 3000; i++) guide.postMessage(rubbish[i % rubbish.length], '*');
         for (let i = 0; i < 3000; i++) guide.postMessage({ messagingHandle: 'aaaaaaaaaaaaaaaa', messageId: String(i), messageType: 'status.handshake', payload: { deep: [[[[{}]]]] } }, '*');",
        vec![],
    )?;
    enter(&page)?;
    past_first_signs(&page)?;
    expect_sized(&page)
}

/// The guide in a nested frame: it accepts messages from its direct parent, and sends nothing to the outer page.
pub fn nested(stage: &Stage<'_>) -> Result<()> {
    let inner = Clinic::start("", &snippet(&stage.site.origin(), r#"{"counts":"on"}"#)?)?;
    let outer = Clinic::start("", &format!("<iframe src='{}' width=100% height=1200></iframe>", inner.url()))?;
    let page = open(stage, &outer)?;
    page.enter_frame_at(0)?;
    page.wait("the frame within is there", "return document.querySelector('iframe') !== null && heard.length > 0")?;
    enter(&page)?;
    page.click("[data-action=start]")?;
    page.expect_step("danger-now")?;
    page.leave_frame()?;
    page.wait("the page next to it hears the step", "return told.some((t) => t.detail?.kind === 'question')")?;
    page.leave_frame()?;
    page.expect("what the outer page heard", &page.js("return heard.length", vec![])?, &json!(0))
}
