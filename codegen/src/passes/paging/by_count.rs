//! Pages that are counted: an offset counts items, a number counts pages.

use super::first::{Said, first};
use super::flag::{more, while_more};
use super::items::page;
use super::keys::key;
use super::view::{View, default, is_sized_integer, minimum};
use super::words::{
    ENDS, LAST_PAGE, LIMITS, NUMBERS, OFFSETS, TIMES, TOTAL_ITEMS, TOTAL_PAGES, plain,
    words,
};
use crate::model::{Paging, PagingHints, Parameter, Path, Turn};

/// A parameter that counts items.
pub(super) fn offset<'a>(
    view: &View<'a>,
    hints: &PagingHints,
) -> Result<Paging, String> {
    let mut page = page(view, hints)?;
    let named = |names: &[&str]| {
        view.parameters().any(|it| names.contains(&plain(&it.wire).as_str()))
    };
    let is_offset = |it: &'a Parameter| {
        let ends = plain(&it.wire) == "start" && named(ENDS);
        view.is_counter(it) && named(LIMITS) && !ends && !says(it, TIMES)
    };
    // `page_offset` may count pages.
    let bracketed =
        view.parameters().find(|it| it.wire == "page[offset]" && view.is_counter(it));
    let bracketed = bracketed.filter(|_| hints.parameter.is_none() && named(LIMITS));
    let parameter = match bracketed {
        Some(parameter) => parameter,
        None => view.parameter(hints, OFFSETS, is_offset)?,
    };
    check_number(view, parameter)?;
    page.more = more(view, hints)?;
    page.total = total(view, hints, TOTAL_ITEMS)?;
    let first = hints.first.or(default(parameter)).or(minimum(parameter)).unwrap_or(0);
    let end = end(
        page.total.as_ref(),
        while_more(page.more.as_ref(), "until a page is empty"),
    );
    let about = format!("`{}`, which counts items, {end}", parameter.wire);
    Ok(Paging { turn: Turn::Offset(parameter.wire.clone(), first), page, about })
}

/// A parameter that counts pages.
pub(super) fn number(view: &View<'_>, hints: &PagingHints) -> Result<Paging, String> {
    let mut page = page(view, hints)?;
    let parameter = view.parameter(hints, NUMBERS, |it| view.is_counter(it))?;
    check_number(view, parameter)?;
    page.more = more(view, hints)?;
    let first = hints.first.or_else(|| first_number(parameter, hints));
    let first = first.ok_or_else(|| {
        let key = key(hints, "first");
        format!("the number of the first page may be 0 or 1: {key} would tell")
    })?;
    // The number of the last page is that of all pages where they are counted from one.
    let names = TOTAL_PAGES.iter().chain(LAST_PAGE.iter().filter(|_| first == 1));
    let names: Vec<&str> = names.copied().collect();
    page.total = total(view, hints, &names)?;
    let end = end(
        page.total.as_ref(),
        while_more(page.more.as_ref(), "until a page is empty"),
    );
    let about =
        format!("`{}`, the number of the page, from {first}, {end}", parameter.wire);
    Ok(Paging { turn: Turn::Number(parameter.wire.clone(), first), page, about })
}

/// The number of the first page, unless that is in doubt.
fn first_number(parameter: &Parameter, hints: &PagingHints) -> Option<u64> {
    // Zero is often no more than the least value of an unsigned number.
    let is_sure = |it: &u64| *it > 0 || hints.kind.is_some();
    let least = minimum(parameter);
    let number = default(parameter).or(least.filter(is_sure));
    match (number, first(&parameter.docs.text)) {
        (Some(0), Said::First(1)) | (Some(1), Said::First(0)) | (None, Said::Doubt) => {
            None
        }
        (None, Said::First(1..) | Said::Nothing) if least.is_some() => None,
        (Some(number), _) | (None, Said::First(number)) => Some(number),
        (None, Said::Nothing) => Some(1).filter(|_| hints.kind.is_some()),
    }
}

/// Says of a parameter that was named that it counts nothing.
fn check_number(view: &View<'_>, parameter: &Parameter) -> Result<(), String> {
    let shown = parameter.wire.escape_debug();
    view.is_counter(parameter)
        .then_some(())
        .ok_or_else(|| format!("`{shown}` takes no whole numbers"))
}

fn says(parameter: &Parameter, wanted: &[&str]) -> bool {
    words(&parameter.docs.text).any(|it| wanted.contains(&it.as_str()))
}

/// What says how many there are in all.
fn total(
    view: &View<'_>,
    hints: &PagingHints,
    names: &[&str],
) -> Result<Option<Path>, String> {
    let found = view.wanted_or_named(hints.total.as_deref(), names, |it| {
        // A `count` may be that of the items on this page, as may what says so.
        let is_part = it.name == "count" || it.says(&["page", "returned", "current"]);
        let is_all = !is_part || it.says(&["total", "all", "overall"]);
        // What is in `pages` counts pages.
        let is_items = !it.parents.iter().any(|it| it == "pages");
        is_sized_integer(it.ty()) && is_all && is_items
    })?;
    let Some(found) = found else { return Ok(None) };
    if is_sized_integer(found.ty()) {
        Ok(Some(found.path))
    } else {
        Err(format!("`{}` is no whole number", found.path.wire.escape_debug()))
    }
}

/// When pages end, in words.
fn end(total: Option<&Path>, otherwise: String) -> String {
    match total {
        Some(total) => format!("up to `{}`", total.wire),
        None => otherwise,
    }
}
