//! Files that cannot be read, and those that only look so.

use std::fs;
use std::path::PathBuf;

use codegen::source::Source;
use codegen::spec::read;

/// A file of the given content, under a directory of its own.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sources");
    fs::create_dir_all(&directory).expect("a directory to write to");
    let path = directory.join(name);
    fs::write(&path, content).expect("a file to write to");
    path
}

/// What is said about a file, with `FILE` for its path.
fn unreadable(path: &PathBuf) -> String {
    let error = Source::read(path).expect_err("a file that cannot be read");
    error.to_string().replace(&path.display().to_string().replace('\\', "/"), "FILE")
}

#[test]
fn no_such_file() {
    let path = PathBuf::from("no/such/file.yaml");
    assert_eq!(
        unreadable(&path),
        "error[unreadable]: cannot read FILE: there is no such file"
    );
}

#[test]
fn a_directory() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    assert_eq!(
        unreadable(&path),
        "error[unreadable]: cannot read FILE: it is a directory"
    );
}

#[test]
fn not_utf8() {
    let path =
        file("latin.yaml", b"\xef\xbb\xbfopenapi: 3.1.0\ninfo:\n  title: caf\xe9\n");
    assert_eq!(
        unreadable(&path),
        "error[unreadable]: FILE is not UTF-8: byte 0xe9 at offset 36 does not belong at 3:13"
    );
}

#[test]
fn utf16() {
    let path = file("utf16.yaml", b"\xff\xfeo\0p\0");
    assert_eq!(
        unreadable(&path),
        "error[unreadable]: FILE is UTF-16, which is not supported"
    );
}

#[test]
fn byte_order_mark() {
    for (name, text) in [
        ("bom.yaml", "\u{feff}openapi: 3.1.0\n"),
        ("bom.json", "\u{feff}{\"openapi\": \"3.1.0\"}"),
    ] {
        let source = Source::read(file(name, text.as_bytes())).expect("a readable file");
        assert!(!source.text().starts_with('\u{feff}'));
        assert!(read(source).is_ok());
    }
}
