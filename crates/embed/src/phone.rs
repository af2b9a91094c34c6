//! Phone numbers, as people write them and as a phone dials them.

use core::fmt;

/// The most characters of a number with its spaces, brackets and extension.
const LONGEST: usize = 40;

/// How many digits a number has in its own country: `111` is the shortest, and E.164 allows no more than 15.
const NATIONAL: core::ops::RangeInclusive<usize> = 3..=15;

/// How many digits a number has with its country code.
const INTERNATIONAL: core::ops::RangeInclusive<usize> = 7..=15;

/// The most digits of an extension.
const LONGEST_EXTENSION: usize = 7;

/// What people write before an extension. Longer words come first.
const EXTENSIONS: [&str; 8] = [";ext=", "extension", "extn", "ext", "#", "x", ",,", ","];

/// Country codes after which a zero is only for calls within the country, so that it may not be dialled after the code. No
/// number of these countries begins with a zero.
const DROP_ZERO: [&str; 16] =
    ["27", "31", "32", "33", "353", "358", "41", "43", "44", "46", "49", "61", "64", "81", "82", "91"];

/// Country codes after which a zero belongs to the number, in brackets too: Italy and San Marino.
const KEEP_ZERO: [&str; 2] = ["39", "378"];

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    shown: String,
    dialled: String,
}

impl Phone {
    /// Reads a number in one of the many ways in which people write it. `None` for what a phone would dial wrongly: letters,
    /// two numbers in one, too few or too many digits.
    pub fn parse(text: &str) -> Option<Self> {
        let shown: String = text.trim().chars().filter(|c| !is_invisible(*c)).collect();
        if shown.chars().count() > LONGEST {
            return None;
        }
        let (number, extension) = split(&shown)?;
        let mut dialled = dialled(number)?;
        if !extension.is_empty() {
            // A comma makes the phone wait before it sends the rest.
            dialled.push(',');
            dialled.push_str(&extension);
        }
        Some(Self { shown, dialled })
    }

    /// What a phone dials: digits, perhaps after `+`, and an extension after a comma.
    pub fn dialled(&self) -> &str {
        &self.dialled
    }

    /// The address of a link that dials it.
    pub fn link(&self) -> String {
        format!("tel:{}", self.dialled)
    }
}

impl fmt::Display for Phone {
    /// As it was written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// Marks of direction come along when a number is copied from a list of contacts.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A space of any width, within the line.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !c.is_control()
}

/// What parts the digits of one number, beside spaces.
fn is_separator(c: char) -> bool {
    let is_dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}');
    is_dash || "().[]·".contains(c)
}

/// The number, and the digits of its extension.
fn split(text: &str) -> Option<(&str, String)> {
    // ASCII alone changes its case here, so that places in both texts are the same.
    let lower = text.to_ascii_lowercase();
    let word = |at: usize| EXTENSIONS.iter().find(|word| lower[at..].starts_with(**word));
    let found = lower.char_indices().find_map(|(at, _)| Some((at, word(at)?.len())));
    let Some((at, length)) = found else { return Some((text, String::new())) };
    let rest = text[at + length..].trim_start_matches(['.', ':']).trim();
    let fits = (1..=LONGEST_EXTENSION).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| (&text[..at], rest.to_owned()))
}

fn dialled(text: &str) -> Option<String> {
    let text = without_slash(text)?;
    let plain = |c: char| if c == '＋' { '+' } else { c };
    let mut chars: Vec<char> = text.chars().map(plain).filter(|c| !is_blank(*c)).collect();
    // `+` comes before every digit, if it is there.
    let has_plus = match chars.iter().position(|c| *c == '+') {
        Some(at) if chars[..at].iter().all(|c| is_separator(*c)) => {
            chars.remove(at);
            true
        }
        Some(_) => return None,
        None => false,
    };
    if !chars.iter().all(|c| c.is_ascii_digit() || is_separator(*c)) {
        return None;
    }
    let all = digits(&chars);
    let prefix = if has_plus { "" } else { international_prefix(&all) };
    if !has_plus && prefix.is_empty() {
        return NATIONAL.contains(&all.len()).then_some(all);
    }
    let before = chars.windows(3).position(|three| three == ['(', '0', ')']);
    let digits = match before.map(|at| digits(&chars[..at])) {
        Some(code) if drops_zero(code.get(prefix.len()..)) => format!("{code}{}", &all[code.len() + 1..]),
        _ => all,
    };
    let digits = &digits[prefix.len()..];
    let code = DROP_ZERO.iter().find(|code| digits.starts_with(**code));
    let digits = match code.and_then(|code| Some((code, digits.strip_prefix(code)?.strip_prefix('0')?))) {
        Some((code, rest)) => format!("{code}{rest}"),
        None => digits.to_owned(),
    };
    (INTERNATIONAL.contains(&digits.len()) && !digits.starts_with('0')).then(|| format!("+{digits}"))
}

