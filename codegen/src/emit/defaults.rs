//! The methods that give the value of a field or else its default.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::literal;
use super::parameter::is_wrapped;
use crate::model::{
    Api, Derive, Field, Literal, Object, Scalar, Shape, Type, TypeDef, TypeId,
};

/// The table of the fields that have a default.
pub(super) fn generate(
    api: &Api,
    def: &TypeDef,
    object: &Object,
    imports: &mut Imports,
) -> Option<Piece> {
    let rows = object.fields.iter().filter_map(|field| row(api, field, imports));
    let rows: Vec<Row> = rows.collect();
    let name = ident(&def.name);
    (!rows.is_empty()).then_some(Piece::Table {
        name: "defaults",
        head: quote!(#name),
        rows,
    })
}

/// How the method gives the value.
enum Given {
    /// By itself.
    Copy(TokenStream),
    /// As a `&str`.
    Text(TokenStream),
    /// By reference.
    Reference(TokenStream),
    /// As a number of the runtime, which is cloned.
    Exact(TokenStream),
}

fn row(api: &Api, field: &Field, imports: &mut Imports) -> Option<Row> {
    let default = field.default.as_ref()?;
    let Type::Nullable(ty) = &field.ty else { return None };
    let ty = match ty.as_ref() {
        Type::Boxed(inner) => inner,
        other => other,
    };
    let given = match api.plain(ty) {
        Type::Scalar(scalar) => of_scalar(*scalar, &default.value)?,
        Type::Named(id) => of_definition(api, *id, &default.value, imports)?,
        _ => return None,
    };
    let (kind, value, rust) = match given {
        Given::Copy(value) => (quote!(copy), value, imports.ty(api, ty)),
        Given::Text(value) => (quote!(text), value, quote!(str)),
        Given::Reference(value) => (quote!(named), value, imports.ty(api, ty)),
        Given::Exact(value) => (quote!(exact), value, imports.ty(api, ty)),
    };
    let (name, method) = (ident(&field.name), ident(&default.method));
    let deprecated = field.docs.deprecated.then(|| quote!(#[deprecated]));
    let given = quote!(#deprecated #kind #name(#rust) = #value);
    Some(Row::Arrow(given, quote!(#method,)))
}

fn of_scalar(scalar: Scalar, value: &Literal) -> Option<Given> {
    Some(match (scalar, value) {
        (Scalar::Bool, Literal::Boolean(value)) => Given::Copy(quote!(#value)),
        (Scalar::String | Scalar::Text(_), Literal::String(text)) => {
            Given::Text(quote!(#text))
        }
        (Scalar::F64, Literal::Integer(value)) => Given::Copy(literal::whole(*value)),
        (Scalar::F64, Literal::Number(value)) => Given::Copy(literal::number(*value)),
        (Scalar::Number, Literal::Number(value)) => {
            Given::Exact(literal::number(*value))
        }
        (Scalar::Number | Scalar::Integer, Literal::Integer(value)) => {
            Given::Exact(quote!(#value))
        }
        (Scalar::String | Scalar::Bool, _) => return None,
        (scalar, Literal::Integer(value)) if !is_wrapped(scalar) => {
            Given::Copy(literal::integer(*value))
        }
        _ => return None,
    })
}

fn of_definition(
    api: &Api,
    id: TypeId,
    value: &Literal,
    imports: &mut Imports,
) -> Option<Given> {
    let def = api.def(id);
    let variant = match &def.shape {
        Shape::Enum(it) => {
            &it.variants.iter().find(|variant| variant.value == *value)?.name
        }
        Shape::Union(union) => {
            let Literal::String(text) = value else { return None };
            &union.strings.iter().find(|unit| unit.wire == *text)?.name
        }
        _ => return None,
    };
    let (name, variant) = (imports.named(api, id), ident(variant));
    let value = quote!(#name::#variant);
    let is_copy = def.derives.contains(&Derive::Copy);
    Some(if is_copy { Given::Copy(value) } else { Given::Reference(value) })
}
