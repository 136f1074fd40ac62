//! The function that builds a struct from what has to be given.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::{Imports, Piece, ident};
use super::parameter::is_wrapped;
use crate::model::{
    Api, Derive, Field, Object, Presence, Scalar, Shape, Tuple, Type, TypeDef,
};

/// What a struct is built from.
#[derive(Default)]
struct Builder {
    arguments: Vec<TokenStream>,
    values: Vec<TokenStream>,
}

impl Builder {
    /// A field that is given as an argument.
    fn argument(&mut self, api: &Api, name: &Ident, ty: &Type, imports: &mut Imports) {
        let (boxed, ty) = match ty {
            Type::Boxed(inner) => (true, inner.as_ref()),
            other => (false, other),
        };
        let (taken, converts) = taken(api, ty, imports);
        self.arguments.push(quote!(#name: #taken));
        self.values.push(match (boxed, converts) {
            (false, false) => quote!(#name),
            (false, true) => quote!(#name: #name.into()),
            (true, false) => quote!(#name: Box::new(#name)),
            (true, true) => quote!(#name: Box::new(#name.into())),
        });
    }

    fn value(&mut self, name: &Ident, value: &TokenStream) {
        self.values.push(quote!(#name: #value));
    }

    fn piece(self, def: &TypeDef) -> Piece {
        let (name, Self { arguments, values }) = (ident(&def.name), self);
        Piece::Item(quote! {
            impl #name {
                /// Builds one from what it has to hold; nothing else is set.
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values),* }
                }
            }
        })
    }
}

/// The type in which a caller gives such a value, and whether it has to be converted.
pub(super) fn taken(api: &Api, ty: &Type, imports: &mut Imports) -> (TokenStream, bool) {
    let (rust, converts) = (imports.ty(api, ty), is_converted(api, ty));
    (if converts { quote!(impl Into<#rust>) } else { rust }, converts)
}

/// Whether there is more than one type in which a caller may have such a value.
pub(super) fn is_converted(api: &Api, ty: &Type) -> bool {
    match api.plain(ty) {
        Type::Scalar(Scalar::String) | Type::Any => true,
        Type::Scalar(scalar) => is_wrapped(*scalar),
        Type::Named(id) => match &api.def(*id).shape {
            Shape::Union(union) => union.access.iter().any(|it| it.from),
            _ => false,
        },
        _ => false,
    }
}

/// The function that builds a struct with a field for each property. A struct that has a
/// default needs none.
pub(super) fn of_object(
    api: &Api,
    def: &TypeDef,
    object: &Object,
    imports: &mut Imports,
) -> Option<Piece> {
    if def.derives.contains(&Derive::Default) {
        return None;
    }
    let mut builder = Builder::default();
    for field in &object.fields {
        let name = ident(&field.name);
        if field.is_needed() {
            builder.argument(api, &name, &field.ty, imports);
        } else {
            let value = start(api, field, imports);
            builder.value(&name, &value);
        }
    }
    if let Some((name, _)) = &object.additional {
        let map = imports.data("Map");
        builder.value(&ident(name), &quote!(#map::new()));
    }
    for patterned in &object.patterned {
        let map = imports.data("Map");
        builder.value(&ident(&patterned.name), &quote!(#map::new()));
    }
    builder.value(&ident(&object.extra), &quote!(Extra::default()));
    Some(builder.piece(def))
}

/// What a field holds that need not be given.
fn start(api: &Api, field: &Field, imports: &mut Imports) -> TokenStream {
    match field.presence {
        Presence::Constant => imports.ty(api, &field.ty),
        Presence::Maybe => quote!(Maybe::Absent),
        _ if field.ty == Type::Null => imports.ty(api, &field.ty),
        _ => quote!(None),
    }
}

/// The function that builds an array whose items differ by place.
pub(super) fn of_tuple(
    api: &Api,
    def: &TypeDef,
    tuple: &Tuple,
    imports: &mut Imports,
) -> Option<Piece> {
    if def.derives.contains(&Derive::Default) {
        return None;
    }
    let mut builder = Builder::default();
    for item in &tuple.items {
        let name = ident(&item.name);
        if item.is_needed() {
            builder.argument(api, &name, &item.ty, imports);
        } else if item.required && item.ty == Type::Null {
            builder.value(&name, &imports.ty(api, &item.ty));
        } else {
            builder.value(&name, &quote!(None));
        }
    }
    builder.value(&ident(&tuple.rest.0), &quote!(Vec::new()));
    Some(builder.piece(def))
}
