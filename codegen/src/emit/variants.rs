//! The methods and conversions of a union.

use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use crate::model::{Api, Derive, Scalar, Type, TypeDef, Union};

/// The table of the variants that hold a value.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    union: &Union,
    imports: &mut Imports,
) -> Option<Piece> {
    let rows = union.variants.iter().zip(&union.access).map(|(variant, access)| {
        let (boxed, ty) = match &variant.ty {
            Type::Boxed(inner) => (true, inner.as_ref()),
            other => (false, other),
        };
        let (name, rust) = (ident(&variant.name), imports.ty(api, ty));
        let (borrow, take) = (ident(&access.borrow), ident(&access.take));
        let (kind, take) = match api.plain(ty) {
            _ if boxed => (quote!(boxed), Some(take)),
            Type::Scalar(Scalar::String) => (quote!(text), Some(take)),
            ty if is_copy(api, ty) => (quote!(copy), None),
            _ => (quote!(value), Some(take)),
        };
        let take = take.map(|take| quote!(+ #take));
        let from = access.from.then(|| quote!(, From));
        Row::Arrow(quote!(#kind #name(#rust)), quote!(#borrow #take #from;))
    });
    let rows: Vec<Row> = rows.collect();
    let name = ident(&def.name);
    (!rows.is_empty()).then_some(Piece::Table {
        name: "variants",
        head: quote!(#name),
        rows,
    })
}

/// Whether a value costs nothing to copy.
fn is_copy(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => !matches!(
            scalar,
            Scalar::Integer | Scalar::Number | Scalar::String | Scalar::Text(_)
        ),
        Type::Named(id) => api.def(*id).derives.contains(&Derive::Copy),
        Type::Null | Type::Never => true,
        _ => false,
    }
}
