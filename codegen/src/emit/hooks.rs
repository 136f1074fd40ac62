//! Webhooks and callbacks: a function for each, which reads its payload.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{Content, File, Imports, Piece, ident};
use super::{arguments, docs};
use crate::model::{Api, Hook};
use crate::names::{Case, Name};

/// What the two modules say of themselves.
const ABOUT: [(&str, &str); 2] = [
    ("webhooks", "Webhooks: what the server sends on its own."),
    ("callbacks", "Callbacks: what the server sends because of a call."),
];
/// What holds for both.
const CARE: &str = "A function reads one payload, and does not look at who sent it: check that \
                    first, as the server documents it.";

/// The modules that are there, with what they hold.
fn found(api: &Api) -> Vec<(&'static str, &'static str, &[Hook])> {
    let all = ABOUT.into_iter().zip([&api.webhooks, &api.callbacks]);
    let all = all.map(|((module, about), hooks)| (module, about, hooks.as_slice()));
    all.filter(|it| !it.2.is_empty()).collect()
}

/// The modules that are there, by name.
pub(super) fn modules(api: &Api) -> Vec<(Name, &[Hook])> {
    found(api).into_iter().map(|it| (Case::Snake.name(it.0), it.2)).collect()
}

/// `src/webhooks.rs` and `src/callbacks.rs`, as far as there is something in them.
pub(super) fn generate(api: &Api) -> Vec<File> {
    let files = found(api).into_iter().map(|(module, about, hooks)| {
        let mut imports = Imports::default();
        imports.runtime("http", "ParseError");
        imports.runtime("http", "parse");
        let functions: Vec<_> = hooks
            .iter()
            .map(|it| Piece::Item(function(api, it, &mut imports)))
            .collect();
        let mut pieces = vec![Piece::Item(docs::inner(&format!("{about}\n\n{CARE}")))];
        pieces.extend(imports.piece());
        pieces.extend(functions);
        File { path: format!("src/{module}.rs"), content: Content::Rust(pieces) }
    });
    files.collect()
}

/// The function that reads a payload.
fn function(api: &Api, hook: &Hook, imports: &mut Imports) -> TokenStream {
    let (parts, answers) =
        (arguments::named(&hook.parts), arguments::named(&hook.answers));
    let lists = arguments::lists([("", parts), ("To be answered with", answers)]);
    let docs = docs::with(&hook.docs, String::new, lists);
    let (name, ty) = (ident(&hook.function), imports.ty(api, &hook.payload));
    quote! {
        #docs
        pub fn #name(body: &[u8]) -> Result<#ty, ParseError> {
            parse(body)
        }
    }
}
