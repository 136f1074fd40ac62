//! A value that breaks a rule of the document.

use std::fmt;

/// Which value breaks which rule of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    rule: String,
}

impl Violation {
    /// A value that breaks a rule, which completes a sentence: "must be at most 100".
    pub fn of(rule: impl Into<String>) -> Self {
        Self { path: String::new(), rule: rule.into() }
    }

    /// Where the value is: `items[3].name`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What holds for it: "must be at most 100".
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The same value, seen from an object that has it under this name.
    #[must_use]
    pub fn in_field(mut self, name: &str) -> Self {
        let dot =
            if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{name}{dot}{}", self.path);
        self
    }

    /// The same value, seen from a list that has it at this place.
    #[must_use]
    pub fn in_item(mut self, index: usize) -> Self {
        let dot =
            if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("[{index}]{dot}{}", self.path);
        self
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` {}", self.path.escape_debug(), self.rule)
    }
}

impl std::error::Error for Violation {}
