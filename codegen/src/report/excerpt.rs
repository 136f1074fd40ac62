//! The part of a text that a report shows.

use std::ops::Range;

/// A text cut into lines, so that each is found at once.
pub(super) struct Lines<'a> {
    lines: Vec<&'a str>,
}

/// A line, or the part of a long one around the column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The bytes of `text` to underline.
    pub(super) span: Range<usize>,
}

/// How many characters of a long line are shown, and how many of them before the column.
const SHOWN: usize = 100;
const BEFORE: usize = 40;

/// How many characters are underlined at the most.
const UNDERLINED: usize = 40;

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { lines: text.split('\n').collect() }
    }

    /// The line around a place; `None` if the text has no such line or the line is empty.
    pub(super) fn excerpt(&self, line: usize, column: usize) -> Option<Excerpt> {
        let line = self.lines.get(line.checked_sub(1)?)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let column = column.checked_sub(1)?;
        let first = column.saturating_sub(BEFORE);
        let mut rest = line.chars().skip(first);
        let shown: String = rest.by_ref().take(SHOWN).collect();
        if shown.trim().is_empty() {
            return None;
        }
        let start = byte(&shown, column - first);
        let length = token(&shown[start..]).chars().count().clamp(1, UNDERLINED);
        let mut text = String::new();
        if first > 0 {
            text.push_str("...");
        }
        let shown = plain(&shown);
        let start = text.len() + byte(&shown, column - first);
        text.push_str(&shown);
        let end = start + byte(&text[start..], length);
        if rest.next().is_some() {
            text.push_str("...");
        }
        Some(Excerpt { text, span: start..end })
    }
}

/// The byte at which a character of a text starts.
fn byte(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// The key or the scalar at the start of a text.
fn token(text: &str) -> &str {
    let end = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => text[1..].find(quote).map(|end| end + 2),
        Some('[' | '{' | '}' | ']' | ',') => Some(1),
        _ => text.find([',', '}', ']', '\r']).into_iter().chain(text.find(": ")).min(),
    };
    let token = text[..end.unwrap_or(text.len())].trim_end();
    // A key at the end of its line.
    token.strip_suffix(':').filter(|key| !key.is_empty()).unwrap_or(token)
}

/// The same number of characters, all of them harmless to a terminal.
fn plain(text: &str) -> String {
    let plain = |letter| match letter {
        '\t' => ' ',
        _ if is_harmful(letter) => char::REPLACEMENT_CHARACTER,
        _ => letter,
    };
    text.chars().map(plain).collect()
}

/// The text with what could confuse a terminal or a reader spelt out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_harmful(letter) {
            escaped.extend(letter.escape_default());
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// Control characters, and those that turn the direction of what follows.
fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
