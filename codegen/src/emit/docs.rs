//! Documentation: what the document says, as attributes, in lines as a person would break
//! them.

mod html;
mod markdown;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Docs, code_span};
use markdown::clean;
pub(super) use markdown::neutralise;

/// The attributes for what the document says of something; `name` stands in where it says
/// nothing.
pub(super) fn attributes(docs: &Docs, name: impl FnOnce() -> String) -> TokenStream {
    with(docs, name, None)
}

/// The same with a paragraph of the generator's own below it.
pub(super) fn with(
    docs: &Docs,
    name: impl FnOnce() -> String,
    more: Option<String>,
) -> TokenStream {
    let mut text = neutralise(&docs.text);
    if text.is_empty() && docs.notes.is_empty() {
        text = neutralise(&name());
    }
    let notes = neutralise(&docs.notes.join(" "));
    let text = [text, notes, more.unwrap_or_default()].into_iter();
    let text = text.filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let lines = lines(&text.join("\n\n"));
    let deprecated = docs.deprecated.then(|| quote!(#[deprecated]));
    quote!(#lines #deprecated)
}

/// The attributes for a text of the generator's own.
pub(super) fn lines(text: &str) -> TokenStream {
    let lines = doc_lines(text);
    quote!(#(#[doc = #lines])*)
}

/// The inner attributes for the documentation of a file.
pub(super) fn inner(text: &str) -> TokenStream {
    let lines = doc_lines(text);
    quote!(#(#![doc = #lines])*)
}

/// A text of the document that stands between backticks.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|it| if it == '`' || it.is_control() { ' ' } else { it }).collect()
}

fn doc_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_code = false;
    for line in text.lines().map(str::trim_end) {
        in_code ^= line.trim_start().starts_with("```");
        if line.is_empty() {
            lines.push(String::new());
        } else if in_code || line.starts_with('|') {
            lines.push(format!(" {line}"));
        } else {
            lines.extend(wrap(line).into_iter().map(|line| format!(" {line}")));
        }
    }
    lines
}

/// The most characters of a line of text.
const WIDTH: usize = 80;

/// Breaks a long line of running text at spaces, but not where the next line would start
/// with what means something at the start of a line.
fn wrap(line: &str) -> Vec<String> {
    if line.len() <= WIDTH {
        return vec![line.to_owned()];
    }
    let is_text = |word: &str| {
        let mark = word.trim_end_matches(['.', ')']);
        let numbered =
            mark.len() < word.len() && mark.bytes().all(|it| it.is_ascii_digit());
        let marked =
            word.starts_with(['-', '+', '*', '#', '>', '=', '|', '`', '~', '<', '_']);
        !numbered && !marked
    };
    let start = line.len() - line.trim_start().len();
    let item = line[start..].starts_with(['-', '*', '+']);
    let indent = " ".repeat(start + if item { 2 } else { 0 });
    let mut lines = vec![String::new()];
    let mut in_code = false;
    for word in line[start..].split(' ') {
        let current = lines.last_mut().expect("there is a line from the start");
        let room = WIDTH.saturating_sub(current.chars().count());
        if !in_code
            && !current.trim().is_empty()
            && word.chars().count() >= room
            && is_text(word)
        {
            lines.push(format!("{indent}{word}"));
        } else {
            current.push_str(if current.is_empty() { &line[..start] } else { " " });
            current.push_str(word);
        }
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    lines
}

/// A string as code, shown on one line.
pub(super) fn code(text: &str) -> String {
    let text = clean(
        &text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'"),
    );
    if text.is_empty() {
        return "The empty string.".to_owned();
    }
    code_span(&text)
}
