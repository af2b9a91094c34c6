//! When the answers of a session were given: between the line that the app stores and the moments of a record.

use crate::session::Session;
use legcheck_handoff::moment::Moment;
use legcheck_handoff::record::Taken;

/// When the answers of a session were given; none where that is not known.
pub fn taken(session: &Session) -> Option<Taken> {
    let (first, last) = session.answered.split_once(' ')?;
    Some(Taken::new(Moment::parse_reading(first)?, Moment::parse_reading(last)?))
}

/// As a session stores it.
pub fn to_line(taken: Option<Taken>) -> String {
    let line = |taken: Taken| format!("{} {}", taken.first().to_reading(), taken.last().to_reading());
    taken.map(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let check = |line: &str, expected: &str| {
            let mut session = Session::default();
            line.clone_into(&mut session.answered);
            assert_eq!(to_line(taken(&session)), expected, "{line:?}");
        };
        check("29901234+60 29933000-300", "29901234+60 29933000-300");
        // One sitting.
        check("29901234+60 29901250+60", "29901250+60 29901250+60");
        // What no clock has shown is not known.
        for line in ["", " ", "29901234+60", "29901234 29901234", "x+60 y+60", "29901234+60 29901234+9999"] {
            check(line, "");
        }
    }
}
