//! An enum of alternatives.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::{derive, docs, enumeration, literal, variants};
use crate::model::{Api, Objects, Type, TypeDef, Union, ValueKind};

/// The enum and its table.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    union: &Union,
    imports: &mut Imports,
) -> Vec<Piece> {
    let name = ident(&def.name);
    let attributes = docs::attributes(&def.docs, || format!("`{}`", def.name));
    let units = union.strings.iter().map(enumeration::unit);
    let holding = union.variants.iter().map(|variant| {
        let docs = docs::attributes(&variant.docs, || format!("`{}`", variant.name));
        let (name, ty) = (ident(&variant.name), imports.ty(api, &variant.ty));
        quote!(#docs #name(#ty))
    });
    let holding: Vec<_> = holding.collect();
    let rest = union.rest.as_ref().map(|name| {
        let (name, json) = (ident(name), imports.ty(api, &Type::Any));
        quote! {
            /// A value of another JSON type.
            #name(#json),
        }
    });
    imports.runtime("data", "UnknownVariant");
    let derives = derive::attribute(def);
    let item = quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#units,)*
            #(#holding,)*
            #rest
            /// An alternative that the document does not name.
            Unknown(UnknownVariant<#name>),
        }
    };
    let head = quote!(#name);
    let table = Piece::Table { name: "union", head, rows: rows(union) };
    let mut pieces = vec![Piece::Item(item), table];
    pieces.extend(variants::generate(api, def, union, imports));
    pieces
}

fn rows(union: &Union) -> Vec<Row> {
    let name = |variant: &usize| ident(&union.variants[*variant].name);
    let strings = union.strings.iter().map(|unit| {
        let (name, wire) = (ident(&unit.name), &unit.wire);
        Row::Line(quote!(string #wire => #name,))
    });
    let kinds = union.kinds.iter().map(|(kind, variants)| {
        let (kind, names) = (word(*kind), variants.iter().map(name));
        Row::Line(quote!(any #kind => #(#names)|*,))
    });
    let objects = match &union.objects {
        Objects::Plain => None,
        Objects::Tagged { tag, alternatives } => {
            let rows = alternatives.iter().map(|(tags, variant)| {
                let name = name(variant);
                let tags = tags.iter().map(literal::tokens);
                quote!(#(#tags)|* => #name,)
            });
            Some(Row::Block(quote!(tag #tag), rows.collect()))
        }
        Objects::Shaped(shapes) => {
            let rows = shapes.iter().map(|shape| {
                let (name, required) = (name(&shape.variant), &shape.required);
                let optional = &shape.optional;
                quote!(#name => [#(#required),*] [#(#optional),*],)
            });
            Some(Row::Block(quote!(fields), rows.collect()))
        }
    };
    let rest = union.rest.as_ref().map(|name| {
        let name = ident(name);
        Row::Line(quote!(rest #name))
    });
    strings.chain(kinds).chain(objects).chain(rest).collect()
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
