//! Structs: what JSON objects and arrays with places become.

use super::{Docs, Literal, Rule, Type};
use crate::diagnostic::Pointer;
use crate::names::Name;

/// A struct with a field for each property.
#[derive(Clone, Debug)]
pub struct Object {
    /// The fields, in the order of the document.
    pub fields: Vec<Field>,
    /// The field that keeps what the document does not name.
    pub extra: Name,
    /// The field for what has no name but a type, and the type of its values.
    pub additional: Option<(Name, Type)>,
    /// The fields for what goes by a pattern of its name.
    pub patterned: Vec<Patterned>,
    /// What those values have to fulfil before they are sent.
    pub additional_rules: Vec<Rule>,
}

/// A field that holds the fields whose names match a pattern.
#[derive(Clone, Debug)]
pub struct Patterned {
    /// The pattern, a regular expression of ECMA-262.
    pub pattern: String,
    /// The name of the field.
    pub name: Name,
    /// The type of the values.
    pub ty: Type,
}

/// An array whose items differ by place.
#[derive(Clone, Debug)]
pub struct Tuple {
    /// The items that have a place of their own.
    pub items: Vec<TupleItem>,
    /// The field with the items behind them, and their type.
    pub rest: (Name, Type),
    /// What those items have to fulfil before they are sent.
    pub rest_rules: Vec<Rule>,
}

/// An item of a tuple.
#[derive(Clone, Debug)]
pub struct TupleItem {
    /// The name of the field.
    pub name: Name,
    /// Its type, without the `Option` of an item that may be missing.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// What a value has to fulfil before it is sent.
    pub rules: Vec<Rule>,
    /// What it is.
    pub docs: Docs,
}

impl TupleItem {
    /// Whether a value has to be given to build the struct.
    pub fn is_needed(&self) -> bool {
        self.required && !self.ty.has_null()
    }
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name of the property.
    pub wire: String,
    /// The name of the field.
    pub name: Name,
    /// The type of the field, `Option` included.
    pub ty: Type,
    /// Whether it is always there.
    pub presence: Presence,
    /// Whether it can be null.
    pub nullable: bool,
    /// In which directions it goes.
    pub flow: Flow,
    /// What a value has to fulfil before it is sent.
    pub rules: Vec<Rule>,
    /// What it is.
    pub docs: Docs,
    /// What holds where it has no value.
    pub default: Option<FieldDefault>,
}

impl Field {
    /// Whether a value has to be given to build the struct.
    pub fn is_needed(&self) -> bool {
        self.presence == Presence::Required && !self.ty.has_null()
    }
}

/// What holds where a field has no value.
#[derive(Clone, Debug)]
pub struct FieldDefault {
    /// The value.
    pub value: Literal,
    /// The method that gives the value of the field or else this one.
    pub method: Name,
    /// Where the document says so.
    pub at: Pointer,
}

/// In which directions a property goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// In both.
    #[default]
    Both,
    /// It comes from the server and is not sent.
    ReadOnly,
    /// It is sent and does not come from the server.
    WriteOnly,
}

/// Whether a property is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is written even if it is null.
    Required,
    /// It is left out if it has no value.
    Optional,
    /// It has a value, is null, or is left out, and these are three things.
    Maybe,
    /// It is left out if it has no value, and in requests anyway.
    ReadOnly,
    /// It always has its one value.
    Constant,
    /// It has its one value if it is there.
    OptionalConstant,
    /// It has its one value if it is there, and is left out in requests anyway.
    ReadOnlyConstant,
}
