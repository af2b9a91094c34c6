//! What the clinic's page receives: no answers, until the person shares the result.

use anyhow::Result;
use legcheck_browser_tests::clinic::{Clinic, snippet};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use serde_json::{Value, json};

use super::{enter, framed, open, to_result};
use crate::walks::levels::SAME_DAY;
use crate::world::Stage;

/// The person sees the recipient and everything that would be sent, and can decline or agree.
pub fn by_the_person(stage: &Stage<'_>) -> Result<()> {
    let clinic = Clinic::start("", &snippet(&stage.site.origin(), r#"{"name":"Hill Clinic"}"#)?)?;
    let page = open(stage, &clinic)?;
    enter(&page)?;
    let interview = stage.interview(SAME_DAY)?;
    to_result(&page, &interview)?;
    page.wait("sharing is offered", "return document.querySelector('[data-action=share]') !== null")?;
    page.click("[data-action=share]")?;
    page.wait("it asks", "return document.querySelector('[data-part=share-ask]') !== null")?;
    let ask = page.text("[data-part=share-ask]")?;
    page.ensure(&format!("the receiver is named in {ask:?}"), ask.contains(&clinic.origin()))?;
    // WebKitGTK only focuses a frame on real user input.
    if stage.engine.kind() != Kind::WebKit {
        let focus = page.js("return document.activeElement.id", vec![])?;
        page.expect("the focus", &focus.as_str(), &Some("share-ask-title"))?;
    }
    let seen =
        page.js("return [...document.querySelectorAll('[data-list] li')].map((li) => li.textContent)", vec![])?;
    page.ensure("what goes is shown", seen.as_array().is_some_and(|lines| lines.len() > 5))?;
    // After declining, nothing is sent.
    page.click("[data-action=share-not]")?;
    page.wait("it offers again", "return document.querySelector('[data-action=share]') !== null")?;
    page.leave_frame()?;
    page.expect(
        "results at the clinic",
        &page.js("return told.filter((t) => t.name === 'result').length", vec![])?,
        &json!(0),
    )?;
    page.enter_frame_at(0)?;
    page.click("[data-action=share]")?;
    // Pressed at once, before the receiver could be read, it sends nothing.
    page.js("document.querySelector('[data-action=share-now]').click()", vec![])?;
    page.wait("it says why", "return document.querySelector('[data-part=share-unseen]') !== null")?;
    let result = send(&page)?;
    page.expect("the level", &result["level"].as_str(), &Some(interview.result.level.as_str()))?;
    // Exactly what was shown was sent.
    let mut sent = vec![result["urgency"].clone()];
    for list in ["reasons", "lowered", "facts", "causes"] {
        sent.extend(result[list].as_array().cloned().unwrap_or_default());
    }
    sent.push(result["versions"].clone());
    page.expect("what was sent", &json!(sent), &seen)?;
    page.ensure(
        "facts and causes",
        !result["facts"].as_array().is_none_or(Vec::is_empty) && !result["causes"].as_array().is_none_or(Vec::is_empty),
    )
}

/// Scrolls the clinic's page to the button. WebKit does not let a frame of another site scroll the page around it.
fn bring_into_sight(page: &Page<'_>) -> Result<()> {
    let button = "return document.querySelector('[data-action=share-now]').getBoundingClientRect().top + scrollY";
    let top = page.js(button, vec![])?;
    page.leave_frame()?;
    page.js(
        "const frame = document.querySelector('iframe').getBoundingClientRect().top + scrollY;
         scrollTo(0, frame + arguments[0] - innerHeight / 2)",
        vec![top],
    )?;
    page.enter_frame_at(0)
}

/// Presses the button once the person could see to whom it sends. Returns what the clinic's page got.
fn send(page: &Page<'_>) -> Result<Value> {
    bring_into_sight(page)?;
    page.wait(
        "it can be sent",
        "return document.querySelector('[data-action=share-now][aria-disabled=false]') !== null",
    )?;
    page.click("[data-action=share-now]")?;
    page.wait("it says that it was sent", "return document.querySelector('[data-part=shared]') !== null")?;
    page.leave_frame()?;
    page.wait("the clinic has it", "return told.some((t) => t.name === 'done')")?;
    page.js("return told.find((t) => t.name === 'result').detail", vec![])
}

/// What a page translator does: each text is replaced by other words in elements of its own, again after each change.
const TRANSLATOR: &str = "
  const seen = new WeakSet();
  const translate = () => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) found.push(walk.currentNode);
    for (const node of found) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest('font, script, style, [translate=no]')) continue;
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstChild.textContent = '«' + node.data.toUpperCase() + '»';
      node.replaceWith(font);
    }
  };
  translate();
  new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });";

