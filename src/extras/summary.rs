//! A one-page summary for clinicians: the answers, the level with its rules, and the causes that may fit.
//!
//! Paper, text and code are all made from one value, so that they agree.

use super::body_picture;
use super::check::Check;
use super::explain;
use super::mark_words::marks_in_words;
use super::taken::taken;
use super::timeline;
use crate::content::{Content, capital, ids, msg};
use legcheck_engine::answers::Answer;
use legcheck_engine::dataset::{FindingIx, Level, RuleIx, Source};
use legcheck_engine::explanation::{self, Fit};
use legcheck_engine::{order, urgency};
use legcheck_handoff::moment::Moment;
use legcheck_handoff::record::Taken;

/// Groups of findings about medicines and exposures.
const EXPOSURES: [&str; 2] = [ids::group::MEDICATION, ids::group::EXPOSURE];

/// Findings that identify whom the summary is about.
const PERSON: [FindingIx; 2] = [ids::finding::AGE, ids::finding::SEX];

/// Maximum number of reasons for a cause, and against it.
const MOST: usize = 3;

/// A summary as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The title.
    pub title: String,
    /// The person, the respondent, and when they answered.
    pub who: Vec<String>,
    /// The level.
    pub level: String,
    /// Why, rule by rule.
    pub reasons: Vec<Reason>,
    /// What took the person out of an emergency, and what to do for it.
    pub lowered: Vec<String>,
    /// The course over time, as label and text.
    pub course: Vec<(String, String)>,
    /// The marks on the body picture.
    pub marks: Vec<String>,
    /// Marks that an answer contradicts, each with that answer.
    pub otherwise: Vec<String>,
    /// Present findings.
    pub present: Vec<String>,
    /// Denied findings.
    pub absent: Vec<String>,
    /// Findings that are not sure or were skipped.
    pub unsure: Vec<String>,
    /// Medicines, poisons and other exposures.
    pub exposures: Vec<String>,
    /// Causes that may fit, best first.
    pub causes: Vec<Cause>,
    /// Versions of the app, the rules and the questions.
    pub versions: String,
    /// The limitations of the summary.
    pub limits: String,
}

/// A rule behind the level.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The condition it points to.
    pub title: String,
    /// Id of the rule.
    pub rule: String,
    /// The answers behind it.
    pub said: Vec<String>,
    /// Short names of its sources, with the year; empty for clinical consensus.
    pub sources: Vec<String>,
}

/// A cause that may fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Name.
    pub name: String,
    /// How well it fits.
    pub fit: Fit,
    /// The wording of the fit.
    pub word: String,
    /// Evidence for it.
    pub fits: Vec<String>,
    /// Evidence against it.
    pub against: Vec<String>,
}

/// The summary of a check. Its day is that of the answers, whenever it is drawn.
pub fn summary(check: &Check) -> Summary {
    let Check { content, session, trail, .. } = check;
    let guide = content.guide();
    let answers = &trail.answers;
    let triage = urgency::triage(guide, answers, session.strictness);
    let level = guide.level_text(triage.level);
    let who = |message| content.for_who(message, session.who());
    let mut about = vec![who(msg::SUMMARY_WHO)];
    about.extend(PERSON.into_iter().filter_map(|finding| content.answer_words(answers, finding)));
    about.push(when(content, taken(session)));

    let mut all: Vec<FindingIx> = answers.iter().map(|(f, _)| f).collect();
    order::insertion_sort_by_key(&mut all, |f| guide.plan.order[f.at()]);
    let elsewhere = |f: FindingIx| timeline::is_time(content, f) || PERSON.contains(&f);
    let is_exposure = |f: FindingIx| EXPOSURES.contains(&content.finding(f).group.as_str());
    let (mut present, mut absent, mut exposures) = (Vec::new(), Vec::new(), Vec::new());
    for finding in all.into_iter().filter(|f| !elsewhere(*f)) {
        let Some(answer @ Answer::Chosen(choices)) = answers.get(finding) else { continue };
        let said = choices.iter().map(|c| &guide.choices[c.at()]).filter(|c| !c.is_unsure);
        let words: Vec<String> = said.map(|c| c.said.clone()).collect();
        if words.is_empty() {
            continue;
        }
        let words = capital(&words.join("; "));
        if answer.is_denial(guide) {
            absent.push(words);
        } else if is_exposure(finding) {
            exposures.push(words);
        } else {
            present.push(words);
        }
    }
    let unsure = explanation::not_sure(guide, answers).into_iter().map(|f| content.finding(f).short.clone());
    let answered = answers.iter().filter(|(_, a)| matches!(a, Answer::Chosen(_))).count();
    Summary {
        title: content.t(msg::SUMMARY_TITLE),
        who: about,
        level: level.map(|l| l.name.clone()).unwrap_or_default(),
        reasons: explanation::reasons(guide, &triage.reasons).into_iter().map(|rule| reason(check, rule)).collect(),
        lowered: lowered(check, triage.level),
        course: timeline::points(check),
        marks: marks_in_words(content, &body_picture::agreed(check)),
        otherwise: body_picture::answered_otherwise(check),
        present,
        absent,
        unsure: unsure.collect(),
        exposures,
        causes: if check.hides_causes { Vec::new() } else { causes(check) },
        versions: content.with(
            msg::RESULT_VERSIONS,
            &[("content", (&guide.version).into()), ("app", env!("CARGO_PKG_VERSION").into()), ("n", answered.into())],
        ),
        limits: content.t(msg::SUMMARY_LIMITS),
    }
}

