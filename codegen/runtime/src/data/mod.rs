//! JSON to Rust and back, losing nothing.
//!
//! The generated types read and write themselves through the macros of this module, from
//! one table each: `object!` for structs, `open_enum!` for enumerations,
//! `constant!` for the one value that a property always has, `union!` for
//! alternatives. What a table does not name is kept: a field in [`Extra`], a value of an
//! enumeration in [`UnknownValue`], an alternative in [`UnknownVariant`].

mod capture;
#[macro_use]
mod constant;
mod cursor;
mod decode;
mod entries;
mod extra;
mod json;
mod kept;
#[macro_use]
mod newtype;
mod null;
#[macro_use]
mod object;
#[macro_use]
mod open_enum;
mod path;
mod scalar;
mod strict;
mod tagged;
mod text;
mod trial;
#[macro_use]
mod tuple;
#[macro_use]
mod union;

use capture::Capture;
pub use constant::{Constant, constant, constant_field};
pub use decode::{Decode, DecodeFailure, Seed, decode};
pub use entries::{Entries, Received};
pub use extra::Extra;
pub use json::Json;
pub use null::{Never, Null};
pub use object::{FromMap, ObjectVisitor, Rest, next_field, optional, value, whole};
pub use open_enum::{OpenEnum, OpenEnumVisitor, UnknownValue};
pub use scalar::{from_boolean, from_number, from_text};
pub use strict::accept_unknown;
pub use tagged::Tagged;
pub use trial::{Fields, attempt, by_fields, capture_array, certain, first};
pub use tuple::{ArrayVisitor, FromSeq, item, items};
pub use union::{Union, UnionVisitor, UnknownVariant, unknown};

/// A JSON object whose keys are data: in the order of the document, each key once.
pub type Map<T> = indexmap::IndexMap<String, T>;
