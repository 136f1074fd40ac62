//! An enumeration of values.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::{derive, docs, literal};
use crate::model::{Docs, Enum, EnumKind, Literal, StringUnit, TypeDef, Unit};

/// How many strings the compiler is made to compare one by one.
const MANY: usize = 256;

/// The enum and its table.
pub(super) fn generate(def: &TypeDef, it: &Enum, imports: &mut Imports) -> Vec<Piece> {
    let name = ident(&def.name);
    let attributes = docs::attributes(&def.docs, || format!("`{}`", def.name));
    imports.runtime("data", "UnknownValue");
    let (macro_name, unknown) = match it.kind {
        EnumKind::Strings => ("open_enum", quote!()),
        EnumKind::Integers => ("integer_enum", quote!(, i64)),
        EnumKind::Numbers => ("number_enum", quote!(, f64)),
        EnumKind::Values => {
            imports.runtime("data", "Json");
            ("value_enum", quote!(, Json))
        }
    };
    let derives = derive::attribute(def);
    let variants = it.variants.iter().map(|unit| variant(unit, it.kind));
    let other = if it.any {
        " Any other string."
    } else {
        " A value that the document does not name."
    };
    let item = quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = #other]
            Unknown(UnknownValue<#name #unknown>),
        }
    };
    let rows = it.variants.iter().map(|unit| {
        let name = ident(&unit.name);
        let value = match (&unit.value, it.kind) {
            (Literal::Integer(value), EnumKind::Integers) => literal::integer(*value),
            (Literal::Integer(value), EnumKind::Numbers) => literal::whole(*value),
            (Literal::Number(value), EnumKind::Numbers) => literal::number(*value),
            (value, _) => literal::tokens(value),
        };
        Row::Line(quote!(#value => #name,))
    });
    let rows: Vec<Row> = rows.collect();
    let many = (it.kind == EnumKind::Strings && rows.len() > MANY).then(|| quote!(many));
    let any = it.any.then(|| quote!(any));
    let head = quote!(#any #many #name);
    vec![Piece::Item(item), Piece::Table { name: macro_name, head, rows }]
}

/// A variant, with what the document says of it.
fn variant(unit: &Unit, kind: EnumKind) -> TokenStream {
    let name = ident(&unit.name);
    let wire = match (&unit.value, kind) {
        (Literal::String(text), EnumKind::Strings) => docs::code(text),
        (value, _) => docs::code(&value.json()),
    };
    let notes = if unit.docs.trim().is_empty() {
        Vec::new()
    } else {
        vec![format!("Sent as {wire}.")]
    };
    let docs = Docs { text: unit.docs.clone(), notes, deprecated: false };
    let docs = docs::attributes(&docs, || wire);
    quote!(#docs #name)
}

/// A variant for one string.
pub(super) fn unit(unit: &StringUnit) -> TokenStream {
    let name = ident(&unit.name);
    let docs = docs::lines(&docs::code(&unit.wire));
    quote!(#docs #name)
}
