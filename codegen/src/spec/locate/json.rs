//! The places of the values of a JSON text.
//!
//! Not read as YAML, which JSON nearly is: tabs, surrogate escapes and keys of more than a
//! thousand letters are where the two differ.

use super::builder::Builder;
use super::{Index, Mark};

/// Reads a text as far as it is not broken.
pub(super) fn index(text: &str) -> Index {
    let mut scanner = Scanner { text, offset: 0, seen: 0, line: 1, column: 1 };
    let mut builder = Builder::new(false);
    while scanner.token(&mut builder).is_some() {}
    builder.finish()
}

struct Scanner<'a> {
    text: &'a str,
    offset: usize,
    /// How far lines and columns are counted.
    seen: usize,
    line: usize,
    column: usize,
}

impl Scanner<'_> {
    /// Reads one token; `None` where the text ends or is broken.
    fn token(&mut self, builder: &mut Builder) -> Option<()> {
        let bytes = self.text.as_bytes();
        match bytes.get(self.offset)? {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => self.offset += 1,
            b'{' => {
                builder.open_entries(self.mark());
                self.offset += 1;
            }
            b'[' => {
                builder.open_items(self.mark());
                self.offset += 1;
            }
            b'}' | b']' => {
                builder.close()?;
                self.offset += 1;
            }
            b'"' => {
                let at = self.mark();
                let string = self.string()?;
                if builder.expects_key() {
                    builder.key(at, serde_json::from_str(string).ok());
                } else {
                    builder.scalar(at);
                }
            }
            _ => {
                let rest = &bytes[self.offset..];
                let part =
                    |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                let length = rest.iter().take_while(|byte| part(byte)).count();
                if length == 0 {
                    return None;
                }
                builder.scalar(self.mark());
                self.offset += length;
            }
        }
        Some(())
    }

    /// Steps over a string and returns it with its quotes.
    fn string(&mut self) -> Option<&str> {
        let bytes = self.text.as_bytes();
        let start = self.offset;
        let mut end = start + 1;
        loop {
            match bytes.get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        self.offset = end + 1;
        self.text.get(start..self.offset)
    }

    /// The place of the current offset. Counts on from the last one asked for.
    fn mark(&mut self) -> Mark {
        let passed = &self.text.as_bytes()[self.seen..self.offset];
        for byte in passed {
            if *byte == b'\n' {
                self.line += 1;
                self.column = 1;
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // Every byte but the continuations of a character.
                self.column += 1;
            }
        }
        self.seen = self.offset;
        Mark::new(self.line, self.column)
    }
}
