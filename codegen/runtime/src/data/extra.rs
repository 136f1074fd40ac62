//! The fields that the document does not name.

use super::Json;

/// Fields of an object that the document does not name, in the order in which they came.
/// They are written back behind the named ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Vec<(String, Json)>);

impl Extra {
    /// The value of the field `name`.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter().find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Sets a field, replacing the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) {
        let (name, value) = (name.into(), value.into());
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// Takes a field out, and gives the value that it had.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(index).1)
    }

    /// The fields in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is no such field, as is usual.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many such fields there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
