//! What each field of a struct is once all have been read, by the word for it in the table.

use serde::de::Error;

use super::{Decode, strict};

/// A value that has to be there. One that may be null may also be missing, but not while
/// alternatives are tried: another one may not ask for it.
#[inline]
pub fn required<T: Decode, E: Error>(
    field: Option<T>,
    name: &'static str,
) -> Result<T, E> {
    match field {
        Some(value) => Ok(value),
        None if strict::is_attempt() => Err(E::missing_field(name)),
        None => maybe(None, name),
    }
}

/// A value that is there or has one for being absent.
#[inline]
pub fn maybe<T: Decode, E: Error>(field: Option<T>, name: &'static str) -> Result<T, E> {
    field.or_else(T::absent).ok_or_else(|| E::missing_field(name))
}

/// A value that need not be there.
#[inline]
#[allow(clippy::unnecessary_wraps, reason = "as the others")]
pub fn optional<T, E: Error>(
    field: Option<Option<T>>,
    _name: &'static str,
) -> Result<Option<T>, E> {
    Ok(field.flatten())
}

pub use optional as optional_constant;
pub use optional as read_only;
pub use optional as read_only_constant;

/// The one value of a constant, which has to be there.
#[inline]
pub fn constant<T, E: Error>(field: Option<T>, name: &'static str) -> Result<T, E> {
    field.ok_or_else(|| E::missing_field(name))
}
