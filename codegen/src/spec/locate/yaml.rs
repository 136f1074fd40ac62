//! The places of the values of a YAML text.

mod unfold;

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScanError, Span};

use self::unfold::{Lines, unfold};
use super::builder::Builder;
use super::{End, Id, Index, Mark};
use crate::spec::read::DEEPEST;

/// How many bytes are read for one index at the most, but for the first reading; about a second.
const EFFORT: usize = 64_000_000;

/// Stops this parser even within a comment, and the one that loads documents nowhere.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a text as far as it is not broken.
///
/// This parser is strict about the indentation of quoted text that goes over several lines, and
/// the one that loads documents is not. Such text is put on one line, and read once more.
pub(super) fn index(text: &str) -> Index {
    let mut changed = Cow::Borrowed(text);
    if text.contains(BYTE_ORDER_MARK) {
        changed = Cow::Owned(text.replace(BYTE_ORDER_MARK, "_"));
    }
    let mut lines = None;
    let mut effort = EFFORT;
    loop {
        let mut reader =
            Reader { builder: Builder::new(true), anchors: HashMap::new(), lines };
        let error = reader.read(&changed);
        let unfolded = error.as_ref().and_then(|error| unfold(&changed, error));
        effort = effort.saturating_sub(text.len());
        match unfolded {
            Some(unfolded) if effort > 0 => changed = Cow::Owned(unfolded),
            _ => {
                if let Some(error) = error {
                    reader.broken(&error);
                }
                return reader.builder.finish();
            }
        }
        lines = reader.lines.or_else(|| Some(Lines::of(text)));
    }
}

/// What an anchor stands for: a value that has a place, a text that can be a key, or both.
#[derive(Default)]
struct Anchored {
    value: Option<Id>,
    text: Option<String>,
}

struct Reader {
    builder: Builder,
    anchors: HashMap<usize, Anchored>,
    /// The lines of the text before it was changed, if it was.
    lines: Option<Lines>,
}

impl Reader {
    fn read(&mut self, text: &str) -> Option<ScanError> {
        // An anchor is known from the end of its value, so that no value can hold itself.
        let mut opened: Vec<usize> = Vec::new();
        let mut documents = 0;
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, Span { start, .. }) = match event {
                Ok(event) => event,
                Err(error) => return Some(error),
            };
            let at = self.mark(&start);
            if self.builder.depth() > DEEPEST {
                self.builder.end(at, End::TooDeep);
                return None;
            }
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        self.builder.second_document(at);
                        return None;
                    }
                }
                Event::Scalar(text, _, anchor, _) => self.scalar(at, &text, anchor),
                Event::Alias(anchor) => self.alias(at, anchor),
                Event::SequenceStart(anchor, _) => {
                    self.builder.open_items(at);
                    opened.push(anchor);
                }
                Event::MappingStart(anchor, _) => {
                    self.builder.open_entries(at);
                    opened.push(anchor);
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let value = self.builder.close();
                    if let Some(anchor) = opened.pop().filter(|anchor| *anchor > 0) {
                        self.anchors.insert(anchor, Anchored { value, text: None });
                    }
                }
                Event::Nothing
                | Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentEnd => {}
            }
        }
        None
    }

    fn scalar(&mut self, at: Mark, text: &str, anchor: usize) {
        let value = if self.builder.expects_key() {
            self.builder.key(at, Some(text.to_owned()));
            None
        } else {
            Some(self.builder.scalar(at))
        };
        if anchor > 0 {
            let text = Some(text.to_owned());
            self.anchors.insert(anchor, Anchored { value, text });
        }
    }

    fn alias(&mut self, at: Mark, anchor: usize) {
        let anchored = self.anchors.get(&anchor);
        if self.builder.expects_key() {
            self.builder.key(at, anchored.and_then(|anchored| anchored.text.clone()));
        } else {
            self.builder.alias(at, anchored.and_then(|anchored| anchored.value));
        }
    }

    fn broken(&mut self, error: &ScanError) {
        let at = self.mark(error.marker());
        // The parser has a limit of its own, on brackets, and it reads ahead.
        let end = match error.info() {
            "recursion limit exceeded" => End::TooDeep,
            reason => End::Broken(reason.to_owned()),
        };
        self.builder.end(at, end);
    }

    fn mark(&self, marker: &Marker) -> Mark {
        match &self.lines {
            Some(lines) => lines.mark(marker.index()),
            // The parser counts columns from zero.
            None => Mark::new(marker.line(), marker.col() + 1),
        }
    }
}
