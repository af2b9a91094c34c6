//! Decision diagrams with many branches: one variable per finding, one branch per kind of answer.
//!
//! A diagram represents a set of people. Diagrams are reduced and shared: two of them describe the same set exactly when
//! they are the same node. So "no person breaks the law" is one comparison, however many people there are.
//!
//! Why our own: the libraries at hand know two branches only. Each answer would then be coded in bits, and the domain,
//! the count and the people found would each be a translation that has to be trusted too.

use rustc_hash::FxHashMap;

/// A node: the set of people that its branches lead to [`TRUE`].
pub type Ix = u32;
/// Nobody.
pub const FALSE: Ix = 0;
/// Everybody.
pub const TRUE: Ix = 1;

/// A person, as the branch taken at each variable.
pub type Point = Vec<u16>;

struct Node {
    variable: u16,
    branches: Box<[Ix]>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Operation {
    And,
    Or,
    Within,
}

/// All diagrams over one list of variables.
pub struct Diagrams {
    widths: Vec<u16>,
    nodes: Vec<Node>,
    unique: FxHashMap<(u16, Box<[Ix]>), Ix>,
    pairs: FxHashMap<(Operation, Ix, Ix), Ix>,
    nots: FxHashMap<Ix, Ix>,
}

impl Diagrams {
    /// No diagram yet; `widths` is the number of branches of each variable.
    pub fn new(widths: Vec<u16>) -> Self {
        let end = u16::try_from(widths.len()).expect("fewer variables than findings, whose indexes have 16 bits");
        let leaf = || Node { variable: end, branches: Box::default() };
        Self {
            widths,
            nodes: vec![leaf(), leaf()],
            unique: FxHashMap::default(),
            pairs: FxHashMap::default(),
            nots: FxHashMap::default(),
        }
    }

    /// The people who take one of these branches at a variable.
    pub fn among(&mut self, variable: usize, holds: impl Fn(u16) -> bool) -> Ix {
        let branches = (0..self.widths[variable]).map(|b| Ix::from(holds(b))).collect();
        self.make(variable, branches)
    }

    /// The node that asks a variable above those of its branches.
    pub fn make(&mut self, variable: usize, branches: Box<[Ix]>) -> Ix {
        // A question that changes nothing is left out: that keeps equal sets equal nodes.
        if branches.iter().all(|b| *b == branches[0]) {
            return branches[0];
        }
        let variable = u16::try_from(variable).expect("one of the variables, whose number has 16 bits");
        if let Some(&ix) = self.unique.get(&(variable, branches.clone())) {
            return ix;
        }
        let ix = Ix::try_from(self.nodes.len()).expect("fewer nodes than fit in memory");
        self.nodes.push(Node { variable, branches: branches.clone() });
        self.unique.insert((variable, branches), ix);
        ix
    }

    /// The variable a node asks first; the number of variables when it asks none.
    pub fn variable(&self, node: Ix) -> usize {
        usize::from(self.nodes[node as usize].variable)
    }

    /// What is left of a node after a branch of a variable that is not below its own.
    pub fn branch(&self, node: Ix, variable: usize, branch: u16) -> Ix {
        let n = &self.nodes[node as usize];
        if usize::from(n.variable) == variable { n.branches[usize::from(branch)] } else { node }
    }

    /// Those in both.
    pub fn and(&mut self, a: Ix, b: Ix) -> Ix {
        match (a, b) {
            (FALSE, _) | (_, FALSE) => FALSE,
            (TRUE, other) | (other, TRUE) => other,
            _ if a == b => a,
            _ => self.pair(Operation::And, a.min(b), a.max(b)),
        }
    }

    /// Those in either.
    pub fn or(&mut self, a: Ix, b: Ix) -> Ix {
        match (a, b) {
            (TRUE, _) | (_, TRUE) => TRUE,
            (FALSE, other) | (other, FALSE) => other,
            _ if a == b => a,
            _ => self.pair(Operation::Or, a.min(b), a.max(b)),
        }
    }

    fn pair(&mut self, operation: Operation, a: Ix, b: Ix) -> Ix {
        if let Some(&known) = self.pairs.get(&(operation, a, b)) {
            return known;
        }
        let variable = self.variable(a).min(self.variable(b));
        let branches: Box<[Ix]> = (0..self.widths[variable])
            .map(|i| {
                let (a, b) = (self.branch(a, variable, i), self.branch(b, variable, i));
                if operation == Operation::And { self.and(a, b) } else { self.or(a, b) }
            })
            .collect();
        let made = self.make(variable, branches);
        self.pairs.insert((operation, a, b), made);
        made
    }

    /// Those not in it.
    pub fn not(&mut self, a: Ix) -> Ix {
        if a <= TRUE {
            return TRUE - a;
        }
        if let Some(&known) = self.nots.get(&a) {
            return known;
        }
        let variable = self.variable(a);
        let branches = self.nodes[a as usize].branches.clone().iter().map(|b| self.not(*b)).collect();
        let made = self.make(variable, branches);
        self.nots.insert(a, made);
        made
    }

