//! What was found out about a document, so that it is not found out again.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::refs::{End, Ids, Scopes};
use super::repair::Repairs;
use super::schema::Schema;
use crate::diagnostic::{Diagnostic, Pointer, PointerMap};

/// What is worked out when somebody first asks.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) ids: OnceLock<Ids>,
    pub(super) scopes: OnceLock<Scopes>,
    /// Where the references at these places lead in the end.
    pub(super) ends: Notes<End>,
    pub(super) repairs: Repairs,
    /// The schemas that have been read.
    pub(super) schemas: Notes<Result<Arc<Schema>, Diagnostic>>,
    /// The schemas that stand nowhere in the text.
    pub(super) added: Notes<Arc<Schema>>,
}

/// Something about each of many places.
#[derive(Debug)]
pub(super) struct Notes<T>(Mutex<PointerMap<T>>);

impl<T> Default for Notes<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Notes<T> {
    pub(super) fn get(&self, at: &Pointer) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(at).cloned()
    }

    /// Adds a note, forgetting the others if there are many: who asks again asks soon.
    pub(super) fn set_for_now(&self, at: &Pointer, note: T) {
        const MANY: usize = 1_000;
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if notes.len() >= MANY {
            notes.clear();
        }
        notes.insert(at.clone(), note);
    }

    /// Forgets all of it.
    pub(super) fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = PointerMap::default();
    }

    pub(super) fn set(&self, at: &Pointer, note: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(at.clone(), note);
    }
}
