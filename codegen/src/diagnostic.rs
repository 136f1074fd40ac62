//! What can be said about a document: a code, a severity, a place, a sentence, and what to do.

mod code;
mod pointer;

use std::fmt;

pub use code::Code;
pub use pointer::{Pointer, PointerMap, PointerSet};

/// What a diagnostic is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// No place in the document, such as a file that cannot be opened.
    Nowhere,
    /// The value a pointer names.
    At(Pointer),
    /// The key of the value a pointer names, rather than the value.
    Key(Pointer),
    /// A place in the text, both counted from one, the column in characters.
    Position {
        /// The line, counted from one.
        line: usize,
        /// The column in characters, counted from one.
        column: usize,
    },
}

impl From<Pointer> for Place {
    fn from(pointer: Pointer) -> Self {
        Self::At(pointer)
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something of the document is not in the client.
    Warning,
    /// Something worth knowing.
    Note,
}

impl Severity {
    /// The word used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One finding about the document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which kind of finding.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is the matter, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding of any severity.
    pub fn new(
        severity: Severity,
        code: Code,
        place: impl Into<Place>,
        message: impl Into<String>,
    ) -> Self {
        Self { code, severity, place: place.into(), message: message.into(), help: None }
    }

    /// A finding that stops the generation.
    pub fn error(
        code: Code,
        place: impl Into<Place>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    /// A finding about something left out of the client.
    pub fn warning(
        code: Code,
        place: impl Into<Place>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    /// A finding worth knowing.
    pub fn note(
        code: Code,
        place: impl Into<Place>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)?;
        match &self.place {
            Place::Nowhere => Ok(()),
            Place::At(pointer) | Place::Key(pointer) => write!(f, " at {pointer}"),
            Place::Position { line, column } => write!(f, " at {line}:{column}"),
        }
    }
}

impl std::error::Error for Diagnostic {}

/// Everything found so far.
///
/// Shown with [`render`](crate::report::render), which also sorts and drops repetitions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether anything stops the generation.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many findings of one severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, in the order they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.0.extend(diagnostics);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
