//! What this module keeps with a check: the marks on the picture, and the check before this one.

use legcheck_engine::body_map::Marks;

/// What is kept with a check. The app stores it as one line and does not read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachments {
    /// The marks on the picture.
    pub marks: Marks,
    /// The code of the check that this one is compared with, if it is one that was done again.
    pub before: Option<String>,
}

impl Attachments {
    /// Reads what [`Attachments::to_line`] wrote. What is not known is left out.
    pub fn parse(line: &str) -> Self {
        let (marks, before) = line.split_once('|').unwrap_or((line, ""));
        Self { marks: Marks::parse(marks).0, before: (!before.is_empty()).then(|| before.to_owned()) }
    }

    /// One line; empty where there is nothing.
    pub fn to_line(&self) -> String {
        match &self.before {
            Some(code) => format!("{}|{code}", self.marks.to_line()),
            None => self.marks.to_line(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Attachments;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        for line in ["", "weak:left-front-thigh", "|LEGCHECK1.ABC", "numb:mid-back-saddle|LEGCHECK1.ABC"] {
            assert_eq!(Attachments::parse(line).to_line(), line);
        }
        assert_eq!(Attachments::parse("rubbish").to_line(), "");
    }
}
