//! Expressions for a field behind other fields, some of which may be missing.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::ident;
use crate::model::Path;

/// How the fields on the way are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Reference,
    Value,
}

/// An expression, and whether it is an `Option`.
pub(super) type Expression = (TokenStream, bool);

/// The value at the end of a path. `leaf` makes it from the last field, of which the flag
/// says whether it is an `Option`.
pub(super) fn reach(
    root: TokenStream,
    path: &Path,
    by: By,
    leaf: impl Fn(TokenStream, bool) -> Expression,
) -> Expression {
    let Some(((last, is_optional), fields)) = path.fields.split_last() else {
        return (root, false);
    };
    let last = ident(last);
    let mut way = root;
    let mut may_end = false;
    for (name, is_optional) in fields {
        let name = ident(name);
        let reference = (by == By::Reference).then(|| quote!(.as_ref()));
        way = match (may_end, is_optional) {
            (false, false) => quote!(#way.#name),
            (false, true) => quote!(#way.#name #reference),
            (true, false) if by == By::Reference => quote!(#way.map(|it| &it.#name)),
            (true, false) => quote!(#way.map(|it| it.#name)),
            (true, true) => quote!(#way.and_then(|it| it.#name #reference)),
        };
        may_end |= is_optional;
    }
    if !may_end {
        return leaf(quote!(#way.#last), *is_optional);
    }
    let (value, is_optional) = leaf(quote!(it.#last), *is_optional);
    if is_optional {
        (quote!(#way.and_then(|it| #value)), true)
    } else {
        (quote!(#way.map(|it| #value)), true)
    }
}
