//! What is wrong with a YAML text, in words for people.

use std::sync::OnceLock;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Source;
use crate::spec::load::Refusal;
use crate::spec::locate::{End, Index, Mark};
use crate::spec::{Notation, read};

/// Explains why a text could not be loaded.
pub(super) fn explain(
    source: &Source,
    error: &serde_yaml::Error,
    refusal: Option<Refusal>,
    index: &OnceLock<Index>,
) -> Diagnostics {
    let index = || index.get_or_init(|| Index::of(source, Notation::Yaml));
    let place = error.location().map(|location| Place::Position {
        line: location.line(),
        column: location.column(),
    });
    // Errors of serde_yaml have no kind to match on, only a text.
    let text = error.to_string();
    if refusal == Some(Refusal::DuplicateKey) && !index().duplicates.is_empty() {
        return read::duplicate_keys(index());
    }
    if refusal == Some(Refusal::TooLarge) || text.contains("repetition limit exceeded") {
        let place = place.or_else(|| index().first_alias.map(Mark::place));
        return too_many_aliases(place.unwrap_or(Place::Nowhere)).into();
    }
    if text.contains("more than one document") {
        return second_document(index()).into();
    }
    let place = place.unwrap_or(Place::Nowhere);
    if text.contains("recursion limit exceeded") {
        return read::too_deep(place).into();
    }
    syntax(source.text(), place, &text).into()
}

fn too_many_aliases(place: Place) -> Diagnostic {
    let message = "aliases make this document many times larger than its text";
    Diagnostic::error(Code::TooManyAliases, place, message)
        .help("use `$ref` instead of YAML anchors for what is shared")
}

/// More than one document is also what an indentation that falls behind the first line looks
/// like.
fn second_document(index: &Index) -> Diagnostic {
    match (index.second_document, &index.end) {
        (None, Some((mark, End::Broken(reason)))) => {
            let message = format!("this is not YAML: {reason}");
            Diagnostic::error(Code::Syntax, mark.place(), message)
                .help("look for a wrong indentation, here or on the first lines")
        }
        (mark, _) => {
            let place = mark.map_or(Place::Nowhere, Mark::place);
            Diagnostic::error(Code::Syntax, place, "a second YAML document starts here")
                .help(
                    "keep one document in the file; a line of `---` separates documents",
                )
        }
    }
}

fn syntax(text: &str, place: Place, error: &str) -> Diagnostic {
    let mut place = place;
    let (problem, context) = error.split_once(", while ").unwrap_or((error, ""));
    let (problem, _) = problem.split_once(" at line ").unwrap_or((problem, ""));
    let (problem, offset) = problem.split_once(" at position ").unwrap_or((problem, ""));
    if let Ok(offset) = offset.parse() {
        place = at_byte(text, offset);
    }
    let (context, start) = context.split_once(" at ").unwrap_or((context, ""));
    if problem.contains("unexpected end of stream") {
        // Where the unfinished thing starts says more than where the text ends.
        place = position(start).unwrap_or(place);
    }
    let message = match context {
        "" => format!("this is not YAML: {problem}"),
        _ => format!("this is not YAML: {problem}, while {context}"),
    };
    let error = Diagnostic::error(Code::Syntax, place, message);
    match help(problem, character(text, &error.place)) {
        Some(help) => error.help(help),
        None => error,
    }
}

/// What to do about the errors that people run into.
fn help(problem: &str, character: Option<char>) -> Option<&'static str> {
    if problem.contains("cannot start any token") && character == Some('\t') {
        return Some("indent with spaces: YAML does not allow tabs");
    }
    let table = [
        ("cannot start any token", "put the value in quotes"),
        ("mapping values are not allowed", "put a value that holds `: ` in quotes"),
        ("did not find expected key", "look for a wrong indentation or a missing quote"),
        ("unexpected end of stream", "look for the quote that is missing"),
        ("control characters", "remove it, or write it as an escape in double quotes"),
        ("expected a key", "a key has to be a text"),
        ("unknown anchor", "define the anchor, with `&`, before its alias"),
    ];
    table.into_iter().find(|(part, _)| problem.contains(part)).map(|(_, help)| help)
}

/// Reads `line 3 column 10`.
fn position(text: &str) -> Option<Place> {
    let (line, column) = text.strip_prefix("line ")?.split_once(" column ")?;
    Some(Place::Position { line: line.parse().ok()?, column: column.parse().ok()? })
}

fn at_byte(text: &str, offset: usize) -> Place {
    let before = &text.as_bytes()[..text.len().min(offset)];
    let before = String::from_utf8_lossy(before);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place::Position { line, column }
}

fn character(text: &str, place: &Place) -> Option<char> {
    let Place::Position { line, column } = place else { return None };
    text.split('\n').nth(line.checked_sub(1)?)?.chars().nth(column.checked_sub(1)?)
}
