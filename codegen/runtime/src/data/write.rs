//! How each field of a struct is written, by the word for it in the table.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Extra, Map, Maybe, is_sending};

/// An object that is being written. Behind the first error nothing is written any more.
pub struct Writing<'a, S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
    extra: &'a Extra,
}

impl<'a, S: Serializer> Writing<'a, S> {
    /// Starts an object that ends with what is in `extra`.
    #[inline]
    pub fn new(serializer: S, extra: &'a Extra) -> Self {
        Self { map: serializer.serialize_map(None), extra }
    }

    #[inline]
    fn entry(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        if let Ok(map) = &mut self.map
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.map = Err(error);
        }
    }

    /// A value.
    #[inline]
    pub fn required(&mut self, name: &str, value: &impl Serialize, _index: usize) {
        self.entry(name, value);
    }

    /// A value, unless it is absent.
    #[inline]
    pub fn maybe<T: Serialize>(&mut self, name: &str, value: &Maybe<T>, _index: usize) {
        if !value.is_absent() {
            self.entry(name, value);
        }
    }

    /// A value if it is set; null if that is what came.
    #[inline]
    pub fn optional<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
        index: usize,
    ) {
        if let Some(value) = value {
            self.entry(name, value);
        } else if self.extra.was_null(index) {
            self.entry(name, &());
        }
    }

    /// The value of a constant, unless another one came.
    #[inline]
    pub fn constant(&mut self, name: &str, value: &impl Serialize, _index: usize) {
        if self.extra.get(name).is_none() {
            self.entry(name, value);
        }
    }

    /// The value of a constant if it is set, unless another one came.
    #[inline]
    pub fn optional_constant<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
        index: usize,
    ) {
        if self.extra.get(name).is_none() {
            self.optional(name, value, index);
        }
    }

    /// As an optional value, but not in a request.
    #[inline]
    pub fn read_only<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
        index: usize,
    ) {
        if !is_sending() {
            self.optional(name, value, index);
        }
    }

    /// As an optional constant, but not in a request.
    #[inline]
    pub fn read_only_constant<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
        index: usize,
    ) {
        if !is_sending() {
            self.optional_constant(name, value, index);
        }
    }

    /// The fields of a map.
    pub fn all<T: Serialize>(&mut self, fields: &Map<T>) {
        for (name, value) in fields {
            self.entry(name, value);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The first one of the serializer.
    #[inline]
    pub fn end(mut self) -> Result<S::Ok, S::Error> {
        for (name, value) in self.extra.iter() {
            self.entry(name, value);
        }
        self.map?.end()
    }
}
