//! Ticks are written as `finding/choice`, as the markup has them: `/none` and `/unsure` are the tiles of a whole page.
//! Answers are written as `Answers::to_line` writes them.

use super::{Form, FormError, TileValue};
use crate::content::{self, Content};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{FindingIx, Guide, Page};
use legcheck_engine::interview::{Purpose, Respondent, Screen};

/// The form of a finding or group. Of a group, `findings` names those that are asked; all if it is empty.
fn form(guide: &Guide, page: &str, findings: &str) -> Form {
    let only: Vec<_> = findings.split_whitespace().map(|id| guide.finding(id).unwrap()).collect();
    let (page, all) = match guide.plan.groups.iter().position(|group| group.id == page) {
        Some(group) => (Page::Group(group as u16), guide.plan.groups[group].findings.clone()),
        None => {
            let finding = guide.finding(page).unwrap();
            (Page::Single(finding), vec![finding])
        }
    };
    let findings = if only.is_empty() { all } else { only };
    Form::new(guide, &Screen { page, findings, purpose: Purpose::Opening })
}

fn name(guide: &Guide, tile: TileValue) -> String {
    let (finding, choice) = tile.attributes(guide);
    format!("{finding}/{choice}")
}

fn names(guide: &Guide, tiles: &[TileValue]) -> String {
    tiles.iter().map(|tile| name(guide, *tile)).collect::<Vec<_>>().join(" ")
}

fn tiles(guide: &Guide, form: &Form, ticks: &str) -> Vec<TileValue> {
    let tile = |tick: &str| form.tiles.iter().copied().find(|tile| name(guide, *tile) == tick);
    ticks.split_whitespace().map(|tick| tile(tick).unwrap_or_else(|| panic!("no tile {tick}"))).collect()
}

/// Answers in the order of the findings, so that they can be compared as text.
fn line(guide: &Guide, answers: Vec<(FindingIx, Answer)>) -> String {
    let mut all = Answers::default();
    for (finding, answer) in answers {
        all.set(finding, answer);
    }
    all.to_line(guide)
}

struct Case<'a> {
    content: Content,
    page: &'a str,
    findings: &'a str,
    before: &'a str,
}

/// A page without earlier answers.
fn page(page: &str) -> Case<'_> {
    Case { content: content::load(), page, findings: "", before: "" }
}

impl<'a> Case<'a> {
    fn asking(self, findings: &'a str) -> Self {
        Self { findings, ..self }
    }

    fn after(self, before: &'a str) -> Self {
        Self { before, ..self }
    }

    fn read(&self, ticks: &str) -> Result<String, String> {
        let guide = self.content.guide();
        let form = form(guide, self.page, self.findings);
        let chosen = tiles(guide, &form, ticks);
        let answers = form.answers(guide, &chosen, &Answers::from_line(guide, self.before));
        answers.map(|answers| line(guide, answers)).map_err(|error| match error {
            FormError::Incomplete => "incomplete".to_owned(),
            FormError::Contradiction(tile) => format!("contradiction {}", name(guide, tile)),
            FormError::OneOf(finding) => format!("one of {}", guide.findings[finding.at()].id),
            FormError::AskLines => "ask lines".to_owned(),
        })
    }

    /// Ticks lead to these answers.
    #[track_caller]
    fn answers(&self, ticks: &str, expected: &str) {
        let guide = self.content.guide();
        let answers = Answers::from_line(guide, expected);
        assert_eq!(answers.iter().count(), expected.split(';').count(), "an answer is unknown: {expected}");
        assert_eq!(self.read(ticks), Ok(answers.to_line(guide)), "{} with {ticks:?}", self.page);
    }

    /// Ticks are refused.
    #[track_caller]
    fn refuses(&self, ticks: &str, expected: &str) {
        assert_eq!(self.read(ticks), Err(expected.to_owned()), "{} with {ticks:?}", self.page);
    }

    /// The earlier answers are shown as these ticks.
    #[track_caller]
    fn shows(&self, ticks: &str) {
        let guide = self.content.guide();
        let form = form(guide, self.page, self.findings);
        let chosen = form.chosen_before(guide, &Answers::from_line(guide, self.before));
        assert_eq!(names(guide, &chosen), ticks, "{} after {:?}", self.page, self.before);
    }
}

