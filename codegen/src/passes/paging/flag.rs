//! What says whether there are more pages, or whether this is the last one.

use super::view::View;
use super::words::{DONE, LAST, LAST_WORDS, MORE, MORE_WORDS, NO_WORDS, name_words};
use crate::model::{More, PagingHints, Scalar, Type};

/// The field that says it: the one that is named, or else one with a known name.
pub(super) fn more(
    view: &View<'_>,
    hints: &PagingHints,
) -> Result<Option<More>, String> {
    let wanted = match (&hints.more, &hints.last) {
        (Some(_), Some(_)) => {
            return Err("`more` and `last` say the same: one is enough".to_owned());
        }
        (more, last) => more.as_deref().or(last.as_deref()),
    };
    let names = [MORE, LAST].concat();
    let found = view.wanted_or_named(wanted, &names, |it| {
        // Something else may be done.
        let is_about_pages = it.name != "done" || !it.is_described() || it.says(DONE);
        is_flag(it.ty()) && is_about_pages
    })?;
    let Some(found) = found else { return Ok(None) };
    let shown = found.path.wire.escape_debug();
    if !is_flag(found.ty()) {
        return Err(format!("`{shown}` is neither true nor false"));
    }
    let is_last = if LAST.contains(&found.name.as_str()) {
        Some(true)
    } else if MORE.contains(&found.name.as_str()) {
        Some(false)
    } else {
        says_last(found.wire())
    };
    if hints.last.is_some() && is_last == Some(false) {
        return Err(format!(
            "`{shown}` says that there are more pages, not that this is the last: `more` \
             names it"
        ));
    }
    let is_last = is_last.unwrap_or(hints.last.is_some());
    Ok(Some(More { at: found.path, is_last }))
}

/// Whether a name such as `isDone` or `no_more` says that this page is the last one, or that
/// it is not; nothing if it may say either.
fn says_last(name: &str) -> Option<bool> {
    let words = name_words(name);
    let has = |list: &[&str]| {
        words.iter().any(|word| {
            let bare = word.strip_prefix("is").unwrap_or(word);
            list.contains(&word.as_str()) || list.contains(&bare)
        })
    };
    let is_negated = has(NO_WORDS);
    match (has(MORE_WORDS), has(LAST_WORDS)) {
        (true, false) => Some(is_negated),
        (false, true) => Some(!is_negated),
        _ => None,
    }
}

/// When pages end, in words.
pub(super) fn while_more(more: Option<&More>, otherwise: &str) -> String {
    match more {
        Some(More { at, is_last: false }) => format!("while `{}`", at.wire),
        Some(More { at, is_last: true }) => format!("until `{}`", at.wire),
        None => otherwise.to_owned(),
    }
}

/// Whether a type is a truth value.
fn is_flag(ty: &Type) -> bool {
    *ty == Type::Scalar(Scalar::Bool)
}
