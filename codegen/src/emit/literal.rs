//! Values of the document in the tables of enumerations and constants.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use crate::model::Literal;

/// A value, behind the word for its type unless it is a string.
pub(super) fn tokens(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Boolean(value) => quote!(boolean #value),
        Literal::Integer(value) => {
            let value = integer(*value);
            quote!(integer #value)
        }
        Literal::Number(value) => {
            let value = number(*value);
            quote!(number #value)
        }
        Literal::String(text) => quote!(#text),
        Literal::Json(json) => quote!(json #json),
    }
}

/// An integer.
pub(super) fn integer(value: i64) -> TokenStream {
    let token = Token::i64_unsuffixed(value);
    quote!(#token)
}

/// An integer, where a float is expected.
#[allow(clippy::cast_precision_loss, reason = "only those that f64 can hold come here")]
pub(super) fn whole(value: i64) -> TokenStream {
    number(value as f64)
}

/// A float, in the notation that is shortest.
pub(super) fn number(value: f64) -> TokenStream {
    let token: Result<Token, _> = format!("{value:?}").parse();
    let token = token.unwrap_or_else(|_| Token::f64_unsuffixed(value));
    quote!(#token)
}
