//! Whether a text is an `OpenAPI` document, and of which version.

use std::fmt;

use super::node::{Mapping, Node};
use super::suggest::shorten;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Pointer};

/// A version of `OpenAPI`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// 3.0: schemas are a dialect of their own.
    V30,
    /// 3.1: schemas are JSON Schema 2020-12.
    V31,
    /// 3.2: as 3.1, with more ways to describe messages.
    V32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        })
    }
}

/// Finds out the version. A slip that leaves no doubt about it is a warning.
pub(super) fn detect(root: &Node) -> Result<(Version, Diagnostics), Diagnostic> {
    if root.is_null() {
        let place = Place::Position { line: 1, column: 1 };
        return Err(not_openapi(place, "the document is empty").help(EXPECTED));
    }
    let Node::Mapping(document) = root else {
        let message = format!(
            "an OpenAPI document is a mapping at its top, but this is {}",
            root.kind()
        );
        return Err(not_openapi(Pointer::root(), message).help(EXPECTED));
    };
    let Some(value) = document.get("openapi") else {
        return Err(without_version(document));
    };
    let at = Pointer::root().child("openapi");
    match value {
        Node::String(text) => match parse(text.trim()) {
            Some(version) => Ok((version, Diagnostics::new())),
            None => Err(unsupported(at, text)),
        },
        Node::Float(number) => {
            let text = format!("{number:?}"); // 3.0, where Display writes 3
            let version = parse(&text).ok_or_else(|| unsupported(at.clone(), &text))?;
            let message = format!("the version is the number {version}, not a text");
            let help = format!("write openapi: '{version}.0'");
            let warning =
                Diagnostic::warning(Code::UnsupportedVersion, at, message).help(help);
            Ok((version, warning.into()))
        }
        Node::Integer(number) => Err(unsupported(at, &number.to_string())),
        _ => {
            let message = format!(
                "the version of OpenAPI has to be a text, but this is {}",
                value.kind()
            );
            Err(not_openapi(at, message).help(EXPECTED))
        }
    }
}

const EXPECTED: &str = "it starts with a line such as `openapi: 3.1.0`";

fn parse(text: &str) -> Option<Version> {
    let mut parts = text.split('.');
    let version = match (parts.next()?, parts.next()?) {
        ("3", "0") => Version::V30,
        ("3", "1") => Version::V31,
        ("3", "2") => Version::V32,
        _ => return None,
    };
    Some(version)
}

fn not_openapi(place: impl Into<Place>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::NotOpenapi, place, message)
}

fn unsupported(at: Pointer, version: &str) -> Diagnostic {
    let message = format!("OpenAPI {} is not supported", shorten(version));
    Diagnostic::error(Code::UnsupportedVersion, at, message)
        .help("3.0, 3.1 and 3.2 are supported")
}

fn without_version(document: &Mapping) -> Diagnostic {
    if let Some(version) = document.get("swagger") {
        let at = Pointer::root().child("swagger");
        let message = match version {
            Node::String(version) => {
                format!("this is a Swagger {} document", shorten(version))
            }
            Node::Float(version) => format!("this is a Swagger {version:?} document"),
            _ => "this is a Swagger document".to_owned(),
        };
        return Diagnostic::error(Code::UnsupportedVersion, Place::Key(at), message)
            .help(
                "convert it to OpenAPI 3 first, for instance with \
             `npx swagger2openapi --patch <file>` or by Edit > Convert to OpenAPI 3 on \
             editor.swagger.io",
            );
    }
    not_openapi(
        Pointer::root(),
        "this is not an OpenAPI document: it has no `openapi` key",
    )
    .help(EXPECTED)
}
