//! What only some documents need for the bodies of requests: parts of the runtime, and
//! features of the crates that it uses.

use toml::Value;

use super::file::File;
use super::part::{self, Part};
use crate::model::{Api, Payload};

const FORM: Part = Part {
    name: "form",
    text: include_str!("../../runtime/src/http/bodies/form.rs"),
    exports: &["Encoding"],
    has_macros: false,
};
const RAW: Part = Part {
    name: "raw",
    text: include_str!("../../runtime/src/http/bodies/raw.rs"),
    exports: &["Body"],
    has_macros: false,
};
const MULTIPART: Part = Part {
    name: "multipart",
    text: include_str!("../../runtime/src/http/bodies/multipart.rs"),
    exports: &["Multipart", "Part"],
    has_macros: false,
};

/// What of all this a client uses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Used {
    form: bool,
    raw: bool,
    multipart: bool,
}

impl Used {
    /// What the operations send.
    pub(super) fn by(api: &Api) -> Self {
        let operations = api.tags.iter().flat_map(|tag| &tag.operations);
        let contents = operations.flat_map(|it| &it.body).flat_map(|it| &it.contents);
        let payloads: Vec<&Payload> = contents.map(|it| &it.payload).collect();
        let any = |is: fn(&Payload) -> bool| payloads.iter().any(|it| is(it));
        let multipart = any(|it| matches!(it, Payload::Multipart(_)));
        Self {
            form: any(|it| matches!(it, Payload::Form(_))),
            raw: multipart || any(|it| matches!(it, Payload::Bytes)),
            multipart,
        }
    }

    /// A dependency of the runtime as a client has it, if it does.
    pub(super) fn dependency(self, name: &str, value: &Value) -> Option<Value> {
        if name == "form_urlencoded" && !self.form {
            return None;
        }
        let mut value = value.clone();
        let features = value.get_mut("features").and_then(Value::as_array_mut);
        if let Some(features) = features {
            features.retain(|feature| match (name, feature.as_str()) {
                ("reqwest", Some("multipart")) => self.multipart,
                ("reqwest", Some("stream")) | ("tokio", Some("fs")) => self.raw,
                _ => true,
            });
        }
        Some(value)
    }

    /// What the crate shows of it to callers.
    pub(super) fn public(self) -> Vec<&'static str> {
        let names = [("Body", self.raw), ("Part", self.multipart)];
        names.into_iter().filter_map(|(name, used)| used.then_some(name)).collect()
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn files(self) -> Vec<File> {
        let parts = [(&FORM, self.form), (&MULTIPART, self.multipart), (&RAW, self.raw)];
        let parts: Vec<&Part> =
            parts.into_iter().filter_map(|(it, used)| used.then_some(it)).collect();
        let about = "What the runtime has for bodies other than JSON.";
        part::files("http/bodies", about, &parts)
    }
}
