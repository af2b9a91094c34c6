//! `causes/*.toml` and `something-else.toml`: pages, priors and evidence.

use super::condition;
use super::links::{Links, nearest};
use super::reader::{Node, Reader, Value};
use super::rules;
use crate::dataset::{
    Cause, CauseIx, CausePage, ChoiceIx, Code, Condition, Dataset, EvidenceFigure, Figure, FindingIx, Hypothesis, Kind,
    Level, Localization, Paragraphs, Prior, SourceIx, SubCausePage, TestStep, Treatment, Visit,
};
use std::collections::BTreeMap;

/// The evidence words, strongest support first; the index is the strength in a cell.
pub const STRENGTHS: [&str; 6] = ["hallmark", "common", "occasional", "uncommon", "argues-against", "near-excludes"];

const MEASURES: [&str; 9] =
    ["frequency", "sensitivity", "specificity", "lr_pos", "lr_neg", "odds_ratio", "rate_ratio", "risk", "context"];

/// What [`crate::dataset::Evidence::hypotheses`] lists.
const HYPOTHESES: &str = "causes, sub-causes and kinds";

type Cells = BTreeMap<ChoiceIx, u8>;

/// The cause files in the order of the guide.
fn files(reader: &mut Reader, roots: &[Node]) -> Vec<Node> {
    let mut files: Vec<(Option<u16>, Node)> = Vec::new();
    for file in reader.folder(roots, "causes/") {
        let order = reader.whole_or_none(&file, "order");
        let same = files.iter().find(|(other, _)| *other == order).map(|(_, other)| reader.files[other.file].clone());
        if let Some((order, other)) = order.zip(same) {
            reader.problem(
                &file,
                format!("`order` {order} is that of {other} too"),
                "give each cause a place of its own",
            );
        }
        files.push((order, file));
    }
    files.sort_by_key(|(order, _)| (order.is_none(), *order));
    files.into_iter().map(|(_, file)| file).collect()
}

/// Reads ids and names only, so that rules may name causes.
pub fn names(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    for file in files(reader, roots) {
        let cause = Cause { id: links.new_id(reader, &file, "cause"), name: reader.text(&file, "name") };
        let name = reader.files[file.file].clone();
        if !cause.id.is_empty() && name != format!("causes/{}.toml", cause.id) {
            reader.problem(&file, format!("cause {:?} is in the file {name}", cause.id), "name the file after the id");
        }
        reader.fits(&file, "causes", dataset.guide.causes.len());
        dataset.guide.causes.push(cause);
    }
    if let Some(root) = reader.file(roots, "something-else.toml") {
        reader.fits(&root, "causes", dataset.guide.causes.len());
        dataset.guide.causes.push(Cause { id: "something-else".to_owned(), name: reader.text(&root, "name") });
    }
}

/// Reads pages, priors and evidence.
pub fn read(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    for (place, file) in files(reader, roots).iter().enumerate() {
        let cause: CauseIx = crate::dataset::index_of(place);
        let prior = prior(reader, file, links);
        let mut figures = Vec::new();
        let cells = evidence(reader, file, dataset, links, &mut figures);
        let whole = Whole { cause, prior, cells };
        let gate = gate(reader, file, dataset, links);
        let before = links.sources.values().filter(|(_, used)| *used).count();
        reader.fits(file, HYPOTHESES, dataset.evidence.hypotheses.len());
        whole.push(dataset, "", Vec::new(), gate.clone(), &Cells::new());
        let mut subs = Vec::new();
        for table in reader.tables(file, "sub-causes") {
            let own = evidence(reader, &table, dataset, links, &mut figures);
            let id = reader.text(&table, "id");
            reader.fits(&table, HYPOTHESES, dataset.evidence.hypotheses.len());
            whole.push(dataset, &id, Vec::new(), gate.clone(), &own);
            subs.push(SubCausePage {
                id,
                name: reader.text(&table, "name"),
                body: body(reader, &table, links),
                covers: reader.texts(&table, "covers"),
            });
        }
        let mut page = page(reader, file, dataset, links);
        page.sub_causes = subs;
        page.figures = figures;
        let cites = page.what.sources.len() + page.starts.sources.len() + page.further.len();
        if cites == 0 || (before == 0 && page.further.is_empty()) {
            reader.problem(
                file,
                format!("cause {:?} has no source", page.id),
                "cite at least one source id in [what] and in `further`",
            );
        }
        dataset.library.causes.push(page);
    }
    something_else(reader, roots, dataset, links);
}

