//! Days and minutes. The crate has no clock: the caller passes the time.
//!
//! The calendar is the Gregorian one, carried on before and after its own time (proleptic), as ISO 8601 has it. Days
//! are counted from 1970-01-01, and civil dates are worked out from the count alone.

use core::fmt;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The most minutes that a clock differs from UTC in ISO 8601: less than a day.
const MOST_OFFSET: u16 = 24 * 60 - 1;

/// The days of 400 years, after which the calendar repeats itself.
const ERA: i64 = 146_097;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 0 to 9999.
    year: u16,
    /// The month, 1 to 12.
    month: u8,
    /// The day of the month, from 1.
    day: u8,
}

impl Date {
    /// The first day that can be said, `0000-01-01`.
    pub const FIRST: Self = Self { year: 0, month: 1, day: 1 };

    /// The last day that can be said, `9999-12-31`.
    pub const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// The day with this year (0 to 9999), month and day of the month; none when the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = year <= Self::LAST.year && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01; negative before.
    pub fn days(self) -> i64 {
        // Years begin in March here, so that the leap day is the last of its year.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - MARCH_1_OF_YEAR_0
    }

    /// The day so many days after 1970-01-01. A day outside of the years 0 to 9999 becomes the first or the last of
    /// them.
    pub fn from_days(days: i64) -> Self {
        let days = days.clamp(Self::FIRST.days(), Self::LAST.days()) + MARCH_1_OF_YEAR_0;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let year = era * 400 + year_of_era + i64::from(month >= 10);
        let month = if month < 10 { month + 3 } else { month - 9 };
        // Within bounds by the clamp above.
        Self { year: year as u16, month: month as u8, day: day as u8 }
    }

    /// The day so many days later, or earlier when negative; kept within the years 0 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }

    /// How many days this one is after another one; negative when it is before.
    pub fn days_after(self, other: Self) -> i64 {
        self.days() - other.days()
    }

    /// Reads `2026-11-29`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = numbers(text, "0000-00-00")?;
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days from 0000-03-01 to 1970-01-01.
const MARCH_1_OF_YEAR_0: i64 = 719_468;

/// How many days a month has.
fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The numbers in a text of this form, in which each run of zeros stands for as many digits.
fn numbers<const N: usize>(text: &str, form: &str) -> Option<[u16; N]> {
    if text.len() != form.len() {
        return None;
    }
    let mut numbers = [0_u16; N];
    let mut place = 0;
    for (is, wanted) in text.bytes().zip(form.bytes()) {
        if wanted == b'0' {
            // Forms have four digits at most, which fit.
            let digit = char::from(is).to_digit(10)? as u16;
            let number = numbers.get_mut(place)?;
            *number = *number * 10 + digit;
        } else if is == wanted {
            place += 1;
        } else {
            return None;
        }
    }
    (place + 1 == N).then_some(numbers)
}

/// A minute, as the clock of a person shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Minutes since 1970-01-01 00:00 UTC.
    minutes: i64,
    /// Minutes that the person's clock is ahead of UTC (east); negative behind (west).
    offset: i16,
}

impl Moment {
    /// The moment so many minutes after 1970-01-01 00:00 UTC, on a clock that is so many minutes ahead of UTC. None
    /// when the clock differs by a day or more, or its local date is not within the years 0 to 9999.
    pub fn new(minutes: i64, offset: i16) -> Option<Self> {
        let local = minutes.checked_add(i64::from(offset))?.div_euclid(DAY);
        let fits = (Date::FIRST.days()..=Date::LAST.days()).contains(&local) && offset.unsigned_abs() <= MOST_OFFSET;
        fits.then_some(Self { minutes, offset })
    }

    /// Minutes since 1970-01-01 00:00 UTC.
    pub fn minutes(self) -> i64 {
        self.minutes
    }

    /// Minutes that the person's clock is ahead of UTC; negative when behind.
    pub fn offset(self) -> i16 {
        self.offset
    }

    /// The day on the person's clock.
    pub fn date(self) -> Date {
        Date::from_days(self.local().div_euclid(DAY))
    }

    /// Hour (0 to 23) and minute (0 to 59) on the person's clock.
    pub fn time(self) -> (u8, u8) {
        let minute = self.local().rem_euclid(DAY);
        // A minute of the day is below 1440.
        ((minute / 60) as u8, (minute % 60) as u8)
    }

