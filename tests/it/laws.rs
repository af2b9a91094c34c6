//! Laws of the engine, over random answers of all kinds. A fixed generator keeps every run the same.

use crate::support::dataset;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, FindingIx, Guide, Level, Reading};
use legcheck_engine::interview::{self, AfterEmergency, Stop};
use legcheck_engine::{explanation, ranking, urgency};
use std::collections::BTreeMap;

/// A small generator (SplitMix64): the engine itself uses no randomness, and neither do its tests depend on any.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }

    fn answer(&mut self, guide: &Guide, finding: FindingIx) -> Answer {
        let choices: Vec<_> = guide.choices_of(finding).collect();
        let first = choices[self.roll(choices.len())];
        let mut chosen = vec![first];
        let plain =
            |c: legcheck_engine::dataset::ChoiceIx| !guide.choices[c.at()].is_none && !guide.choices[c.at()].is_unsure;
        if guide.findings[finding.at()].kind == AnswerKind::Multiple && plain(first) {
            chosen.extend(choices.iter().copied().filter(|c| plain(*c) && self.roll(4) == 0));
            chosen.sort_unstable();
            chosen.dedup();
        }
        Answer::Chosen(chosen)
    }

    fn person(&mut self, guide: &Guide) -> Answers {
        let mut answers = Answers::default();
        let density = 1 + self.roll(4);
        for finding in guide.finding_indexes() {
            if self.roll(4) < density {
                let answer = self.answer(guide, finding);
                answers.set(finding, answer);
            }
        }
        answers
    }
}

const PEOPLE: u64 = 1_500;

fn level(guide: &Guide, answers: &Answers) -> Level {
    urgency::triage(guide, answers, Reading::Standard).level
}

#[test]
fn not_sure_in_place_of_no_never_lowers_the_level() {
    let guide = &dataset().guide;
    for seed in 0..PEOPLE {
        let answers = Dice(seed).person(guide);
        let before = level(guide, &answers);
        for (finding, _) in answers.iter() {
            let f = &guide.findings[finding.at()];
            let said_no = answers.choices(finding).iter().any(|c| guide.choices[c.at()].is_none);
            let unsure = guide.choice_where(finding, |c| c.is_unsure);
            if let (true, true, Some(unsure)) = (f.safety, said_no, unsure) {
                let mut changed = answers.clone();
                changed.set(finding, Answer::Chosen(vec![unsure]));
                let after = level(guide, &changed);
                assert!(
                    after >= before,
                    "seed {seed}: {} no to unsure lowers {before:?} to {after:?}: {}",
                    f.id,
                    answers.to_line(guide)
                );
            }
        }
    }
}

#[test]
fn an_added_danger_sign_never_lowers_the_level() {
    let guide = &dataset().guide;
    for seed in 0..PEOPLE / 3 {
        let answers = Dice(seed).person(guide);
        let before = level(guide, &answers);
        for finding in guide.finding_indexes().filter(|f| guide.findings[f.at()].group == "red-flag") {
            let f = &guide.findings[finding.at()];
            // The timing questions of the group date a sign; they are no signs themselves.
            if ["ces-timing", "heart-sign", "new-sign-speed"].contains(&f.id.as_str()) {
                continue;
            }
            let given = answers.choices(finding);
            if given.iter().any(|c| !guide.choices[c.at()].is_none) {
                continue;
            }
            for sign in guide.choices_of(finding).filter(|c| !guide.choices[c.at()].is_none) {
                let mut changed = answers.clone();
                changed.set(finding, Answer::Chosen(vec![sign]));
                let after = level(guide, &changed);
                let id = &guide.choices[sign.at()].id;
                assert!(after >= before, "seed {seed}: {}/{id} lowers {before:?} to {after:?}", f.id);
            }
        }
    }
}

