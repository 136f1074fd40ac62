//! Finds the operations whose pages follow each other.
//!
//! The shape is that of a cursor: a query parameter `after`, and a page with `data`,
//! `has_more` and items that have an `id`.

use crate::model::{
    Answer, Api, Field, Location, Object, Operation, Paging, Presence, Scalar, Shape,
    Success, Type, TypeId,
};
use crate::names::Name;

/// Notes how the pages of each paged operation follow each other.
pub(super) fn run(api: &mut Api) {
    let found: Vec<Vec<Option<Paging>>> = api
        .tags
        .iter()
        .map(|tag| tag.operations.iter().map(|it| paging(api, it)).collect())
        .collect();
    for (tag, found) in api.tags.iter_mut().zip(found) {
        for (operation, paging) in tag.operations.iter_mut().zip(found) {
            operation.paging = paging;
        }
    }
}

fn paging(api: &Api, operation: &Operation) -> Option<Paging> {
    let cursor = operation.parameters.iter().find(|parameter| {
        parameter.wire == "after"
            && parameter.location == Location::Query
            && is_text(&parameter.ty)
    })?;
    let Success::One(Answer::Json(success)) = &operation.success else { return None };
    let (page, object) = object(api, success)?;
    let Type::List(item) = &field(object, "data")?.ty else { return None };
    let (item, item_object) = self::object(api, item)?;
    let has_more = field(object, "has_more")?;
    let item_cursor = field(item_object, "id")?;
    let cursor_type = match (&item_cursor.ty, item_cursor.presence) {
        // Optional because items are also sent, not because the server leaves it out.
        (Type::Nullable(inner), Presence::ReadOnly) => inner,
        (ty, _) => ty,
    };
    if has_more.ty != Type::Scalar(Scalar::Bool) || !is_text(cursor_type) {
        return None;
    }
    let last_cursor = field(object, "last_id").and_then(|last| {
        let name: Name = last.name.clone();
        match &last.ty {
            Type::Nullable(inner) if is_text(inner) => Some((name, true)),
            ty if is_text(ty) => Some((name, false)),
            _ => None,
        }
    });
    Some(Paging {
        cursor: cursor.wire.clone(),
        page,
        items: (field(object, "data")?.name.clone(), item),
        item_cursor: (
            item_cursor.name.clone(),
            item_cursor.presence == Presence::ReadOnly,
        ),
        last_cursor,
        has_more: has_more.name.clone(),
    })
}

/// The struct that a type names.
fn object<'a>(api: &'a Api, ty: &Type) -> Option<(TypeId, &'a Object)> {
    match ty {
        Type::Named(id) => match &api.def(*id).shape {
            Shape::Object(object) => Some((*id, object)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a type holds any string, with a format or without.
fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Scalar(Scalar::String | Scalar::Text(_)))
}

fn field<'a>(object: &'a Object, wire: &str) -> Option<&'a Field> {
    object.fields.iter().find(|field| field.wire == wire)
}
