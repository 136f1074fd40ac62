//! The part of the runtime that reads what is not JSON, text or nothing, and headers: only some
//! documents need it.

use super::file::File;
use super::part::{self, Part};
use crate::model::{Answer, Api, Operation, Success};

/// Includes files of the runtime.
macro_rules! parts {
    ($($name:literal => [$($export:literal)*] $has_macros:literal,)*) => {
        &[$(Part {
            name: $name,
            text: include_str!(concat!("../../runtime/src/http/answers/", $name, ".rs")),
            exports: &[$($export),*],
            has_macros: $has_macros,
        }),*]
    };
}

/// The files, by name.
const PARTS: &[Part] = parts! {
    "bytes" => ["ByteStream"] false,
    "events" => ["Event" "Events"] false,
    "header_field" => ["HeaderField"] true,
    "lines" => ["Lines"] false,
    "several" => ["Several" "choose"] true,
};

/// What the operations of a document need.
pub(super) struct Used(Vec<&'static str>);

impl Used {
    /// Looks at all operations.
    pub(super) fn by(api: &Api) -> Self {
        let operations = || api.tags.iter().flat_map(|tag| &tag.operations);
        let is_several = |it: &Operation| matches!(it.success, Success::Several(_));
        let streams =
            operations().filter(|it| !is_several(it)).flat_map(Operation::answers);
        let beside = operations().filter_map(|it| Some(&it.stream.as_ref()?.answer));
        let mut used = Vec::new();
        for answer in streams.chain(beside) {
            match answer {
                Answer::Bytes => used.push("bytes"),
                Answer::Events(_) => used.extend(["bytes", "events"]),
                Answer::Lines(_) => used.extend(["bytes", "lines"]),
                Answer::Json(_) | Answer::Empty | Answer::Text => {}
            }
        }
        if operations().any(is_several) {
            used.push("several");
        }
        if !api.headers.is_empty() {
            used.push("header_field");
        }
        used.sort_unstable();
        used.dedup();
        Self(used)
    }

    /// Whether a dependency of the runtime is only for what is used here.
    pub(super) fn depends_on(&self, dependency: &str) -> bool {
        dependency == "eventsource-stream" && self.0.contains(&"events")
    }

    /// What callers name.
    pub(super) fn exports(&self) -> Vec<&'static str> {
        let exports = self.parts().into_iter().flat_map(|it| it.exports).copied();
        let inner = ["HeaderField", "Several", "choose"];
        let named = exports.filter(|it| !inner.contains(it));
        named.chain(self.0.contains(&"several").then_some("Bytes")).collect()
    }

    fn parts(&self) -> Vec<&'static Part> {
        PARTS.iter().filter(|it| self.0.contains(&it.name)).collect()
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn files(&self) -> Vec<File> {
        let about = "Answers other than JSON, text and nothing, and headers, as far as the document \
                     has them.";
        part::files("http/answers", about, &self.parts())
    }
}
