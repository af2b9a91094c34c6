//! Removes comments and needless whitespace from style sheets and scripts.
//!
//! This is not a minifier: it only knows where strings and comments are. The available minifiers are an alpha release
//! (lightningcss) or reject modern scripts (minify-js), and would save little more after compression.

mod script;

pub use script::{js, js_by_line};

/// Removes comments from a style sheet, collapses whitespace, and removes it next to punctuation.
pub fn css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            let taken = rest[1..].find('"').map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..taken]);
            taken
        } else {
            if !c.is_whitespace() {
                if "{};,".contains(c) && out.ends_with(' ') {
                    out.pop();
                }
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
            } else if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':']) {
                out.push(' ');
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_css(text: &str, expected: &str) {
        assert_eq!(css(text), expected);
    }

    #[test]
    fn style_sheets_keep_what_they_mean() {
        check_css("/* a */\na , b {\n  color : red ;\n}\n", "a,b{color :red}");
        check_css("a :hover { margin: 1px  2px }", "a :hover{margin:1px 2px}");
        check_css("a{width:calc(1px + 2px)}", "a{width:calc(1px + 2px)}");
        check_css("a::before { content: \"/* ; } \" }", "a::before{content:\"/* ; } \"}");
        check_css("@media (min-width: 1px) { a { top: 0; } }", "@media (min-width:1px){a{top:0}}");
        check_css("a /* b */ c{}", "a c{}");
    }
}
