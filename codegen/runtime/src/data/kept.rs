//! Reading a text that was kept until it was known what it is.

use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{
    DeserializeSeed, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::Number;

use super::cursor::Cursor;

/// How deep values may nest: as deep as `serde_json` lets them in a body.
pub(super) const MAX_DEPTH: usize = 128;

/// A kept text as a source of values. It can be looked ahead in, see [`super::tagged`].
pub(super) struct Kept<'a, E> {
    cursor: Cursor<'a>,
    depth: usize,
    error: PhantomData<fn() -> E>,
}

impl<'a, E: Error> Kept<'a, E> {
    /// The text.
    pub(super) fn new(text: &'a str) -> Self {
        Self::at(Cursor::new(text, 0))
    }

    /// A place in a text.
    pub(super) fn at(cursor: Cursor<'a>) -> Self {
        Self { cursor, depth: 0, error: PhantomData }
    }

    /// Where the reading has come to.
    pub(super) fn cursor(&self) -> Cursor<'a> {
        self.cursor
    }

    #[inline]
    fn string<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, E> {
        match self.cursor.plain_string() {
            Some(text) => visitor.visit_str(text),
            None => visitor.visit_str(&self.cursor.string().map_err(without_place)?),
        }
    }

    fn number<'de, V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, E> {
        let text = self.cursor.word();
        // Eighteen digits fit.
        if text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            let add = |sum: u64, digit: u8| sum * 10 + u64::from(digit - b'0');
            return visitor.visit_u64(text.bytes().fold(0, add));
        }
        let number: Number = serde_json::from_str(text).map_err(without_place)?;
        number.deserialize_any(visitor).map_err(without_place)
    }

    #[inline]
    fn object<V: Visitor<'a>>(&mut self, visitor: V) -> Result<V::Value, E> {
        self.enter(b'{')?;
        let value = visitor.visit_map(Fields { kept: self, first: true })?;
        self.leave(b'}')?;
        Ok(value)
    }

    #[inline]
    fn array<V: Visitor<'a>>(&mut self, visitor: V) -> Result<V::Value, E> {
        self.enter(b'[')?;
        let value = visitor.visit_seq(Items { kept: self, first: true })?;
        self.leave(b']')?;
        Ok(value)
    }

    fn enter(&mut self, start: u8) -> Result<(), E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom("nested too deeply"));
        }
        self.depth += 1;
        self.cursor.pass(start);
        Ok(())
    }

    fn leave(&mut self, end: u8) -> Result<(), E> {
        self.depth -= 1;
        if self.cursor.pass(end) { Ok(()) } else { Err(E::custom("more than expected")) }
    }

    /// The value that comes next is none of those that are expected.
    #[cold]
    fn unexpected(&mut self, expected: &dyn Expected) -> E {
        match self.cursor.peek() {
            Some(b'"') => match self.cursor.string() {
                Ok(text) => E::invalid_type(Unexpected::Str(&text), expected),
                Err(error) => without_place(error),
            },
            Some(b'{') => E::invalid_type(Unexpected::Map, expected),
            Some(b'[') => E::invalid_type(Unexpected::Seq, expected),
            Some(b't') => E::invalid_type(Unexpected::Bool(true), expected),
            Some(b'f') => E::invalid_type(Unexpected::Bool(false), expected),
            Some(b'n') => E::invalid_type(Unexpected::Unit, expected),
            _ => match serde_json::from_str::<Number>(self.cursor.word()) {
                Ok(number) => E::invalid_type(unexpected_number(&number), expected),
                Err(error) => without_place(error),
            },
        }
    }
}

fn unexpected_number(number: &Number) -> Unexpected<'_> {
    match (number.as_u64(), number.as_i64()) {
        (Some(value), _) => Unexpected::Unsigned(value),
        (_, Some(value)) => Unexpected::Signed(value),
        _ => Unexpected::Float(number.as_f64().unwrap_or(f64::NAN)),
    }
}

/// An error of serde's for somebody else: its position inside a text that was kept would
/// mislead.
#[cold]
#[allow(clippy::needless_pass_by_value, reason = "handed to `map_err`")]
fn without_place<E: Error>(error: serde_json::Error) -> E {
    let message = error.to_string();
    E::custom(message.rsplit_once(" at line ").map_or(message.as_str(), |it| it.0))
}

