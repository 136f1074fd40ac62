//! A unit struct that stands for one string.

use quote::quote;

use super::docs;
use super::file::{Piece, ident};
use crate::model::{Constant, TypeDef};

/// The struct and what it stands for.
pub(super) fn generate(def: &TypeDef, constant: &Constant) -> Vec<Piece> {
    let (name, value) = (ident(&def.name), &constant.value);
    let docs = docs::lines(&format!("Always {}.", docs::code(value)));
    let item = quote! {
        #docs
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct #name;
    };
    vec![
        Piece::Item(item),
        Piece::Call { name: "constant", tokens: quote!(#name = #value) },
    ]
}
