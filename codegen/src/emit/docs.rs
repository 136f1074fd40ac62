//! Documentation: Markdown of the document, made harmless for rustdoc.
//!
//! What looks like code of the document is no test, what looks like a link to an item is
//! none. Of HTML the tags of running text are translated, any other is shown as it is written.

mod html;

use proc_macro2::TokenStream;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use quote::quote;

use crate::model::Docs;

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

/// Markdown that rustdoc shows without testing, resolving or complaining.
pub(super) fn neutralise(markdown: &str) -> String {
    let markdown = clean(markdown);
    if is_plain(&markdown) {
        return markdown;
    }
    let markdown = undefine(&html::to_markdown(&markdown));
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let parser = Parser::new_ext(&markdown, Options::ENABLE_TABLES).into_offset_iter();
    let mut in_code = false;
    // Whether brackets of the link that the parser is in have to be escaped.
    let mut in_link = None;
    for (event, range) in parser {
        let source = &markdown[range.clone()];
        let after_backslash = markdown[..range.start].ends_with('\\');
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                match kind {
                    CodeBlockKind::Fenced(_) => fenced(source, range.start, &mut edits),
                    CodeBlockKind::Indented => {
                        let before = markdown[..range.start].trim_end_matches(' ').len();
                        let indent = range.start - before;
                        edits.push((before, range.end, indented(source, indent)));
                    }
                }
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link { link_type, .. }) => {
                let is_auto = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let is_page =
                    source.contains("](http://") || source.contains("](https://");
                in_link = Some(is_page && !is_auto);
                if is_auto {
                    continue;
                }
                // A link to a place that only the document's own site knows.
                if !is_page {
                    escape(
                        source,
                        range.start,
                        after_backslash,
                        &['[', ']', '<'],
                        &mut edits,
                    );
                }
            }
            Event::End(pulldown_cmark::TagEnd::Link) => {
                in_link = None;
            }
            // Brackets in brackets would be a link to an item.
            Event::Text(_) if in_link == Some(true) => {
                escape(source, range.start, after_backslash, &['[', ']'], &mut edits);
            }
            Event::Text(_) if !in_code && in_link.is_none() => {
                escape(
                    source,
                    range.start,
                    after_backslash,
                    &['[', ']', '<'],
                    &mut edits,
                );
                bare_urls(source, range.start, &mut edits);
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                escape(source, range.start, after_backslash, &['<', '['], &mut edits);
            }
            _ => {}
        }
    }
    apply(&markdown, edits)
}

/// Whether there is nothing in a text that Markdown could take for a link, for HTML, or for
/// a block of code.
fn is_plain(text: &str) -> bool {
    const MARKS: [&str; 4] = ["```", "~~~", "    ", "http"];
    !text.contains(['[', ']', '<']) && !MARKS.iter().any(|it| text.contains(it))
}

/// Shows what would define the target of links, which may not be what rustdoc can resolve.
fn undefine(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let start = line.len() - line.trim_start_matches([' ', '>', '-', '*']).len();
        if line[start..].starts_with('[') && line.contains("]:") {
            format!("{}\\{}", &line[..start], &line[start..])
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Leaves out what a comment cannot hold, shows what would change the direction of text,
/// and drops trailing space.
fn clean(text: &str) -> String {
    let is_plain = |it: u8| it == b'\n' || (b' '..0x7f).contains(&it);
    let text = text.trim();
    if text.bytes().all(is_plain) && !text.contains(" \n") {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push_str("    "),
            '\u{2028}' | '\u{2029}' | '\r' => clean.push(' '),
            '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                clean.extend(c.escape_unicode());
            }
            c if c.is_control() => clean.extend(c.escape_unicode()),
            c => clean.push(c),
        }
    }
    let lines: Vec<&str> = clean.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// Makes a fenced code block text, and closes it if nobody did.
fn fenced(source: &str, start: usize, edits: &mut Vec<(usize, usize, String)>) {
    let mark = source.chars().next().unwrap_or('`');
    let fence = source.len() - source.trim_start_matches(mark).len();
    let end_of_line = source.find('\n').unwrap_or(source.len());
    edits.push((start + fence, start + end_of_line, "text".to_owned()));
    let last = source.lines().skip(1).last().unwrap_or_default();
    let last = last.trim_matches([' ', '>']);
    let is_closed = last.len() >= fence && last.chars().all(|c| c == mark);
    if !is_closed {
        let end = start + source.trim_end().len();
        let close = mark.to_string().repeat(fence);
        edits.push((end, end, format!("\n{close}")));
    }
}

/// An indented code block as a fenced one, as far to the right as what surrounds it.
fn indented(source: &str, indent: usize) -> String {
    let outer = " ".repeat(indent.saturating_sub(4));
    let strip = |line: &str| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(indent)..].trim_end().to_owned()
    };
    let first = source.lines().take(1).map(str::to_owned);
    let body: Vec<String> = first.chain(source.lines().skip(1).map(strip)).collect();
    let longest =
        body.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
    let lines = body.iter().map(|line| format!("{outer}{line}"));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    let end = if source.ends_with('\n') { "\n" } else { "" };
    format!("{outer}{fence}text\n{}\n{outer}{fence}{end}", lines.join("\n").trim_end())
}

/// Puts a backslash before these characters, where there is none.
fn escape(
    source: &str,
    start: usize,
    after_backslash: bool,
    these: &[char],
    edits: &mut Vec<(usize, usize, String)>,
) {
    let mut escaped = after_backslash;
    for (offset, c) in source.char_indices() {
        if these.contains(&c) && !escaped {
            edits.push((start + offset, start + offset, "\\".to_owned()));
        }
        escaped = c == '\\' && !escaped;
    }
}

/// Makes addresses in running text links, as rustdoc wants them.
fn bare_urls(source: &str, start: usize, edits: &mut Vec<(usize, usize, String)>) {
    let mut from = 0;
    while let Some(found) = source[from..].find("http") {
        let begin = from + found;
        let rest = &source[begin..];
        if !rest.starts_with("http://") && !rest.starts_with("https://") {
            from = begin + 4;
            continue;
        }
        let stop = |c: char| c.is_whitespace() || "<>()[]\"'`{}|\\^*".contains(c);
        let length = rest.find(stop).unwrap_or(rest.len());
        let url = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '_']);
        edits.push((start + begin, start + begin, "<".to_owned()));
        let end = start + begin + url.len();
        edits.push((end, end, ">".to_owned()));
        from = begin + length.max(4);
    }
}

/// Makes the edits, the outermost where they overlap.
fn apply(text: &str, mut edits: Vec<(usize, usize, String)>) -> String {
    edits.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end, replacement) in edits {
        if start >= done {
            result.push_str(&text[done..start]);
            result.push_str(&replacement);
            done = end;
        }
    }
    result.push_str(&text[done..]);
    result
}

/// A string as code, shown on one line.
pub(super) fn code(text: &str) -> String {
    let text = clean(
        &text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'"),
    );
    if text.is_empty() {
        return "The empty string.".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}