/// A page translator changes what is seen, and nothing of what is sent: the guide's own words, and ids.
pub fn translated(stage: &Stage<'_>) -> Result<()> {
    let interview = stage.interview(SAME_DAY)?;
    let mut sent = Vec::new();
    for is_translated in [false, true] {
        let page = framed(stage, "{}")?;
        to_result(&page, &interview)?;
        page.wait("sharing is offered", "return document.querySelector('[data-action=share]') !== null")?;
        if is_translated {
            page.js(TRANSLATOR, vec![])?;
            page.wait("it is translated", "return document.querySelector('.reasons font') !== null")?;
        }
        page.click("[data-action=share]")?;
        sent.push(send(&page)?);
    }
    let page = stage.page()?;
    page.expect("what was sent under a translator", &sent[1], &sent[0])?;
    let ids = &sent[0]["ids"];
    page.expect("the causes", &ids["causes"][0].as_str(), &interview.result.causes.first().map(String::as_str))?;
    for (words, ids) in [("reasons", "reasons"), ("lowered", "lowered"), ("causes", "causes")] {
        let count = |list: &Value| list.as_array().map(Vec::len);
        page.expect(&format!("an id for each of {words}"), &count(&sent[0]["ids"][ids]), &count(&sent[0][words]))?;
    }
    for (finding, choices) in ids["answers"].as_object().into_iter().flatten() {
        let guide = stage.guide();
        let known =
            guide.finding(finding).map(|f| interview.answers.choices(f).iter().map(|c| &*guide.choices[c.at()].id));
        page.expect(finding, &Some(choices.clone()), &known.map(|ids| json!(ids.collect::<Vec<_>>())))?;
    }
    page.ensure("answers as ids", ids["answers"].as_object().is_some_and(|answers| answers.len() > 3))
}

/// A host page that makes the frame all but transparent, and gets the person to press, receives nothing.
pub fn covered(stage: &Stage<'_>) -> Result<()> {
    let page = framed(stage, "{}")?;
    to_result(&page, &stage.interview(SAME_DAY)?)?;
    page.wait("sharing is offered", "return document.querySelector('[data-action=share]') !== null")?;
    page.leave_frame()?;
    page.js("document.querySelector('iframe').style.opacity = '0.05'", vec![])?;
    page.enter_frame_at(0)?;
    page.click("[data-action=share]")?;
    bring_into_sight(&page)?;
    // Twice the time after which a visible button works.
    page.js_async("const done = arguments[0]; setTimeout(done, 1500)", vec![])?;
    page.click("[data-action=share-now]")?;
    page.wait("it says why", "return document.querySelector('[data-part=share-unseen]') !== null")?;
    page.leave_frame()?;
    page.expect("results", &page.js("return told.filter((t) => t.name === 'result').length", vec![])?, &json!(0))?;
    page.js("document.querySelector('iframe').style.opacity = ''", vec![])?;
    page.enter_frame_at(0)?;
    send(&page).map(|_| ())
}

/// During a check, the page receives heights, and kinds of pages if the clinic opts in. No message reveals an answer,
/// and none goes to another origin.
pub fn steps(stage: &Stage<'_>) -> Result<()> {
    for (settings, kinds) in [("{}", json!([null])), (r#"{"counts":"on"}"#, json!(["question", "result", "start"]))] {
        let page = framed(stage, settings)?;
        page.leave_frame()?;
        page.wait("the handshake", "return heard.length > 0")?;
        enter(&page)?;
        page.click("[data-action=start]")?;
        page.expect_step("danger-now")?;
        page.click("label.tile[data-finding=breathing]")?;
        page.click("main [data-action=continue]")?;
        page.expect_step("breathing")?;
        page.click("label.tile[data-choice=at-rest]")?;
        page.click("main [data-action=continue]")?;
        page.expect_step("emergency")?;
        page.leave_frame()?;
        page.wait("the last step is told", "return told.length >= 3")?;
        let found = page.js("return [...new Set(told.map((t) => t.detail.kind ?? null))].sort()", vec![])?;
        page.expect(&format!("the kinds with {settings}"), &found, &kinds)?;
        let other = page.js(
            "return heard.filter(({ data }) => !data.responseToMessageId && !['legcheck.height', 'legcheck.step'].includes(data.messageType))",
            vec![],
        )?;
        page.expect("other messages", &other, &json!([]))?;
        let said = page.js("return JSON.stringify(heard)", vec![])?;
        for word in ["breathing", "at-rest", "emergency", "danger"] {
            page.ensure(&format!("{word} in no message"), !said.as_str().unwrap_or(word).contains(word))?;
        }
    }
    Ok(())
}