/// What a sub-cause or a kind has from its cause.
struct Whole {
    cause: CauseIx,
    prior: Prior,
    cells: Cells,
}

impl Whole {
    /// Adds the cause as a whole, or a sub-cause or kind, whose own cells replace those of the cause.
    fn push(&self, dataset: &mut Dataset, sub: &str, share: Vec<f64>, closed_when: Option<Condition>, own: &Cells) {
        let mut cells = self.cells.clone();
        cells.extend(own.iter().map(|(c, s)| (*c, *s)));
        dataset.evidence.hypotheses.push(Hypothesis {
            cause: self.cause,
            sub: sub.to_owned(),
            prior: self.prior.clone(),
            share,
            closed_when,
            cells: cells.into_iter().collect(),
        });
    }
}

/// When a hypothesis is out of the question. The ranking reads this from the answers alone, so it must not name definitions.
fn gate(reader: &mut Reader, table: &Node, dataset: &Dataset, links: &mut Links) -> Option<Condition> {
    let gate = condition::read(reader, dataset, links, table, "closed-when")?;
    if !of_answers(&gate) {
        reader.problem(
            table,
            "`closed-when` holds more than answers",
            "write it with `finding: choice`, `not`, `all of` and `any of` only",
        );
    }
    Some(gate)
}

fn of_answers(condition: &Condition) -> bool {
    match condition {
        Condition::Answered(..) => true,
        Condition::Not(part) => of_answers(part),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().all(of_answers),
        Condition::PassedOver(_) | Condition::Is(_) | Condition::AtLeast(..) | Condition::StandardReading => false,
    }
}

fn prior(reader: &mut Reader, file: &Node, links: &mut Links) -> Prior {
    let Some(table) = reader.table(file, "prior") else { return Prior::default() };
    for key in ["basis", "certainty", "rate-from", "share-from"] {
        reader.text(&table, key);
    }
    links.cite_list(reader, &table, "sources");
    Prior { female: reader.floats(&table, "female"), male: reader.floats(&table, "male") }
}

/// The `[evidence]` table: finding, then choice, then a strength or a table with figures or sources.
fn evidence(
    reader: &mut Reader,
    table: &Node,
    dataset: &Dataset,
    links: &mut Links,
    figures: &mut Vec<EvidenceFigure>,
) -> Cells {
    let mut cells = Cells::new();
    let Some(evidence) = reader.table_or_none(table, "evidence") else { return cells };
    for (finding_id, row) in reader.entries(&evidence) {
        let guide = &dataset.guide;
        let Some(finding) = guide.finding(&finding_id) else {
            let hint = nearest(&finding_id, guide.findings.iter().map(|f| f.id.as_str()));
            reader.problem(&row, format!("evidence for the unknown finding {finding_id:?}"), hint);
            reader.pass_over(&row);
            continue;
        };
        for (choice_id, cell) in reader.entries(&row) {
            let Some(choice) = guide.choice(finding, &choice_id) else {
                let hint = nearest(&choice_id, guide.choices_of(finding).map(|c| guide.choices[c.at()].id.as_str()));
                reader.problem(&cell, format!("evidence for the unknown choice {choice_id:?} of {finding_id:?}"), hint);
                reader.pass_over(&cell);
                continue;
            };
            let strength = match &cell.value {
                Value::Text(text) => text.clone(),
                _ => {
                    cell_facts(reader, &cell, finding, choice, links, figures);
                    reader.text(&cell, "strength")
                }
            };
            match STRENGTHS.iter().zip(0..).find(|(word, _)| **word == strength) {
                Some((_, rank)) => {
                    cells.insert(choice, rank);
                }
                None => reader.problem(
                    &cell,
                    format!("unknown strength {strength:?}"),
                    nearest(&strength, STRENGTHS.into_iter()),
                ),
            }
        }
    }
    cells
}

