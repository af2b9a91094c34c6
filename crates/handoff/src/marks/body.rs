//! The table that ties places on the picture to findings. `assets/carry/body.txt` holds it and says how it is written.

use legcheck_engine::body_map::{BodyRegion, MarkKind, Marks};
use legcheck_engine::dataset::{ChoiceIx, FindingIx, Guide};

/// The table that is built in.
const TEXT: &str = include_str!("../../../../assets/carry/body.txt");

/// The table: what marks say, and what answers mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// What marks say; of one finding, in the order in which they are tried.
    pub links: Vec<Link>,
    /// What answers mark.
    pub draws: Vec<Draw>,
}

/// What some marks say about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The finding.
    pub finding: FindingIx,
    /// What is said of it.
    pub says: Says,
    /// Not where one of these choices is said already.
    pub unless: Vec<ChoiceIx>,
    /// When it is said.
    pub when: When,
}

/// What marks can say about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// This choice holds.
    Choice(ChoiceIx),
    /// The question is worth asking, but a picture cannot answer it.
    Ask,
}

/// When something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Each of `all` has a mark, and `none` has none.
    Marked {
        /// Groups of places, each with the kind of the line.
        all: Vec<Marks>,
        /// Places that must not be marked.
        none: Marks,
        /// Every place that is accounted for.
        explains: Marks,
    },
    /// One of these is marked that nothing said before accounts for.
    Rest(Marks),
}

/// What one choice marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The finding.
    pub finding: FindingIx,
    /// The choice.
    pub choice: ChoiceIx,
    /// The marks.
    pub marks: Marks,
}

/// What is wrong with a line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The guide has no such finding.
    UnknownFinding,
    /// The finding has no such choice.
    UnknownChoice,
    /// Neither a place nor an area named above.
    UnknownPlace,
    /// Not `weak`, `numb` or `pain`.
    UnknownKind,
    /// The name of a place or of another area.
    NameTaken,
    /// No line of any form that the file names.
    Malformed,
}

/// A line of the table that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its number, from 1.
    pub line: usize,
    /// Why.
    pub wrong: Wrong,
}

impl Body {
    /// The table that is built in. A guide of another version may lack some of its findings: their lines are left out.
    pub fn built_in(guide: &Guide) -> Self {
        Self::read(guide, TEXT).0
    }

    /// Reads a table. What is wrong is named, all at once, and left out.
    pub fn read(guide: &Guide, text: &str) -> (Self, Vec<Problem>) {
        let mut reader = Reader { guide, areas: Vec::new(), under: None, body: Self::default() };
        let mut problems = Vec::new();
        for (place, line) in text.lines().enumerate() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if let Err(wrong) = reader.line(content, line.starts_with(' ')) {
                problems.push(Problem { line: place + 1, wrong });
            }
        }
        (reader.body, problems)
    }

    /// What is wrong with the table that is built in; nothing, on the guide it was written for.
    pub fn problems(guide: &Guide) -> Vec<Problem> {
        Self::read(guide, TEXT).1
    }
}

/// Reads line after line.
struct Reader<'a> {
    guide: &'a Guide,
    /// Each area named so far, with its places as bits of any one kind.
    areas: Vec<(&'a str, Vec<BodyRegion>)>,
    /// The choice that the indented lines are about.
    under: Option<(FindingIx, Says, Vec<ChoiceIx>)>,
    body: Body,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str, indented: bool) -> Result<(), Wrong> {
        if indented {
            return self.rule(line);
        }
        // What follows a wrong heading belongs to nothing.
        self.under = None;
        if let Some(area) = line.strip_prefix("area ") {
            let (name, places) = area.split_once('=').ok_or(Wrong::Malformed)?;
            let name = name.trim();
            if BodyRegion::from_id(name).is_some() || self.areas.iter().any(|(known, _)| *known == name) {
                return Err(Wrong::NameTaken);
            }
            let places = self.places(places)?;
            self.areas.push((name, places));
            return Ok(());
        }
        let (finding, rest) = line.split_once(':').ok_or(Wrong::Malformed)?;
        let finding = self.guide.finding(finding).ok_or(Wrong::UnknownFinding)?;
        let choice = |id: &str| self.guide.choice(finding, id).ok_or(Wrong::UnknownChoice);
        let mut words = rest.split_whitespace();
        let says = match words.next().ok_or(Wrong::Malformed)? {
            "~ask" => Says::Ask,
            id => Says::Choice(choice(id)?),
        };
        let unless = match words.next() {
            None => Vec::new(),
            Some("unless") => words.map(choice).collect::<Result<_, _>>()?,
            Some(_) => return Err(Wrong::Malformed),
        };
        self.under = Some((finding, says, unless));
        Ok(())
    }

    /// A line below a choice.
    fn rule(&mut self, line: &str) -> Result<(), Wrong> {
        let (finding, says, unless) = self.under.clone().ok_or(Wrong::Malformed)?;
        let (first, rest) = line.split_once(' ').ok_or(Wrong::Malformed)?;
        match first {
            "draw" => {
                let Says::Choice(choice) = says else { return Err(Wrong::Malformed) };
                self.body.draws.push(Draw { finding, choice, marks: self.kind_and_places(rest)? });
            }
            "rest" => {
                let when = When::Rest(self.kind_and_places(rest)?);
                self.body.links.push(Link { finding, says, unless, when });
            }
            _ => {
                let kind = MarkKind::from_id(first).ok_or(Wrong::UnknownKind)?;
                let when = self.marked(kind, rest)?;
                self.body.links.push(Link { finding, says, unless, when });
            }
        }
        Ok(())
    }

    fn marked(&self, kind: MarkKind, text: &str) -> Result<When, Wrong> {
        let mut parts = text.split(';').map(str::trim);
        let all = parts.next().unwrap_or_default().split('+');
        let all: Vec<Marks> = all.map(|places| self.marks(kind, places)).collect::<Result<_, _>>()?;
        let mut explains: Marks = all.iter().flat_map(Marks::iter).collect();
        let mut none = Marks::default();
        for part in parts {
            match part.split_once(' ') {
                Some(("not", places)) => none = self.marks(kind, places)?,
                Some(("also", places)) => self.marks(kind, places)?.iter().for_each(|(r, k)| explains.add(r, k)),
                _ => return Err(Wrong::Malformed),
            }
        }
        Ok(When::Marked { all, none, explains })
    }

    fn kind_and_places(&self, text: &str) -> Result<Marks, Wrong> {
        let (kind, places) = text.split_once(' ').ok_or(Wrong::Malformed)?;
        self.marks(MarkKind::from_id(kind).ok_or(Wrong::UnknownKind)?, places)
    }

    fn marks(&self, kind: MarkKind, places: &str) -> Result<Marks, Wrong> {
        Ok(self.places(places)?.into_iter().map(|region| (region, kind)).collect())
    }

    /// The places of some words, each a place or an area.
    fn places(&self, words: &str) -> Result<Vec<BodyRegion>, Wrong> {
        let mut places = Vec::new();
        for word in words.split_whitespace() {
            match (BodyRegion::from_id(word), self.areas.iter().find(|(name, _)| *name == word)) {
                (Some(region), _) => places.push(region),
                (None, Some((_, area))) => places.extend(area),
                (None, None) => return Err(Wrong::UnknownPlace),
            }
        }
        if places.is_empty() {
            return Err(Wrong::Malformed);
        }
        Ok(places)
    }
}
