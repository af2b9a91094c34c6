//! A reminder as a calendar file (iCalendar, RFC 5545): an event of a whole day, once or on several days in a row.
//!
//! Its words come from the caller, since calendars are seen by others: on shared screens, by employers, on a lock
//! screen. So a caller says nothing of legs in [`Reminder::summary`] unless the person wants it.

use crate::crc::Crc;
use crate::moment::{Date, Moment};
use core::fmt::Write;

/// The most bytes of a line, its end not counted.
const WIDTH: usize = 75;

/// A reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The day, or the first one.
    pub day: Date,
    /// On how many days in a row; 0 counts as 1.
    pub days: u8,
    /// When what it reminds of was last changed: the moment of the answers, so that one check always makes one event.
    pub made: Moment,
    /// What the calendar shows.
    pub summary: String,
    /// What it shows when the event is opened; may have several lines. Empty is none.
    pub description: String,
    /// Whether the device calls attention to it.
    pub alarm: Alarm,
}

/// Whether a device calls attention to a reminder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alarm {
    /// It does not.
    #[default]
    Silent,
    /// It does, so many hours after the day begins (0 to 23; more counts as 23).
    At(u8),
}

impl Reminder {
    /// The file. The same reminder always gives the same file, so that opening it twice makes one event.
    pub fn to_ics(&self) -> String {
        let mut file = File::default();
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//LegCheck//Reminder//EN");
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{}", self.uid()));
        file.line(&format!("DTSTAMP:{}", utc(self.made)));
        file.line(&format!("DTSTART;VALUE=DATE:{}", digits(self.day)));
        if self.days > 1 {
            file.line(&format!("RRULE:FREQ=DAILY;COUNT={}", self.days));
        }
        // An event of a day would otherwise show the person as busy all day.
        file.line("TRANSP:TRANSPARENT");
        file.line(&format!("SUMMARY:{}", escaped(&self.summary)));
        if !self.description.is_empty() {
            file.line(&format!("DESCRIPTION:{}", escaped(&self.description)));
        }
        if let Alarm::At(hour) = self.alarm {
            file.line("BEGIN:VALARM");
            file.line("ACTION:DISPLAY");
            file.line(&format!("TRIGGER:PT{}H", hour.min(23)));
            file.line(&format!("DESCRIPTION:{}", escaped(&self.summary)));
            file.line("END:VALARM");
        }
        file.line("END:VEVENT");
        file.line("END:VCALENDAR");
        file.0
    }

    /// An id that follows from what the reminder says.
    fn uid(&self) -> String {
        let words = Crc::new().with(self.summary.as_bytes()).with(b"\0").with(self.description.as_bytes());
        let words = if self.days > 1 { words.with(&[0, self.days]) } else { words }.value();
        format!("{}-{}-{words:08x}@legcheck", digits(self.day), self.made.minutes())
    }
}

/// A day as `20261129`.
fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment as `20261129T073000Z`.
fn utc(moment: Moment) -> String {
    // At the very ends of the calendar the local time stands for that of UTC.
    let moment = moment.utc().unwrap_or(moment);
    let (hour, minute) = moment.time();
    format!("{}T{hour:02}{minute:02}00Z", digits(moment.date()))
}

/// A text as a value: its lines are kept, and other control characters are left out, since a file must not hold them.
fn escaped(text: &str) -> String {
    let mut value = String::new();
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            // Some systems end a line with both.
            '\n' if before == '\r' => {}
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(c),
            _ if c.is_control() => {}
            _ => value.push(c),
        }
        before = c;
    }
    value
}

/// The lines of a file.
#[derive(Default)]
struct File(String);

impl File {
    /// Adds a line, folded where it is too long: the next one then begins with a space.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        // Writing to a text never fails.
        let _ = self.0.write_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reminder(summary: &str, description: &str) -> Reminder {
        Reminder {
            days: 1,
            day: Date::parse("2026-12-06").unwrap(),
            made: Moment::parse("2026-11-29T00:30+01:00").unwrap(),
            summary: summary.to_owned(),
            description: description.to_owned(),
            alarm: Alarm::At(9),
        }
    }

