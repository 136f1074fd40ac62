//! Where the types of a group hold any JSON value.

use codegen::diagnostic::Pointer;
use codegen::model::{Api, Shape, Type};
use serde_json::Value;

use super::{component, judge};

/// Whether the type of the schema at a place is any JSON value, behind whatever names.
pub(super) fn is_untyped(api: &Api, place: &Pointer) -> bool {
    let Some(def) = api.types.iter().find(|it| it.at == *place) else { return false };
    let mut shape = &def.shape;
    for _ in 0..=api.types.len() {
        let Shape::Alias(ty) = shape else { return false };
        match bare(ty) {
            Type::Named(id) => shape = &api.def(*id).shape,
            other => return *other == Type::Any,
        }
    }
    false
}

/// The schemas inside the one at a place that become any JSON value: of properties, items
/// and maps.
pub(super) fn parts(api: &Api, place: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    for def in api.types.iter().filter(|it| place.contains(&it.at)) {
        match &def.shape {
            Shape::Object(object) => {
                let properties = def.at.child("properties");
                for field in &object.fields {
                    inside(&field.ty, properties.child(&field.wire), &mut found);
                }
                if let Some((_, ty)) = &object.additional {
                    inside(ty, def.at.child("additionalProperties"), &mut found);
                }
            }
            Shape::Tuple(tuple) => {
                let places = def.at.child("prefixItems");
                for (index, item) in tuple.items.iter().enumerate() {
                    inside(&item.ty, places.index(index), &mut found);
                }
                inside(&tuple.rest.1, def.at.child("items"), &mut found);
            }
            Shape::Newtype(ty) => inside(ty, def.at.clone(), &mut found),
            Shape::Alias(ty) if *bare(ty) != Type::Any => {
                inside(ty, def.at.clone(), &mut found);
            }
            _ => {}
        }
    }
    found
}

fn inside(ty: &Type, at: Pointer, found: &mut Vec<Pointer>) {
    match bare(ty) {
        Type::Any => found.push(at),
        Type::List(item) => inside(item, at.child("items"), found),
        Type::Map(value) => inside(value, at.child("additionalProperties"), found),
        _ => {}
    }
}

/// A type without null and boxes.
fn bare(mut ty: &Type) -> &Type {
    while let Type::Nullable(inner) | Type::Boxed(inner) = ty {
        ty = inner;
    }
    ty
}

/// The JSON types that the schema at a place of a document never allows. `None` if there is
/// no schema, or the judge does not understand it.
pub(super) fn never(document: &Value, place: &Pointer) -> Option<Vec<&'static str>> {
    let judge = component::judge(document, place, false)?;
    let schema = document.pointer(place.to_string().trim_start_matches('#'))?;
    let mut probes = Vec::new();
    judge::inside(schema, &mut probes);
    Some(judge.never(&probes))
}
