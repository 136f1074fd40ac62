//! Where the items of a page are.

use super::keys::key;
use super::view::{Root, View};
use super::words::{ITEMS, NOT_ITEMS};
use crate::model::{Page, PagingHints, Path, Shape, Type};

/// A page without what leads on: its items at this place, or else at the only one there may
/// be.
pub(super) fn page(view: &View<'_>, hints: &PagingHints) -> Result<Page, String> {
    let (ty, items, item) = match (&view.page, hints.items.as_deref()) {
        (Root::List(item), None) => {
            let items = Path {
                fields: Vec::new(),
                leaf: Type::List(Box::new((*item).clone())),
                wire: String::new(),
            };
            (None, items, (*item).clone())
        }
        (Root::List(_), Some(_)) => {
            return Err("the answer is an array, which has no fields".to_owned());
        }
        (Root::Object(id, _), wanted) => {
            let path = match wanted {
                Some(wanted) => view.field(wanted)?.path,
                None => only(view, hints)?,
            };
            let Type::List(item) = path.leaf.clone() else {
                return Err(format!("`{}` is no array", path.wire.escape_debug()));
            };
            (Some(*id), path, *item)
        }
    };
    Ok(Page { ty, items, item, next: None, more: None, total: None })
}

/// The only array of the page that may hold the items.
fn only(view: &View<'_>, hints: &PagingHints) -> Result<Path, String> {
    let lists = view.fields().into_iter().filter(|it| {
        let Type::List(item) = it.ty() else { return false };
        let name = it.name.as_str();
        let is_outside = it.path.fields.len() == 1;
        let is_known = ITEMS.contains(&name);
        is_outside && !NOT_ITEMS.contains(&name) && (is_known || is_object(view, item))
    });
    let mut lists: Vec<_> = lists.collect();
    if lists.len() > 1 {
        lists.retain(|it| ITEMS.contains(&it.name.as_str()));
    }
    match <[_; 1]>::try_from(lists) {
        Ok([only]) => Ok(only.path),
        Err(lists) if lists.is_empty() => {
            let key = key(hints, "items");
            Err(format!(
                "no field of the answer holds the items for sure: {key} would name it"
            ))
        }
        Err(_) => {
            let key = key(hints, "items");
            Err(format!(
                "several fields of the answer may hold the items: {key} would name one"
            ))
        }
    }
}

/// Whether a type is that of objects, not of mere values.
fn is_object(view: &View<'_>, ty: &Type) -> bool {
    match view.api.plain(ty) {
        Type::Named(id) => {
            matches!(view.api.def(*id).shape, Shape::Object(_) | Shape::Union(_))
        }
        Type::Boxed(inner) | Type::Nullable(inner) => is_object(view, inner),
        Type::Map(_) => true,
        _ => false,
    }
}
