//! The part of the runtime that reads what is not JSON, text or nothing: only some documents
//! need it.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::docs;
use super::file::{Content, File, Piece};
use crate::model::{Answer, Api, Operation, Success};

/// A file of the runtime, and what it gives to others.
type Part = (&'static str, &'static str, &'static [&'static str]);

/// Includes files of the runtime.
macro_rules! files {
    ($($name:literal => [$($export:literal)*],)*) => {
        &[$((
            $name,
            include_str!(concat!("../../runtime/src/http/answers/", $name, ".rs")),
            &[$($export),*],
        )),*]
    };
}

/// The files, by name.
const FILES: &[Part] = files! {
    "bytes" => ["ByteStream"],
    "events" => ["Event" "Events"],
    "lines" => ["Lines"],
    "several" => ["Several" "choose"],
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
        used.sort_unstable();
        used.dedup();
        Self(used)
    }

    /// Whether a dependency of the runtime is only for what is used here.
    pub(super) fn depends_on(&self, dependency: &str) -> bool {
        dependency == "eventsource-stream" && self.0.contains(&"events")
    }

    /// What callers name.
    pub(super) fn exports(&self) -> Vec<Ident> {
        let all = self
            .files()
            .flat_map(|it| it.2)
            .filter(|it| !matches!(**it, "choose" | "Several"));
        let names = all.map(|name| Ident::new(name, Span::call_site()));
        names
            .chain(
                self.0
                    .contains(&"several")
                    .then(|| Ident::new("Bytes", Span::call_site())),
            )
            .collect()
    }

    fn files(&self) -> impl Iterator<Item = &'static Part> {
        FILES.iter().filter(|(name, ..)| self.0.contains(name))
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn generate(&self) -> Vec<File> {
        let path = |name: &str| format!("src/runtime/http/answers/{name}.rs");
        let files = self.files();
        let mut files: Vec<File> = files
            .map(|(name, text, _)| File {
                path: path(name),
                content: Content::Verbatim(text),
            })
            .collect();
        let about = "Answers other than JSON, text and nothing, as far as the document has them.";
        let mut pieces = vec![Piece::Item(docs::inner(about))];
        let mut exports = Vec::new();
        let mut modules = Vec::new();
        for (name, _, names) in self.files() {
            let module = Ident::new(name, Span::call_site());
            let names: Vec<_> =
                names.iter().map(|it| Ident::new(it, Span::call_site())).collect();
            let macros = (*name == "several").then(|| quote!(#[macro_use]));
            modules.push(quote!(#macros mod #module;));
            exports.push(if let [one] = names.as_slice() {
                quote!(pub use self::#module::#one;)
            } else {
                quote!(pub use self::#module::{#(#names),*};)
            });
        }
        if !modules.is_empty() {
            pieces.push(Piece::Item(quote!(#(#modules)*)));
            pieces.push(Piece::Item(quote!(#(#exports)*)));
        }
        files.push(File { path: path("mod"), content: Content::Rust(pieces) });
        files
    }
}
