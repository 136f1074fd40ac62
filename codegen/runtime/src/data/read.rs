//! How each field of a struct is read, by the word for it in the table. The value goes into
//! `field`, which stands at `index` in the table.
//!
//! These are functions rather than rules of a macro: a row of a table is then one call, and
//! the compiler has little to expand and to check.

use super::{Constant, Decode, Entries, Extra, path};
use super::{constant_field, optional_constant_field};

/// Reads the value of the field `name`.
#[inline]
pub fn value<T: Decode, A: Entries>(map: &mut A, name: &str) -> Result<T, A::Error> {
    map.next_value().map_err(|error| path::in_field(name, error))
}

/// A value.
#[inline]
pub fn required<T: Decode, A: Entries>(
    map: &mut A,
    _extra: &mut Extra,
    name: &'static str,
    _index: usize,
    field: &mut Option<T>,
) -> Result<(), A::Error> {
    value(map, name).map(|value| *field = Some(value))
}

pub use required as maybe;

/// A value that need not be there; `extra` notes if it is null.
#[inline]
pub fn optional<T: Decode, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &'static str,
    index: usize,
    field: &mut Option<Option<T>>,
) -> Result<(), A::Error> {
    value(map, name).map(|value: Option<T>| {
        if value.is_none() {
            extra.note_null(index);
        }
        *field = Some(value);
    })
}

pub use optional as read_only;

/// The one value of `T`, or another, which goes into `extra`.
#[inline]
pub fn constant<T: Constant, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &'static str,
    _index: usize,
    field: &mut Option<T>,
) -> Result<(), A::Error> {
    constant_field(map, extra, name)
        .map(|value| *field = Some(value.unwrap_or_default()))
}

/// The one value of `T` if it is there, or another, which goes into `extra`.
#[inline]
pub fn optional_constant<T: Constant, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &'static str,
    index: usize,
    field: &mut Option<Option<T>>,
) -> Result<(), A::Error> {
    optional_constant_field(map, extra, name, index).map(|value| *field = Some(value))
}

pub use optional_constant as read_only_constant;
