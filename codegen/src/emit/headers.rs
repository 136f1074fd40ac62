//! Headers of responses: a struct for each set of them, and the table that it is read by.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::docs;
use super::file::{Content, File, Imports, Piece, Row, ident};
use crate::model::{Api, Headers, Reading};

/// What the module says of itself.
const ABOUT: &str = "Headers of responses, each set a struct that is made `from` the headers of a \
                     response or of an error. What is not sent, or not as documented, is `None`.";

/// `src/headers.rs`, if responses have headers.
pub(super) fn generate(api: &Api) -> Option<File> {
    if api.headers.is_empty() {
        return None;
    }
    let mut imports = Imports::default();
    let structs: Vec<Piece> =
        api.headers.iter().flat_map(|it| headers(api, it, &mut imports)).collect();
    let mut pieces = vec![Piece::Item(docs::inner(ABOUT))];
    pieces.extend(imports.piece());
    pieces.extend(structs);
    Some(File { path: "src/headers.rs".to_owned(), content: Content::Rust(pieces) })
}

/// The struct of a set, and its table.
fn headers(api: &Api, set: &Headers, imports: &mut Imports) -> [Piece; 2] {
    let name = ident(&set.name);
    let fields: Vec<_> = set
        .headers
        .iter()
        .map(|header| {
            let docs = docs::attributes(&header.docs, || docs::code(&header.wire));
            let (field, ty) = (ident(&header.name), imports.ty(api, &header.ty));
            quote!(#docs pub #field: Option<#ty>)
        })
        .collect();
    let rows = set.headers.iter().map(|header| {
        let (field, wire) = (ident(&header.name), &header.wire);
        let read = match header.reading {
            Reading::Text => "text",
            Reading::Value => "value",
            Reading::Texts => "texts",
            Reading::Values => "values",
        };
        let read = Ident::new(read, Span::call_site());
        Row::Line(quote!(#field = #read #wire,))
    });
    let names = set.headers.iter().map(|it| docs::code(&it.wire));
    let about = docs::lines(&format!("{}.", names.collect::<Vec<_>>().join(", ")));
    let item = Piece::Item(quote! {
        #about
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    });
    let rows = rows.collect();
    [item, Piece::Table { name: "headers", head: quote!(#name), rows }]
}
