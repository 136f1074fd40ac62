//! Objects whose tag says what they are, wherever in the object it stands.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, Visitor};

use super::capture::{Expect, Found};
use super::cursor::Cursor;
use super::kept::Kept;
use super::source::StringSource;
use super::{Entries, FromMap, Json, Literal};

/// The entries of an object that has a tag.
///
/// The entries before the tag are kept as text; they come first, then the tag, then
/// what the source still holds. A tag in front costs nothing, nor one that the source can
/// look ahead to.
pub struct Tagged<'m, A> {
    name: &'static str,
    found: bool,
    /// Keys and values as in JSON, with a comma behind each.
    before: String,
    /// How much of that has been given out.
    at: usize,
    tag: Option<Found>,
    next: Next,
    rest: &'m mut A,
}

/// Where an entry comes from.
enum Next {
    Before,
    Tag,
    Rest,
}

impl<'m, A: Entries> Tagged<'m, A> {
    /// The entries, of which `name` is the tag.
    #[inline]
    pub fn new(rest: &'m mut A, name: &'static str) -> Self {
        let (before, at, next) = (String::new(), 0, Next::Before);
        Self { name, found: false, before, at, tag: None, next, rest }
    }

    /// Finds the tag, and gives it if it is one of the `known` values.
    #[inline]
    pub fn find(
        &mut self,
        known: &'static [Literal],
    ) -> Result<Option<Literal>, A::Error> {
        loop {
            let look = Look { name: self.name, known, before: &mut self.before };
            match self.rest.look(look)? {
                Some(Seen::Key) => {
                    let value: Json = self.rest.next_value()?;
                    self.before.extend([value.get(), ","]);
                }
                Some(Seen::Tag) => {
                    let found = self.rest.next_value_seed(Expect(known))?;
                    self.found = true;
                    return Ok(self.tag.insert(found).expected());
                }
                Some(Seen::Ahead(found)) => {
                    self.next = Next::Rest;
                    self.found = found.is_some();
                    return Ok(found.and_then(|found| found.expected()));
                }
                None => return Ok(None),
            }
        }
    }

    /// Whether there is a tag, expected or not.
    pub fn is_tagged(&self) -> bool {
        self.found
    }

    /// Keeps the whole object.
    pub fn capture(mut self) -> Result<Json, A::Error> {
        Json::from_map(&mut self)
    }

    /// The key of an entry that has been read already, if there is one more.
    fn known_key<K>(
        &mut self,
        read: impl FnOnce(&str) -> K,
    ) -> Result<Option<K>, A::Error> {
        if self.at < self.before.len() {
            let mut cursor = Cursor::new(&self.before, self.at);
            let key = cursor.string().map_err(A::Error::custom)?;
            cursor.pass(b':');
            self.at = cursor.position();
            Ok(Some(read(&key)))
        } else if self.tag.is_some() {
            self.next = Next::Tag;
            Ok(Some(read(self.name)))
        } else {
            self.next = Next::Rest;
            self.rest.next_key(read)
        }
    }
}

impl<A: Entries> Entries for Tagged<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key<K>(
        &mut self,
        read: impl FnOnce(&str) -> K,
    ) -> Result<Option<K>, A::Error> {
        match self.next {
            Next::Rest => self.rest.next_key(read),
            Next::Before | Next::Tag => self.known_key(read),
        }
    }

    fn look(&mut self, look: Look<'_>) -> Result<Option<Seen>, A::Error> {
        self.next_key(|key| look.at(key))
    }

    #[inline]
    fn next_value_seed<T, S>(&mut self, seed: S) -> Result<T, A::Error>
    where
        S: for<'de> DeserializeSeed<'de, Value = T>,
    {
        match self.next {
            Next::Rest => self.rest.next_value_seed(seed),
            Next::Tag => match self.tag.take() {
                Some(Found::Expected(Literal::String(tag))) => {
                    seed.deserialize(StringSource::new(tag))
                }
                Some(Found::Expected(tag)) => {
                    seed.deserialize(tag.to_value()).map_err(A::Error::custom)
                }
                Some(Found::Other(json)) => seed.deserialize(&mut Kept::new(json.get())),
                None => Err(A::Error::custom("a tag that is read twice")),
            },
            Next::Before => {
                let mut kept = Kept::at(Cursor::new(&self.before, self.at));
                let value = seed.deserialize(&mut kept)?;
                let mut cursor = kept.cursor();
                cursor.pass(b',');
                self.at = cursor.position();
                Ok(value)
            }
        }
    }
}

/// What is seen in search of a tag.
pub enum Seen {
    /// An entry with another key, which has been kept. Its value comes next.
    Key,
    /// The tag. Its value comes next.
    Tag,
    /// The tag is further on, or there is none. The entries are still where they were.
    Ahead(Option<Found>),
}

/// Looks for a tag, a field called `name` with one of the `known` values. Other keys go
/// to `before`.
///
/// A key is read as usual, but as a newtype whose name is that of the tag: who can look
/// ahead, as [`Kept`] can, knows from this what for, and answers with an option. To all
/// others a newtype is what is inside it: the key.
pub struct Look<'b> {
    name: &'static str,
    known: &'static [Literal],
    before: &'b mut String,
}

impl Look<'_> {
    #[inline]
    fn at(self, key: &str) -> Seen {
        if key == self.name {
            return Seen::Tag;
        }
        let is_plain = |byte: u8| !matches!(byte, b'"' | b'\\' | 0..b' ');
        if self.before.is_empty() {
            self.before.reserve(256); // mostly that is enough for all
        }
        if key.bytes().all(is_plain) {
            self.before.extend(["\"", key, "\":"]);
        } else {
            self.before.extend([&serde_json::Value::from(key).to_string(), ":"]);
        }
        Seen::Key
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = Seen;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Seen, D::Error> {
        deserializer.deserialize_newtype_struct(self.name, self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = Seen;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Seen, D::Error> {
        deserializer.deserialize_identifier(self)
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Seen, E> {
        Ok(self.at(key))
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Seen, D::Error> {
        let found = Expect(self.known).deserialize(deserializer)?;
        Ok(Seen::Ahead(Some(found)))
    }

    fn visit_none<E: Error>(self) -> Result<Seen, E> {
        Ok(Seen::Ahead(None))
    }
}
