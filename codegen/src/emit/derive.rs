//! The traits that Rust works out.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::TypeDef;

/// The attribute for what a definition derives.
pub(super) fn attribute(def: &TypeDef) -> TokenStream {
    let names =
        def.derives.iter().map(|it| Ident::new(&format!("{it:?}"), Span::call_site()));
    quote!(#[derive(#(#names),*)])
}