/// When a check was answered.
fn when(content: &Content, taken: Option<Taken>) -> String {
    let Some(taken) = taken else { return content.t(msg::SUMMARY_WHEN_UNKNOWN) };
    let last = shown(taken.last());
    if taken.is_one_sitting() {
        return content.with(msg::SUMMARY_WHEN, &[("when", (&last).into())]);
    }
    content.with(msg::SUMMARY_WHEN_SPAN, &[("first", (&shown(taken.first())).into()), ("last", (&last).into())])
}

/// A date and time in local time, with the UTC offset.
fn shown(moment: Moment) -> String {
    if moment.is_day_alone() {
        return moment.date().to_string();
    }
    // A date has ten characters, and with `T` and the time it has sixteen.
    let text = moment.to_string();
    match (text.get(..10), text.get(11..16), text.get(16..)) {
        (Some(day), Some(time), Some(zone)) => format!("{day}, {time} (UTC{zone})"),
        _ => text,
    }
}

fn reason(check: &Check, ix: RuleIx) -> Reason {
    let Check { content, trail, .. } = check;
    let guide = content.guide();
    let rule = &guide.rules[ix.at()];
    let behind = explanation::answers_behind(guide, &trail.answers, ix, check.session.strictness);
    let said = behind.into_iter().filter_map(|f| match trail.answers.get(f) {
        Some(Answer::PassedOver) => {
            Some(content.with(msg::SUMMARY_PASSED, &[("what", (&content.finding(f).short).into())]))
        }
        _ => content.answer_words(&trail.answers, f),
    });
    let sources = content.details().into_iter().flat_map(|details| details.sources(ix));
    Reason {
        title: rule.title.clone(),
        rule: rule.id.clone(),
        said: said.collect(),
        sources: sources.map(source).collect(),
    }
}

/// The rules that took the person out of a higher level, each with its answers and steps.
fn lowered(check: &Check, level: Level) -> Vec<String> {
    let Check { content, session, trail, .. } = check;
    let guide = content.guide();
    let line = |rule: RuleIx| {
        let steps = guide.rules[rule.at()].steps.iter().map(|step| session.who().address(step));
        let Reason { title, said, .. } = reason(check, rule);
        format!("{title}: {}. {}", said.join("; "), steps.collect::<Vec<_>>().join(" "))
    };
    explanation::downgraded_by(guide, &trail.answers, session.strictness, level).into_iter().map(line).collect()
}

/// A short name of a source. Some have no year.
fn source(source: &Source) -> String {
    format!("{} {}", source.organisation, source.dated.as_deref().unwrap_or_default()).trim_end().to_owned()
}

fn causes(check: &Check) -> Vec<Cause> {
    let Check { content, trail, .. } = check;
    let guide = content.guide();
    let judged = explain::judged(content, &trail.answers);
    let cause = |(ranked, fit): (legcheck_engine::ranking::Ranked, Fit)| {
        let evidence = explanation::for_and_against(content.engine().ranking(), &trail.answers, &ranked);
        let said = |steps: &[legcheck_engine::ranking::Step]| -> Vec<String> {
            steps
                .iter()
                .take(MOST)
                .map(|s| content.said(guide.finding_of(s.choice), &guide.choices[s.choice.at()]))
                .collect()
        };
        Cause {
            name: guide.causes[ranked.cause.at()].name.clone(),
            fit,
            word: content.t(explain::fit_word(fit)),
            fits: said(&evidence.fits),
            against: said(&evidence.against),
        }
    };
    judged.top.into_iter().map(cause).collect()
}

impl Summary {
    /// The summary as plain text, line by line.
    pub fn text(&self, content: &Content) -> String {
        let mut out = vec![self.title.clone(), self.who.join(". "), String::new()];
        out.push(format!("{}: {}", content.t(msg::SUMMARY_LEVEL), self.level));
        for reason in &self.reasons {
            let sources =
                if reason.sources.is_empty() { content.t(msg::SOURCE_CONSENSUS) } else { reason.sources.join(", ") };
            let said = reason.said.join("; ");
            out.push(format!("- {} [{}; {sources}]: {said}", reason.title, reason.rule));
        }
        let mut part = |title, lines: &[String]| {
            if !lines.is_empty() {
                out.push(String::new());
                out.push(content.t(title));
                out.extend(lines.iter().map(|line| format!("- {line}")));
            }
        };
        part(msg::SUMMARY_LOWERED, &self.lowered);
        let course: Vec<String> = self.course.iter().map(|(name, words)| format!("{name}: {words}")).collect();
        part(msg::COURSE_TITLE, &course);
        part(msg::SUMMARY_MARKS, &self.marks);
        part(msg::PICTURE_OTHERWISE_TITLE, &self.otherwise);
        part(msg::SUMMARY_PRESENT, &self.present);
        part(msg::SUMMARY_EXPOSURES, &self.exposures);
        part(msg::SUMMARY_ABSENT, &self.absent);
        part(msg::SUMMARY_UNSURE, &self.unsure);
        let causes: Vec<String> = self.causes.iter().map(|cause| cause.line(content)).collect();
        part(msg::RESULT_FIT_TITLE, &causes);
        out.push(String::new());
        out.push(self.limits.clone());
        out.push(self.versions.clone());
        out.join("\n")
    }
}

impl Cause {
    /// One line: name, fit, evidence for and against.
    pub fn line(&self, content: &Content) -> String {
        let side = |title, lines: &[String]| {
            if lines.is_empty() { String::new() } else { format!(" {}: {}.", content.t(title), lines.join("; ")) }
        };
        let (fits, against) = (side(msg::RESULT_FOR, &self.fits), side(msg::RESULT_AGAINST, &self.against));
        format!("{} ({}).{fits}{against}", self.name, self.word)
    }
}
