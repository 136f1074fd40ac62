//! Objects whose tag says what they are, wherever in the object it stands.

use std::vec;

use serde::de::{DeserializeSeed, Error};

use super::capture::{Expect, Found};
use super::text::Text;
use super::{Entries, FromMap, Json};

/// The entries of an object whose tag has been found.
///
/// The entries before the tag were kept as text; they come first, then the tag, then
/// what the source still holds. A tag in front costs nothing.
pub struct Tagged<A> {
    name: &'static str,
    before: vec::IntoIter<(String, Json)>,
    tag: Option<Found>,
    next: Next,
    rest: A,
}

/// Where the next entry comes from.
enum Next {
    /// From what was read before the tag and with it.
    Before,
    /// The same, and the key has been given out already.
    Value(Found),
    /// From the source.
    Rest,
}

impl<A: Entries> Tagged<A> {
    /// Reads up to the tag, a field called `name`.
    pub fn find(
        mut rest: A,
        name: &'static str,
        known: &'static [&'static str],
    ) -> Result<Self, A::Error> {
        let mut before = Vec::new();
        let mut tag = None;
        let other = |key: &str| (key != name).then(|| key.to_owned());
        while let Some(key) = rest.next_key(other)? {
            let Some(key) = key else {
                tag = Some(rest.next_value_seed(Expect(known))?);
                break;
            };
            before.push((key, rest.next_value()?));
        }
        Ok(Self { name, before: before.into_iter(), tag, next: Next::Before, rest })
    }

    /// The tag, if it is one of the expected values.
    pub fn tag(&self) -> Option<&'static str> {
        match self.tag {
            Some(Found::Expected(tag)) => Some(tag),
            _ => None,
        }
    }

    /// Whether there is a tag, expected or not.
    pub fn is_tagged(&self) -> bool {
        self.tag.is_some()
    }

    /// Keeps the whole object.
    pub fn capture(self) -> Result<Json, A::Error> {
        Json::from_map(self)
    }
}

impl<A: Entries> Entries for Tagged<A> {
    type Error = A::Error;

    fn next_key<K>(
        &mut self,
        read: impl FnOnce(&str) -> K,
    ) -> Result<Option<K>, A::Error> {
        if let Next::Rest = self.next {
            self.rest.next_key(read)
        } else if let Some((key, value)) = self.before.next() {
            self.next = Next::Value(Found::Other(value));
            Ok(Some(read(&key)))
        } else if let Some(tag) = self.tag.take() {
            self.next = Next::Value(tag);
            Ok(Some(read(self.name)))
        } else {
            self.next = Next::Rest;
            self.rest.next_key(read)
        }
    }

    fn next_value_seed<T, S>(&mut self, seed: S) -> Result<T, A::Error>
    where
        S: for<'de> DeserializeSeed<'de, Value = T>,
    {
        if let Next::Rest = self.next {
            return self.rest.next_value_seed(seed);
        }
        match std::mem::replace(&mut self.next, Next::Before) {
            Next::Value(Found::Other(json)) => json.replay(seed),
            Next::Value(Found::Expected(tag)) => seed.deserialize(Text::new(tag)),
            Next::Before | Next::Rest => Err(A::Error::custom("a value before its key")),
        }
    }
}
