//! The FHIR questionnaire in LHC-Forms, a third-party renderer: it shows the questions, accepts the answers of a
//! check, shows and hides questions like the guide, and returns a response that we read as the same answers.

use std::fs;

use anyhow::{Context, Result, anyhow, ensure};
use legcheck_browser_tests::engines::Kind;
use legcheck_browser_tests::page::Page;
use legcheck_cases::Words;
use legcheck_engine::Engine;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{Guide, Strictness};
use legcheck_engine::interview::Respondent;
use legcheck_engine::logic::{Facts, Unanswered};
use legcheck_fhir::{BASE, Check, Progress, Read, questionnaire, read_response, response};
use legcheck_local_server::{Extras, Handle};
use libtest_mimic::Trial;
use serde_json::Value;
use tempfile::TempDir;

use crate::extras::{file_of, unfold, watch_files};
use crate::walks::levels::{DOCTOR_SOON, EMERGENCY_NOW, ROUTINE, SAME_DAY};
use crate::world::{Stage, World};

/// The scripts of LHC-Forms, in loading order.
const SCRIPTS: [&str; 5] = [
    "webcomponent/assets/lib/zone.min.js",
    "webcomponent/runtime.js",
    "webcomponent/polyfills.js",
    "webcomponent/main.js",
    "fhir/R4/lformsFHIR.min.js",
];

/// Its style sheet.
const STYLES: &str = "webcomponent/styles.css";

pub fn tests(world: &World) -> Vec<Trial> {
    vec![
        world.test(Kind::Chromium, "lhc_forms_gives_back_the_answers", gives_back),
        world.test(Kind::Chromium, "lhc_forms_takes_what_the_app_wrote", takes),
        world.test(Kind::Chromium, "lhc_forms_asks_as_the_guide_does", asks),
    ]
}

/// A folder with LHC-Forms and an empty page, served locally.
struct Forms {
    server: Handle,
    // Removed after the server has stopped.
    _folder: TempDir,
}

impl Forms {
    fn start() -> Result<Self> {
        let files = legcheck_devkit::npm::lforms_files()?;
        let folder = TempDir::new()?;
        for name in SCRIPTS.iter().chain([&STYLES]) {
            let to = folder.path().join(name);
            fs::create_dir_all(to.parent().unwrap_or(&to))?;
            fs::copy(files.join(name), to)
                .with_context(|| format!("no {name} of LHC-Forms; `cargo xtask setup --browsers` installs it"))?;
        }
        let scripts: String = SCRIPTS.iter().map(|name| format!("<script src=\"{name}\"></script>")).collect();
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Form</title>\
             <link rel=\"stylesheet\" href=\"{STYLES}\"><div id=\"form\"></div>{scripts}</html>"
        );
        fs::write(folder.path().join("index.html"), page)?;
        // Angular injects styles, and its compiler creates functions.
        let policy = "default-src 'self' data: 'unsafe-inline' 'unsafe-eval'".to_owned();
        let headers = vec![(legcheck_hosting::headers::POLICY, policy)];
        let server =
            legcheck_local_server::start_with(folder.path(), 0, Extras { headers, plain: true, ..Extras::default() })?;
        Ok(Self { server, _folder: folder })
    }

    /// Opens the questionnaire, with the answers of a response unless that is `null`.
    fn open<'w>(&self, stage: &Stage<'w>, words: &Words<'_>, given: Value) -> Result<Page<'w>> {
        let form: Value = serde_json::from_str(&questionnaire(stage.guide(), words, &[], BASE))?;
        let page = stage.page()?;
        page.load(&self.server.url())?;
        page.wait("LHC-Forms is there", "return Boolean(window.LForms?.FHIR?.R4)")?;
        let said = page.js_async(
            "const [form, given, done] = arguments;
             const options = given ? { fhirVersion: 'R4', questionnaireResponse: given } : { fhirVersion: 'R4' };
             LForms.Util.addFormToPage(form, 'form', options).then(
               () => done('shown'), (error) => done(`not shown: ${JSON.stringify(error)}`));",
            vec![form, given],
        )?;
        ensure!(said == "shown", "LHC-Forms says: {said}");
        page.wait("the first question is there", "return document.querySelector('[id=\"item-for-whom/1\"]') !== null")?;
        Ok(page)
    }
}

fn check<'a>(guide: &'a Guide, words: &'a Words<'a>, answers: &'a Answers) -> Check<'a> {
    let (who, progress) = (Respondent::Helper, Progress::Completed);
    Check { guide, texts: words, base: BASE, answers, who, progress, authored: "2026-03-04T10:20:30+01:00" }
}

/// The response in the form, as we read it.
fn read(page: &Page<'_>, guide: &Guide) -> Result<Read> {
    let text = page.js("return JSON.stringify(LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'))", vec![])?;
    let text = text.as_str().ok_or_else(|| anyhow!("LHC-Forms gives no response"))?;
    Ok(read_response(guide, text)?)
}

/// The answers after an interview with a person who says these things and is not sure about the rest.
fn interviewed(engine: &Engine, line: &str) -> Answers {
    let guide = engine.guide();
    let said = Answers::from_line(guide, line);
    let unsure = |finding| guide.choice_where(finding, |c| c.is_unsure).map(|c| Answer::Chosen(vec![c]));
    let answer = |finding, _: &_| said.get(finding).cloned().or_else(|| unsure(finding)).unwrap_or(Answer::LeftOut);
    engine.interview().run(Strictness::Standard, answer).answers
}

