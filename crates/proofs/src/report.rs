//! What is proved, over how many states, as a short table.

use legcheck_engine::dataset::{Guide, Strictness};
use std::fmt::Write as _;

use crate::certain::Certain;
use crate::laws::{self, Law, Outcome};
use crate::sides;
use crate::urgency::Urgency;

/// Everything that was proved about a guide, or not.
pub struct Report {
    /// What became of each law.
    pub outcomes: Vec<Outcome>,
    /// The table.
    pub text: String,
    /// What must not be, in words; empty when all is well.
    pub faults: Vec<String>,
}

/// Proves all there is to prove.
pub fn prove(guide: &Guide) -> Report {
    let mut faults = Vec::new();
    let mut text = String::new();
    let mut urgency = Urgency::new(guide);
    let size = |strictness| {
        let levels = urgency.levels(strictness);
        levels.all().map(|ix| urgency.diagrams.below(ix).len()).sum::<usize>()
    };
    let _ = writeln!(
        text,
        "{} findings that rules read, or that decide whether one is asked: {:.1e} answer states under each reading\n\
         ({} nodes standard, {} strict).\n\n\
         findings  changes  exceptions  law",
        urgency.space.variables.len(),
        urgency.space.states(),
        size(Strictness::Standard),
        size(Strictness::Strict),
    );
    let outcomes: Vec<Outcome> = Law::ALL.iter().map(|law| laws::check(&mut urgency, *law)).collect();
    for o in &outcomes {
        let _ = writeln!(
            text,
            "{:8} {:8} {:11}  {}: {}",
            o.findings,
            o.changes,
            o.exceptions.len(),
            o.law.id(),
            o.law.text()
        );
    }
    text.push('\n');
    for strictness in [Strictness::Standard, Strictness::Strict] {
        let mut certain = Certain::new(guide, strictness);
        let name = if strictness == Strictness::Strict { "strict" } else { "standard" };
        let unsound = certain.unsound();
        let back = if unsound.is_none() { "no answer takes back" } else { "SOME ANSWERS TAKE BACK" };
        if let Some(person) = unsound {
            faults.push(format!("{name}: called certain, yet can be taken back: {}", person.to_line(guide)));
        }
        if let Some(person) = certain.silent() {
            faults.push(format!("{name}: certain, yet no emergency is in sight: {}", person.to_line(guide)));
        }
        if let Some(person) = certain.told_late() {
            faults.push(format!("{name}: certain, yet the engine still waits: {}", person.to_line(guide)));
        }
        let (all, sure, late) = certain.counts();
        let _ = writeln!(
            text,
            "{name}: of {all:.1e} half-answered states {sure:.1e} are emergencies whatever comes; {back} one that \
             the engine calls certain, and it still waits in {late:.1e} of them.",
        );
    }
    let before = faults.len();
    let (mut conditions, mut in_full, mut asked, mut parts) = (0, 0, 0.0, 0);
    for (name, condition) in sides::conditions(guide) {
        let looked = sides::look(guide, condition);
        conditions += 1;
        in_full += usize::from(looked.asked >= looked.kinds);
        asked += looked.asked;
        parts += looked.parts.len();
        faults.extend(sides::faults(guide, &name, condition, &looked));
    }
    let _ = writeln!(
        text,
        "\n{conditions} conditions with {parts} parts, {} faults: each can hold and can fail, each part decides, and the engine \
         agrees with the diagrams\n  on {asked} people: everybody for {in_full} conditions, for the others somebody on every \
         way through the diagram.",
        faults.len() - before,
    );
    Report { outcomes, text, faults }
}
