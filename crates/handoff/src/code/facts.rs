//! What a check says, as a set of small facts, each known by a hash of ids.
//!
//! A fact is one choice of one finding, a finding passed over, a mark, the region and so on. Its hash is made from ids
//! alone, which are stable, so an older or newer guide knows the facts it shares with this one and can tell that the
//! others are not its own. 24 bits keep the hashes of one guide apart (a test checks it) and leave an unknown fact a
//! chance of one in ten thousand to be taken for a known one.
//!
//! Most answers are "no". One fact stands for all those of a page of questions ([`Fact::Rest`]), which makes a code a third
//! shorter. It holds for a page with these questions and choices alone: another guide does not know it and asks again.

use super::bytes::BITS;
use crate::crc::Crc;
use crate::record::Record;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks};
use legcheck_engine::dataset::{AnswerKind, ChoiceIx, FindingIx, Guide, Strictness};
use legcheck_engine::interview::{AfterEmergency, Respondent};
use legcheck_engine::order::insertion_sort;

/// One fact of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// This choice was given.
    Choice(FindingIx, ChoiceIx),
    /// So many choices of a list were given, two or more. When one of them is not known, the answer is none at all: the
    /// rest alone could be the milder part of it.
    Several(FindingIx, usize),
    /// See [`Answer::PassedOver`].
    PassedOver(FindingIx),
    /// See [`Answer::LeftOut`].
    LeftOut(FindingIx),
    /// See [`Answer::ToAskAlone`].
    ToAskAlone(FindingIx),
    /// Each question of this group that can be denied and has no fact of its own was denied.
    Rest(usize),
    /// This was not answered, though [`Fact::Rest`] is said of its group.
    Open(FindingIx),
    /// This is marked on the picture.
    Mark(BodyRegion, MarkKind),
    /// The check was for this person.
    For(Respondent),
    /// The person went on after an emergency.
    WentOn,
    /// The rules were read word for word.
    Strict,
    /// The region at this place of the guide was chosen.
    Region(usize),
}

impl Fact {
    /// The hash of this fact.
    pub fn hash(self, guide: &Guide) -> u32 {
        let finding = |f: FindingIx, word: &str| hash(&["finding", &guide.findings[f.at()].id, word]);
        match self {
            Self::Choice(f, choice) => finding(f, &guide.choices[choice.at()].id),
            Self::Several(f, count) => {
                let digits = [b'0' + (count / 10 % 10) as u8, b'0' + (count % 10) as u8];
                finding(f, core::str::from_utf8(&digits).unwrap_or_default())
            }
            Self::PassedOver(f) => finding(f, "~passed"),
            Self::LeftOut(f) => finding(f, "~left-out"),
            Self::ToAskAlone(f) => finding(f, "~ask"),
            Self::Rest(group) => rest_hash(guide, group),
            Self::Open(f) => finding(f, "~open"),
            Self::Mark(region, kind) => hash(&["mark", kind.id(), region.id()]),
            Self::For(who) => hash(&["who", who.id()]),
            Self::WentOn => hash(&["after", "go-on"]),
            Self::Strict => hash(&["reading", "strict"]),
            Self::Region(place) => hash(&["region", &guide.regions[place].id]),
        }
    }

    /// Every fact that a check on this guide can have.
    pub fn all(guide: &Guide) -> Vec<Self> {
        let mut facts = vec![Self::WentOn, Self::Strict];
        facts.extend(Respondent::ALL.map(Self::For));
        for f in guide.finding_indexes() {
            facts.extend([Self::PassedOver(f), Self::LeftOut(f), Self::ToAskAlone(f), Self::Open(f)]);
            facts.extend(guide.choices_of(f).map(|choice| Self::Choice(f, choice)));
            let finding = &guide.findings[f.at()];
            if finding.kind == AnswerKind::Multiple {
                facts.extend((2..=finding.choice_count).map(|count| Self::Several(f, count.into())));
            }
        }
        facts.extend((0..guide.plan.groups.len()).map(Self::Rest));
        facts.extend((0..guide.regions.len()).map(Self::Region));
        facts.extend(BodyRegion::all().flat_map(|region| MarkKind::ALL.map(|kind| Self::Mark(region, kind))));
        facts
    }
}

/// A hash of some words: their CRC-32 with a slash after each, cut to its lowest bits.
fn hash(words: &[&str]) -> u32 {
    words.iter().fold(Crc::new(), with_word).value() & ((1 << BITS) - 1)
}

fn with_word(crc: Crc, word: &&str) -> Crc {
    crc.with(word.as_bytes()).with(b"/")
}

/// The questions of a group that can be denied, each with the choice that does.
fn deniable(guide: &Guide, group: usize) -> impl Iterator<Item = (FindingIx, ChoiceIx)> {
    let findings = guide.plan.groups[group].findings.iter();
    findings.filter_map(|f| Some((*f, guide.choice_where(*f, |choice| choice.is_none)?)))
}

/// The hash of [`Fact::Rest`], which holds every choice of every question concerned: a guide with one more would take an
/// answer that this one does not know for a denial.
fn rest_hash(guide: &Guide, group: usize) -> u32 {
    let start = ["rest", &guide.plan.groups[group].id].iter().fold(Crc::new(), with_word);
    let crc = deniable(guide, group).fold(start, |crc, (f, none)| {
        let choices = guide.choices_of(f).map(|choice| guide.choices[choice.at()].id.as_str());
        let known = [guide.findings[f.at()].id.as_str(), &guide.choices[none.at()].id];
        known.into_iter().chain(choices).fold(crc, |crc, word| with_word(crc, &word))
    });
    crc.value() & ((1 << BITS) - 1)
}

