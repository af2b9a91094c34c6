//! `levels.toml` and `urgency/*.toml`: levels, definitions, the article's signs and the added red flags.

use super::condition;
use super::links::{Links, nearest};
use super::reader::{Node, Reader};
use crate::dataset::{
    AddedSign, ArticleSign, Condition, Dataset, Definition, Level, LevelText, Rule, RuleIx, RuleKind, index_of,
};

/// What [`crate::dataset::Guide::rules`] lists.
const RULES: &str = "rules and readings of signs";

/// Reads everything about urgency.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    levels(reader, roots, dataset);
    definitions(reader, roots, dataset, links);
    article_signs(reader, roots, dataset, links);
    added(reader, roots, dataset, links);
    ranks(reader, roots, dataset);
    added_signs(reader, roots, dataset, links);
}

fn added_signs(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "urgency/more-signs.toml") else { return };
    for table in reader.tables(&root, "signs") {
        let id = links.new_id(reader, &table, "added sign");
        let text = reader.text(&table, "text");
        sources(reader, &table, links, "the sign");
        let when = when(reader, dataset, links, &table);
        reader.fits(&table, "added signs", dataset.guide.added_signs.len());
        dataset.guide.added_signs.push(AddedSign { id, text, when });
    }
}

/// The order of reasons: each rule once.
fn ranks(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset) {
    let Some(root) = reader.file(roots, "urgency/reasons.toml") else { return };
    let order = reader.text_nodes(&root, "order");
    for (place, (id, node)) in order.iter().enumerate() {
        if order[..place].iter().any(|(other, _)| other == id) {
            reader.problem(node, format!("rule {id:?} is in the order twice"), "take one of them out");
        } else if !dataset.guide.rules.iter().any(|r| r.id == *id) {
            let hint = nearest(id, dataset.guide.rules.iter().map(|r| r.id.as_str()));
            reader.problem(node, format!("unknown rule {id:?}"), hint);
        }
    }
    for rule in &mut dataset.guide.rules {
        match order.iter().position(|(id, _)| *id == rule.id) {
            Some(place) => rule.rank = index_of(place),
            None => reader.problem(
                &root,
                format!("rule {:?} has no place in the order of reasons", rule.id),
                "put it into `order`, the most dangerous and specific first",
            ),
        }
    }
}

fn levels(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset) {
    let Some(root) = reader.file(roots, "levels.toml") else { return };
    for table in reader.tables(&root, "levels") {
        let act = reader.text(&table, "act");
        let act_other = reader.text_or_none(&table, "act-other").unwrap_or_else(|| act.clone());
        dataset.guide.levels.push(LevelText {
            level: level(reader, &table, "id"),
            name: reader.text(&table, "name"),
            act_child: reader.text_or_none(&table, "act-child").unwrap_or_else(|| act_other.clone()),
            act_other,
            act,
            also: reader.texts(&table, "also"),
            watch: reader.text(&table, "watch"),
            expect: reader.text(&table, "expect"),
            again_in_days: reader.whole(&table, "again-in-days"),
        });
    }
    let found: Vec<Level> = dataset.guide.levels.iter().map(|l| l.level).collect();
    if found != Level::ALL {
        reader.problem(
            &root,
            "the levels are not the four in their order",
            "list emergency-now, same-day, doctor-soon, routine",
        );
    }
}

/// A level by its id.
pub fn level(reader: &mut Reader, table: &Node, key: &str) -> Level {
    let id = reader.text(table, key);
    Level::from_id(&id).unwrap_or_else(|| {
        if !id.is_empty() {
            reader.problem(table, format!("unknown level {id:?}"), nearest(&id, Level::ALL.iter().map(|l| l.id())));
        }
        Level::EmergencyNow
    })
}

/// A rule needs a source, or must say that it rests on consensus.
fn sources(reader: &mut Reader, table: &Node, links: &mut Links, what: &str) -> Vec<crate::dataset::SourceIx> {
    let sources = links.cite_list(reader, table, "sources");
    let basis = reader.text_or_none(table, "basis");
    if sources.is_empty() && basis.is_none() {
        reader.problem(
            table,
            format!("{what} has neither source nor basis"),
            "cite a source id in `sources`, or say in `basis` what it rests on",
        );
    }
    sources
}

fn definitions(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "urgency/definitions.toml") else { return };
    let tables = reader.tables(&root, "definitions");
    // A definition may use only those above it, so there can be no cycle.
    for table in &tables {
        let id = links.new_id(reader, table, "definition");
        reader.text(table, "text");
        sources(reader, table, links, "the definition");
        let when = when(reader, dataset, links, table);
        reader.fits(table, "definitions", dataset.guide.definitions.len());
        dataset.guide.definitions.push(Definition { id, when });
    }
}

fn when(reader: &mut Reader, dataset: &Dataset, links: &mut Links, table: &Node) -> Condition {
    match condition::read(reader, dataset, links, table, "when") {
        Some(condition) => condition,
        None => {
            if reader.get(table, "when").is_none() {
                reader.problem(table, "`when` is missing", "say when it holds");
            }
            Condition::Any(Vec::new())
        }
    }
}

