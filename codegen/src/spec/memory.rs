//! What was found out about a document, so that it is not found out again.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::refs::{End, Ids, Scopes};
use super::repair::Repairs;
use crate::diagnostic::Pointer;

/// What is worked out when somebody first asks.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) ids: OnceLock<Ids>,
    pub(super) scopes: OnceLock<Scopes>,
    /// Where the references at these places lead in the end.
    pub(super) ends: Notes<End>,
    pub(super) repairs: Repairs,
}

/// Something about each of many places.
#[derive(Debug)]
pub(super) struct Notes<T>(Mutex<HashMap<Pointer, T>>);

impl<T> Default for Notes<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Notes<T> {
    pub(super) fn get(&self, at: &Pointer) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(at).cloned()
    }

    pub(super) fn set(&self, at: &Pointer, note: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(at.clone(), note);
    }
}
