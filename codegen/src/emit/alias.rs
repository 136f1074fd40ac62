//! Another name of a type.

use quote::quote;

use super::docs;
use super::file::{Imports, Piece, ident};
use crate::model::{Api, Type, TypeDef};

/// The alias.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    ty: &Type,
    imports: &mut Imports,
) -> Vec<Piece> {
    let name = ident(&def.name);
    let docs = docs::attributes(&def.docs, || format!("`{}`", def.name));
    let ty = imports.ty(api, ty);
    vec![Piece::Item(quote!(#docs pub type #name = #ty;))]
}