/// Reads a value whose first byte is one of these, and nothing else.
macro_rules! only {
    ($($method:ident($($argument:ty),*): $($first:pat_param)|+ => $read:ident;)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(
            self,
            $(_: $argument,)*
            visitor: V,
        ) -> Result<V::Value, E> {
            match self.cursor.peek() {
                Some($($first)|+) => self.$read(visitor),
                _ => Err(self.unexpected(&visitor)),
            }
        }
    )*};
}

impl<'de, E: Error> Deserializer<'de> for &mut Kept<'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.cursor.peek() {
            Some(b'"') => self.string(visitor),
            Some(b'{') => self.object(visitor),
            Some(b'[') => self.array(visitor),
            Some(first @ (b't' | b'f')) => {
                self.cursor.word();
                visitor.visit_bool(first == b't')
            }
            Some(b'n') => {
                self.cursor.word();
                visitor.visit_unit()
            }
            _ => self.number(visitor),
        }
    }

    only! {
        deserialize_str(): b'"' => string;
        deserialize_string(): b'"' => string;
        deserialize_identifier(): b'"' => string;
        deserialize_map(): b'{' => object;
        deserialize_struct(&'static str, &'static [&'static str]): b'{' => object;
        deserialize_seq(): b'[' => array;
        deserialize_i64(): b'-' | b'0'..=b'9' => number;
        deserialize_u64(): b'-' | b'0'..=b'9' => number;
        deserialize_f64(): b'-' | b'0'..=b'9' => number;
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        if self.cursor.peek() == Some(b'n') {
            self.cursor.word();
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, E> {
        self.cursor.peek();
        self.cursor.skip();
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        // serde_json knows how to give itself raw JSON.
        self.cursor.peek();
        let mut value = serde_json::Deserializer::from_str(self.cursor.skip());
        value.deserialize_newtype_struct(name, visitor).map_err(without_place)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i128 u8 u16 u32 u128 f32 char bytes byte_buf unit unit_struct tuple
        tuple_struct enum
    }
}

struct Items<'k, 'a, E> {
    kept: &'k mut Kept<'a, E>,
    first: bool,
}

impl<'de, E: Error> SeqAccess<'de> for Items<'_, 'de, E> {
    type Error = E;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, E> {
        if self.kept.cursor.peek() == Some(b']') {
            return Ok(None);
        }
        if !std::mem::take(&mut self.first) {
            self.kept.cursor.pass(b',');
        }
        seed.deserialize(&mut *self.kept).map(Some)
    }
}

struct Fields<'k, 'a, E> {
    kept: &'k mut Kept<'a, E>,
    first: bool,
}

impl<'de, E: Error> MapAccess<'de> for Fields<'_, 'de, E> {
    type Error = E;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, E> {
        if self.kept.cursor.peek() == Some(b'}') {
            return Ok(None);
        }
        seed.deserialize(NextKey(self)).map(Some)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, E> {
        self.kept.cursor.pass(b':');
        seed.deserialize(&mut *self.kept)
    }
}

/// The key that comes next, or a look at what comes later.
struct NextKey<'f, 'k, 'a, E>(&'f mut Fields<'k, 'a, E>);

impl<'a, E: Error> NextKey<'_, '_, 'a, E> {
    /// Goes to the key.
    #[inline]
    fn cursor(&mut self) -> &mut Cursor<'a> {
        let cursor = &mut self.0.kept.cursor;
        if !std::mem::take(&mut self.0.first) {
            cursor.pass(b',');
        }
        cursor.peek();
        cursor
    }

    /// Goes to the value of a field, if there is one of this name.
    fn find(&mut self, name: &str) -> Result<bool, E> {
        loop {
            let cursor = self.cursor();
            if cursor.peek() != Some(b'"') {
                return Ok(false);
            }
            let is_it = cursor.string().map_err(without_place)? == name;
            cursor.pass(b':');
            cursor.peek();
            if is_it {
                return Ok(true);
            }
            cursor.skip();
        }
    }
}

impl<'de, E: Error> Deserializer<'de> for NextKey<'_, '_, 'de, E> {
    type Error = E;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, E> {
        self.cursor();
        self.0.kept.string(visitor)
    }

    /// Looks ahead for the field `name`: its value, or none. No key has been read
    /// afterwards.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        let before = (self.0.kept.cursor, self.0.first);
        let value = if self.find(name)? {
            visitor.visit_some(&mut *self.0.kept)
        } else {
            visitor.visit_none()
        };
        (self.0.kept.cursor, self.0.first) = before;
        value
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