    /// Those in at least so many of the parts.
    pub fn at_least(&mut self, need: usize, parts: &[Ix]) -> Ix {
        // `reached[k]` are those in at least k of the parts seen so far.
        let mut reached = vec![FALSE; need + 1];
        reached[0] = TRUE;
        for &part in parts {
            for k in (1..=need).rev() {
                let one_more = self.and(part, reached[k - 1]);
                reached[k] = self.or(one_more, reached[k]);
            }
        }
        reached[need]
    }

    /// Whether everybody in `a` is in `b`.
    pub fn within(&mut self, a: Ix, b: Ix) -> bool {
        if a == FALSE || b == TRUE || a == b {
            return true;
        }
        if a == TRUE || b == FALSE {
            return false;
        }
        if let Some(&known) = self.pairs.get(&(Operation::Within, a, b)) {
            return known == TRUE;
        }
        let variable = self.variable(a).min(self.variable(b));
        let holds = (0..self.widths[variable]).all(|i| {
            let (a, b) = (self.branch(a, variable, i), self.branch(b, variable, i));
            self.within(a, b)
        });
        self.pairs.insert((Operation::Within, a, b), Ix::from(holds));
        holds
    }

    /// Everybody who would be in the set after taking this branch at this variable.
    pub fn given(&mut self, node: Ix, variable: usize, branch: u16) -> Ix {
        self.rebuild(node, &mut FxHashMap::default(), &mut |diagrams, v, kids| {
            if v == variable { kids[usize::from(branch)] } else { diagrams.make(v, kids) }
        })
    }

    /// Rebuilds a diagram bottom-up; `make` gets each variable with its rebuilt branches.
    pub fn rebuild(
        &mut self,
        node: Ix,
        done: &mut FxHashMap<Ix, Ix>,
        make: &mut impl FnMut(&mut Self, usize, Box<[Ix]>) -> Ix,
    ) -> Ix {
        if node <= TRUE {
            return node;
        }
        if let Some(&known) = done.get(&node) {
            return known;
        }
        let variable = self.variable(node);
        let branches = self.nodes[node as usize].branches.clone();
        let branches: Box<[Ix]> = branches.iter().map(|b| self.rebuild(*b, done, make)).collect();
        let made = make(self, variable, branches);
        done.insert(node, made);
        made
    }

    /// Every node below and with this one.
    pub fn below(&self, node: Ix) -> Vec<Ix> {
        let mut seen = vec![false; self.nodes.len()];
        let mut found = Vec::new();
        let mut todo = vec![node];
        while let Some(next) = todo.pop() {
            if next > TRUE && !seen[next as usize] {
                seen[next as usize] = true;
                found.push(next);
                todo.extend(self.nodes[next as usize].branches.iter());
            }
        }
        found
    }

    /// Whether a person is in the set.
    pub fn holds(&self, mut node: Ix, point: &[u16]) -> bool {
        while node > TRUE {
            let variable = self.variable(node);
            node = self.branch(node, variable, point[variable]);
        }
        node == TRUE
    }

    /// The number of people in the set, where branch `b` of variable `v` represents `weights[v][b]` answers.
    pub fn count(&self, node: Ix, weights: &[Vec<f64>]) -> f64 {
        let all: Vec<f64> = weights.iter().map(|w| w.iter().sum()).collect();
        let skipped = |from: usize, to: usize| all[from..to].iter().product::<f64>();
        let mut nodes = self.below(node);
        // A node is made after those below it.
        nodes.sort_unstable();
        let mut counts: FxHashMap<Ix, f64> = [(FALSE, 0.0), (TRUE, 1.0)].into_iter().collect();
        for ix in nodes {
            let v = self.variable(ix);
            let sum = self.nodes[ix as usize].branches.iter().zip(&weights[v]);
            let sum = sum.map(|(b, w)| w * counts[b] * skipped(v + 1, self.variable(*b))).sum();
            counts.insert(ix, sum);
        }
        counts[&node] * skipped(0, self.variable(node))
    }

    /// The person in the set with the least cost, or none when it is empty. Among equals the first branches win, so
    /// the answer is the same on every machine. Branch 0 of each variable must cost nothing: it is taken where nothing asks.
    pub fn cheapest(&self, node: Ix, cost: impl Fn(usize, u16) -> u32) -> Option<Point> {
        let mut nodes = self.below(node);
        nodes.sort_unstable();
        let mut best: FxHashMap<Ix, (u32, u16)> = [(TRUE, (0, 0))].into_iter().collect();
        for ix in nodes {
            let v = self.variable(ix);
            let branches = self.nodes[ix as usize].branches.iter().zip(0..);
            let reach = branches.filter_map(|(b, i)| best.get(b).map(|(c, _)| (c.saturating_add(cost(v, i)), i)));
            if let Some(found) = reach.min() {
                best.insert(ix, found);
            }
        }
        best.get(&node)?;
        let mut point = vec![0; self.widths.len()];
        let mut at = node;
        while at > TRUE {
            let v = self.variable(at);
            point[v] = best[&at].1;
            at = self.branch(at, v, point[v]);
        }
        Some(point)
    }

