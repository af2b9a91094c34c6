//! Laws of the engine, over random answers of all kinds. A fixed generator keeps every run the same.

use crate::support::dataset;
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Change, ChangeKind, FindingIx, Guide, Level, Reading, Said};
use legcheck_engine::interview::{self, AfterEmergency, Stop};
use legcheck_engine::logic::{Facts, Unanswered};
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

/// What people say whose weakness is no emergency so far. Random answers alone nearly always make one.
const CALM: &[&str] = &[
    "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no",
    "known-cause=not-checked;started=three-to-twelve-months;onset=months;course=steady;other-new=no",
    "known-cause=checked-but-changed;change-when=longer;started=over-year;onset=years;course=slowly-worse;other-new=no",
    "known-cause=not-checked;started=this-month;onset=weeks;course=better;other-new=no;power=walks-alone;age=adult-40-59",
    "known-cause=not-checked;started=over-year;onset=years;course=steady;other-new=no;age=child-6-17",
    "known-cause=not-checked;started=over-year;onset=unsure;course=steady;other-new=no;attacks=minutes;last-attack=longer",
    "known-cause=checked-same;started=over-year;course=steady;other-new=no;heart-racing=yes;heart-sign=old-skips",
    "known-cause=checked-same;started=over-year;onset=years;course=steady;other-new=no;bladder=leaking;ces-timing=longer-same",
    "known-cause=checked-same;started=over-year;onset=sudden;course=steady;other-new=no;arm-weak=same-side",
    "known-cause=not-checked;started=one-to-three-months;onset=weeks;course=steady;other-new=no;legs-affected=one-leg",
];

/// A person with weakness of that kind, some signs denied, and a few answers by chance.
fn calm_person(guide: &Guide, seed: u64) -> Answers {
    let mut dice = Dice(seed);
    let mut answers = Answers::from_line(guide, CALM[dice.roll(CALM.len())]);
    for finding in guide.finding_indexes() {
        if answers.get(finding).is_some() || dice.roll(2) == 0 {
            continue;
        }
        let none = guide.choice_where(finding, |c| c.is_none);
        let answer = match none {
            Some(none) if dice.roll(12) > 0 => Answer::Chosen(vec![none]),
            _ if dice.roll(6) == 0 => dice.answer(guide, finding),
            _ => continue,
        };
        answers.set(finding, answer);
    }
    answers
}

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

/// The three strongest lines on each side, what is left, and the prior: nothing else makes the score and the share.
#[test]
fn the_explanation_adds_up_to_the_score() {
    let guide = &dataset().guide;
    for seed in 0..150 {
        let answers = Dice(seed).person(guide);
        let ranked = ranking::rank(guide, &answers);
        let rebuilt: Vec<f64> = ranked
            .iter()
            .map(|r| {
                let why = explanation::for_and_against(guide, &answers, r);
                let side = |steps: &[ranking::Step]| -> f64 {
                    let (shown, rest) = steps.split_at(steps.len().min(3));
                    let weakest = shown.iter().map(|s| s.amount.abs()).fold(f64::INFINITY, f64::min);
                    assert!(rest.iter().all(|s| s.amount.abs() <= weakest), "seed {seed}: a stronger one is not shown");
                    shown.iter().map(|s| s.amount).sum::<f64>() + rest.iter().map(|s| s.amount).sum::<f64>()
                };
                why.prior + side(&why.fits) + side(&why.against)
            })
            .collect();
        let weight = |score: f64| (score * guide.ranking.temperature).exp2();
        let total: f64 = rebuilt.iter().map(|score| weight(*score)).sum();
        for (r, score) in ranked.iter().zip(&rebuilt) {
            assert!((score - r.score).abs() < 1e-9, "seed {seed}: {score} is not {}", r.score);
            let share = weight(*score) / total;
            assert!((share - r.share).abs() < 1e-9, "seed {seed}: {share} is not {}", r.share);
        }
    }
}

#[test]
fn what_tells_two_causes_apart_adds_up_to_the_difference_of_their_scores() {
    let guide = &dataset().guide;
    for seed in 0..100 {
        let answers = Dice(seed).person(guide);
        for pair in ranking::rank(guide, &answers).windows(2) {
            let told = explanation::told_apart(guide, &answers, &pair[0], &pair[1]);
            let sum = told.prior + told.given.iter().map(|d| d.amount).sum::<f64>();
            let difference = pair[0].score - pair[1].score;
            assert!((sum - difference).abs() < 1e-9, "seed {seed}: {sum} is not {difference}");
            for open in &told.open {
                assert!(answers.choices(open.finding).is_empty(), "seed {seed}: an answered question is open");
            }
        }
    }
}

