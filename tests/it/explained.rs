//! The explanation, held to the rules and the ranking, over people made up at random.

use crate::people::{anybody, calm, sample};
use crate::support::{dataset, engine};
use legcheck_engine::answers::{Answer, Answers};
use legcheck_engine::dataset::{AnswerKind, Change, ChangeKind, GivenChoice, Guide, Level, Strictness};
use legcheck_engine::logic::{Facts, Unanswered};
use legcheck_engine::{explanation, ranking, urgency};

const PEOPLE: usize = 1_500;

fn level(guide: &Guide, answers: &Answers) -> Level {
    urgency::triage(guide, answers, Strictness::Standard).level
}

/// The three strongest lines on each side, what is left, and the prior: nothing else makes the score and the share.
#[test]
fn the_explanation_adds_up_to_the_score() {
    for (seed, answers) in sample(anybody(), 150).into_iter().enumerate() {
        let ranked = engine().ranking().rank(&answers);
        let rebuilt: Vec<f64> = ranked
            .iter()
            .map(|r| {
                let why = explanation::for_and_against(engine().ranking(), &answers, r);
                let side = |steps: &[ranking::Step]| -> f64 {
                    let (shown, rest) = steps.split_at(steps.len().min(3));
                    let weakest = shown.iter().map(|s| s.amount.abs()).fold(f64::INFINITY, f64::min);
                    assert!(rest.iter().all(|s| s.amount.abs() <= weakest), "seed {seed}: a stronger one is not shown");
                    shown.iter().map(|s| s.amount).sum::<f64>() + rest.iter().map(|s| s.amount).sum::<f64>()
                };
                why.prior + side(&why.fits) + side(&why.against)
            })
            .collect();
        let weight = |score: f64| (score * dataset().evidence.model.temperature).exp2();
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
    for (seed, answers) in sample(anybody(), 100).into_iter().enumerate() {
        for pair in engine().ranking().rank(&answers).windows(2) {
            let told = explanation::told_apart(engine(), &dataset().library.neighbours, &answers, &pair[0], &pair[1]);
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
fn changed(guide: &Guide, answers: &Answers, change: &Change, said: GivenChoice) -> Answers {
    let mut changed = answers.clone();
    let changes = &dataset().library.changes;
    let downgrade = changes.downgrade.as_ref().unwrap();
    let is_downgraded = answers.choices(downgrade.said.finding).contains(&downgrade.said.choice);
    let with: &[GivenChoice] = match change.kind {
        ChangeKind::Sign => &changes.new_sign,
        ChangeKind::Weakness if is_downgraded => &downgrade.changed,
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

/// Tired legs for days that pass the strength tests.
const STRONG: &str = "age=adult-18-39;known-cause=not-checked;legs-affected=both-same;power=walks-alone;\
     weak-kind=tired-heavy;rise-test=easy;heel-test=both;toe-test=both;onset=days;started=this-week;course=steady;\
     arm-weak=none;numb-area=none;other-new=no";

/// "It would become an emergency if" is never said in vain, and never to somebody who is in one.
#[test]
fn every_change_leads_to_the_level_that_is_said() {
    let (guide, changes) = (&dataset().guide, &dataset().library.changes);
    let mut seen = vec![false; changes.list.len()];
    // Nobody passes the strength tests by chance and has no other sign.
    let strong = Answers::from_line(guide, STRONG);
    for (seed, answers) in sample(calm(), PEOPLE).into_iter().chain([strong]).enumerate() {
        let now = level(guide, &answers);
        let near = explanation::near_emergencies(engine(), changes, &answers, Strictness::Standard);
        assert!(now < Level::EmergencyNow || near.is_empty(), "seed {seed}");
        for near in near {
            let change = &changes.list[near.change];
            seen[near.change] = true;
            assert!(near.level > now && !near.rules.is_empty(), "seed {seed}: {}", change.id);
            let mut asked = 0;
            for said in &change.any {
                assert!(!answers.choices(said.finding).contains(&said.choice), "seed {seed}: {} began", change.id);
                let changed = changed(guide, &answers, change, *said);
                let facts = Facts::new(guide, &changed, Strictness::Standard, Unanswered::NotAsked);
                if facts.should_ask(said.finding) {
                    asked += 1;
                    assert!(level(guide, &changed) >= near.level, "seed {seed}: {}", change.id);
                }
            }
            assert!(asked > 0, "seed {seed}: {} is never asked", change.id);
        }
    }
    let unseen: Vec<&str> =
        changes.list.iter().zip(seen).filter(|(_, seen)| !seen).map(|(c, _)| c.id.as_str()).collect();
    assert!(unseen.is_empty(), "these changes raise nobody's level: {unseen:?}");
}

/// Only old, unchanged weakness that a doctor has explained gets the lowest level, and what would change that is said.
#[test]
fn the_lowest_level_always_says_what_would_change_it() {
    let (guide, changes) = (&dataset().guide, &dataset().library.changes);
    let downgrade = changes.downgrade.as_ref().unwrap();
    let people: Vec<Answers> = sample(calm(), PEOPLE);
    let lowest: Vec<&Answers> = people.iter().filter(|a| level(guide, a) == Level::Routine).collect();
    assert!(lowest.len() >= 100, "only {} people", lowest.len());
    for answers in lowest {
        assert!(answers.choices(downgrade.said.finding).contains(&downgrade.said.choice));
        let without = explanation::downgrade(guide, changes, answers, Strictness::Standard);
        assert!(without.is_some_and(|l| l > Level::Routine), "{}", answers.to_line(guide));
        let near = explanation::near_emergencies(engine(), changes, answers, Strictness::Standard);
        assert!(near.iter().any(|n| n.level == Level::EmergencyNow), "{}", answers.to_line(guide));
        assert!(near.iter().any(|n| n.level < Level::EmergencyNow), "{}", answers.to_line(guide));
    }
}

#[test]
fn what_not_sure_means_is_what_a_definite_answer_does() {
    let guide = &dataset().guide;
    let people = sample(calm(), PEOPLE / 6).into_iter().chain(sample(anybody(), PEOPLE / 6));
    for (seed, answers) in people.enumerate() {
        let doubts = explanation::unsure_that_matter(guide, &answers, Strictness::Standard);
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
