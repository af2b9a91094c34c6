//! The questionnaire as a FHIR resource, in the words of the screens.

use std::fs;

use anyhow::{Context, Result, bail};
use legcheck_engine::dataset::{Choice, ChoiceIx, FindingIx, Guide, Level, RuleIx};
use legcheck_engine::interview::Respondent;
use legcheck_fhir::{Base, Texts};
use legcheck_messages::{Compiled, Message};

use crate::paths;

/// Where the words of the app and of a result stand.
const FILES: [&str; 2] = ["assets/locales/en.ftl", "assets/locales/en.extras.ftl"];

/// The messages that are read from the words of the screens.
const MESSAGES: [&str; 5] = ["site-name", "summary-limits", "yes", "no", "not-sure"];

/// The words of the first language to one kind of reader, read from the files as the build reads them.
pub struct Words<'a> {
    guide: &'a Guide,
    table: Compiled,
    reader: Respondent,
}

impl<'a> Words<'a> {
    /// Reads the words.
    ///
    /// # Errors
    /// When the file cannot be read or is faulty, or lacks a message that is needed.
    pub fn load(guide: &'a Guide, reader: Respondent) -> Result<Self> {
        let mut text = String::new();
        for name in FILES {
            let file = paths::workspace().join(name);
            text += &fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        }
        let files = FILES.join(" and ");
        let table = match legcheck_messages::compile("en", &text, None) {
            Ok(table) => table,
            Err(problems) => bail!("{files} have {} problem(s):\n{}", problems.len(), problems.join("\n")),
        };
        if let Some(missing) = MESSAGES.iter().find(|id| !table.ids.iter().any(|known| known == *id)) {
            bail!("{files} have no message {missing}");
        }
        Ok(Self { guide, table, reader })
    }

    fn message(&self, id: &str) -> String {
        let place = self.table.ids.iter().position(|known| known == id);
        let message = place.and_then(|place| u16::try_from(place).ok()).map(Message);
        message.map(|message| self.table.catalog.get(message)).unwrap_or_default()
    }

    fn by_reader<'t>(&self, myself: &'t str, helper: &'t str) -> &'t str {
        match self.reader {
            Respondent::Myself => myself,
            Respondent::Helper => helper,
        }
    }
}

impl Texts for Words<'_> {
    fn language(&self) -> String {
        self.table.catalog.language.clone()
    }
    fn title(&self) -> String {
        self.message("site-name")
    }
    fn limits(&self) -> String {
        self.message("summary-limits")
    }
    fn part(&self, part: usize) -> String {
        self.guide.plan.parts[part].name.clone()
    }
    fn question(&self, finding: FindingIx) -> String {
        let f = &self.guide.findings[finding.at()];
        self.by_reader(&f.label, &f.label_other).to_owned()
    }
    fn help(&self, finding: FindingIx) -> Option<String> {
        let f = &self.guide.findings[finding.at()];
        match self.reader {
            Respondent::Myself => f.help.clone(),
            Respondent::Helper => f.help_other.clone(),
        }
    }
    fn choice(&self, choice: ChoiceIx) -> String {
        let Choice { label, other, is_none, is_unsure, .. } = &self.guide.choices[choice.at()];
        match other {
            _ if *is_unsure => self.message("not-sure"),
            Some(other) if self.reader == Respondent::Helper => other.clone(),
            _ if label.is_empty() && *is_none => self.message("no"),
            _ if label.is_empty() => self.message("yes"),
            _ => label.clone(),
        }
    }
    // The screens have no such question: there the buttons of the start page ask.
    fn who_question(&self) -> String {
        "Who has weak legs?".to_owned()
    }
    fn who(&self, who: Respondent) -> String {
        match who {
            Respondent::Myself => "I do",
            Respondent::Helper => "Someone I help",
        }
        .to_owned()
    }
    fn person(&self) -> String {
        "The person with weak legs".to_owned()
    }
    fn level(&self, level: Level) -> String {
        self.guide.level_text(level).map(|l| l.name.clone()).unwrap_or_default()
    }
    fn action(&self, level: Level) -> String {
        let words = self.guide.level_text(level);
        words.map(|l| self.by_reader(&l.act, &l.act_other).to_owned()).unwrap_or_default()
    }
    fn reason(&self, rule: RuleIx) -> String {
        self.guide.rules[rule.at()].title.clone()
    }
}

/// The questionnaire, with addresses below `base`; without one, below that of `assets/site.toml`.
///
/// # Errors
/// When a file cannot be read or is faulty.
pub fn questionnaire(guide: &Guide, base: Option<&str>) -> Result<String> {
    let words = Words::load(guide, Respondent::Myself)?;
    let base = match base {
        Some(base) => base.trim_end_matches('/').to_owned(),
        None => format!("{}/fhir", origin()?),
    };
    Ok(pretty(&legcheck_fhir::questionnaire(guide, &words, &[], Base(&base))))
}

/// Scheme and host where the guide is published.
fn origin() -> Result<String> {
    let table: toml::Table = fs::read_to_string(paths::workspace().join("assets/site.toml"))?.parse()?;
    let origin = table.get("origin").and_then(|value| value.as_str());
    Ok(origin.context("assets/site.toml: write `origin = \"https://...\"`")?.trim_end_matches('/').to_owned())
}

/// JSON with each value on a line of its own, in the order in which it was written: a tree of values would sort the names.
pub fn pretty(json: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_string {
            out.push(letter);
            in_string = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            continue;
        }
        match letter {
            '{' | '[' => {
                out.push(letter);
                if let Some(close) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                    continue;
                }
                depth += 1;
                new_line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                in_string = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(pretty(json), expected);
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(json), read(expected));
    }

    #[test]
    fn each_value_gets_a_line() {
        check("{}", "{}");
        check(r#"{"a":[],"b":1}"#, "{\n  \"a\": [],\n  \"b\": 1\n}");
        check(r#"["{,:\"]","\\",{"c":true}]"#, "[\n  \"{,:\\\"]\",\n  \"\\\\\",\n  {\n    \"c\": true\n  }\n]");
    }
}