#[test]
fn one_choice_is_one_answer() {
    page("started").answers("started/today", "started=today");
    page("started").answers("started/unsure", "started=unsure");
    page("fever").answers("fever/no", "fever=no");
    page("started").refuses("", "incomplete");
}

#[test]
fn several_choices_are_one_answer() {
    let tasks = page("hard-tasks");
    tasks.answers("hard-tasks/chair", "hard-tasks=chair");
    tasks.answers("hard-tasks/grip hard-tasks/stairs", "hard-tasks=stairs,grip");
    tasks.answers("hard-tasks/none", "hard-tasks=none");
    tasks.refuses("", "incomplete");
    tasks.refuses("hard-tasks/none hard-tasks/stairs", "contradiction hard-tasks/none");
    // "Not sure" beside a sign keeps both.
    page("bladder").answers("bladder/leaking bladder/unsure", "bladder=leaking,unsure");
    page("bladder").refuses("bladder/unsure bladder/none", "contradiction bladder/none");
}

#[test]
fn a_page_that_can_be_denied_takes_its_silence_for_no() {
    let body = page("danger-body").asking("leg-numb-new fever dark-urine");
    body.answers("fever/yes", "leg-numb-new=no;fever=yes;dark-urine=no");
    body.answers("fever/yes dark-urine/yes", "leg-numb-new=no;fever=yes;dark-urine=yes");
    body.answers("/none", "leg-numb-new=no;fever=no;dark-urine=no");
    // Each finding is then asked in its line.
    body.refuses("/unsure", "ask lines");
    body.refuses("fever/yes /unsure", "ask lines");
    body.refuses("", "incomplete");
    body.refuses("/none fever/yes", "contradiction /none");
    body.refuses("/none /unsure", "contradiction /none");
    let pains = page("back-pain-signs");
    pains.answers("back-pain/long-mild night-pain/yes", "back-pain=long-mild;sciatica=none;night-pain=yes");
    pains.refuses("back-pain/long-mild back-pain/new-severe", "one of back-pain");
}

#[test]
fn a_gateway_hands_lists_on_to_a_page_of_their_own() {
    let now = page("danger-now").asking("breathing face-weak swallowing");
    now.answers("breathing/some", "breathing=~ask;face-weak=none;swallowing=no");
    now.answers("breathing/some swallowing/yes", "breathing=~ask;face-weak=none;swallowing=yes");
    now.answers("/none", "breathing=none;face-weak=none;swallowing=no");
    now.refuses("breathing/some /none", "contradiction /none");
    // What was answered in full stays; a denial is taken back.
    let before = page("danger-now").asking("breathing face-weak").after("breathing=at-rest;face-weak=none");
    before.answers("breathing/some", "breathing=at-rest;face-weak=none");
    before.answers("face-weak/some", "breathing=none;face-weak=~ask");
}

#[test]
fn findings_that_cannot_be_denied_are_answered_one_by_one() {
    let legs = page("legs-now");
    legs.answers("legs-affected/one-leg power/walks-alone", "legs-affected=one-leg;power=walks-alone");
    legs.answers("legs-affected/unsure power/cannot-move", "legs-affected=unsure;power=cannot-move");
    legs.refuses("power/walks-alone", "incomplete");
    legs.refuses("", "incomplete");
}