fn cell_facts(
    reader: &mut Reader,
    cell: &Node,
    finding: FindingIx,
    choice: ChoiceIx,
    links: &mut Links,
    figures: &mut Vec<EvidenceFigure>,
) {
    links.cite_list(reader, cell, "sources");
    reader.text_or_none(cell, "note");
    for figure in reader.tables(cell, "figures") {
        let measure = reader.text(&figure, "measure");
        if !MEASURES.contains(&measure.as_str()) {
            reader.problem(&figure, format!("unknown measure {measure:?}"), nearest(&measure, MEASURES.into_iter()));
        }
        let value = reader.text(&figure, "value");
        let of = reader.text_or_none(&figure, "of").unwrap_or_default();
        let source = reader.text(&figure, "source");
        if let Some(source) = links.cite(reader, &figure, &source) {
            figures.push(EvidenceFigure { finding, choice, measure, value, of, source });
        }
    }
}

fn body(reader: &mut Reader, table: &Node, links: &mut Links) -> Paragraphs {
    Paragraphs { text: reader.some_texts(table, "text"), sources: links.cite_list(reader, table, "sources") }
}

fn paragraphs(reader: &mut Reader, file: &Node, key: &str, links: &mut Links) -> Paragraphs {
    match reader.table(file, key) {
        Some(table) => body(reader, &table, links),
        None => Paragraphs::default(),
    }
}

fn page(reader: &mut Reader, file: &Node, dataset: &Dataset, links: &mut Links) -> CausePage {
    let mut page = CausePage {
        id: reader.text(file, "id"),
        name: reader.text(file, "name"),
        summary: reader.text(file, "summary"),
        places: places(reader, file),
        covers: reader.texts(file, "covers"),
        also_called: reader.texts(file, "also-called"),
        what: paragraphs(reader, file, "what", links),
        starts: paragraphs(reader, file, "starts", links),
        further: links.cite_list(reader, file, "further"),
        ..CausePage::default()
    };
    for table in reader.tables(file, "codes") {
        page.codes.push(Code {
            system: reader.text(&table, "system"),
            code: reader.text(&table, "code"),
            label: reader.text(&table, "label"),
        });
    }
    if let Some(who) = reader.table(file, "who") {
        for table in reader.tables(&who, "figures") {
            let text = reader.text(&table, "text");
            let source = source_or_basis(reader, &table, links, "a figure");
            page.who.push(Figure { text, source });
        }
    }
    if let Some(emergency) = reader.table(file, "emergency") {
        page.emergency = reader.some_texts(&emergency, "text");
        page.emergency_rules = rules::list(reader, dataset, &emergency, "rules");
    }
    if let Some(when) = reader.table(file, "when") {
        page.soon = reader.text(&when, "soon");
        page.routine = reader.text(&when, "routine");
    }
    for table in reader.tables(file, "tests") {
        let id = reader.text(&table, "test");
        let why = reader.text(&table, "why");
        match links.tests.get_mut(&id) {
            Some((place, used)) => {
                *used = true;
                page.tests.push(TestStep { test: *place, why });
            }
            None => {
                let hint = nearest(&id, links.tests.keys().map(String::as_str));
                reader.problem(&table, format!("unknown test {id:?}"), hint);
            }
        }
    }
    for table in reader.tables(file, "treatments") {
        let text = reader.text(&table, "text");
        let source = source_or_basis(reader, &table, links, "a treatment");
        page.treatments.push(Treatment { text, source, covers: reader.texts(&table, "covers") });
    }
    if let Some(outlook) = reader.table_or_none(file, "outlook") {
        page.outlook = body(reader, &outlook, links);
        page.outlook_covers = reader.texts(&outlook, "covers");
    }
    if let Some(care) = reader.table(file, "care") {
        page.care_do = reader.some_texts(&care, "do");
        page.care_avoid = reader.some_texts(&care, "avoid");
    }
    if let Some(doctor) = reader.table(file, "doctor") {
        page.ask = reader.some_texts(&doctor, "ask");
    }
    page
}

