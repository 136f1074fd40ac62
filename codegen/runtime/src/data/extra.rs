//! The fields that the document does not name.

use super::{Json, Map};

/// Fields of an object that the document does not name, in the order in which they came.
/// They are written back behind the named ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Option<Box<Map<Json>>>);

impl Extra {
    /// The value of the field `name`.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.as_ref()?.get(name)
    }

    /// Sets a field, replacing the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) {
        self.0.get_or_insert_default().insert(name.into(), value.into());
    }

    /// Takes a field out, and gives the value that it had.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let fields = self.0.as_mut()?;
        let value = fields.shift_remove(name);
        if fields.is_empty() {
            self.0 = None;
        }
        value
    }

    /// The fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        let fields = self.0.as_deref().into_iter().flatten();
        fields.map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is no such field, as is usual.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many such fields there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |fields| fields.len())
    }
}
