//! JSON in which no key is given twice: the second would silently win, and with it another answer or another level.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Parses a file, also one that begins with a byte order mark.
///
/// # Errors
/// If it is not JSON, or an object gives a key twice. The message names the key and its line.
pub fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str::<Once>(text.strip_prefix('\u{feff}').unwrap_or(text)).map(|value| value.0)
}

/// A value whose objects give each key once.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Once(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((key, Once(value))) = entries.next_entry::<String, Once>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format!("{key:?} is given twice; keep one")));
            }
            object.insert(key, value);
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn no_key_is_given_twice() {
        let check = |text: &str, expected: &str| {
            let read = parse(text).map_or_else(|error| error.to_string(), |value| value.to_string());
            assert_eq!(read, expected, "{text}");
        };
        check(r#"[{"a": [1, -2, 0.5, true, null, "x"]}, {"a": {}}]"#, r#"[{"a":[1,-2,0.5,true,null,"x"]},{"a":{}}]"#);
        check("\u{feff}[]", "[]");
        check(
            r#"{"triage": "emergency", "triage": "doctor"}"#,
            "\"triage\" is given twice; keep one at line 1 column 43",
        );
        check("[{\"answers\":\n{\"a\": 1,\n\"a\": 1}}]", "\"a\" is given twice; keep one at line 3 column 7");
    }
}