/// Where a cause sits on the way from brain to muscle.
fn places(reader: &mut Reader, table: &Node) -> Vec<Localization> {
    let mut places = Vec::new();
    for id in reader.texts(table, "places") {
        match Localization::ALL.into_iter().find(|place| place.id() == id) {
            Some(place) => places.push(place),
            None => {
                let hint = nearest(&id, Localization::ALL.into_iter().map(Localization::id));
                reader.problem(table, format!("unknown place {id:?}"), hint);
            }
        }
    }
    places
}

/// The source of a fact; a fact without one must give its basis.
fn source_or_basis(reader: &mut Reader, table: &Node, links: &mut Links, what: &str) -> Option<SourceIx> {
    let source = reader.text_or_none(table, "source");
    let basis = reader.text_or_none(table, "basis");
    if source.is_none() && basis.is_none() {
        reader.problem(
            table,
            format!("{what} has no source"),
            "cite a source id in `source`, or say in `basis` what it rests on",
        );
    }
    source.and_then(|id| links.cite(reader, table, &id))
}

fn something_else(reader: &mut Reader, roots: &[Node], dataset: &mut Dataset, links: &mut Links) {
    let Some(root) = reader.file(roots, "something-else.toml") else { return };
    let cause: CauseIx = crate::dataset::index_of(dataset.guide.causes.len().saturating_sub(1));
    let prior = prior(reader, &root, links);
    let mut figures = Vec::new();
    let cells = evidence(reader, &root, dataset, links, &mut figures);
    let whole = Whole { cause, prior, cells };
    reader.fits(&root, HYPOTHESES, dataset.evidence.hypotheses.len());
    whole.push(dataset, "", Vec::new(), None, &Cells::new());
    dataset.library.something_else.name = reader.text(&root, "name");
    dataset.library.something_else.summary = reader.text(&root, "summary");
    dataset.library.something_else.text = reader.some_texts(&root, "text");
    for table in reader.tables(&root, "kinds") {
        let own = evidence(reader, &table, dataset, links, &mut figures);
        let id = links.new_id(reader, &table, "kind");
        let share = reader.floats(&table, "share");
        reader.fits(&table, HYPOTHESES, dataset.evidence.hypotheses.len());
        let gate = gate(reader, &table, dataset, links);
        whole.push(dataset, &id, share, gate, &own);
        let (see, sooner) = visits(reader, &table);
        let kind = Kind {
            id,
            name: reader.text(&table, "name"),
            body: body(reader, &table, links),
            places: places(reader, &table),
            feels: reader.some_texts(&table, "feels"),
            helps: reader.some_texts(&table, "helps"),
            see,
            sooner,
            danger: rules::list(reader, dataset, &table, "danger"),
        };
        dataset.library.something_else.kinds.push(kind);
    }
}

/// Whom to see about a kind, and what calls for help sooner than that.
fn visits(reader: &mut Reader, table: &Node) -> (Visit, Vec<Visit>) {
    let see = match reader.table(table, "see") {
        Some(see) => visit(reader, &see),
        None => Visit { level: Level::EmergencyNow, text: String::new() },
    };
    let nodes = reader.tables(table, "sooner");
    let sooner: Vec<Visit> = nodes.iter().map(|node| visit(reader, node)).collect();
    for (node, _) in nodes.iter().zip(&sooner).filter(|(_, sooner)| sooner.level <= see.level) {
        reader.problem(node, "`sooner` is no sooner than `see`", "give it a more urgent level than that of `see`");
    }
    (see, sooner)
}

fn visit(reader: &mut Reader, table: &Node) -> Visit {
    Visit { level: rules::level(reader, table, "level"), text: reader.text(table, "text") }
}