/// Whether a zero in brackets after this country code is only for calls within the country.
fn drops_zero(code: Option<&str>) -> bool {
    code.is_some_and(|code| !code.is_empty() && !KEEP_ZERO.contains(&code))
}

fn digits(chars: &[char]) -> String {
    chars.iter().filter(|c| c.is_ascii_digit()).collect()
}

/// What stands for `+`: `00`, or `0011` as in Australia. No number with the code 1 goes on with 1.
fn international_prefix(digits: &str) -> &'static str {
    let is_long = |prefix: &str| digits.len() >= prefix.len() + INTERNATIONAL.start();
    match digits.as_bytes() {
        [b'0', b'0', b'1', b'1', ..] if is_long("0011") => "0011",
        [b'0', b'0', b'1'..=b'9', ..] if is_long("00") => "00",
        _ => "",
    }
}

/// Without the stroke after an area code, as in `030/901820`. Any other stroke parts two numbers.
fn without_slash(text: &str) -> Option<String> {
    let Some((area, rest)) = text.split_once('/') else { return Some(text.to_owned()) };
    let is_area = area.starts_with(['0', '+', '(']) && area.bytes().filter(u8::is_ascii_digit).count() <= 6;
    let is_close =
        area.ends_with(|c: char| c.is_ascii_digit() || c == ')') && rest.starts_with(|c: char| c.is_ascii_digit());
    (is_area && is_close && !rest.contains('/')).then(|| format!("{area} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is dialled for a number; an empty text for one that is refused.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let phone = Phone::parse(text);
        assert_eq!(phone.as_ref().map_or("", Phone::dialled), expected, "{text:?}");
        if let Some(phone) = phone {
            assert_eq!(Phone::parse(&phone.to_string()), Some(phone), "{text:?}");
        }
    }

    #[test]
    fn numbers_of_many_countries_are_dialled_right() {
        for (text, dialled) in [
            // Short, and within a country.
            ("111", "111"),
            ("000", "000"),
            ("13 11 26", "131126"),
            ("020 7946 0000", "02079460000"),
            ("(020) 7946 0000", "02079460000"),
            ("(0)20 7946 0000", "02079460000"),
            ("01.23.45.67.89", "0123456789"),
            ("(555) 010-0199", "5550100199"),
            ("[555] 010·0199", "5550100199"),
            ("1-800-222-1222", "18002221222"),
            ("1300 975 707", "1300975707"),
            ("011 123 4567", "0111234567"),
            ("0 30 / 1", ""),
            ("030/901820", "030901820"),
            ("(089) 1234-0", "08912340"),
            ("+49 30/901820", "+4930901820"),
            // With a country code.
            ("+1 (555) 010-0199", "+15550100199"),
            ("+44 20 7946 0000", "+442079460000"),
            ("+ 44 20 7946 0000", "+442079460000"),
            ("(+44) 20 7946 0000", "+442079460000"),
            ("＋44 20 7946 0000", "+442079460000"),
            ("0044 20 7946 0000", "+442079460000"),
            ("00 44 20 7946 0000", "+442079460000"),
            ("(00 44) 20 7946 0000", "+442079460000"),
            ("0011 61 2 5550 1234", "+61255501234"),
            ("001 555 010 0199", "+15550100199"),
            ("+61 2 5550 1234", "+61255501234"),
            ("+91 98765 43210", "+919876543210"),
            ("+225 01 23 45 67 89", "+2250123456789"),
            ("+683 4002", "+6834002"),
        ] {
            check(text, dialled);
        }
    }

    #[test]
    fn a_zero_for_calls_within_the_country_is_not_dialled_after_its_code() {
        for (text, dialled) in [
            ("+44 (0)20 7946 0000", "+442079460000"),
            ("+44 (0) 20 7946 0000", "+442079460000"),
            ("+44 ( 0 ) 20 7946 0000", "+442079460000"),
            ("+44(0)2079460000", "+442079460000"),
            ("+44 (020) 7946 0000", "+442079460000"),
            ("+44 020 7946 0000", "+442079460000"),
            ("0044 (0)20 7946 0000", "+442079460000"),
            ("00 44 (0)20 7946 0000", "+442079460000"),
            ("+49 (0)30 901820", "+4930901820"),
            ("+49 (0) 89 / 1234", ""),
            ("+49 (0)89/1234567", "+49891234567"),
            ("+43 (0)1 40400", "+43140400"),
            ("+353 (0)1 809 2166", "+35318092166"),
            ("+27 (0)21 404 9111", "+27214049111"),
            ("+64 (0)9 367 0000", "+6493670000"),
            ("+351 (0)21 123 4567", "+351211234567"),
            // In Italy the zero belongs to the number.
            ("+39 06 1234 5678", "+390612345678"),
            ("+39 (0)6 1234 5678", "+390612345678"),
            ("0039 (0)6 1234 5678", "+390612345678"),
        ] {
            check(text, dialled);
        }
    }

    #[test]
    fn any_space_and_any_dash_part_digits() {
        let spaces = "\u{9}\u{a0}\u{1680}\u{2000}\u{2007}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}";
        for c in
            spaces.chars().skip(1).chain("\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{fe63}\u{ff0d}".chars())
        {
            check(&format!("+44{c}(0)20{c}7946{c}0000"), "+442079460000");
        }
        check("\u{202a}+44 20 7946 0000\u{202c}", "+442079460000");
        check("+44\u{a0}20\u{ad}7946\u{200b}0000", "+442079460000");
        check("\u{a0}111\u{a0}", "111");
    }

    #[test]
    fn an_extension_is_dialled_after_a_pause() {
        for (text, dialled) in [
            ("020 7946 0000 ext. 4", "02079460000,4"),
            ("020 7946 0000 ext 4", "02079460000,4"),
            ("020 7946 0000 Ext: 4", "02079460000,4"),
            ("020 7946 0000 extn 12", "02079460000,12"),
            ("+44 (0)20 7946 0000 extension 1234", "+442079460000,1234"),
            ("(555) 010-0199 x4", "5550100199,4"),
            ("(555) 010-0199 #4", "5550100199,4"),
            ("+1-555-010-0199;ext=4", "+15550100199,4"),
            ("+1 555 010 0199,,4", "+15550100199,4"),
            ("020 7946 0000 ext.", ""),
            ("020 7946 0000 ext. four", ""),
            ("020 7946 0000 ext. 12345678", ""),
            ("020 7946 0000 x4 x5", ""),
            ("ext. 4", ""),
        ] {
            check(text, dialled);
        }
    }

    #[test]
    fn what_would_be_dialled_wrongly_is_refused() {
        for text in [
            "",
            "12",
            "+",
            "++123",
            "+44",
            "+44 111",
            "+0 20 7946 0000",
            "20 +44 7946",
            "1234567890123456",
            "+1234567890123456",
            "12a4",
            "1-800-MEDICARE",
            "020 7946 0000 or 111",
            "020 7946 0000 / 020 7946 0001",
            "111 / 999",
            "111/999",
            "0800111/0800222",
            "030/12/34",
            "*31#123",
            "tel:123",
            "１２３",
            "12\n3",
            "12\u{9}3",
            "12\u{2800}3",
            "javascript:1234567",
            "020 7946 0000 020 7946 0000 020 7946 0000",
        ] {
            check(text, "");
        }
    }
}
