//! A struct.

use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::{constructor, defaults, derive, docs};
use crate::model::{Api, Object, Presence, Type, TypeDef};

/// The struct and its table.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    object: &Object,
    imports: &mut Imports,
) -> Vec<Piece> {
    let name = ident(&def.name);
    let attributes = docs::attributes(&def.docs, || format!("`{}`", def.name));
    let fields = object.fields.iter().map(|field| {
        let docs = docs::attributes(&field.docs, || docs::code(&field.wire));
        let (name, ty) = (ident(&field.name), imports.ty(api, &field.ty));
        quote!(#docs pub #name: #ty)
    });
    let fields: Vec<_> = fields.collect();
    imports.runtime("data", "Extra");
    let extra = ident(&object.extra);
    let additional = object.additional.as_ref().map(|(name, ty)| {
        let (name, map) =
            (ident(name), imports.ty(api, &Type::Map(Box::new(ty.clone()))));
        quote! {
            /// Fields that have a type but no name.
            pub #name: #map,
        }
    });
    let patterned = object.patterned.iter().map(|it| {
        let map = imports.ty(api, &Type::Map(Box::new(it.ty.clone())));
        let name = ident(&it.name);
        let about = docs::lines(&format!(
            "Fields whose name matches {}.",
            docs::code(&it.pattern)
        ));
        quote!(#about pub #name: #map)
    });
    let patterned: Vec<_> = patterned.collect();
    let derives = derive::attribute(def);
    let item = quote! {
        #attributes
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #(#patterned,)*
            #additional
            /// Fields that the document does not name.
            pub #extra: Extra,
        }
    };
    let mut rows: Vec<Row> = object
        .fields
        .iter()
        .map(|field| {
            let (name, wire) = (ident(&field.name), &field.wire);
            Row::Line(match field.presence {
                Presence::Required => quote!(required #name = #wire,),
                Presence::Optional => quote!(optional #name = #wire,),
                Presence::Maybe => quote!(maybe #name = #wire,),
                Presence::ReadOnly => quote!(read_only #name = #wire,),
                Presence::Constant => quote!(constant #name = #wire,),
                Presence::OptionalConstant => quote!(optional_constant #name = #wire,),
                Presence::ReadOnlyConstant => quote!(read_only_constant #name = #wire,),
            })
        })
        .collect();
    rows.push(Row::Line(if let Some((name, _)) = &object.additional {
        let name = ident(name);
        quote!(..#extra, #name)
    } else {
        quote!(..#extra)
    }));
    rows.extend(object.patterned.iter().map(|it| {
        let (name, pattern) = (ident(&it.name), &it.pattern);
        Row::Line(quote!(; match #pattern => #name))
    }));
    let table = Piece::Table { name: "object", head: quote!(#name), rows };
    let mut pieces = vec![Piece::Item(item), table];
    pieces.extend(constructor::of_object(api, def, object, imports));
    pieces.extend(defaults::generate(api, def, object, imports));
    pieces
}
