//! Takes comments and idle spaces out of our own style sheets and scripts, which every page carries.
//!
//! Not a minifier: it knows no more of the languages than where strings and comments are. The minifiers on hand are an
//! alpha release (lightningcss) or fail on today's scripts (minify-js), and after compression would save little more.

/// A style sheet without comments and with single spaces, none where a sign parts two words anyway.
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

/// A script without the comments that have lines of their own, and without indentation.
pub fn js(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
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

    #[test]
    fn scripts_keep_what_they_mean() {
        assert_eq!(
            js("// a\n  let b = \"// c\"; // d\n\n/**\n * e\n */\nf();\n/* g */\n"),
            "let b = \"// c\"; // d\nf();\n"
        );
    }
}