    /// The same minute on a clock that shows UTC; none where that is no longer within the years 0 to 9999.
    pub fn utc(self) -> Option<Self> {
        Self::new(self.minutes, 0)
    }

    fn local(self) -> i64 {
        self.minutes + i64::from(self.offset)
    }

    /// Reads `2026-11-29T08:30+01:00` or `2026-11-29T07:30Z`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, rest) = text.split_once('T')?;
        let day = Date::parse(day)?;
        let (time, zone) = (rest.get(..5)?, rest.get(5..)?);
        let clock = |text: &str| {
            let [hour, minute] = numbers(text, "00:00")?;
            (hour < 24 && minute < 60).then_some(i64::from(hour * 60 + minute))
        };
        let offset = match (zone.get(..1)?, zone.get(1..)?) {
            ("Z", "") => 0,
            ("+", ahead) => clock(ahead)?,
            // ISO 8601 has no -00:00: a clock that shows UTC is not behind it.
            ("-", behind) => Some(-clock(behind)?).filter(|behind| *behind != 0)?,
            _ => return None,
        };
        Self::new(day.days() * DAY + clock(time)? - offset, i16::try_from(offset).ok()?)
    }

    /// Reads a day and time as FHIR has them, `2026-11-29T08:30:15.2+01:00`, to the minute. A day alone, which FHIR allows
    /// too, is its first minute in UTC; none for a month or a year alone.
    pub fn parse_fhir(text: &str) -> Option<Self> {
        let Some(time) = text.find('T') else {
            return Self::new(Date::parse(text)?.days() * DAY, 0);
        };
        let zone = time + text.get(time..)?.find(['Z', '+', '-'])?;
        let seconds = text.get(..zone)?.get(time + 6..)?.strip_prefix(':')?;
        let is_number = seconds.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        (is_number && seconds.len() >= 2).then(|| Self::parse(&format!("{}{}", &text[..time + 6], &text[zone..])))?
    }

    /// The day and time as FHIR requires them, with seconds.
    pub fn to_fhir(self) -> String {
        let text = self.to_string();
        let (minute, zone) = text.split_at(MINUTE);
        format!("{minute}:00{zone}")
    }

    /// Reads the minutes since 1970 and, with a sign, those ahead of UTC: `29901234+60`. A session holds moments so.
    pub fn parse_reading(text: &str) -> Option<Self> {
        let (minutes, offset) = text.split_at_checked(text.rfind(['+', '-'])?)?;
        Self::new(minutes.parse().ok()?, offset.parse().ok()?)
    }

    /// The minutes since 1970 and those ahead of UTC, see [`Moment::parse_reading`].
    pub fn to_reading(self) -> String {
        format!("{}{:+}", self.minutes, self.offset)
    }

    /// Whether it may stand for a day whose time is not known, see [`Moment::parse_fhir`].
    pub fn is_day_alone(self) -> bool {
        self.offset == 0 && self.minutes % DAY == 0
    }
}

