//! Going through a text that is JSON, without checking that it is.

use std::borrow::Cow;

/// A place in a text that `serde_json` has found to be JSON.
///
/// If it were not JSON after all, what is read would be strange or empty, nothing worse.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// A place in the text: where a value starts, or a key.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// How much of the text has been read.
    pub(super) fn position(self) -> usize {
        self.at
    }

    #[inline]
    fn byte(self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The text from `start` up to here.
    #[inline]
    fn since(self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The next byte that is no blank.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(0..=b' ') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Goes beyond this mark, if it is next.
    #[inline]
    pub(super) fn pass(&mut self, mark: u8) -> bool {
        let is_next = self.peek() == Some(mark);
        self.at += usize::from(is_next);
        is_next
    }

    /// Reads the string that starts here, unless something in it is escaped.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'a str> {
        let mut end = Self { at: self.at + 1, ..*self };
        end.skip_letters();
        let text = end.since(self.at + 1);
        (end.byte() == Some(b'"')).then(|| {
            self.at = end.at + 1;
            text
        })
    }

    /// Reads the string that starts here.
    ///
    /// # Errors
    /// An escape stands for no character.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, serde_json::Error> {
        match self.plain_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => serde_json::from_str(self.skip()).map(Cow::Owned),
        }
    }

    /// Reads a number, or a word such as `true`.
    pub(super) fn word(&mut self) -> &'a str {
        let start = self.at;
        while let Some(byte) = self.byte() {
            if matches!(byte, 0..=b' ' | b',' | b']' | b'}') {
                break;
            }
            self.at += 1;
        }
        self.since(start)
    }

    /// Goes beyond the value that starts here, and gives its text.
    pub(super) fn skip(&mut self) -> &'a str {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.byte() {
                Some(b'"') => self.skip_string(),
                Some(b'{' | b'[') => {
                    self.at += 1;
                    depth += 1;
                }
                Some(b'}' | b']') => {
                    self.at += 1;
                    depth = depth.saturating_sub(1);
                }
                Some(0..=b' ' | b',' | b':') => self.at += 1,
                Some(_) => drop(self.word()),
                None => break,
            }
            if depth == 0 {
                break;
            }
        }
        self.since(start)
    }

    fn skip_string(&mut self) {
        self.at += 1;
        loop {
            self.skip_letters();
            if self.byte() != Some(b'\\') {
                break;
            }
            self.at += 2;
        }
        self.at += 1;
    }

    /// Goes to the next quote or backslash, eight bytes at once.
    #[inline]
    fn skip_letters(&mut self) {
        const EACH: u64 = 0x0101_0101_0101_0101;
        // The high bit of the first byte that is zero, and maybe of some behind it.
        let zeros = |word: u64| word.wrapping_sub(EACH) & !word & (EACH << 7);
        let rest = |at| self.text.as_bytes().get(at..).unwrap_or_default();
        while let Some(word) = rest(self.at).first_chunk() {
            let word = u64::from_le_bytes(*word);
            let found = zeros(word ^ (EACH * u64::from(b'"')))
                | zeros(word ^ (EACH * u64::from(b'\\')));
            if found != 0 {
                self.at += found.trailing_zeros() as usize / 8;
                return;
            }
            self.at += 8;
        }
        while self.byte().is_some_and(|byte| !matches!(byte, b'"' | b'\\')) {
            self.at += 1;
        }
    }
}
