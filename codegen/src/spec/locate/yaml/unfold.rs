//! Putting quoted text of several lines on one, without moving anything else.

use saphyr_parser::ScanError;

use crate::spec::locate::Mark;

/// Replaces the line breaks of the quoted text that an error is about by spaces.
///
/// `None` if the error is about something else, or there are none.
pub(super) fn unfold(text: &str, error: &ScanError) -> Option<String> {
    if !error.info().contains("indentation in quoted scalar") {
        return None;
    }
    let (start, quote) = text.char_indices().nth(error.marker().index())?;
    let length = match quote {
        '\'' => single(&text[start..]),
        '"' => double(&text[start..]),
        _ => None,
    }?;
    let (before, rest) = text.split_at(start);
    let (quoted, after) = rest.split_at(length);
    if !quoted.contains('\n') {
        return None;
    }
    let quoted = quoted.replace(['\r', '\n'], " ");
    Some([before, &quoted, after].concat())
}

/// The length of a text in single quotes; two of them are one of its letters.
fn single(text: &str) -> Option<usize> {
    let mut end = 1;
    loop {
        end += text[end..].find('\'')? + 1;
        if !text[end..].starts_with('\'') {
            return Some(end);
        }
        end += 1;
    }
}

/// The length of a text in double quotes; a backslash hides one.
fn double(text: &str) -> Option<usize> {
    let mut escaped = false;
    let mut rest = text.bytes().enumerate().skip(1);
    let end = rest.find(|(_, byte)| {
        let end = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        end
    });
    end.map(|(end, _)| end + 1)
}

/// Where the lines of a text start, in characters.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.chars().enumerate().filter(|(_, letter)| *letter == '\n');
        Self(std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect())
    }

    /// The place of a character.
    pub(super) fn mark(&self, character: usize) -> Mark {
        let line = self.0.partition_point(|start| *start <= character);
        let start = line.checked_sub(1).and_then(|before| self.0.get(before));
        Mark::new(line, character - start.copied().unwrap_or_default() + 1)
    }
}