/// "Not sure about one or more" asks each finding in its line, with what was ticked already.
#[test]
fn each_finding_has_a_line_with_yes_no_and_not_sure() {
    let content = content::load();
    let guide = content.guide();
    let check = |page: &str, findings: &str, ticked: &str, lines: &str, answers: &str| {
        let form = form(guide, page, findings);
        let in_lines = form.in_lines(guide);
        let mut chosen = in_lines.as_lines(guide, &tiles(guide, &form, ticked));
        for tile in tiles(guide, &in_lines, lines) {
            chosen = in_lines.toggled(guide, &chosen, tile, true);
        }
        let read = in_lines.answers(guide, &chosen, &Answers::default()).map(|answers| line(guide, answers));
        let expected = Answers::from_line(guide, answers).to_line(guide);
        let expected = if answers.is_empty() { Err(FormError::Incomplete) } else { Ok(expected) };
        assert_eq!(read, expected, "{page}: {ticked:?}, then {lines:?}");
        assert_eq!(in_lines.tiles.len(), 3 * in_lines.findings.len());
    };
    let body = "leg-numb-new fever dark-urine";
    let all = "leg-numb-new=no;fever=yes;dark-urine=unsure";
    check("danger-body", body, "fever/yes /unsure", "leg-numb-new/no dark-urine/unsure", all);
    check("danger-body", body, "/unsure", "leg-numb-new/no fever/yes dark-urine/unsure", all);
    check("danger-body", body, "/unsure", "leg-numb-new/no", "");
    // A list that is there is asked in full; one without "not sure" is passed over.
    check("danger-private", "bladder bowel", "bladder/some /unsure", "bowel/no", "bladder=~ask;bowel=no");
    check("danger-private", "bladder bowel", "/unsure", "bladder/unsure bowel/no", "bladder=unsure;bowel=no");
    check("before", "meds trauma", "/unsure", "meds/unsure trauma/none", "meds=~passed;trauma=none");
}

#[test]
fn a_page_may_be_passed_over_if_not_sure_cannot_be_said() {
    let check = |id: &str, findings: &str, expected: Option<&str>| {
        let content = content::load();
        let guide = content.guide();
        let form = form(guide, id, findings);
        let passed = form.may_skip.then(|| line(guide, form.passed_over()));
        assert_eq!(passed.as_deref(), expected, "{id}");
    };
    check("you", "", Some("age=~passed;sex=~passed;usual-walking=~passed"));
    check("power", "", Some("power=~passed"));
    check("hard-tasks", "", Some("hard-tasks=~passed"));
    check("started", "", None);
    check("danger-now", "", None);
}

#[test]
fn earlier_answers_are_shown_again() {
    page("started").shows("");
    page("started").after("started=this-week").shows("started/this-week");
    page("started").after("started=~passed").shows("");
    page("hard-tasks").after("hard-tasks=stairs,grip").shows("hard-tasks/stairs hard-tasks/grip");
    page("bladder").after("bladder=leaking,unsure").shows("bladder/leaking bladder/unsure");
    page("you").after("sex=male").shows("sex/male");
    let body = || page("danger-body").asking("fever dark-urine");
    body().after("fever=yes;dark-urine=no").shows("fever/yes");
    body().after("fever=no;dark-urine=no").shows("/none");
    body().after("fever=no").shows("");
    body().after("fever=yes;dark-urine=~ask").shows("fever/yes /unsure");
    body().after("fever=unsure;dark-urine=no").shows("/unsure");
    body().after("fever=~passed;dark-urine=no").shows("/unsure");
    let now = || page("danger-now").asking("breathing swallowing");
    now().after("breathing=at-rest;swallowing=no").shows("breathing/some");
    now().after("breathing=~ask;swallowing=yes").shows("breathing/some swallowing/yes");
    now().after("breathing=none;swallowing=no").shows("/none");
    now().after("breathing=none;swallowing=unsure").shows("/unsure");
}

