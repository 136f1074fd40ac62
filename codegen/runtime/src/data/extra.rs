//! The fields that the document does not name.

use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::IgnoredAny;

use super::super::api;
use super::object::Rest;
use super::{Entries, Json, Map, value};

/// Fields of an object that the document does not name, in the order in which they came.
/// They are written back behind the named ones.
///
/// Besides, it remembers which optional fields came as null instead of being left out: as
/// long as they are `None` they are written back as null. Two objects that differ in this
/// alone are equal.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    kept: Option<Box<Kept>>,
    /// A bit for each of the first fields of the object.
    nulls: u64,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    fields: Map<Json>,
    /// Fields of the object that came as null and have no bit.
    nulls: Vec<usize>,
}

impl Extra {
    /// The value of the field `name`.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.kept.as_ref()?.fields.get(name)
    }

    /// Sets a field, replacing the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) {
        self.kept.get_or_insert_default().fields.insert(name.into(), value.into());
    }

    /// Takes a field out, and gives the value that it had.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        self.kept.as_mut()?.fields.shift_remove(name)
    }

    /// The fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        let fields = self.kept.iter().flat_map(|kept| &kept.fields);
        fields.map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is no such field, as is usual.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many such fields there are.
    pub fn len(&self) -> usize {
        self.kept.as_ref().map_or(0, |kept| kept.fields.len())
    }

    /// Notes that the field of the object with this index came as null.
    pub(super) fn note_null(&mut self, index: usize) {
        match bit(index) {
            Some(bit) => self.nulls |= bit,
            None => self.kept.get_or_insert_default().nulls.push(index),
        }
    }

    /// Whether the field of the object with this index came as null.
    #[allow(dead_code, reason = "called where a macro expands")]
    pub(crate) fn was_null(&self, index: usize) -> bool {
        match bit(index) {
            Some(bit) => self.nulls & bit != 0,
            None => self.kept.as_ref().is_some_and(|kept| kept.nulls.contains(&index)),
        }
    }
}

/// The bit of a field, if it has one.
fn bit(index: usize) -> Option<u64> {
    1_u64.checked_shl(u32::try_from(index).ok()?)
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let fields = |extra: &Self| extra.kept.as_ref().map(|kept| kept.fields.clone());
        self.len() == other.len() && (self.is_empty() || fields(self) == fields(other))
    }
}

impl Eq for Extra {}

impl Hash for Extra {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Equal ones may hold their fields in different orders.
        let mut fields: Vec<(&str, &Json)> = self.iter().collect();
        fields.sort_unstable_by_key(|(name, _)| *name);
        fields.hash(state);
    }
}

impl Rest for Extra {
    fn keep<A: Entries>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        if api::KEEPS_UNKNOWN_FIELDS {
            let json: Json = value(map, &name)?;
            self.insert(name, json);
        } else {
            map.next_value_seed(PhantomData::<IgnoredAny>)?;
        }
        Ok(())
    }
}
