//! `src/lib.rs`

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};
use quote::quote;

use super::access::Used;
use super::features::Features;
use super::file::{Content, File, Gated, Piece};
use super::{answers, bodies, docs, errors, hooks, paging};
use crate::config::Config;
use crate::model::Api;
use crate::names::Case;

/// In documents with more types, types hold each other through hundreds of others, and rustdoc
/// looks at all of them to say which traits they have.
const MANY_TYPES: usize = 1000;

/// The root of the crate.
pub(super) fn generate(
    api: &Api,
    config: &Config,
    (access, answers, bodies, paging): (
        &Used<'_>,
        &answers::Used,
        &bodies::Used,
        &paging::Used,
    ),
    features: &Features<'_>,
) -> File {
    let title = docs::neutralise(&api.title);
    let description = docs::neutralise(&api.description);
    let hooks = hooks::modules(api);
    let mut about = vec![title, description];
    if !api.tags.is_empty() {
        let start = "Start with [`Client::from_env`] or [`Client::builder`].";
        about.extend([start.to_owned(), access.about(config)]);
        about.extend(api.credentials.iter().map(|it| docs::neutralise(it)));
    }
    about.extend(
        hooks.iter().map(|it| format!("What the server sends by itself: `{}`.", it.0)),
    );
    let about = about.join("\n\n");
    let types = Case::Snake.name("types");
    let mut modules: Vec<_> = api.tags.iter().map(|tag| &tag.module).collect();
    modules.push(&types);
    let servers = Case::Snake.name("servers");
    if !api.servers.choices.is_empty() {
        modules.push(&servers);
    }
    let errors = Case::Snake.name("errors");
    if errors::is_needed(api) {
        modules.push(&errors);
    }
    modules.extend(hooks.iter().map(|it| &it.0));
    let headers = Case::Snake.name("headers");
    if !api.headers.is_empty() {
        modules.push(&headers);
    }
    modules.sort();
    let modules = modules.into_iter();
    let modules = modules.map(|it| Gated::new(it, features.of_operations(it)));
    let limit =
        (api.types.len() > MANY_TYPES).then(|| quote!(#![recursion_limit = "1024"]));
    let mut pieces = vec![
        Piece::Item(docs::inner(&about)),
        Piece::Item(quote! {
            #![forbid(unsafe_code)]
            #limit
            #![warn(missing_docs)]
            #![allow(deprecated, reason = "the document decides what is, and still uses it")]
            #![allow(clippy::doc_lazy_continuation, reason = "the text is that of the document")]
            #![allow(clippy::doc_markdown, reason = "the text is that of the document")]
            #![allow(rustdoc::bare_urls, reason = "the text is that of the document")]
            #![allow(clippy::enum_variant_names, reason = "names are those of the document")]
            #![allow(clippy::large_enum_variant, reason = "shapes are those of the document")]
            #![allow(clippy::should_implement_trait, reason = "names are those of the document")]
            #![allow(clippy::struct_excessive_bools, reason = "shapes are those of the document")]
            #![allow(clippy::struct_field_names, reason = "names are those of the document")]
            #![allow(clippy::too_many_arguments, reason = "the document requires that many")]
            #![allow(clippy::wrong_self_convention, reason = "names are those of the document")]
            #![allow(clippy::missing_errors_doc, reason = "there is one error, documented once")]
            #![allow(clippy::must_use_candidate, reason = "getters would all have to say it")]
            #![allow(clippy::needless_pass_by_value, reason = "values are easier to give")]
        }),
        Piece::Item(quote! {
            #[macro_use]
            #[allow(dead_code, unused_imports, unused_macros, reason = "a client uses a part of it")]
            mod runtime;
        }),
    ];
    pieces.push(Piece::Modules("pub mod", modules.collect()));
    let always = [
        "ApiError",
        "Call",
        "Client",
        "ClientBuilder",
        "DecodeError",
        "Error",
        "HeaderMap",
        "Method",
        "Response",
        "Sending",
        "StatusCode",
        "TimeoutScope",
    ];
    let public: BTreeSet<&str> = always
        .into_iter()
        .chain(access.exports())
        .chain(answers.exports())
        .chain(bodies.public())
        .chain(paging.exports())
        .collect();
    let public = public.into_iter().map(|it| Ident::new(it, Span::call_site()));
    let violation = Ident::new("Violation", Span::call_site());
    pieces.push(Piece::Export("runtime::data", vec![violation]));
    pieces.push(Piece::Export("runtime::http", public.collect()));
    File { path: "src/lib.rs".to_owned(), content: Content::Rust(pieces) }
}