    /// The unfolded lines of a file, after a check of what RFC 5545 asks of each.
    #[track_caller]
    fn lines(file: &str) -> Vec<String> {
        assert!(file.ends_with("\r\n"));
        let mut lines: Vec<String> = Vec::new();
        for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
            assert!(line.len() <= WIDTH, "{} bytes: {line}", line.len());
            assert!(!line.chars().any(|c| c.is_control() && c != '\t'), "{line:?}");
            match line.strip_prefix(' ') {
                Some(rest) => lines.last_mut().unwrap().push_str(rest),
                None => lines.push(line.to_owned()),
            }
        }
        lines
    }

    fn unescaped(value: &str) -> String {
        let (mut text, mut chars) = (String::new(), value.chars());
        while let Some(c) = chars.next() {
            match (c, if c == '\\' { chars.next() } else { None }) {
                (_, Some('n')) => text.push('\n'),
                (_, Some(escaped)) => text.push(escaped),
                _ => text.push(c),
            }
        }
        text
    }

    #[test]
    fn a_reminder_is_one_event_of_a_whole_day() {
        let file = reminder("Check again", "Open; then,\nanswer \\ again.").to_ics();
        let uid = "UID:20261206-29931810-2a44f25c@legcheck";
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//LegCheck//Reminder//EN",
            "BEGIN:VEVENT",
            uid,
            "DTSTAMP:20261128T233000Z",
            "DTSTART;VALUE=DATE:20261206",
            "TRANSP:TRANSPARENT",
            "SUMMARY:Check again",
            "DESCRIPTION:Open\\; then\\,\\nanswer \\\\ again.",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:PT9H",
            "DESCRIPTION:Check again",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(lines(&file), expected);
    }

    #[test]
    fn what_is_not_there_is_left_out() {
        let week = Reminder { days: 7, ..reminder("Check again", "") }.to_ics();
        assert!(week.contains("\r\nRRULE:FREQ=DAILY;COUNT=7\r\n"), "{week}");
        assert!(!reminder("Check again", "").to_ics().contains("RRULE"));
        let silent = Reminder { alarm: Alarm::Silent, ..reminder("Check again", "") };
        let file = silent.to_ics();
        assert!(!file.contains("VALARM") && !file.contains("DESCRIPTION"), "{file}");
        assert!(Reminder { alarm: Alarm::At(200), ..silent }.to_ics().contains("TRIGGER:PT23H\r\n"));
    }

    #[test]
    fn reminders_that_differ_are_different_events() {
        let one = reminder("Check again", "");
        assert_eq!(one.uid(), reminder("Check again", "").uid());
        for other in [
            reminder("Check", " again"),
            reminder("Check", "again"),
            Reminder { days: 7, ..one.clone() },
            Reminder { day: one.day.plus_days(1), ..one.clone() },
            Reminder { made: Moment::new(one.made.minutes() + 1, 60).unwrap(), ..one.clone() },
        ] {
            assert_ne!(other.uid(), one.uid());
        }
    }

    proptest! {
        #[test]
        fn any_words_come_back(summary in any::<String>(), description in "\\PC{0,300}") {
            let file = reminder(&summary, &description).to_ics();
            let lines = lines(&file);
            let value = |name: &str| lines.iter().find_map(|line| line.strip_prefix(name)).map(unescaped);
            let kept = |text: &str| -> String {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
            };
            prop_assert_eq!(value("SUMMARY:"), Some(kept(&summary)));
            // The alarm has the summary as its description, and comes last.
            let described = if description.is_empty() { kept(&summary) } else { kept(&description) };
            prop_assert_eq!(value("DESCRIPTION:"), Some(described));
            prop_assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 3);
        }
    }
}
