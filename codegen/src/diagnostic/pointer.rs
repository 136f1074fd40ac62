//! JSON Pointers: the name of every value in a document.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write};

/// A JSON Pointer (RFC 6901) into the document, written `#/paths/~1runs/get`.
///
/// Kept as one escaped string, so that building, comparing and hashing one is a matter of
/// copying or reading some hundred bytes.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

/// Something about each of many places. Hashed fast, and so that nobody can make places
/// collide.
pub type PointerMap<T> = HashMap<Pointer, T, foldhash::fast::RandomState>;

/// Many places.
pub type PointerSet = HashSet<Pointer, foldhash::fast::RandomState>;

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the fragment of a `$ref`, such as `#/components/schemas/Run%20Step`.
    ///
    /// `None` when it does not start with `#`, or is neither empty nor starts with a slash, or
    /// its percent signs do not decode to UTF-8.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = decode(fragment.strip_prefix('#')?)?;
        (path.is_empty() || path.starts_with('/')).then(|| {
            // Escapes are taken apart and put together again, so that equal pointers are equal
            // strings whichever way they were written.
            path.split('/').skip(1).fold(Self::root(), |mut pointer, segment| {
                pointer.push(&unescape(segment));
                pointer
            })
        })
    }

    /// The pointer to an entry of the mapping this one names.
    #[must_use]
    pub fn child(&self, key: impl AsRef<str>) -> Self {
        let key = key.as_ref();
        let mut path = String::with_capacity(self.0.len() + 1 + key.len());
        path.push_str(&self.0);
        let mut child = Self(path);
        child.push(key);
        child
    }

    /// The pointer to an item of the sequence this one names.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut path = String::with_capacity(self.0.len() + 4);
        path.push_str(&self.0);
        write!(path, "/{index}").expect("writing to a string cannot fail");
        Self(path)
    }

    /// The pointer to what holds this value; `None` for the whole document.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|end| Self(self.0[..end].to_owned()))
    }

    /// The keys and indices on the way from the root, unescaped.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let mut segments = self.0.split('/');
        segments.next(); // what stands before the first slash: nothing
        segments.map(unescape)
    }

    /// The last key or index, unescaped; `None` for the whole document.
    pub fn last(&self) -> Option<Cow<'_, str>> {
        self.segments().next_back()
    }

    /// Whether this is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `other` is this value or lies inside it.
    pub fn contains(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Steps into an entry, in place.
    pub fn push(&mut self, key: &str) {
        self.0.push('/');
        for part in key.split_inclusive(['~', '/']) {
            if let Some(part) = part.strip_suffix('~') {
                self.0.push_str(part);
                self.0.push_str("~0");
            } else if let Some(part) = part.strip_suffix('/') {
                self.0.push_str(part);
                self.0.push_str("~1");
            } else {
                self.0.push_str(part);
            }
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pointer({self})")
    }
}

/// `~1` is a slash and `~0` a tilde; any other tilde stands for itself.
fn unescape(segment: &str) -> Cow<'_, str> {
    let Some(first) = segment.find('~') else { return Cow::Borrowed(segment) };
    let mut plain = String::with_capacity(segment.len());
    plain.push_str(&segment[..first]);
    let mut letters = segment[first..].chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = match letters.peek() {
            Some('0') if letter == '~' => '~',
            Some('1') if letter == '~' => '/',
            _ => {
                plain.push(letter);
                continue;
            }
        };
        letters.next();
        plain.push(escaped);
    }
    Cow::Owned(plain)
}

/// Undoes percent encoding. A percent sign without two hex digits stands for itself.
fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let byte = match tail {
            [high, low, ..] if first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = byte {
            bytes.push(high << 4 | low);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