/// The answers after a change, put together here once more from the file alone.
fn changed(guide: &Guide, answers: &Answers, change: &Change, said: Said) -> Answers {
    let mut changed = answers.clone();
    let changes = &guide.changes;
    let let_down = changes.let_down.as_ref().unwrap();
    let is_let_down = answers.choices(let_down.said.finding).contains(&let_down.said.choice);
    let with: &[Said] = match change.kind {
        ChangeKind::Sign => &changes.new_sign,
        ChangeKind::Weakness if is_let_down => &let_down.changed,
        _ => &[],
    };
    for said in with.iter().chain(&change.with).chain([&said]) {
        let mut choices = vec![said.choice];
        if guide.findings[said.finding.at()].kind == AnswerKind::Multiple {
            choices.extend(answers.choices(said.finding).iter().filter(|c| !guide.choices[c.at()].is_none));
            choices.sort_unstable();
            choices.dedup();
        }
        changed.set(said.finding, Answer::Chosen(choices));
    }
    changed
}

/// "It would become an emergency if" is never said in vain, and never to somebody who is in one.
#[test]
fn every_change_leads_to_the_level_that_is_said() {
    let guide = &dataset().guide;
    let mut seen = vec![false; guide.changes.list.len()];
    for seed in 0..PEOPLE {
        let answers = calm_person(guide, seed);
        let now = level(guide, &answers);
        let near = explanation::near_emergencies(guide, &answers, Reading::Standard);
        assert!(now < Level::EmergencyNow || near.is_empty(), "seed {seed}");
        for near in near {
            let change = &guide.changes.list[near.change];
            seen[near.change] = true;
            assert!(near.level > now && !near.rules.is_empty(), "seed {seed}: {}", change.id);
            let mut asked = 0;
            for said in &change.any {
                assert!(!answers.choices(said.finding).contains(&said.choice), "seed {seed}: {} began", change.id);
                let changed = changed(guide, &answers, change, *said);
                let facts = Facts::new(guide, &changed, Unanswered::NotAsked);
                if facts.should_ask(said.finding) {
                    asked += 1;
                    assert!(level(guide, &changed) >= near.level, "seed {seed}: {}", change.id);
                }
            }
            assert!(asked > 0, "seed {seed}: {} is never asked", change.id);
        }
    }
    let unseen: Vec<&str> =
        guide.changes.list.iter().zip(seen).filter(|(_, seen)| !seen).map(|(c, _)| c.id.as_str()).collect();
    assert!(unseen.is_empty(), "these changes raise nobody's level: {unseen:?}");
}

/// Only old, unchanged weakness that a doctor has explained gets the lowest level, and what would change that is said.
#[test]
fn the_lowest_level_always_says_what_would_change_it() {
    let guide = &dataset().guide;
    let let_down = guide.changes.let_down.as_ref().unwrap();
    let people: Vec<Answers> = (0..PEOPLE).map(|seed| calm_person(guide, seed)).collect();
    let lowest: Vec<&Answers> = people.iter().filter(|a| level(guide, a) == Level::Routine).collect();
    assert!(lowest.len() >= 100, "only {} people", lowest.len());
    for answers in lowest {
        assert!(answers.choices(let_down.said.finding).contains(&let_down.said.choice));
        let without = explanation::let_down(guide, answers, Reading::Standard);
        assert!(without.is_some_and(|l| l > Level::Routine), "{}", answers.to_line(guide));
        let near = explanation::near_emergencies(guide, answers, Reading::Standard);
        assert!(near.iter().any(|n| n.level == Level::EmergencyNow), "{}", answers.to_line(guide));
        assert!(near.iter().any(|n| n.level < Level::EmergencyNow), "{}", answers.to_line(guide));
    }
}

#[test]
fn what_not_sure_means_is_what_a_definite_answer_does() {
    let guide = &dataset().guide;
    for seed in 0..PEOPLE / 3 {
        let answers = if seed % 2 == 0 { calm_person(guide, seed) } else { Dice(seed).person(guide) };
        let doubts = explanation::unsure_that_matter(guide, &answers, Reading::Standard);
        assert_eq!(doubts.now, level(guide, &answers));
        for doubt in &doubts.each {
            let f = &guide.findings[doubt.finding.at()];
            let given = answers.choices(doubt.finding);
            // Alone, without other signs of the same list, every definite answer can be tried directly.
            if given.iter().all(|c| guide.choices[c.at()].is_unsure) {
                let definite = guide.choices_of(doubt.finding).filter(|c| !guide.choices[c.at()].is_unsure);
                let levels: Vec<Level> = definite
                    .map(|c| {
                        let mut changed = answers.clone();
                        changed.set(doubt.finding, Answer::Chosen(vec![c]));
                        level(guide, &changed)
                    })
                    .collect();
                assert_eq!(levels.iter().max(), Some(&doubt.highest), "seed {seed}: {}", f.id);
                assert_eq!(levels.iter().min(), Some(&doubt.lowest), "seed {seed}: {}", f.id);
            }
            assert!(!doubt.by.is_empty(), "seed {seed}: {}", f.id);
        }
        let order: Vec<Level> = doubts.each.iter().map(|d| d.highest.max(doubts.now)).collect();
        assert!(order.windows(2).all(|w| w[0] >= w[1]), "seed {seed}: what matters most is not first");
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
