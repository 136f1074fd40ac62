//! An enumeration of strings.

use quote::quote;

use super::docs;
use super::file::{Imports, Piece, Row, ident};
use crate::model::{Enum, StringUnit, TypeDef};

/// The enum and its table.
pub(super) fn generate(def: &TypeDef, it: &Enum, imports: &mut Imports) -> Vec<Piece> {
    let name = ident(&def.name);
    let attributes = docs::attributes(&def.docs, &format!("`{}`", def.name));
    let variants = it.variants.iter().map(unit);
    imports.runtime("data", "UnknownValue");
    let item = quote! {
        #attributes
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the document does not name.
            Unknown(UnknownValue<#name>),
        }
    };
    let rows = it.variants.iter().map(|variant| {
        let (name, wire) = (ident(&variant.name), &variant.wire);
        Row::Line(quote!(#wire => #name,))
    });
    let rows = rows.collect();
    vec![
        Piece::Item(item),
        Piece::Table { name: "open_enum", head: quote!(#name), rows },
    ]
}

/// A variant for one string.
pub(super) fn unit(unit: &StringUnit) -> proc_macro2::TokenStream {
    let name = ident(&unit.name);
    let docs = docs::lines(&docs::code(&unit.wire));
    quote!(#docs #name)
}
