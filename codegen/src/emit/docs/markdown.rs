//! Markdown of the document, made harmless for rustdoc.
//!
//! What looks like code of the document is no test, what looks like a link to an item is
//! none. Of HTML the tags of running text are translated, any other is shown as it is written.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::html;

/// Markdown that rustdoc shows without testing, resolving or complaining.
pub(in crate::emit) fn neutralise(markdown: &str) -> String {
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
pub(super) fn clean(text: &str) -> String {
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
