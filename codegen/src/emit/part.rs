//! Parts of the runtime that only some documents need: files, and the one that lists them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::docs;
use super::file::{Content, File, Piece};

/// A file of the runtime, as it is, and what it gives to others.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name, without `.rs`.
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    /// What others have from it.
    pub(super) exports: &'static [&'static str],
    /// Whether it defines macros.
    pub(super) has_macros: bool,
}

/// The parts of a folder of the runtime, and `mod.rs`, which says what this is about.
pub(super) fn files(folder: &str, about: &str, parts: &[&Part]) -> Vec<File> {
    let path = |name: &str| format!("src/runtime/{folder}/{name}.rs");
    let modules: Vec<_> = parts.iter().map(|part| module(part)).collect();
    let shown = parts.iter().filter(|part| !part.exports.is_empty());
    let exports: Vec<_> = shown.map(|part| export(part)).collect();
    let pieces = vec![
        Piece::Item(docs::inner(about)),
        Piece::Item(quote!(#(#modules)*)),
        Piece::Item(quote!(#(#exports)*)),
    ];
    let list = File { path: path("mod"), content: Content::Rust(pieces) };
    let parts = parts.iter().map(|part| File {
        path: path(part.name),
        content: Content::Verbatim(part.text),
    });
    parts.chain([list]).collect()
}

fn name(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn module(part: &Part) -> TokenStream {
    let macros = part.has_macros.then(|| quote!(#[macro_use]));
    let module = name(part.name);
    quote!(#macros mod #module;)
}

fn export(part: &Part) -> TokenStream {
    let module = name(part.name);
    let exports: Vec<Ident> = part.exports.iter().map(|it| name(it)).collect();
    if let [only] = exports.as_slice() {
        quote!(pub use self::#module::#only;)
    } else {
        quote!(pub use self::#module::{#(#exports),*};)
    }
}
