//! A unit struct that stands for one value.

use quote::quote;

use super::file::{Piece, ident};
use super::{derive, docs, literal};
use crate::model::{Constant, Literal, TypeDef};

/// The struct and what it stands for.
pub(super) fn generate(def: &TypeDef, constant: &Constant) -> Vec<Piece> {
    let (name, value) = (ident(&def.name), literal::tokens(&constant.value));
    let text = match &constant.value {
        Literal::String(text) if text.is_empty() => {
            "Always the empty string.".to_owned()
        }
        Literal::String(text) => format!("Always {}.", docs::code(text)),
        other => format!("Always {}.", docs::code(&other.json())),
    };
    let docs = docs::lines(&text);
    let derives = derive::attribute(def);
    let item = quote! {
        #docs
        #derives
        pub struct #name;
    };
    vec![
        Piece::Item(item),
        Piece::Call { name: "constant", tokens: quote!(#name = #value) },
    ]
}
