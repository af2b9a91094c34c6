//! Shrinks scripts.

/// Removes comments, indentation and needless line breaks. A line break that may end a statement is kept; strings,
/// templates and regular expressions are not changed.
pub fn js(text: &str) -> String {
    shrink(text, Lines::Joined)
}

/// Like [`js`], but keeps every line. Published scripts were made this way, and their bytes must not change.
pub fn js_by_line(text: &str) -> String {
    shrink(text, Lines::Kept)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Joined,
    Kept,
}

fn shrink(text: &str, lines: Lines) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut rest = text;
    // The number of open braces within each `${`, the innermost last.
    let mut holes: Vec<usize> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let token = token(rest, c, &out, &mut holes);
        let (taken, left) = rest.split_at(token.length);
        match token.kind {
            Kind::Blank => blank(&mut out, taken, lines),
            Kind::Code => {
                if lines == Lines::Joined && out.ends_with('\n') && CLOSES.contains(&c) {
                    out.pop();
                }
                out.push_str(taken);
            }
        }
        rest = left;
    }
    blank(&mut out, "\n", Lines::Kept);
    out
}

/// After these, a line break does not end a statement.
const OPENS: [char; 5] = ['{', '(', '[', ',', ';'];

/// Before these, a line break is needless: a closing brace ends the statement by itself.
const CLOSES: [char; 3] = ['}', ')', ']'];

/// A token of a script.
struct Token {
    kind: Kind,
    length: usize,
}

enum Kind {
    /// Whitespace or a comment.
    Blank,
    Code,
}

