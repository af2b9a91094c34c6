//! The attachments of a session: marks on the body picture, and the check before this one.

use legcheck_engine::body_map::Marks;

/// The attachments of a session. The app stores them as one line and does not interpret it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachments {
    /// The marks on the picture.
    pub marks: Marks,
    /// The code of the earlier check, if this one repeats it.
    pub before: Option<String>,
}

impl Attachments {
    /// Parses the output of [`Attachments::to_line`], ignoring anything unknown.
    pub fn parse(line: &str) -> Self {
        let (marks, before) = line.split_once('|').unwrap_or((line, ""));
        Self { marks: Marks::parse(marks).0, before: (!before.is_empty()).then(|| before.to_owned()) }
    }

    /// Formats the attachments as one line; empty if there are none.
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
