//! An enum of alternatives.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::{docs, enumeration};
use crate::model::{Api, TypeDef, Union, ValueKind, Variant};

/// The enum and its table.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    union: &Union,
    imports: &mut Imports,
) -> Vec<Piece> {
    let name = ident(&def.name);
    let attributes = docs::attributes(&def.docs, &format!("`{}`", def.name));
    let units = union.strings.iter().map(enumeration::unit);
    let variants = union.variants().map(|variant| {
        let docs = docs::attributes(&variant.docs, &format!("`{}`", variant.name));
        let (name, ty) = (ident(&variant.name), imports.ty(api, &variant.ty));
        quote!(#docs #name(#ty))
    });
    let variants: Vec<_> = variants.collect();
    imports.runtime("data", "UnknownVariant");
    let item = quote! {
        #attributes
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#units,)*
            #(#variants,)*
            /// An alternative that the document does not name.
            Unknown(UnknownVariant),
        }
    };
    let head = quote!(#name);
    vec![Piece::Item(item), Piece::Table { name: "union", head, rows: rows(union) }]
}

fn rows(union: &Union) -> Vec<Row> {
    let strings = union.strings.iter().map(|unit| {
        let (name, wire) = (ident(&unit.name), &unit.wire);
        Row::Line(quote!(string #wire => #name,))
    });
    let kinds = union.kinds.iter().map(|(kind, Variant { name, .. })| {
        let (kind, name) = (word(*kind), ident(name));
        Row::Line(quote!(any #kind => #name,))
    });
    let tagged = union.tagged.iter().map(|(tag, alternatives)| {
        let rows = alternatives.iter().map(|alternative| {
            let (tags, name) = (&alternative.tags, ident(&alternative.variant.name));
            quote!(#(#tags)|* => #name,)
        });
        Row::Block(quote!(tag #tag), rows.collect())
    });
    strings.chain(kinds).chain(tagged).collect()
}

fn word(kind: ValueKind) -> Ident {
    let word = match kind {
        ValueKind::String => "string",
        ValueKind::Number => "number",
        ValueKind::Boolean => "boolean",
        ValueKind::Array => "array",
        ValueKind::Object => "object",
    };
    Ident::new(word, Span::call_site())
}
