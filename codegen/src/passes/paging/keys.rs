//! What the keys are called of what says how an operation is paged.

use std::borrow::Cow;

use crate::diagnostic::Pointer;
use crate::model::{PagingHints, PagingKind};

/// A key, as people may add it to what they said: extensions of other generators have names
/// of their own for some of the keys.
pub(super) fn key(hints: &PagingHints, key: &str) -> String {
    let name = match (extension(hints).as_deref(), key) {
        (None | Some("x-paging"), _) => Some(key),
        (Some("x-ms-pageable"), "items") => Some("itemName"),
        (Some("x-ms-pageable"), "next") => Some("nextLinkName"),
        (Some("x-speakeasy-pagination"), "items") => Some("outputs.results"),
        (Some("x-speakeasy-pagination"), "next") => Some(match hints.kind {
            Some(PagingKind::NextUrl) => "outputs.nextUrl",
            _ => "outputs.nextCursor",
        }),
        (Some("x-speakeasy-pagination"), "total") => Some("outputs.numPages"),
        (Some("x-speakeasy-pagination"), "parameter") => Some("inputs"),
        _ => None,
    };
    match name {
        Some(name) => format!("the key `{name}`"),
        None => format!("the key `{key}` of `x-paging`"),
    }
}

/// The extension of the document that says it; nothing for the settings.
pub(super) fn extension(hints: &PagingHints) -> Option<Cow<'_, str>> {
    hints.at.as_ref().and_then(Pointer::last)
}