/// The token at the start of `rest`, whose first character is `c`; `out` is the code before it.
fn token(rest: &str, c: char, out: &str, holes: &mut Vec<usize>) -> Token {
    let code = |length| Token { kind: Kind::Code, length };
    let blank = |length| Token { kind: Kind::Blank, length };
    match c {
        _ if c.is_whitespace() => blank(rest.len() - rest.trim_start().len()),
        '/' if rest.starts_with("//") => blank(rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => blank(rest.find("*/").map_or(rest.len(), |end| end + 2)),
        '/' if starts_expression(out) => code(regex(rest)),
        '"' | '\'' => code(string(rest, c)),
        '`' => code(template(rest, holes)),
        '}' if holes.last() == Some(&0) => {
            holes.pop();
            code(template(rest, holes))
        }
        _ => {
            let open = holes.last_mut();
            match (c, open) {
                ('{', Some(open)) => *open += 1,
                ('}', Some(open)) => *open -= 1,
                _ => {}
            }
            code(c.len_utf8())
        }
    }
}

/// Appends what remains of a comment or whitespace: a line break, a space, or nothing.
fn blank(out: &mut String, text: &str, lines: Lines) {
    if text.contains('\n') {
        out.truncate(out.trim_end_matches(' ').len());
        let is_needless = lines == Lines::Joined && out.ends_with(OPENS);
        if !out.ends_with('\n') && !is_needless && !out.is_empty() {
            out.push('\n');
        }
    } else if text.starts_with(char::is_whitespace) && !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

/// The length of a string literal.
fn string(text: &str, quote: char) -> usize {
    end(text, |c, _| c == quote)
}

/// The length of a regular expression without its flags. Inside a class (`[/]`), a slash does not end it.
fn regex(text: &str) -> usize {
    let mut in_class = false;
    end(text, |c, _| {
        in_class = c == '[' || (in_class && c != ']');
        c == '/' && !in_class
    })
}

/// The length of a piece of a template: from a backtick, or from the brace that closes a `${`, to the closing backtick
/// or past the next `${`, which is then pushed to `holes`.
fn template(text: &str, holes: &mut Vec<usize>) -> usize {
    let length = end(text, |c, before| c == '`' || (c == '{' && before == '$'));
    if text[..length].ends_with('{') {
        holes.push(0);
    }
    length
}

/// The length of a text up to and including the first character for which `ends` returns true, given that character
/// and the previous one. The first character opens the text, and a backslash escapes the next one.
fn end(text: &str, mut ends: impl FnMut(char, char) -> bool) -> usize {
    let mut before = ' ';
    for (at, c) in text.char_indices().skip(1) {
        if before == '\\' {
            before = ' ';
            continue;
        }
        if c != '\\' && ends(c, before) {
            return at + c.len_utf8();
        }
        before = c;
    }
    text.len()
}

/// Keywords before an expression.
const BEFORE_EXPRESSION: [&str; 9] = ["await", "case", "delete", "do", "else", "return", "throw", "typeof", "void"];

/// Whether a slash after this code starts a regular expression. After a closing parenthesis or bracket it means
/// division.
fn starts_expression(out: &str) -> bool {
    let out = out.trim_end();
    let is_word = |c: char| c.is_alphanumeric() || "_$".contains(c);
    let word = &out[out.trim_end_matches(is_word).len()..];
    if word.is_empty() { !out.ends_with([')', ']', '"', '\'', '`']) } else { BEFORE_EXPRESSION.contains(&word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(js_by_line(text), expected);
        assert_eq!(js_by_line(&js(text)), js(text), "a second pass changes nothing");
    }

    #[track_caller]
    fn check_joined(text: &str, expected: &str) {
        assert_eq!(js(text), expected);
    }

    #[test]
    fn comments_go() {
        check("// a\n  let b = 1; // d\n\n/**\n * e\n */\nf();\n/* g */\n", "let b = 1;\nf();\n");
        check("const a = /** @type {B} */ (c);", "const a = (c);\n");
        check("f(/* a */);\n/* b */ g(); /* c */ h();", "f();\ng(); h();\n");
        check("a /* 1\n2 */ b", "a\nb\n");
        check("/* open", "");
        check("", "");
    }

    #[test]
    fn strings_keep_what_looks_like_a_comment() {
        check("a = \"// b\";  c = '/* d */';", "a = \"// b\"; c = '/* d */';\n");
        check(r#"a = "\"// b"; // c"#, "a = \"\\\"// b\";\n");
        check(r"a = '\\'; // b", "a = '\\\\';\n");
    }

    #[test]
    fn templates_keep_every_character() {
        check("a = `\n  // b\n  /** c */\n`; // d", "a = `\n  // b\n  /** c */\n`;\n");
        check("a = `{\n}`; b = `;\n${c}\n}`", "a = `{\n}`; b = `;\n${c}\n}`\n");
        check("a = `${b /* c */}  // ${`  /* ${d}  */`}  `;", "a = `${b }  // ${`  /* ${d}  */`}  `;\n");
        check("a = `${f({ b: {} })}  // `; // c", "a = `${f({ b: {} })}  // `;\n");
        check("a = `\\`  // \\${  `; // b", "a = `\\`  // \\${  `;\n");
        check("a = `$  ${b}$`; { c(`  //`); }", "a = `$  ${b}$`; { c(`  //`); }\n");
    }

    #[test]
    fn regular_expressions_are_no_comments() {
        check("a.replace(/[/*]\\/*/, b); // c", "a.replace(/[/*]\\/*/, b);\n");
        check("return /\"/.test(a); // b", "return /\"/.test(a);\n");
        check("a = b / c; d = (e) / f; // \"", "a = b / c; d = (e) / f;\n");
        check("a = /[^/]`/g; // `", "a = /[^/]`/g;\n");
    }

    #[test]
    fn only_line_breaks_that_may_end_a_statement_stay() {
        check("a\n\n\n  b\t \n", "a\nb\n");
        check("a\r\nb", "a\nb\n");
        check_joined("const f = () => {\n  g(\n    1,\n    2,\n  );\n};\nh\n", "const f = () => {g(1,2,);};h\n");
        check_joined("a = [ // b\n  1\n]\nc = a\n  .d\n++e", "a = [1]\nc = a\n.d\n++e\n");
        check_joined("a = `{\n  }`;\nb = `${\n  c\n}\n}`", "a = `{\n  }`;b = `${c}\n}`\n");
    }
}
