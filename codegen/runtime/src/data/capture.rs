//! Keeping a value of any shape, from any source of values.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::kept::{Kept, MAX_DEPTH};
use super::{Decode, Entries, FromMap, Json, Literal, Received};

/// Builds a [`Json`] from a value whose start a visitor has already seen.
///
/// A number keeps its value here, not its spelling: `1e2` becomes `100.0`.
#[derive(Clone, Copy, Debug)]
pub struct Capture;

impl<'de> Visitor<'de> for Capture {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Value::from(value).into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Value::from(value).into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Value::from(value).into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(Value::from(value).into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Value::from(value).into())
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Value::Null.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Json>()? {
            items.push(item);
        }
        Ok(Json::array(&items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Json, A::Error> {
        Json::from_map(&mut Received::new(map))
    }
}

impl FromMap for Json {
    fn from_map<A: Entries>(map: &mut A) -> Result<Self, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key(str::to_owned)? {
            fields.push((name, map.next_value()?));
        }
        Ok(Json::object(&fields))
    }
}

/// What stands where one of a few values is expected.
pub enum Found {
    /// One of the values.
    Expected(Literal),
    /// Anything else.
    Other(Json),
}

impl Found {
    /// The value, if it is one of those expected.
    #[inline]
    pub(super) fn expected(&self) -> Option<Literal> {
        match self {
            Self::Expected(literal) => Some(*literal),
            Self::Other(_) => None,
        }
    }
}

/// Reads a value where one of these is expected, without copying it if it is.
#[derive(Clone, Copy)]
pub struct Expect(pub(super) &'static [Literal]);

impl Expect {
    /// One of the values, or else what there is.
    #[inline]
    fn find(self, is: impl Fn(Literal) -> bool) -> Option<Found> {
        self.0.iter().copied().find(|literal| is(*literal)).map(Found::Expected)
    }

    /// One of the values that is an array or an object, or else what there is.
    fn find_json(self, json: Json) -> Found {
        match Literal::find(self.0, &json) {
            Some(index) => Found::Expected(self.0[index]),
            None => Found::Other(json),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Expect {
    type Value = Found;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Expect {
    type Value = Found;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "one of {:?}", self.0)
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<Found, E> {
        match self.find(|it| matches!(it, Literal::String(own) if own == value)) {
            Some(found) => Ok(found),
            None => Capture.visit_str(value).map(Found::Other),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Found, E> {
        match self.find(|it| it == Literal::Boolean(value)) {
            Some(found) => Ok(found),
            None => Capture.visit_bool(value).map(Found::Other),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Found, E> {
        match self.find(|it| it.is_integer(value.into())) {
            Some(found) => Ok(found),
            None => Capture.visit_i64(value).map(Found::Other),
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Found, E> {
        match self.find(|it| it.is_integer(value.into())) {
            Some(found) => Ok(found),
            None => Capture.visit_u64(value).map(|json| self.find_json(json)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Found, E> {
        match self.find(|it| it.is_float(value)) {
            Some(found) => Ok(found),
            None => Capture.visit_f64(value).map(Found::Other),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Found, E> {
        Capture.visit_unit().map(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Found, A::Error> {
        Capture.visit_seq(seq).map(|json| self.find_json(json))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Found, A::Error> {
        Capture.visit_map(map).map(|json| self.find_json(json))
    }
}

impl Json {
    /// Reads the kept text.
    ///
    /// # Errors
    /// Those of the type, and nesting beyond [`MAX_DEPTH`].
    pub(super) fn replay<T: Decode, E: Error>(&self) -> Result<T, E> {
        if self.depth() > MAX_DEPTH {
            return Err(E::custom("nested too deeply"));
        }
        T::decode(&mut Kept::new(self.get()))
    }

    /// How many arrays and objects stand inside each other.
    fn depth(&self) -> usize {
        let (mut depth, mut deepest) = (0_usize, 0);
        let mut bytes = self.get().bytes();
        let mut in_string = false;
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' if in_string => drop(bytes.next()),
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
                b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        deepest
    }
}