/// Replaces the denials of each group by one fact, where that is shorter.
fn gather(guide: &Guide, answers: &Answers, facts: &mut Vec<Fact>) {
    for group in 0..guide.plan.groups.len() {
        let denials: Vec<Fact> = deniable(guide, group)
            .filter(|(f, none)| answers.get(*f).is_some() && answers.choices(*f) == [*none])
            .map(|(f, none)| Fact::Choice(f, none))
            .collect();
        let open: Vec<FindingIx> =
            deniable(guide, group).map(|(f, _)| f).filter(|f| answers.get(*f).is_none()).collect();
        if denials.len() > 1 + open.len() {
            facts.retain(|fact| !denials.contains(fact));
            facts.push(Fact::Rest(group));
            facts.extend(open.into_iter().map(Fact::Open));
        }
    }
}

/// The hashes of what a check says, sorted.
pub fn hashes(record: &Record, guide: &Guide) -> Vec<u32> {
    let mut facts = Vec::new();
    facts.extend(record.who.map(Fact::For));
    facts.extend((record.after == AfterEmergency::GoOn).then_some(Fact::WentOn));
    facts.extend((record.strictness == Strictness::Strict).then_some(Fact::Strict));
    let region = guide.regions.iter().position(|known| Some(&known.id) == record.region.as_ref());
    facts.extend(region.map(Fact::Region));
    facts.extend(record.marks.iter().map(|(region, kind)| Fact::Mark(region, kind)));
    for (f, answer) in record.answers.iter() {
        match answer {
            Answer::Chosen(choices) => {
                facts.extend(choices.iter().map(|choice| Fact::Choice(f, *choice)));
                facts.extend((choices.len() > 1).then_some(Fact::Several(f, choices.len())));
            }
            Answer::PassedOver => facts.push(Fact::PassedOver(f)),
            Answer::LeftOut => facts.push(Fact::LeftOut(f)),
            Answer::ToAskAlone => facts.push(Fact::ToAskAlone(f)),
        }
    }
    gather(guide, &record.answers, &mut facts);
    let mut hashes: Vec<u32> = facts.into_iter().map(|fact| fact.hash(guide)).collect();
    insertion_sort(&mut hashes);
    hashes.dedup();
    hashes
}

/// Rebuilds a record from fact hashes. Returns how many hashes this guide cannot interpret.
pub fn put_together(hashes: &[u32], guide: &Guide, record: &mut Record) -> usize {
    let facts = Fact::all(guide);
    let found: Vec<Fact> = facts.into_iter().filter(|fact| hashes.binary_search(&fact.hash(guide)).is_ok()).collect();
    let mut unknown = hashes.len().saturating_sub(found.len());
    let mut marks = Marks::default();
    for fact in &found {
        match *fact {
            Fact::Mark(region, kind) => marks.add(region, kind),
            Fact::For(who) => record.who = Some(who),
            Fact::WentOn => record.after = AfterEmergency::GoOn,
            Fact::Strict => record.strictness = Strictness::Strict,
            Fact::Region(place) => record.region = Some(guide.regions[place].id.clone()),
            _ => {}
        }
    }
    record.marks = marks;
    let mut answers = Answers::default();
    for fact in &found {
        if let Fact::Rest(group) = *fact {
            deniable(guide, group).for_each(|(f, none)| answers.set(f, Answer::Chosen(vec![none])));
        }
    }
    for f in guide.finding_indexes() {
        let of_finding: Vec<Fact> = found.iter().copied().filter(|fact| fact.finding() == Some(f)).collect();
        if of_finding.is_empty() {
            continue;
        }
        // Whatever is said of a question itself goes before what is said of the rest.
        answers.remove(f);
        match answer(guide, f, &of_finding) {
            Some(answer) => answers.set(f, answer),
            None if of_finding == [Fact::Open(f)] => {}
            None => unknown += of_finding.len(),
        }
    }
    record.answers = answers;
    unknown
}

impl Fact {
    fn finding(self) -> Option<FindingIx> {
        match self {
            Self::Choice(f, _)
            | Self::Several(f, _)
            | Self::PassedOver(f)
            | Self::LeftOut(f)
            | Self::ToAskAlone(f)
            | Self::Open(f) => Some(f),
            _ => None,
        }
    }
}

/// The answer that the facts of one finding make; `None` if they contradict each other, so that it is asked again.
fn answer(guide: &Guide, finding: FindingIx, facts: &[Fact]) -> Option<Answer> {
    match facts {
        [Fact::PassedOver(_)] => return Some(Answer::PassedOver),
        [Fact::LeftOut(_)] => return Some(Answer::LeftOut),
        [Fact::ToAskAlone(_)] => return Some(Answer::ToAskAlone),
        _ => {}
    }
    let (mut ids, mut count) = (Vec::new(), 1);
    for fact in facts {
        match *fact {
            Fact::Choice(_, choice) => ids.push(guide.choices[choice.at()].id.as_str()),
            Fact::Several(_, several) if count == 1 => count = several,
            _ => return None,
        }
    }
    if ids.len() != count {
        return None;
    }
    Answer::chosen(guide, finding, ids).ok()
}
