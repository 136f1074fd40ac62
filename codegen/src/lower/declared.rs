//! Parameters as the document declares them.

use super::Lowering;
use super::token::is_token;
use crate::diagnostic::{Code, Pointer};
use crate::model::{Location, Style};
use crate::spec::{Examples, Mapping, Node};

/// Headers that a parameter cannot set (`OpenAPI` 3.0.3, section 4.7.12.2.1).
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// The keys of a parameter that are understood.
const IN_PARAMETER: [&str; 14] = [
    "$ref",
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
    "example",
    "examples",
];

/// A parameter as it stands in the document.
pub(super) struct Declared {
    pub(super) at: Pointer,
    pub(super) wire: String,
    pub(super) location: Location,
    pub(super) required: bool,
    pub(super) description: Option<String>,
    pub(super) deprecated: bool,
    pub(super) examples: Examples,
    pub(super) notation: Notation,
}

/// How a parameter says that it is written.
pub(super) struct Notation {
    /// `style`
    pub(super) style: Option<String>,
    /// `explode`
    pub(super) explode: Option<bool>,
    /// `allowReserved`
    pub(super) reserved: bool,
    /// What the path says of it.
    pub(super) in_path: Option<Style>,
}

impl Lowering<'_> {
    /// What a parameter is; nothing, with a finding, if it cannot be sent. Without a place, it
    /// goes where the path has its name.
    pub(super) fn declared(
        &mut self,
        at: &Pointer,
        names: &[String],
    ) -> Option<Declared> {
        let entries = self.document.entries(at).unwrap_or_default();
        let Some(wire) = text(&entries, "name") else {
            let why = "a parameter has a name: this one is left out";
            self.warn(Code::InvalidDocument, at, why);
            return None;
        };
        let location = match text(&entries, "in") {
            Some("path") => Location::Path,
            Some("query") => Location::Query,
            Some("header") => Location::Header,
            Some("cookie") => Location::Cookie,
            None if names.iter().any(|it| it == wire) => {
                self.assume(at, "path");
                Location::Path
            }
            None => {
                self.assume(at, "query");
                Location::Query
            }
            Some(other) => {
                let why = format!(
                    "parameters are in the path, the query, a header or a cookie, not in \
                     `{}`: this one is left out",
                    other.escape_debug()
                );
                self.warn(Code::UnsupportedParameter, &at.child("in"), why);
                return None;
            }
        };
        if location == Location::Header && !self.is_header(wire, at) {
            return None;
        }
        if self.reported.insert(at.child("name")) {
            self.ignored(at, &IN_PARAMETER, "a parameter");
        }
        let flag = |key: &str| entries.get(key).and_then(Node::as_bool);
        let style = entries.get("style").map(|it| it.as_str().unwrap_or_default());
        Some(Declared {
            at: at.clone(),
            wire: wire.to_owned(),
            location,
            required: flag("required").unwrap_or_default(),
            description: text(&entries, "description").map(ToOwned::to_owned),
            deprecated: flag("deprecated").unwrap_or_default(),
            examples: Examples::of(&entries),
            notation: Notation {
                style: style.map(ToOwned::to_owned),
                explode: flag("explode"),
                reserved: flag("allowReserved").unwrap_or_default(),
                in_path: None,
            },
        })
    }

    fn assume(&mut self, at: &Pointer, place: &str) {
        let why = format!(
            "the parameter does not say where it is: it is taken for one of the {place}"
        );
        self.warn(Code::InvalidDocument, at, why);
    }

    /// Whether a header can be sent as a parameter.
    fn is_header(&mut self, name: &str, at: &Pointer) -> bool {
        if NOT_PARAMETERS.contains(&name.to_ascii_lowercase().as_str()) {
            let why = "the standard ignores this header as a parameter";
            self.note(Code::UnsupportedParameter, at.clone(), why);
            return false;
        }
        if !is_token(name) {
            let why = format!(
                "no header can be called `{}`: the parameter is left out",
                name.escape_debug()
            );
            self.warn(Code::UnsupportedParameter, &at.child("name"), why);
            return false;
        }
        true
    }
}

/// A text that is not empty.
fn text<'a>(entries: &'a Mapping, key: &str) -> Option<&'a str> {
    entries.get(key).and_then(Node::as_str).filter(|it| !it.is_empty())
}