/// The length of `2026-11-29T08:30`.
const MINUTE: usize = 16;

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.time();
        let (sign, offset) = (if self.offset < 0 { '-' } else { '+' }, self.offset.unsigned_abs());
        write!(f, "{}T{hour:02}:{minute:02}{sign}{:02}:{:02}", self.date(), offset / 60, offset % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn day(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("1970-02-28", 58),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2026-11-29", 20_786),
            ("2038-01-19", 24_855),
            ("1900-03-01", -25_508),
            ("0000-01-01", -719_528),
            ("9999-12-31", 2_932_896),
        ] {
            assert_eq!(day(text).days(), days, "{text}");
            assert_eq!(Date::from_days(days), day(text), "{days}");
        }
    }

    #[test]
    fn days_are_added() {
        for (from, add, expected) in [
            ("2026-11-29", 0, "2026-11-29"),
            ("2026-11-29", 2, "2026-12-01"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2024-02-28", 1, "2024-02-29"),
            ("2023-02-28", 1, "2023-03-01"),
            ("2100-02-28", 1, "2100-03-01"),
            ("2024-02-29", 366, "2025-03-01"),
            ("2026-01-01", -1, "2025-12-31"),
            ("2026-11-29", 30, "2026-12-29"),
            ("9999-12-31", 1, "9999-12-31"),
            ("0000-01-01", -1, "0000-01-01"),
            ("2026-01-01", i64::MAX, "9999-12-31"),
            ("2026-01-01", i64::MIN, "0000-01-01"),
        ] {
            assert_eq!(day(from).plus_days(add).to_string(), expected, "{from} and {add} days");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-31",
            "2026-02-29",
            "2100-02-29",
            "2026-00-01",
            "2026-13-01",
            "2026-01-00",
            "2026-1-01",
            "02026-01-01",
            "2026-01-01 ",
            "+026-01-01",
            "2026/01/01",
            "2026-01-0é",
            "２026-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_read() {
        for (text, minutes, offset, date, time) in [
            ("1970-01-01T00:00+00:00", 0, 0, "1970-01-01", (0, 0)),
            ("2026-11-29T08:30+01:00", 29_932_290, 60, "2026-11-29", (8, 30)),
            ("2026-11-29T00:10+01:00", 29_931_790, 60, "2026-11-29", (0, 10)),
            ("2026-11-28T23:10+00:00", 29_931_790, 0, "2026-11-28", (23, 10)),
            ("2026-11-28T13:40-09:30", 29_931_790, -570, "2026-11-28", (13, 40)),
            ("1969-12-31T23:59+00:00", -1, 0, "1969-12-31", (23, 59)),
        ] {
            let moment = Moment::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((moment.minutes(), moment.offset()), (minutes, offset), "{text}");
            assert_eq!((moment.date().to_string().as_str(), moment.time()), (date, time), "{text}");
            assert_eq!(moment.to_string(), text);
        }
        assert_eq!(Moment::parse("2026-11-29T07:30Z"), Moment::parse("2026-11-29T07:30+00:00"));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "T",
            "2026-11-29",
            "2026-11-29T08:30",
            "2026-11-29 08:30Z",
            "2026-11-29T24:00Z",
            "2026-11-29T08:60Z",
            "2026-11-29T8:30Z",
            "2026-11-29T08:30+1:00",
            "2026-11-29T08:30+24:00",
            "2026-11-29T08:30-00:00",
            "2026-11-29T08:30Zz",
            "2026-11-29T08:30é",
            "2026-11-29T08:3é",
            "2026-02-30T08:30Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
        assert_eq!(Moment::new(i64::MAX, 1), None);
        assert_eq!(Moment::new(i64::MIN, 0), None);
        assert_eq!(Moment::new(0, 1440), None);
        assert_eq!(Moment::new(0, i16::MIN), None);
    }

    #[test]
    fn days_of_a_health_record_are_read_to_the_minute() {
        for (text, expected) in [
            ("2026-11-29T08:30:00+01:00", Some("2026-11-29T08:30+01:00")),
            ("2026-11-29T08:30:59.123-05:00", Some("2026-11-29T08:30-05:00")),
            ("2026-11-29T08:30:00Z", Some("2026-11-29T08:30+00:00")),
            ("2026-11-29", Some("2026-11-29T00:00+00:00")),
            ("2026-11", None),
            ("2026", None),
            ("", None),
            ("yesterday", None),
            ("2026-11-29T", None),
            ("2026-11-29TZ", None),
            ("2026-11-29T08:30Z", None),
            ("2026-11-29T08:30:Z", None),
            ("2026-11-29T08:30:0xZ", None),
            ("2026-11-29T08:30:00", None),
            ("2026-11-29T08é30:00Z", None),
            ("2026-11-31T08:30:00Z", None),
        ] {
            let found = Moment::parse_fhir(text);
            assert_eq!(found.map(|moment| moment.to_string()).as_deref(), expected, "{text}");
            assert!(found.is_none_or(|moment| Moment::parse_fhir(&moment.to_fhir()) == Some(moment)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn days_go_there_and_back(days in -719_528_i64..=2_932_896) {
            let date = Date::from_days(days);
            prop_assert_eq!(date.days(), days);
            prop_assert_eq!(Date::new(date.year(), date.month(), date.day()), Some(date));
            prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            prop_assert_eq!(date.plus_days(1).days_after(date), i64::from(date != Date::LAST));
        }

        #[test]
        fn moments_go_there_and_back(minutes in -1_000_000_000_i64..4_000_000_000, offset in -1439_i16..=1439) {
            let moment = Moment::new(minutes, offset).unwrap();
            prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
            prop_assert_eq!(Moment::parse_reading(&moment.to_reading()), Some(moment));
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,40}") {
            Date::parse(&text);
            Moment::parse(&text);
            Moment::parse_fhir(&text);
            Moment::parse_reading(&text);
        }
    }
}