fn gives_back(stage: &Stage<'_>) -> Result<()> {
    let (forms, guide) = (Forms::start()?, stage.guide());
    let words = Words::load(guide, Respondent::Myself)?;
    for line in [
        "",
        "saddle-numb=yes;bladder=leaking,urgency;ces-timing=in-14-days;age=adult-40-59;sex=female;meds=statin,steroid",
        "known-cause=checked-same;started=over-year;onset=years;course=steady;breathing=none;fever=no;power=walks-alone",
    ] {
        let answers = interviewed(stage.check_engine, line);
        // Skipped and deferred findings are not part of a form.
        let mut told = Answers::default();
        for (finding, answer) in answers.iter().filter(|(_, answer)| matches!(answer, Answer::Chosen(_))) {
            told.set(finding, answer.clone());
        }
        ensure!(told.iter().count() > 20, "only {} answers", told.iter().count());
        let given = serde_json::from_str(&response(&check(guide, &words, &answers)))?;
        let page = forms.open(stage, &words, given)?;
        has(&page, guide, &told, Respondent::Helper)?;
    }
    Ok(())
}

/// The form has these answers, shows them and gives them back.
fn has(page: &Page<'_>, guide: &Guide, told: &Answers, who: Respondent) -> Result<()> {
    let chosen: usize = told.iter().map(|(finding, _)| told.choices(finding).len()).sum();
    let ticked = page.js("return document.querySelectorAll('input:checked').length", vec![])?;
    page.expect("ticks, one of them for whom it is done", &ticked, &(chosen + 1).into())?;
    let read = read(page, guide)?;
    page.expect("nothing unknown", &read.unread, &vec![])?;
    page.expect("the same answers", &read.answers.to_line(guide), &told.to_line(guide))?;
    page.expect("the same reader", &read.who, &Some(who))
}

/// The file that the app saves, in the questionnaire of `cargo xtask questions --fhir`: each is made by code of its own.
fn takes(stage: &Stage<'_>) -> Result<()> {
    let (forms, guide) = (Forms::start()?, stage.guide());
    let words = Words::load(guide, Respondent::Myself)?;
    for said in [EMERGENCY_NOW, SAME_DAY, DOCTOR_SOON, ROUTINE] {
        let (page, interview) = stage.result(said)?;
        watch_files(&page)?;
        unfold(&page, "fhir")?;
        let bundle: Value = serde_json::from_str(&file_of(&page, "save-fhir")?)?;
        let mut told = Answers::default();
        for (finding, answer) in interview.answers.iter().filter(|(_, answer)| matches!(answer, Answer::Chosen(_))) {
            told.set(finding, answer.clone());
        }
        let page = forms.open(stage, &words, bundle["entry"][0]["resource"].clone())?;
        has(&page, guide, &told, Respondent::Myself)?;
    }
    Ok(())
}

fn asks(stage: &Stage<'_>) -> Result<()> {
    let (forms, guide) = (Forms::start()?, stage.guide());
    let words = Words::load(guide, Respondent::Myself)?;
    let page = forms.open(stage, &words, Value::Null)?;
    // Without answers, the form shows every question that has no condition, or only a negated one.
    shows(&page, guide, &Answers::default())?;
    // `pregnancy` waits for an expression on both of these.
    for (finding, choice) in
        [("sex", "female"), ("age", "adult-70-plus"), ("age", "adult-18-39"), ("sex", "male"), ("sex", "female")]
    {
        tick(&page, finding, choice)?;
        shows(&page, guide, &read(&page, guide)?.answers)?;
    }
    for (finding, choice) in [("bowel", "yes"), ("age", "child-0-5"), ("sex", "male"), ("attacks", "minutes")] {
        tick(&page, finding, choice)?;
        shows(&page, guide, &read(&page, guide)?.answers)?;
    }
    let ticked = Answers::from_line(guide, "bowel=yes;age=child-0-5;sex=male;attacks=minutes").to_line(guide);
    page.expect("what was ticked", &read(&page, guide)?.answers.to_line(guide), &ticked)
}

/// Clicks a choice. The element id is made of the question, the code system and the code.
fn tick(page: &Page<'_>, finding: &str, choice: &str) -> Result<()> {
    page.click(&format!("[id=\"{finding}/1/1|{}/CodeSystem/legcheck|{finding}.{choice}\"]", BASE.0))?;
    let ticked =
        format!("return document.getElementById('item-{finding}/1/1').querySelector('input:checked') !== null");
    page.wait("the tick is there", &ticked)
}

/// The form shows exactly the questions that the guide may ask given these answers.
fn shows(page: &Page<'_>, guide: &Guide, answers: &Answers) -> Result<()> {
    let facts = Facts::new(guide, answers, Strictness::Standard, Unanswered::NotAsked);
    let expected: Vec<&str> =
        guide.finding_indexes().filter(|f| facts.should_ask(*f)).map(|f| guide.findings[f.at()].id.as_str()).collect();
    for finding in &guide.findings {
        let id = format!("item-{}/1/1", finding.id);
        let wanted = expected.contains(&finding.id.as_str());
        let shown = format!("return (document.getElementById({id:?}) !== null) === {wanted}");
        page.wait(&format!("{} is {}", finding.id, if wanted { "shown" } else { "hidden" }), &shown)?;
    }
    Ok(())
}
