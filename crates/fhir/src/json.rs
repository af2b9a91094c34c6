//! Writing JSON from front to back.
//!
//! A tree of values would sort the names in each object and bring more code than this to the browser; here `resourceType`
//! comes first, as readers of a resource expect.

use std::fmt::Write;

/// The inside of an object or a list that is being written.
#[derive(Debug)]
pub struct Json(String);

impl Json {
    /// The text of an object.
    pub fn object(inside: impl FnOnce(&mut Self)) -> String {
        let mut json = Self(String::new());
        json.enclosed('{', '}', inside);
        json.0
    }

    /// A string of an object. Nothing when it is empty: FHIR has no empty strings.
    pub fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.name(name);
            self.string(value);
        }
    }

    /// A value of an object that is JSON already.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.name(name);
        self.0.push_str(value);
    }

    /// An object within an object.
    pub fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.name(name);
        self.enclosed('{', '}', inside);
    }

    /// A list within an object.
    pub fn list(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.name(name);
        self.enclosed('[', ']', inside);
    }

    /// An object within a list.
    pub fn entry(&mut self, inside: impl FnOnce(&mut Self)) {
        self.comma();
        self.enclosed('{', '}', inside);
    }

    /// A string within a list.
    pub fn word(&mut self, value: &str) {
        self.comma();
        self.string(value);
    }

    fn enclosed(&mut self, open: char, close: char, inside: impl FnOnce(&mut Self)) {
        self.0.push(open);
        inside(self);
        self.0.push(close);
    }

    fn name(&mut self, name: &str) {
        self.comma();
        self.string(name);
        self.0.push(':');
    }

    /// The comma before all but the first. A string ends with its quote, so what opens is never the end of one.
    fn comma(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    fn string(&mut self, value: &str) {
        self.0.push('"');
        for letter in value.chars() {
            match letter {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(letter);
                }
                '\0'..='\u{1f}' => {
                    // Writing to a string cannot fail.
                    let _ = write!(self.0, "\\u{:04x}", u32::from(letter));
                }
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use serde_json::{Value, json};

    #[track_caller]
    fn check(written: &str, expected: &Value) {
        let read: Value = serde_json::from_str(written).unwrap_or_else(|error| panic!("{error}: {written}"));
        assert_eq!(&read, expected);
    }

    #[test]
    fn what_is_written_can_be_read() {
        check(&Json::object(|_| {}), &json!({}));
        check(&Json::object(|o| o.text("a", "")), &json!({}));
        check(
            &Json::object(|o| {
                o.text("a", "b {[,\"\\ \n\u{1}ä");
                o.raw("n", "1");
                o.within("o", |o| o.text("p", "{"));
                o.list("l", |l| {
                    l.word("x[");
                    l.entry(|_| {});
                    l.entry(|e| e.text("y", "z"));
                });
                o.list("none", |_| {});
            }),
            &json!({"a": "b {[,\"\\ \n\u{1}ä", "n": 1, "o": {"p": "{"}, "l": ["x[", {}, {"y": "z"}], "none": []}),
        );
    }
}
