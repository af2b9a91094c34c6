//! Folders with files that can be read, and with files that cannot.

use super::*;

/// Writes files into an empty folder and reads them back: their names, or what is wrong.
#[track_caller]
fn check(files: &[(&str, &[u8])], expected: Result<&[&str], &str>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let found = read(folder.path(), "toml");
    let names = found.map(|files| files.into_iter().map(|file| file.name).collect::<Vec<_>>());
    let said = names.map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    assert_eq!(said, expected.map(|names| names.iter().map(ToString::to_string).collect()).map_err(str::to_owned));
}

#[test]
fn files_come_sorted_by_name_from_every_depth() {
    check(&[], Ok(&[]));
    check(
        &[("b.toml", b""), ("a/z.toml", b""), ("a/b/c.toml", b""), ("a.txt", b"\xff")],
        Ok(&["a/b/c.toml", "a/z.toml", "b.toml"]),
    );
}

#[test]
fn text_in_another_encoding_is_an_error() {
    check(
        &[("a.toml", b"x = 1\nna\xefve = 2\n"), ("b/c.toml", b"\xc3"), ("d.toml", b"fine")],
        Err("a.toml:2: byte 3 of this line, 0xEF, is not UTF-8\n  hint: save the file as UTF-8\n\
             b/c.toml:1: byte 1 of this line, 0xC3, is not UTF-8\n  hint: save the file as UTF-8"),
    );
}

#[test]
fn a_missing_folder_is_an_error() {
    let folder = tempfile::tempdir().unwrap().path().join("none");
    let problems = read(&folder, "toml").unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.starts_with("it cannot be read: "), "{}", problems[0]);
}

#[cfg(unix)]
#[test]
fn a_broken_link_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("a.toml")).unwrap();
    let problems = read(folder.path(), "toml").unwrap_err();
    assert_eq!((problems.len(), problems[0].file.as_str()), (1, "a.toml"));
}
