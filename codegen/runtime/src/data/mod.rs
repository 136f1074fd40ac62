//! JSON to Rust and back, losing nothing.
//!
//! The generated types read and write themselves through the macros of this module, from
//! one table each: `object!` for structs, `open_enum!` for enumerations,
//! `constant!` for the one value that a property always has, `union!` for
//! alternatives. What a table does not name is kept: a field in [`Extra`], a value of an
//! enumeration in [`UnknownValue`], an alternative in [`UnknownVariant`].
//! Two more tables give methods to callers: `variants!` for what the alternatives hold,
//! `defaults!` for what holds where a field is not set.
//! A string with a format is a [`Text`], which keeps its spelling. What is sent is checked
//! before by the `rules!` of its type.

mod capture;
#[macro_use]
mod constant;
mod cursor;
mod decode;
#[macro_use]
mod defaults;
mod entries;
mod extra;
mod formats;
mod json;
mod kept;
pub mod kind;
#[macro_use]
mod literal;
mod maybe;
#[macro_use]
mod newtype;
mod null;
#[macro_use]
mod number_enum;
#[macro_use]
mod object;
#[macro_use]
mod open_enum;
mod path;
mod patterned;
pub mod read;
#[macro_use]
mod rules;
mod scalar;
mod sending;
mod source;
mod strict;
mod tagged;
mod text;
mod trial;
#[macro_use]
mod tuple;
#[macro_use]
mod union;
#[macro_use]
mod value_enum;
#[macro_use]
mod variants;
mod violation;
pub mod whole;
mod write;

use capture::Capture;
pub use constant::{Constant, constant, constant_field, optional_constant_field};
pub use decode::{Decode, DecodeFailure, Seed, decode};
pub use entries::{Entries, Received};
pub use extra::Extra;
pub use formats::*;
pub use json::Json;
pub use kind::Described;
pub use literal::Literal;
pub use maybe::Maybe;
pub use null::{Never, Null};
pub use number_enum::{NumberEnum, Plain, number};
pub use object::{FromMap, ObjectVisitor, Rest, next_field};
pub use open_enum::{OpenEnum, OpenEnumVisitor, UnknownValue, position};
pub use patterned::Patterned;
pub use read::value;
pub use rules::{Rule, Validate, object_keeps, part};
pub use scalar::{from_boolean, from_number, from_text};
pub use sending::{is_sending, to_body};
pub use strict::accept_unknown;
pub use tagged::Tagged;
pub use text::{Format, FormatError, Text};
pub use trial::{Fields, attempt, by_fields, capture_array, certain, first};
pub use tuple::{ArrayVisitor, FromSeq, item, items};
pub use union::{Union, UnionVisitor, UnknownVariant, unknown};
pub use value_enum::{ValueEnum, any_value, value_text, variant, write_value};
pub use violation::Violation;
pub use write::Writing;

/// A JSON object whose keys are data: in the order of the document, each key once.
pub type Map<T> = indexmap::IndexMap<String, T>;
