//! Real documents, if they are there: they are too many to be part of the repository.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Code, Place, Pointer};
use codegen::source::Source;
use codegen::spec::{Document, Node, read};

/// Calls `each` for every document below a directory of the corpus.
fn documents(directory: &str, each: &mut dyn FnMut(&Path)) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut left = vec![corpus.join(directory)];
    while let Some(path) = left.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            let mut entries: Vec<PathBuf> = entries
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .collect();
            entries.sort();
            left.extend(entries);
        } else if path.extension().is_some_and(|name| name == "yaml" || name == "json") {
            each(&path);
        }
    }
}

fn walk(node: &Node, at: &Pointer, visit: &mut dyn FnMut(&Pointer, &Node)) {
    visit(at, node);
    match node {
        Node::Mapping(entries) => {
            for (key, value) in entries {
                walk(value, &at.child(key), visit);
            }
        }
        Node::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &at.index(index), visit);
            }
        }
        _ => {}
    }
}

/// Every key and every plain scalar stands where it is said to stand.
fn check_places(path: &Path, document: &Document) {
    // Some documents are one line of half a megabyte: find a column without counting to it.
    let lines: Vec<(Vec<usize>, &str)> = document
        .source()
        .text()
        .split('\n')
        .map(|line| (line.char_indices().map(|(byte, _)| byte).collect(), line))
        .collect();
    let text = |place: &Place| {
        let (line, column) = document.position(place).expect("a place");
        let (starts, whole) = &lines[line - 1];
        let start = starts.get(column - 1).copied().unwrap_or(whole.len());
        let text: String = whole[start..].chars().take(40).collect();
        (line, column, text)
    };
    walk(document.root(), &Pointer::root(), &mut |at, node| {
        let (line, column, found) = text(&Place::At(at.clone()));
        let expected = match node {
            Node::Bool(value) => value.to_string(),
            // A large number of a JSON document has lost its digits.
            Node::Integer(value) if i64::try_from(*value).is_ok() => value.to_string(),
            Node::String(text) => {
                text.chars().take_while(char::is_ascii_alphanumeric).take(20).collect()
            }
            _ => String::new(),
        };
        let fits = found.starts_with(&expected)
            || found.starts_with(['"', '\'', '|', '>', '&', '*']);
        assert!(
            fits,
            "{}:{line}:{column}: {at} is {node:?}, not {found}",
            path.display()
        );

        let parent = at.parent().and_then(|parent| document.get(&parent));
        if let (Some(key), Some(Node::Mapping(_))) = (at.last(), parent) {
            let (line, column, found) = text(&Place::Key(at.clone()));
            let plain: String = key
                .chars()
                .take(30)
                .take_while(|letter| !"\"'\\".contains(*letter))
                .collect();
            let fits = found.trim_start_matches(['"', '\'']).starts_with(&plain);
            assert!(
                fits,
                "{}:{line}:{column}: the key {at}, not {found}",
                path.display()
            );
        }
    });
}

#[test]
fn real_documents_are_read_and_located() {
    documents("real", &mut |path| {
        let source = Source::read(path).expect("a readable file");
        if cfg!(debug_assertions) && source.text().len() > 1_000_000 {
            return; // half a minute without optimisation, a second with it
        }
        let document =
            read(source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(document.warnings().is_empty(), "{}", document.warnings());
        check_places(path, &document);
    });
}

/// Other tools' edge cases, many of them no `OpenAPI` documents: nothing panics, and what is
/// refused is refused for a reason.
#[test]
fn edge_cases_are_read_or_refused() {
    documents("edge", &mut |path| {
        let Ok(source) = Source::read(path) else { return };
        match read(source) {
            Ok(document) => walk(document.root(), &Pointer::root(), &mut |at, node| {
                assert!(document.position(&Place::At(at.clone())).is_some());
                if let Some(reference) = node.get("$ref").and_then(Node::as_str) {
                    let _ = document.resolve(reference, at);
                }
            }),
            Err(error) => {
                let foreign =
                    |code| matches!(code, Code::NotOpenapi | Code::UnsupportedVersion);
                let known = path.ends_with("typify/tests/schemas/maps.json"); // a key stands twice
                let refused = error.iter().all(|diagnostic| foreign(diagnostic.code));
                assert!(refused || known, "{}: {error}", path.display());
            }
        }
    });
}
