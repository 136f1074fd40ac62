//! Objects whose tag says what they are, wherever in the object it stands.

use std::collections::VecDeque;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use super::capture::{Expect, Found};
use super::source::StringSource;
use super::{Capture, Json, Literal};

/// The entries of an object whose tag has been found.
///
/// The entries before the tag were kept as text; they come first, then the tag, then
/// what the source still holds. A tag in front costs nothing.
pub struct Tagged<A> {
    name: &'static str,
    tag: Option<Found>,
    before: VecDeque<(String, Json)>,
    rest: A,
    next: Next,
}

/// Whose value comes next.
enum Next {
    Kept(Json),
    Tag(Found),
    Rest,
}

impl<'de, A: MapAccess<'de>> Tagged<A> {
    /// Reads up to the tag, a field called `name`.
    pub fn find(
        mut rest: A,
        name: &'static str,
        known: &'static [Literal],
    ) -> Result<Self, A::Error> {
        let mut before = VecDeque::new();
        let mut tag = None;
        while let Some(key) = rest.next_key::<String>()? {
            if key == name {
                tag = Some(rest.next_value_seed(Expect(known))?);
                break;
            }
            before.push_back((key, rest.next_value()?));
        }
        Ok(Self { name, tag, before, rest, next: Next::Rest })
    }

    /// The tag, if it is one of the expected values.
    pub fn tag(&self) -> Option<Literal> {
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
        Capture.visit_map(self)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Tagged<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        if let Some((key, value)) = self.before.pop_front() {
            self.next = Next::Kept(value);
            seed.deserialize(StringSource::new(&key)).map(Some)
        } else if let Some(tag) = self.tag.take() {
            self.next = Next::Tag(tag);
            seed.deserialize(StringSource::new(self.name)).map(Some)
        } else {
            self.next = Next::Rest;
            self.rest.next_key_seed(seed)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, A::Error> {
        match std::mem::replace(&mut self.next, Next::Rest) {
            Next::Kept(json) | Next::Tag(Found::Other(json)) => json.replay(seed),
            Next::Tag(Found::Expected(Literal::String(tag))) => {
                seed.deserialize(StringSource::new(tag))
            }
            Next::Tag(Found::Expected(tag)) => {
                seed.deserialize(tag.to_value()).map_err(A::Error::custom)
            }
            Next::Rest => self.rest.next_value_seed(seed),
        }
    }
}
