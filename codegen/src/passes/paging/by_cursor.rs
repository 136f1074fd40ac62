//! Pages that begin behind a cursor: that of the last item, or a token of the page.

use super::fields::{Found, peel};
use super::flag::{more, while_more};
use super::items::page;
use super::keys::key;
use super::view::{View, is_integer, is_text};
use super::words::{AFTER, NOT_NEXT, TOKEN, TOKENS, plain};
use crate::model::{
    Next, Page, Paging, PagingHints, Parameter, Path, Shape, Turn, Type,
};

/// A token of the page.
pub(super) fn token(view: &View<'_>, hints: &PagingHints) -> Result<Paging, String> {
    let mut page = page(view, hints)?;
    let (parameter, next) = pair(view, hints)?;
    page.more = more(view, hints)?;
    let about = format!(
        "`{}`, from `{}`, {}",
        parameter.wire,
        next.path.wire,
        while_more(page.more.as_ref(), "until that is missing or empty")
    );
    page.next = Some(Next::Field(next.path));
    Ok(Paging { turn: Turn::Token(parameter.wire.clone()), page, about })
}

/// A parameter and the field that it takes.
fn pair<'a>(
    view: &View<'a>,
    hints: &PagingHints,
) -> Result<(&'a Parameter, Found<'a>), String> {
    let wanted = hints.next.as_deref().map(|path| view.field(path)).transpose()?;
    if let Some(next) = wanted {
        let names: Vec<&str> = TOKENS.iter().flat_map(|it| it.0).copied().collect();
        let parameter = view.parameter(hints, &names, |_| true)?;
        return if is_text(next.ty()) || is_integer(next.ty()) {
            Ok((parameter, next))
        } else {
            Err(format!(
                "`{}` is no plain text and no whole number",
                next.path.wire.escape_debug()
            ))
        };
    }
    for (parameters, fields) in TOKENS {
        let accepts = |it: &Parameter| {
            hints.parameter.as_ref().is_none_or(|name| *name == it.wire)
        };
        let named = view.parameters().filter(|it| accepts(it));
        let named = named.filter(|it| parameters.contains(&plain(&it.wire).as_str()));
        for parameter in named {
            let known = view.fields();
            let fits = |it: &&Found<'_>, name: &str| {
                it.name == name && is_token(view, parameter, it)
            };
            let at = fields
                .iter()
                .find_map(|name| known.iter().position(|it| fits(&it, name)));
            if let Some(next) = at.and_then(|at| known.into_iter().nth(at)) {
                return Ok((parameter, next));
            }
        }
    }
    if hints.parameter.is_some() {
        view.parameter(hints, &[], |_| true)?;
    }
    let key = key(hints, "next");
    Err(format!("no field of the answer is the token for sure: {key} would name it"))
}

/// Whether a parameter can take a field that has a fitting name.
fn is_token<'a>(view: &View<'a>, parameter: &'a Parameter, field: &Found<'a>) -> bool {
    let taken = view.bare(&parameter.ty);
    if field.name == "next" && !field.says(TOKEN) {
        return false;
    }
    let is_named_next = field.name.starts_with("next") || field.name.starts_with("end");
    if !is_named_next && field.says(NOT_NEXT) {
        return false;
    }
    if is_integer(taken) {
        return is_integer(field.ty()) && field.optional && is_named_next;
    }
    is_text(taken)
        && is_text(field.ty())
        && !field.is_url()
        && (is_named_next || field.optional)
}

/// The id of the last item.
pub(super) fn cursor(view: &View<'_>, hints: &PagingHints) -> Result<Paging, String> {
    let mut page = page(view, hints)?;
    let parameter = view.parameter(hints, AFTER, |it| {
        is_text(view.bare(&it.ty)) || is_integer(view.bare(&it.ty))
    })?;
    page.more = more(view, hints)?;
    if page.more.is_none() && hints.kind.is_none() {
        return Err("nothing says whether there are more pages".to_owned());
    }
    let end = while_more(page.more.as_ref(), "until a page is empty");
    // A number cannot be a text.
    let takes_numbers = is_integer(view.bare(&parameter.ty));
    let fits = |it: &Type| if takes_numbers { is_integer(it) } else { is_text(it) };
    let last = view.wanted_or_named(None, &["lastid"], |it| fits(it.ty()))?;
    let last = last.filter(|it| it.path.fields.len() == 1).map(|it| it.path);
    let id = match &hints.next {
        Some(next) => id(view, &page, next),
        None => id(view, &page, "id").and_then(|it| {
            if is_text(&it.leaf) && takes_numbers {
                let parameter = parameter.wire.escape_debug();
                let key = key(hints, "next");
                Err(format!(
                    "`{parameter}` takes whole numbers, which the `id` of the items is not: \
                     {key} would name another field"
                ))
            } else {
                Ok(it)
            }
        }),
    };
    let (next, which) = match (id, last) {
        (Ok(id), last) => {
            let which = format!("the `{}` of the last item", id.wire);
            (Next::Last(id, last), which)
        }
        // Items of several types have no fields of their own.
        (Err(_), Some(last)) if hints.next.is_none() => {
            let which = format!("from `{}`", last.wire);
            (Next::Field(last), which)
        }
        (Err(why), _) => return Err(why),
    };
    page.next = Some(next);
    let about = format!("`{}`, {which}, {end}", parameter.wire);
    Ok(Paging { turn: Turn::Cursor(parameter.wire.clone()), page, about })
}

/// The field of an item that is its cursor.
fn id(view: &View<'_>, page: &Page, name: &str) -> Result<Path, String> {
    let filled = match view.api.plain(&page.item) {
        Type::Nullable(filled) => filled,
        _ => &page.item,
    };
    let object = match peel(view.api, filled).filter(|it| !it.1) {
        Some((Type::Named(item), _)) => match &view.api.def(*item).shape {
            Shape::Object(object) => Some(object),
            Shape::Union(_) => {
                let why =
                    "the items are of several types, which have no fields of their own";
                return Err(why.to_owned());
            }
            _ => None,
        },
        _ => None,
    };
    let object =
        object.ok_or_else(|| "the items are no objects with fields".to_owned())?;
    let missing = || format!("the items have no field `{}`", name.escape_debug());
    let found = super::fields::at(view.api, object, name).ok_or_else(missing)?;
    if is_text(found.ty()) || is_integer(found.ty()) {
        Ok(found.path)
    } else {
        Err(format!(
            "`{}` of the items is no plain text and no whole number",
            name.escape_debug()
        ))
    }
}
