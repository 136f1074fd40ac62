//! The seam: what the runtime has to know of the document.

use quote::quote;

use super::access::Used;
use super::file::{Content, File, Imports, Piece};
use super::{docs, errors};
use crate::config::{Config, UnknownFields, UnknownValues};
use crate::model::{Api, Type};

/// `src/runtime/api.rs`
pub(super) fn generate(api: &Api, config: &Config, access: &Used<'_>) -> File {
    let mut imports = Imports::none("crate");
    let body = match api.error_bodies.as_slice() {
        [] => imports.ty(api, &Type::Any),
        [one] => imports.ty(api, &one.ty),
        _ => quote!(crate::errors::ErrorBody),
    };
    let (kind, read) = if errors::is_needed(api) {
        (quote!(kind), quote!(ErrorBody::read(kind?, body)))
    } else {
        (quote!(_kind), quote!(super::data::decode(body).ok()))
    };
    let base_url = &api.servers.base_url;
    let base_url_env = config.base_url_env();
    let credential_env = if access.has_schemes() {
        let name = config.credential_env();
        quote!(Some(#name))
    } else {
        quote!(None)
    };
    let variables =
        api.servers.defaults.iter().map(|(name, value)| quote!((#name, #value)));
    let keeps_fields = config.unknown_fields == UnknownFields::Keep;
    let refuses = config.unknown_values == UnknownValues::Refuse;
    let about = docs::inner("What the runtime has to know of the document.");
    let mut pieces = vec![Piece::Item(about)];
    pieces.push(Piece::Item(quote! {
        /// The body that the document gives to error responses.
        pub type ErrorBody = #body;
    }));
    pieces.push(Piece::Item(quote! {
        /// Reads the body of an error; `kind` says which of several types it has.
        pub fn read_error(#kind: Option<&str>, body: &[u8]) -> Option<ErrorBody> {
            #read
        }
    }));
    pieces.push(Piece::Item(quote! {
        /// The server of the document.
        pub const BASE_URL: &str = #base_url;
        /// The variables of the server, with their defaults.
        pub const SERVER_VARIABLES: &[(&str, &str)] = &[#(#variables),*];
        /// The environment variable that overrides the server.
        pub const BASE_URL_ENV: &str = #base_url_env;
        /// The environment variable of the credential.
        pub const CREDENTIAL_ENV: Option<&str> = #credential_env;
        /// Whether fields that the document does not name are kept.
        pub const KEEPS_UNKNOWN_FIELDS: bool = #keeps_fields;
        /// Whether values, tags and constants that the document does not name are errors.
        pub const REFUSES_UNKNOWN: bool = #refuses;
    }));
    File { path: "src/runtime/api.rs".to_owned(), content: Content::Rust(pieces) }
}
