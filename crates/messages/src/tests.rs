//! Fluent text in, words out.

use crate::{Message, Value, compile};

#[track_caller]
fn check(language: &str, message: &str, values: &[(&str, Value<'_>)], expected: &str) {
    let compiled = compile(language, &format!("part = inner\nwhole = {message}\n"), None).expect("valid Fluent");
    assert_eq!(compiled.catalog.with(Message(1), values), expected);
}

#[track_caller]
fn check_problem(text: &str, expected: &str) {
    let problems = compile("en", text, Some(&["a".to_owned()])).expect_err("a faulty file");
    let said: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.line, p.message)).collect();
    assert_eq!(said.join("\n"), expected);
    assert!(problems.iter().all(|p| !p.hint.is_empty()));
}

#[test]
fn text_and_arguments() {
    check("en", "Call { $number } now", &[("number", "112".into())], "Call 112 now");
    check("en", "Call { $number } now", &[], "Call {number} now");
    check("en", "The { part } part", &[], "The inner part");
}

#[test]
fn plurals_follow_the_language() {
    let en = "{ $n ->\n    [one] { $n } answer\n   *[other] { $n } answers\n  }";
    for (n, expected) in
        [(0, "0 answers"), (1, "1 answer"), (2, "2 answers"), (21, "21 answers"), (1001, "1001 answers")]
    {
        check("en", en, &[("n", n.into())], expected);
    }
    let pl = "{ $n ->\n    [one] jedna\n    [few] kilka\n   *[many] wiele\n  }";
    for (n, expected) in
        [(1, "jedna"), (3, "kilka"), (5, "wiele"), (12, "wiele"), (22, "kilka"), (112, "wiele"), (222, "kilka")]
    {
        check("pl", pl, &[("n", n.into())], expected);
    }
}

#[test]
fn exact_numbers_and_words_select() {
    check("en", "{ $n ->\n    [0] none\n   *[other] some\n  }", &[("n", 0_usize.into())], "none");
    check("en", "{ $who ->\n    [other] they\n   *[me] you\n  }", &[("who", "me".into())], "you");
}

#[test]
fn faults_are_all_named_with_their_line() {
    check_problem("b = text\n", "1: the first language has no message b\n1: the message a is missing");
    check_problem("a = one\na = two\n", "1: the message a is there twice");
    check_problem("\na = b\0c\n", "2: this line holds a NUL character");
    check_problem("a = { a }\n", "1: the message a names itself");
    let nested = (0..9).fold("x".to_owned(), |inner, _| format!("{{ $n ->\n *[other] {inner}\n }}"));
    check_problem(&format!("a = {nested}\n"), "1: selections are nested 9 deep");
    check_problem("\na = { DATE($x) }\n", "2: only text, arguments, messages and selections are understood");
}
