//! What only some documents need for the bodies of requests, sent or received: parts of the runtime, and
//! features of the crates that it uses.

use toml::Value;

use super::file::File;
use super::part::{self, Part};
use crate::model::{Api, Payload};

/// The files, by name.
const PARTS: [Part; 4] = [
    Part {
        name: "form",
        text: include_str!("../../runtime/src/http/bodies/form.rs"),
        exports: &["Encoding"],
        has_macros: false,
    },
    Part {
        name: "multipart",
        text: include_str!("../../runtime/src/http/bodies/multipart.rs"),
        exports: &["Multipart", "Part"],
        has_macros: false,
    },
    Part {
        name: "raw",
        text: include_str!("../../runtime/src/http/bodies/raw.rs"),
        exports: &["Body"],
        has_macros: false,
    },
    Part {
        name: "received",
        text: include_str!("../../runtime/src/http/bodies/received.rs"),
        exports: &["ParseError", "parse"],
        has_macros: false,
    },
];

/// What of all this a client uses.
#[derive(Debug)]
pub(super) struct Used(Vec<&'static str>);

impl Used {
    /// What the operations send, and whether the server sends something by itself.
    pub(super) fn by(api: &Api) -> Self {
        let operations = api.tags.iter().flat_map(|tag| &tag.operations);
        let contents = operations.flat_map(|it| &it.body).flat_map(|it| &it.contents);
        let mut used = Vec::new();
        for content in contents {
            match content.payload {
                Payload::Form(_) => used.push("form"),
                Payload::Multipart(_) => used.extend(["multipart", "raw"]),
                Payload::Bytes => used.push("raw"),
                Payload::Json(..) | Payload::Text => {}
            }
        }
        used.extend(api.hooks().next().map(|_| "received"));
        Self(used)
    }

    fn has(&self, part: &str) -> bool {
        self.0.contains(&part)
    }

    /// A dependency of the runtime as a client has it, if it does.
    pub(super) fn dependency(&self, name: &str, value: &Value) -> Option<Value> {
        if name == "form_urlencoded" && !self.has("form") {
            return None;
        }
        let mut value = value.clone();
        let features = value.get_mut("features").and_then(Value::as_array_mut);
        if let Some(features) = features {
            features.retain(|feature| match (name, feature.as_str()) {
                ("reqwest", Some("multipart")) => self.has("multipart"),
                ("reqwest", Some("stream")) | ("tokio", Some("fs")) => self.has("raw"),
                _ => true,
            });
        }
        Some(value)
    }

    /// What the crate shows of it to callers.
    pub(super) fn public(&self) -> Vec<&'static str> {
        let names = [("Body", "raw"), ("ParseError", "received"), ("Part", "multipart")];
        let names = names.into_iter().filter(|(_, part)| self.has(part));
        names.map(|(name, _)| name).collect()
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn files(&self) -> Vec<File> {
        let parts: Vec<&Part> = PARTS.iter().filter(|it| self.has(it.name)).collect();
        let about =
            "What the runtime has for bodies other than JSON, and for those received.";
        part::files("http/bodies", about, &parts)
    }
}
