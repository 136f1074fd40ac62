//! The part that a schema plays, from which inline types get their names.

use crate::names::{Case, Name};

/// What a schema is to the thing that uses it: from this come the names of inline types.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The words of the name: `RunObject status`.
    pub(super) words: String,
    /// The module for inline types.
    pub(super) module: Name,
    /// Whether something else has that name, so that a list cannot give it to its items.
    pub(super) named: bool,
    /// Whether the value is a property, where a constant costs nothing.
    pub(super) property: bool,
}

impl Role {
    /// The role of something that has a module for itself.
    pub(super) fn of(words: impl Into<String>, module: &str) -> Self {
        Self {
            words: words.into(),
            module: Case::Snake.name(module),
            named: false,
            property: false,
        }
    }

    /// The role of a part, such as a property or an item.
    pub(super) fn part(&self, word: &str) -> Self {
        Self {
            words: format!("{} {word}", self.words),
            module: self.module.clone(),
            named: false,
            property: false,
        }
    }

    /// The role of an item of a list with this role.
    pub(super) fn item(&self) -> Self {
        let words = match self.words.rsplit_once(' ') {
            _ if self.named => format!("{} Item", self.words),
            Some((owner, last)) => format!("{owner} {}", singular(last)),
            None => singular(&self.words),
        };
        Self { words, module: self.module.clone(), named: false, property: false }
    }
}

/// The name of one of many: `tools` gives `tool`.
fn singular(word: &str) -> String {
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 1);
    if let Some(stem) = stem("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes", "uses"] {
        if stem(ending).is_some() {
            return word[..word.len() - 2].to_owned();
        }
    }
    match stem("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}