#[test]
fn a_press_turns_tiles_on_and_off() {
    let content = content::load();
    let guide = content.guide();
    let check = |id: &str, chosen: &str, pressed: &str, on: bool, expected: &str| {
        let form = form(guide, id, "");
        let next = form.toggled(guide, &tiles(guide, &form, chosen), tiles(guide, &form, pressed)[0], on);
        assert_eq!(names(guide, &next), expected, "{id}: {chosen:?}, then {pressed}");
    };
    check("hard-tasks", "", "hard-tasks/grip", true, "hard-tasks/grip");
    check("hard-tasks", "hard-tasks/grip", "hard-tasks/chair", true, "hard-tasks/grip hard-tasks/chair");
    check("hard-tasks", "hard-tasks/grip hard-tasks/chair", "hard-tasks/grip", false, "hard-tasks/chair");
    check("hard-tasks", "hard-tasks/grip", "hard-tasks/none", true, "hard-tasks/none");
    check("hard-tasks", "hard-tasks/none", "hard-tasks/chair", true, "hard-tasks/chair");
    check("started", "started/today", "started/unsure", true, "started/unsure");
    check("legs-now", "legs-affected/one-leg", "power/walks-alone", true, "legs-affected/one-leg power/walks-alone");
    check(
        "legs-now",
        "legs-affected/one-leg power/walks-alone",
        "legs-affected/unsure",
        true,
        "power/walks-alone legs-affected/unsure",
    );
    check("danger-body", "/none", "fever/yes", true, "fever/yes");
    check("danger-body", "fever/yes", "/unsure", true, "fever/yes /unsure");
    check("danger-now", "/unsure", "/none", true, "/none");
    // One kind of back pain, beside other signs of the page.
    check(
        "back-pain-signs",
        "back-pain/new-severe night-pain/yes",
        "back-pain/new-mild",
        true,
        "night-pain/yes back-pain/new-mild",
    );
}

/// Every page of the guide: what its tiles are called, and that a reader of the markup can tell them apart.
#[test]
fn tiles_of_a_page_have_names_of_their_own() {
    let content = content::load();
    let guide = content.guide();
    let pages = guide.plan.groups.iter().map(|g| &g.id).chain(guide.findings.iter().map(|f| &f.id));
    for page in pages {
        let form = form(guide, page, "");
        let mut all: Vec<String> = form.tiles.iter().map(|tile| name(guide, *tile)).collect();
        assert!(!all.is_empty(), "{page}");
        all.sort();
        all.dedup();
        assert_eq!(all.len(), form.tiles.len(), "{page}");
    }
}

#[test]
fn tiles_have_their_order_headings_and_alternatives() {
    let content = content::load();
    let guide = content.guide();
    // `[h]` begins a section under a heading, `[]` one without, and `|` is the "or".
    let check = |id: &str, findings: &str, expected: &str| {
        let form = form(guide, id, findings);
        let mut shown = Vec::new();
        let sections = form.sections(guide);
        for (index, tile) in form.tiles.iter().enumerate() {
            if let Some((asked, _)) = sections.iter().find(|(_, tiles)| tiles.start == index) {
                shown.push(if asked.is_some() { "[h]" } else { "[]" }.to_owned());
            }
            if form.first_alternative(guide) == Some(index) {
                shown.push("|".to_owned());
            }
            shown.push(name(guide, *tile));
        }
        assert_eq!(shown.join(" "), expected, "{id}");
    };
    check("fever", "", "[] fever/yes fever/no fever/unsure");
    check("sciatica", "", "[] sciatica/one-leg sciatica/both-legs sciatica/none");
    check(
        "bladder",
        "",
        "[] bladder/cannot-pee bladder/less-feeling bladder/leaking bladder/harder bladder/urgency | bladder/none bladder/unsure",
    );
    check("you", "sex", "[h] sex/female sex/male sex/skip");
    check("danger-private", "", "[] saddle-numb/yes bladder/some bowel/yes sexual-change/yes | /unsure /none");
    check(
        "back-pain-signs",
        "",
        "[h] back-pain/new-severe back-pain/new-mild back-pain/long-mild [h] sciatica/one-leg sciatica/both-legs [] night-pain/yes | /unsure /none",
    );
}

#[test]
fn a_parent_is_offered_the_ages_of_children() {
    let content = content::load();
    let guide = content.guide();
    let check = |who: Respondent, expected: &str| {
        assert_eq!(names(guide, &form(guide, "age", "").addressed_to(&content, who).tiles), expected);
    };
    let children = "age/child-0-5 age/child-6-17";
    let adults = "age/adult-18-39 age/adult-40-59 age/adult-60-69 age/adult-70-plus";
    check(Respondent::Parent, children);
    check(Respondent::Helper, &format!("{children} {adults}"));
    check(Respondent::Myself, &format!("{children} {adults}"));
}