#[test]
fn the_order_of_answers_does_not_matter() {
    let guide = &dataset().guide;
    for seed in 0..200 {
        let answers = Dice(seed).person(guide);
        let mut given: Vec<(FindingIx, Answer)> = answers.iter().map(|(f, a)| (f, a.clone())).collect();
        given.reverse();
        let mut reversed = Answers::default();
        given.into_iter().for_each(|(f, a)| reversed.set(f, a));
        assert_eq!(
            urgency::triage(guide, &answers, Reading::Standard),
            urgency::triage(guide, &reversed, Reading::Standard)
        );
        assert_eq!(ranking::rank(guide, &answers), ranking::rank(guide, &reversed));
    }
}

#[test]
fn stored_answers_come_back_as_they_were() {
    let guide = &dataset().guide;
    for seed in 0..200 {
        let answers = Dice(seed).person(guide);
        assert_eq!(Answers::from_line(guide, &answers.to_line(guide)), answers);
    }
    for broken in ["", ";;;", "=", "fever", "fever=", "fever=maybe;bladder=none,leaking", "x=~passed;\u{0}=1"] {
        assert!(Answers::from_line(guide, broken).is_empty(), "{broken:?}");
    }
}

#[test]
fn every_interview_ends_and_its_replay_is_the_same_way() {
    let guide = &dataset().guide;
    for seed in 0..150 {
        let mut dice = Dice(seed);
        // A person answers a finding the same way on a gateway and on the page it opens.
        let mut said: BTreeMap<FindingIx, Answer> = BTreeMap::new();
        let run = interview::run(guide, Reading::Standard, |finding, _| {
            said.entry(finding).or_insert_with(|| dice.answer(guide, finding)).clone()
        });
        assert!(run.screens <= guide.findings.len(), "seed {seed}");
        let trail = interview::replay(guide, &run.answers, AfterEmergency::GoOn, Reading::Standard);
        assert_eq!(trail.next, Stop::Review, "seed {seed}");
        assert_eq!(trail.answers, run.answers, "seed {seed}");
        let pages = trail.passed.iter().filter(|s| matches!(s, Stop::Page(_))).count();
        assert_eq!(pages, run.screens, "seed {seed}");
        // Without going on, the way stops at the emergency exactly when there was one on it.
        let stopped = interview::replay(guide, &run.answers, AfterEmergency::Stop, Reading::Standard);
        assert_eq!(stopped.next == Stop::Emergency, run.emergency_after.is_some(), "seed {seed}");
        if let Some(after) = run.emergency_after {
            assert_eq!(stopped.passed.len(), after, "seed {seed}");
            assert_eq!(level(guide, &run.answers), Level::EmergencyNow, "seed {seed}: an emergency was taken back");
        }
    }
}

#[test]
fn the_explanation_adds_up_to_the_score() {
    let guide = &dataset().guide;
    for seed in 0..150 {
        let answers = Dice(seed).person(guide);
        for ranked in ranking::rank(guide, &answers) {
            let why = explanation::for_and_against(guide, &answers, &ranked);
            let sum: f64 = why.prior + why.fits.iter().chain(&why.against).map(|s| s.amount).sum::<f64>();
            assert!((sum - ranked.score).abs() < 1e-9, "seed {seed}: {sum} is not {}", ranked.score);
        }
    }
}

#[test]
fn shares_add_up_to_one() {
    let guide = &dataset().guide;
    for seed in 0..150 {
        let total: f64 = ranking::rank(guide, &Dice(seed).person(guide)).iter().map(|r| r.share).sum();
        assert!((total - 1.0).abs() < 1e-9, "seed {seed}: {total}");
    }
}

/// The answers behind a reason are really given, and every level has a reason.
#[test]
fn every_level_has_reasons_made_of_given_answers() {
    let guide = &dataset().guide;
    for seed in 0..300 {
        let answers = Dice(seed).person(guide);
        let triage = urgency::triage(guide, &answers, Reading::Standard);
        assert!(!triage.reasons.is_empty(), "seed {seed}");
        for rule in triage.reasons {
            for finding in explanation::answers_behind(guide, &answers, rule) {
                assert!(answers.get(finding).is_some(), "seed {seed}");
            }
        }
    }
}
