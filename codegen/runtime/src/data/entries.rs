//! The entries of a JSON object, wherever they come from.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use super::tagged::{Look, Seen};
use super::{Decode, Seed};

/// The entries of a JSON object, one after the other.
///
/// This is serde's [`MapAccess`] but for the lifetime: what is read borrows nothing, so it
/// can come from a text that is gone afterwards.
pub trait Entries {
    /// Why an entry cannot be read.
    type Error: Error;

    /// Goes to the next entry, and gives what `read` makes of its key.
    fn next_key<K>(
        &mut self,
        read: impl FnOnce(&str) -> K,
    ) -> Result<Option<K>, Self::Error>;

    /// Reads the value of the entry.
    fn next_value_seed<T, S>(&mut self, seed: S) -> Result<T, Self::Error>
    where
        S: for<'de> DeserializeSeed<'de, Value = T>;

    /// Goes to the next entry, or looks ahead, in search of a tag.
    fn look(&mut self, look: Look<'_>) -> Result<Option<Seen>, Self::Error>;

    /// Reads the value of the entry.
    #[inline]
    fn next_value<T: Decode>(&mut self) -> Result<T, Self::Error> {
        self.next_value_seed(Seed::new())
    }
}

/// The entries of an object that is being received.
pub struct Received<'de, A> {
    map: A,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> Received<'de, A> {
    /// The entries that serde has.
    #[inline]
    pub fn new(map: A) -> Self {
        Self { map, lifetime: PhantomData }
    }
}

impl<'de, A: MapAccess<'de>> Entries for Received<'de, A> {
    type Error = A::Error;

    #[inline]
    fn next_key<K>(
        &mut self,
        read: impl FnOnce(&str) -> K,
    ) -> Result<Option<K>, A::Error> {
        self.map.next_key_seed(Key(read))
    }

    #[inline]
    fn look(&mut self, look: Look<'_>) -> Result<Option<Seen>, A::Error> {
        self.map.next_key_seed(look)
    }

    #[inline]
    fn next_value_seed<T, S>(&mut self, seed: S) -> Result<T, A::Error>
    where
        S: for<'a> DeserializeSeed<'a, Value = T>,
    {
        self.map.next_value_seed(seed)
    }
}

/// Hands a key to a function.
struct Key<F>(F);

impl<'de, K, F: FnOnce(&str) -> K> DeserializeSeed<'de> for Key<F> {
    type Value = K;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K, F: FnOnce(&str) -> K> Visitor<'_> for Key<F> {
    type Value = K;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<K, E> {
        Ok((self.0)(key))
    }
}