fn article_signs(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "urgency/article-signs.toml") else { return };
    for table in reader.tables(&root, "signs") {
        let id = links.new_id(reader, &table, "rule");
        let sources = sources(reader, &table, links, "the sign");
        reader.text_or_none(&table, "reason");
        let sign = level(reader, &table, "level");
        let (title, steps, avoid) = words(reader, &table);
        let text = reader.text(&table, "text");
        let covers = reader.texts(&table, "covers");
        dataset.guide.signs.push(ArticleSign { id: id.clone(), text, level: sign, covers });
        let before = dataset.guide.rules.len();
        let push = |dataset: &mut Dataset, kind, level, when, (steps, avoid): (Vec<String>, Vec<String>)| {
            dataset.library.rule_sources.push(sources.clone());
            dataset.guide.rules.push(Rule {
                id: id.clone(),
                kind,
                level,
                title: title.clone(),
                may_be: None,
                rank: 0,
                when,
                cancels: Vec::new(),
                repeat_tests_days: 0,
                steps,
                avoid,
                causes: Vec::new(),
            });
        };
        for strictness in reader.tables(&table, "readings") {
            let level = level(reader, &strictness, "level");
            let when = when(reader, dataset, links, &strictness);
            links
                .places
                .insert(("rule condition", dataset.guide.rules.len().to_string()), (strictness.file, strictness.line));
            // What to do belongs to the level, so a milder reading has words of its own.
            let own = |reader: &mut Reader, key, of_sign: &Vec<String>| match reader.get(&strictness, key) {
                Some(_) => reader.texts(&strictness, key),
                None => of_sign.clone(),
            };
            let words = (own(reader, "steps", &steps), own(reader, "avoid", &avoid));
            push(dataset, RuleKind::ArticleSign, level, when, words);
        }
        match condition::read(reader, dataset, links, &table, "literal") {
            Some(literal) => {
                links
                    .places
                    .insert(("rule condition", dataset.guide.rules.len().to_string()), (table.file, table.line));
                push(dataset, RuleKind::ArticleSignLiteral, sign, literal, (steps.clone(), avoid.clone()));
            }
            None => {
                if reader.get(&table, "literal").is_none() {
                    reader.problem(
                        &table,
                        "`literal` is missing",
                        "say when the sign holds word for word, for the strict reading",
                    );
                }
            }
        }
        reader.grown(&table, RULES, before, dataset.guide.rules.len());
    }
}

fn words(reader: &mut Reader, table: &Node) -> (String, Vec<String>, Vec<String>) {
    (reader.text(table, "title"), reader.texts(table, "steps"), reader.texts(table, "avoid"))
}

fn added(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "urgency/red-flags.toml") else { return };
    let tables = reader.tables(&root, "rules");
    let first = dataset.guide.rules.len();
    for table in &tables {
        let id = links.new_id(reader, table, "rule");
        let sources = sources(reader, table, links, "the rule");
        reader.text_or_none(table, "note");
        let (title, steps, avoid) = words(reader, table);
        let mut causes = Vec::new();
        for (id, node) in reader.text_nodes(table, "causes") {
            match dataset.guide.cause(&id) {
                Some(cause) => causes.push(cause),
                None => {
                    let hint = nearest(&id, dataset.guide.causes.iter().map(|c| c.id.as_str()));
                    reader.problem(&node, format!("unknown cause {id:?}"), hint);
                }
            }
        }
        let rule = Rule {
            id,
            kind: RuleKind::Added,
            level: level(reader, table, "level"),
            title,
            may_be: reader.text_or_none(table, "may-be"),
            rank: 0,
            when: when(reader, dataset, links, table),
            cancels: Vec::new(),
            repeat_tests_days: reader.whole_or_none(table, "repeat-tests-days").unwrap_or_default(),
            steps,
            avoid,
            causes,
        };
        links.places.insert(("rule condition", dataset.guide.rules.len().to_string()), (table.file, table.line));
        reader.fits(table, RULES, dataset.guide.rules.len());
        dataset.library.rule_sources.push(sources);
        dataset.guide.rules.push(rule);
    }
    for (i, table) in tables.iter().enumerate() {
        for (name, node) in reader.text_nodes(table, "cancels") {
            let cancelled = cancelled(reader, dataset, &node, &name);
            dataset.guide.rules[first + i].cancels.extend(cancelled);
        }
    }
}

/// The rules that a name stands for: an id, or the readings of a sign at one level, written `id at level`.
fn cancelled(reader: &mut Reader, dataset: &Dataset, node: &Node, name: &str) -> Vec<RuleIx> {
    let (id, level) = name.split_once(" at ").map_or((name, None), |(id, level)| (id, Some(level)));
    let rules = &dataset.guide.rules;
    let is_meant = |rule: &Rule| {
        rule.id == id && rule.kind != RuleKind::ArticleSignLiteral && level.is_none_or(|level| rule.level.id() == level)
    };
    let found: Vec<RuleIx> = (0..rules.len()).filter(|i| is_meant(&rules[*i])).map(index_of).collect();
    if found.is_empty() {
        let hint = nearest(id, rules.iter().map(|r| r.id.as_str()));
        reader.problem(node, format!("there is no rule {name:?}"), hint);
    }
    found
}

/// The rules listed under a key, by id.
pub fn list(reader: &mut Reader, dataset: &Dataset, table: &Node, key: &str) -> Vec<RuleIx> {
    let mut found = Vec::new();
    for (id, node) in reader.text_nodes(table, key) {
        match dataset.guide.rules.iter().position(|r| r.id == id) {
            Some(place) => found.push(index_of(place)),
            None => {
                let hint = nearest(&id, dataset.guide.rules.iter().map(|r| r.id.as_str()));
                reader.problem(&node, format!("unknown rule {id:?}"), hint);
            }
        }
    }
    found
}
