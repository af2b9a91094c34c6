//! What every page must hold.

use crate::support::dataset;
use legcheck_engine::dataset::{CauseIx, Level};

#[test]
fn there_are_seventeen_causes_and_each_page_is_complete() {
    let dataset = dataset();
    assert_eq!(dataset.library.causes.len(), 17);
    for cause in &dataset.library.causes {
        let id = &cause.id;
        assert!(!cause.what.text.is_empty() && !cause.what.sources.is_empty(), "{id}: what it is");
        assert!(cause.who.iter().any(|f| f.source.is_some()), "{id}: who gets it, with a source");
        assert!(!cause.starts.text.is_empty(), "{id}: how it starts");
        assert!(!cause.emergency.is_empty() && !cause.emergency_rules.is_empty(), "{id}: when it is an emergency");
        let tests: Vec<&str> =
            cause.tests.iter().map(|t| dataset.library.tests[usize::from(t.test)].id.as_str()).collect();
        assert!(tests.starts_with(&["history", "examination"]) && tests.len() >= 4, "{id}: tests {tests:?}");
        assert!(cause.treatments.len() >= 5, "{id}: treatments");
        assert!(!cause.care_do.is_empty() && !cause.care_avoid.is_empty() && !cause.ask.is_empty(), "{id}: care");
        for system in ["icd-10-cm", "mesh"] {
            assert!(cause.codes.iter().any(|c| c.system == system), "{id}: no {system} code");
        }
        assert!(!cause.further.is_empty(), "{id}: further reading");
    }
}

#[test]
fn the_article_has_ten_emergency_signs_and_three_others() {
    let signs = &dataset().guide.signs;
    assert_eq!(signs.iter().filter(|s| s.level == Level::EmergencyNow).count(), 10);
    assert_eq!(signs.len(), 13);
}

#[test]
fn a_page_that_speaks_of_stopping_a_medicine_says_to_ask_first() {
    let medication = dataset().library.causes.iter().find(|c| c.id == "medication").unwrap();
    let advice = medication.treatments.iter().map(|t| t.text.to_lowercase());
    assert!(advice.into_iter().any(|t| t.contains("never stop") && t.contains("doctor")));
    let meds = dataset().guide.findings.iter().find(|f| f.id == "meds").unwrap();
    assert!(meds.help.as_ref().is_some_and(|h| h.to_lowercase().contains("stop")), "{:?}", meds.help);
}

/// Every text that a person reads, with its place.
pub fn texts() -> Vec<(String, String)> {
    let dataset = dataset();
    let (guide, library) = (&dataset.guide, &dataset.library);
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut add = |place: String, text: &str| texts.push((place, text.to_owned()));
    for f in &guide.findings {
        add(format!("{} label", f.id), &f.label);
        add(format!("{} label-other", f.id), &f.label_other);
        add(format!("{} why", f.id), &f.why.text);
        f.help.iter().chain(&f.help_other).for_each(|h| add(format!("{} help", f.id), h));
    }
    for r in &guide.rules {
        add(format!("rule {} title", r.id), &r.title);
        r.steps.iter().chain(&r.avoid).for_each(|s| add(format!("rule {}", r.id), s));
    }
    for l in &guide.levels {
        [&l.name, &l.act, &l.act_other, &l.watch]
            .into_iter()
            .chain(&l.also)
            .for_each(|s| add(format!("level {}", l.level.id()), s));
    }
    for c in &library.causes {
        add(c.id.clone(), &c.summary);
        let paragraphs = [&c.what, &c.starts, &c.outlook].into_iter().flat_map(|p| &p.text);
        let subs = c.sub_causes.iter().flat_map(|s| &s.body.text);
        let lists = [&c.emergency, &c.care_do, &c.care_avoid, &c.ask].into_iter().flatten();
        let others =
            c.treatments.iter().map(|t| &t.text).chain(c.who.iter().map(|f| &f.text)).chain([&c.soon, &c.routine]);
        paragraphs.chain(subs).chain(lists).chain(others).for_each(|s| add(c.id.clone(), s));
    }
    for k in &library.something_else.kinds {
        k.body.text.iter().for_each(|s| add(format!("kind {}", k.id), s));
    }
    for t in &library.tests {
        [&t.what, &t.finds].into_iter().for_each(|s| add(format!("test {}", t.id), s));
    }
    for p in &library.patterns {
        add(format!("pattern {}", p.id), &p.text);
    }
    for c in &library.changes.list {
        add(format!("changes {}", c.id), &c.words);
    }
    texts
}

#[test]
fn nothing_says_you_have_a_disease_or_shouts() {
    let names: Vec<String> = dataset().library.causes.iter().map(|c| c.name.to_lowercase()).collect();
    for (place, text) in texts() {
        let lower = text.to_lowercase();
        assert!(!text.contains('!'), "{place}: {text}");
        for name in &names {
            assert!(!lower.contains(&format!("you have {name}")), "{place}: {text}");
        }
        for word in ["simply", "probably nothing", "could be fatal"] {
            assert!(!lower.contains(word), "{place}: {text}");
        }
    }
}

/// The curated signs and the ranking must not contradict each other: each sign of a pair is stronger on its own side.
#[test]
fn every_pair_of_look_alikes_is_told_apart_by_its_signs() {
    let (guide, library) = (&dataset().guide, &dataset().library);
    let neighbours = &library.neighbours;
    assert!(neighbours.pairs.len() >= 50, "only {} pairs", neighbours.pairs.len());
    assert_eq!(library.signs.len(), guide.causes.len());
    let best = |cause, choice| {
        let of_cause = dataset().evidence.hypotheses.iter().filter(|h| h.cause == cause);
        of_cause.filter_map(|h| h.strength(choice)).min().unwrap()
    };
    for pair in &neighbours.pairs {
        let name = format!("{} and {}", guide.causes[pair.a.at()].id, guide.causes[pair.b.at()].id);
        for (mine, other, signs) in [(pair.a, pair.b, &pair.for_a), (pair.b, pair.a, &pair.for_b)] {
            assert!(signs.len() >= 3, "{name}: {} signs", signs.len());
            for sign in signs {
                let id = &guide.choices[sign.at()].id;
                assert!(best(mine, *sign) < best(other, *sign), "{name}: {id} speaks for the wrong one");
            }
        }
    }
    for (place, cause) in guide.causes.iter().enumerate() {
        let met = neighbours.look_alikes(CauseIx(u16::try_from(place).unwrap())).count();
        assert!(met >= 3, "{} has only {met} look-alikes", cause.id);
    }
}
