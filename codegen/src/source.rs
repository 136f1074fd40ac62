//! The text of a document and the name it goes by in reports.

use std::fs;
use std::path::{Path, PathBuf};
use std::str;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// The text of a document and the name it goes by in reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    origin: Option<PathBuf>,
}

/// Something whose diagnostics have a place in a text.
pub trait Locate: std::fmt::Debug {
    /// The text the places are in.
    fn source(&self) -> &Source;

    /// The text that a place is in.
    fn source_at(&self, _place: &Place) -> &Source {
        self.source()
    }

    /// The line and the column (in characters) of a place, both counted from one.
    fn position(&self, place: &Place) -> Option<(usize, usize)>;
}

impl Source {
    /// A document that is already in memory. A byte order mark at its start is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        Self { name: name.into(), text, origin: None }
    }

    /// The same text under another name in reports.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Reads a file, which goes by its path in reports.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Diagnostics> {
        let path = path.as_ref();
        // Forward slashes on every platform, so that reports are the same on every machine.
        let name = path.display().to_string().replace('\\', "/");
        if path.is_dir() {
            let message = format!("cannot read {name}: it is a directory");
            let help =
                "name the document itself, such as openapi.yaml in that directory";
            return Err(unreadable(Place::Nowhere, message).help(help).into());
        }
        let bytes = fs::read(path).map_err(|error| {
            unreadable(Place::Nowhere, format!("cannot read {name}: {}", reason(&error)))
        })?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                Ok(Self { origin: Some(path.to_owned()), ..Self::new(name, text) })
            }
            Err(error) => {
                Err(not_utf8(&name, error.as_bytes(), error.utf8_error()).into())
            }
        }
    }

    /// The name used in reports, such as `spec/openapi.yaml`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file that it was read from.
    pub fn origin(&self) -> Option<&Path> {
        self.origin.as_deref()
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Locate for Source {
    fn source(&self) -> &Source {
        self
    }

    fn position(&self, place: &Place) -> Option<(usize, usize)> {
        match place {
            Place::Position { line, column } => Some((*line, *column)),
            Place::Nowhere | Place::At(_) | Place::Key(_) => None,
        }
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn unreadable(place: Place, message: String) -> Diagnostic {
    Diagnostic::error(Code::Unreadable, place, message)
}

/// The reason without the operating system's own wording, which differs between machines.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

fn not_utf8(name: &str, bytes: &[u8], error: str::Utf8Error) -> Diagnostic {
    let offset = error.valid_up_to();
    let before = String::from_utf8_lossy(&bytes[..offset]);
    let before = before.trim_start_matches(BYTE_ORDER_MARK);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let message = format!("{name} is UTF-16, which is not supported");
        return unreadable(Place::Nowhere, message).help("save the document as UTF-8");
    }
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let message = format!(
        "{name} is not UTF-8: byte 0x{byte:02x} at offset {offset} does not belong"
    );
    unreadable(Place::Position { line, column }, message)
        .help("save the document as UTF-8")
}
