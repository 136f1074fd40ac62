//! Pages that name the URL of the next one.

use super::fields::Found;
use super::flag::more;
use super::items::page;
use super::keys::key;
use super::view::{View, is_text};
use super::words::{ITEMS_OF_LISTS, NEXT, NEXT_URLS, is_of_lists, plain};
use crate::model::{Next, Page, Paging, PagingHints, Scalar, TextType, Turn, Type};

/// A field of the page has the URL.
pub(super) fn url(view: &View<'_>, hints: &PagingHints) -> Result<Paging, String> {
    let mut page = page(view, hints)?;
    if hints.more.is_some() || hints.last.is_some() {
        page.more = more(view, hints)?;
    }
    let next = match &hints.next {
        Some(path) => view.field(path)?,
        None => named(view, hints)?,
    };
    if !is_address(next.ty()) {
        return Err(format!("`{}` is no text", next.path.wire.escape_debug()));
    }
    check_list(view, hints, &page)?;
    let about =
        format!("the URL in `{}`, until that is missing or empty", next.path.wire);
    page.next = Some(Next::Field(next.path));
    Ok(Paging { turn: Turn::Url, page, about })
}

/// The field that has the URL, by its name.
fn named<'a>(view: &View<'a>, hints: &PagingHints) -> Result<Found<'a>, String> {
    let known = view.fields();
    let is_href = |it: &Found<'_>| {
        it.name == "href"
            && it.is_in_links()
            && it.parents.last().is_some_and(|it| it == "next")
    };
    let fits = |it: &Found<'_>| {
        let name = it.name.as_str();
        // A token has such a name, too.
        let is_url = || hints.kind.is_some() || it.is_url();
        let is_next =
            NEXT_URLS.contains(&name) || NEXT.contains(&name) && is_url() || is_href(it);
        is_next && is_address(it.ty())
    };
    let found = known.into_iter().find(fits);
    found.ok_or_else(|| {
        let key = key(hints, "next");
        format!("no field of the answer is the URL of the next page for sure: {key} would name it")
    })
}

/// Objects may have links to others without being pages of a list: those that hold nothing
/// that only lists hold, from an operation that takes nothing that only lists take.
fn check_list(view: &View<'_>, hints: &PagingHints, page: &Page) -> Result<(), String> {
    let is_said = hints.kind.is_some() || hints.next.is_some();
    let holds = page.ty.is_none() || ITEMS_OF_LISTS.contains(&page.items.wire.as_str());
    let takes = || view.parameters().any(|it| is_of_lists(&plain(&it.wire)));
    if is_said || holds || takes() {
        Ok(())
    } else {
        Err("the operation may not be a list: `kind` says that it is".to_owned())
    }
}

/// Whether a type holds URLs or other texts.
fn is_address(ty: &Type) -> bool {
    is_text(ty) || *ty == Type::Scalar(Scalar::Text(TextType::Url))
}

/// The `Link` header has the URL.
pub(super) fn link(view: &View<'_>, hints: &PagingHints) -> Result<Paging, String> {
    let page = page(view, hints)?;
    if !view.operation.has_links && hints.kind.is_none() {
        return Err("the answer has no `Link` header".to_owned());
    }
    check_list(view, hints, &page)?;
    let about = "the `Link` header with `rel=\"next\"`".to_owned();
    Ok(Paging { turn: Turn::Link, page, about })
}
