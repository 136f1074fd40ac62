//! A list or a map of itself.

use quote::quote;

use super::file::{Imports, Piece, ident};
use super::{derive, docs};
use crate::model::{Api, Type, TypeDef};

/// The tuple struct and what it is used as.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    ty: &Type,
    imports: &mut Imports,
) -> Vec<Piece> {
    let name = ident(&def.name);
    let docs = docs::attributes(&def.docs, || format!("`{}`", def.name));
    let is_map = matches!(ty, Type::Map(_));
    let ty = imports.ty(api, ty);
    let derives = derive::attribute(def);
    let item = quote! {
        #docs
        #derives
        pub struct #name(pub #ty);
    };
    let inner = if is_map { quote!(map #ty) } else { ty };
    vec![
        Piece::Item(item),
        Piece::Call { name: "newtype", tokens: quote!(#name(#inner)) },
    ]
}
