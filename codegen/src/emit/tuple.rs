//! An array whose items differ by place.

use proc_macro2::Literal;
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::{constructor, derive, docs};
use crate::model::{Api, Tuple, TypeDef};

/// The struct and its table.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    tuple: &Tuple,
    imports: &mut Imports,
) -> Vec<Piece> {
    let name = ident(&def.name);
    let attributes = docs::attributes(&def.docs, || format!("`{}`", def.name));
    let fields = tuple.items.iter().enumerate().map(|(index, item)| {
        let docs =
            docs::attributes(&item.docs, || format!("The item at index {index}."));
        let (name, ty) = (ident(&item.name), imports.ty(api, &item.ty));
        let ty = if item.required { ty } else { quote!(Option<#ty>) };
        quote!(#docs pub #name: #ty)
    });
    let fields: Vec<_> = fields.collect();
    let (rest, rest_type) = (ident(&tuple.rest.0), imports.ty(api, &tuple.rest.1));
    let derives = derive::attribute(def);
    let item = quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            /// The items behind these.
            pub #rest: Vec<#rest_type>,
        }
    };
    let rows = tuple.items.iter().enumerate().map(|(index, item)| {
        let (name, index) = (ident(&item.name), Literal::usize_unsuffixed(index));
        Row::Line(if item.required {
            quote!(required #name = #index,)
        } else {
            quote!(optional #name = #index,)
        })
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.push(Row::Line(quote!(..#rest)));
    let table = Piece::Table { name: "tuple", head: quote!(#name), rows };
    let mut pieces = vec![Piece::Item(item), table];
    pieces.extend(constructor::of_tuple(api, def, tuple, imports));
    pieces
}
