//! The traits that Rust works out.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::file::{Piece, ident};
use crate::model::{Derive, TypeDef};

/// The attribute for what a definition derives.
pub(super) fn attribute(def: &TypeDef) -> TokenStream {
    let names = def.derives.iter().filter(|it| **it != Derive::Eq);
    let names = names.map(|it| Ident::new(&format!("{it:?}"), Span::call_site()));
    quote!(#[derive(#(#names),*)])
}

/// `Eq` of a definition, if it has that: derived, it would be one more function to check.
pub(super) fn eq(def: &TypeDef) -> Option<Piece> {
    let name = ident(&def.name);
    let has = def.derives.contains(&Derive::Eq);
    has.then(|| Piece::Item(quote!(impl Eq for #name {})))
}