    /// A step towards a person in `a` and not in `b`: the next variable and the branch to take. `None` if the
    /// way is at its end, or nobody is.
    pub fn apart(&mut self, a: Ix, b: Ix) -> Option<(usize, u16)> {
        let variable = self.variable(a).min(self.variable(b));
        let width = self.widths.get(variable).copied()?;
        let leads = |diagrams: &mut Self, i| {
            let (a, b) = (diagrams.branch(a, variable, i), diagrams.branch(b, variable, i));
            !diagrams.within(a, b)
        };
        (0..width).find(|i| leads(self, *i)).map(|i| (variable, i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    const WIDTHS: [u16; 4] = [2, 3, 2, 4];

    /// A set in words, to be worked out person by person.
    #[derive(Clone, Debug)]
    enum Words {
        Among(usize, u8),
        Not(Box<Words>),
        And(Box<Words>, Box<Words>),
        Or(Box<Words>, Box<Words>),
        Two(Vec<Words>),
    }

    fn words() -> impl Strategy<Value = Words> {
        let leaf = (0..WIDTHS.len(), any::<u8>()).prop_map(|(v, bits)| Words::Among(v, bits));
        leaf.prop_recursive(5, 40, 4, |inner| {
            prop_oneof![
                inner.clone().prop_map(|a| Words::Not(Box::new(a))),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| Words::And(Box::new(a), Box::new(b))),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| Words::Or(Box::new(a), Box::new(b))),
                proptest::collection::vec(inner, 2..5).prop_map(Words::Two),
            ]
        })
    }

    fn holds(words: &Words, point: &[u16]) -> bool {
        match words {
            Words::Among(v, bits) => bits >> point[*v] & 1 == 1,
            Words::Not(a) => !holds(a, point),
            Words::And(a, b) => holds(a, point) && holds(b, point),
            Words::Or(a, b) => holds(a, point) || holds(b, point),
            Words::Two(parts) => parts.iter().filter(|p| holds(p, point)).count() >= 2,
        }
    }

    fn made(diagrams: &mut Diagrams, words: &Words) -> Ix {
        match words {
            Words::Among(v, bits) => diagrams.among(*v, |b| bits >> b & 1 == 1),
            Words::Not(a) => {
                let a = made(diagrams, a);
                diagrams.not(a)
            }
            Words::And(a, b) => {
                let (a, b) = (made(diagrams, a), made(diagrams, b));
                diagrams.and(a, b)
            }
            Words::Or(a, b) => {
                let (a, b) = (made(diagrams, a), made(diagrams, b));
                diagrams.or(a, b)
            }
            Words::Two(parts) => {
                let parts: Vec<Ix> = parts.iter().map(|p| made(diagrams, p)).collect();
                diagrams.at_least(2, &parts)
            }
        }
    }

    fn everybody() -> Vec<Point> {
        let mut all = vec![Vec::new()];
        for width in WIDTHS {
            all = all.iter().flat_map(|p: &Point| (0..width).map(|b| [p.as_slice(), &[b]].concat())).collect();
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default()
        })]

        #[test]
        fn a_diagram_says_of_everybody_what_its_words_say(a in words(), b in words(), v in 0..WIDTHS.len()) {
            let mut diagrams = Diagrams::new(WIDTHS.to_vec());
            let (x, y) = (made(&mut diagrams, &a), made(&mut diagrams, &b));
            let all = everybody();
            for point in &all {
                prop_assert_eq!(diagrams.holds(x, point), holds(&a, point));
                let given = diagrams.given(x, v, point[v]);
                prop_assert_eq!(diagrams.holds(given, point), holds(&a, point));
            }
            // Equal sets are equal nodes, and vice versa.
            prop_assert_eq!(x == y, all.iter().all(|p| holds(&a, p) == holds(&b, p)));
            let within = all.iter().all(|p| !holds(&a, p) || holds(&b, p));
            prop_assert_eq!(diagrams.within(x, y), within);
            // If a person is in one and not in the other, the steps lead to such a person.
            let (mut high, mut low, mut apart) = (x, y, vec![0; WIDTHS.len()]);
            while let Some((v, b)) = diagrams.apart(high, low) {
                apart[v] = b;
                (high, low) = (diagrams.branch(high, v, b), diagrams.branch(low, v, b));
            }
            prop_assert_eq!(holds(&a, &apart) && !holds(&b, &apart), !within);
            let weights: Vec<Vec<f64>> = WIDTHS.iter().map(|w| vec![1.0; usize::from(*w)]).collect();
            let count = all.iter().filter(|p| holds(&a, p)).count();
            prop_assert_eq!(diagrams.count(x, &weights), count as f64);
            let cost = |p: &Point| p.iter().map(|b| u32::from(*b > 0)).sum::<u32>();
            let cheapest = diagrams.cheapest(x, |_, b| u32::from(b > 0));
            prop_assert_eq!(
                cheapest.as_ref().map(&cost),
                all.iter().filter(|p| holds(&a, p)).map(&cost).min()
            );
            prop_assert!(cheapest.is_none_or(|p| holds(&a, &p)));
        }
    }
}
