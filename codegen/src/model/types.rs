//! Types: what JSON values become in Rust.

use super::Rule;
use crate::diagnostic::Pointer;
use crate::names::Name;

/// The index of a definition in [`super::Api::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// A type that the client defines.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// The name of the type.
    pub name: Name,
    /// The module that holds it.
    pub module: Name,
    /// What it is.
    pub docs: Docs,
    /// What it is made of.
    pub shape: Shape,
    /// The traits that Rust works out for it, in the order in which they are written.
    pub derives: Vec<Derive>,
    /// Where the document defines it.
    pub at: Pointer,
    /// In which directions its values go.
    pub directions: Directions,
}

/// In which directions the values of a type go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    /// They are sent.
    pub request: bool,
    /// They come from the server.
    pub response: bool,
}

/// A trait that Rust can work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    /// `Clone`
    Clone,
    /// `Copy`
    Copy,
    /// `Debug`
    Debug,
    /// `Default`
    Default,
    /// `PartialEq`
    PartialEq,
    /// `Eq`
    Eq,
    /// `Hash`
    Hash,
}

/// What the document says about something, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The text, perhaps empty.
    pub text: String,
    /// Facts that the generator adds, a sentence each.
    pub notes: Vec<String>,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
}

/// The kinds of definitions.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A struct.
    Object(Object),
    /// An enumeration of values.
    Enum(Enum),
    /// A unit struct that stands for one value.
    Constant(Constant),
    /// An enum of alternatives.
    Union(Union),
    /// An array whose items differ by place.
    Tuple(Tuple),
    /// Another name of a type.
    Alias(Type),
    /// A list or a map of itself, which is no mere name.
    Newtype(Type),
}

impl Shape {
    /// The types that a definition uses, in its order.
    pub fn uses(&self) -> Vec<&Type> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                let patterned = object.patterned.iter().map(|it| &it.ty);
                let additional = object.additional.as_ref().map(|(_, ty)| ty);
                fields.chain(patterned).chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter().map(|it| &it.ty).collect(),
            Self::Tuple(tuple) => {
                let items = tuple.items.iter().map(|item| &item.ty);
                items.chain([&tuple.rest.1]).collect()
            }
            Self::Alias(ty) | Self::Newtype(ty) => vec![ty],
            Self::Enum(_) | Self::Constant(_) => Vec::new(),
        }
    }

    /// The rules for the parts of a definition.
    pub fn rules(&self) -> Vec<&Rule> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter().flat_map(|field| &field.rules);
                fields.chain(&object.additional_rules).collect()
            }
            Self::Union(union) => {
                union.variants.iter().flat_map(|it| &it.rules).collect()
            }
            Self::Tuple(tuple) => {
                let items = tuple.items.iter().flat_map(|item| &item.rules);
                items.chain(&tuple.rest_rules).collect()
            }
            Self::Alias(_) | Self::Newtype(_) | Self::Enum(_) | Self::Constant(_) => {
                Vec::new()
            }
        }
    }

    /// The rules for the parts of a definition, list by list.
    pub fn rules_mut(&mut self) -> Vec<&mut Vec<Rule>> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter_mut().map(|field| &mut field.rules);
                fields.chain([&mut object.additional_rules]).collect()
            }
            Self::Union(union) => {
                union.variants.iter_mut().map(|it| &mut it.rules).collect()
            }
            Self::Tuple(tuple) => {
                let items = tuple.items.iter_mut().map(|item| &mut item.rules);
                items.chain([&mut tuple.rest_rules]).collect()
            }
            Self::Alias(_) | Self::Newtype(_) | Self::Enum(_) | Self::Constant(_) => {
                Vec::new()
            }
        }
    }
}

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

/// An enumeration of values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What the values have in common.
    pub kind: EnumKind,
    /// The values that the document names.
    pub variants: Vec<Unit>,
    /// Whether it allows every other string as well.
    pub any: bool,
}

impl Enum {
    /// Whether no value is an array or an object.
    pub fn is_scalar(&self) -> bool {
        let composed = |json: &String| json.starts_with(['[', '{']);
        let is_scalar =
            |it: &Unit| !matches!(&it.value, Literal::Json(json) if composed(json));
        self.variants.iter().all(is_scalar)
    }
}

/// What the values of an enumeration have in common; those that the document does not name
/// are of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// They are strings.
    Strings,
    /// They are numbers without a fraction.
    Integers,
    /// They are numbers.
    Numbers,
    /// They are values of any JSON type.
    Values,
}

/// A variant that stands for one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The value.
    pub value: Literal,
    /// The variant.
    pub name: Name,
    /// What the document says of it, perhaps nothing.
    pub docs: String,
}

/// A variant that stands for one string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringUnit {
    /// The string.
    pub wire: String,
    /// The variant.
    pub name: Name,
}

/// A unit struct that stands for one value.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The value.
    pub value: Literal,
}

/// A JSON value, other than null, that the document names. Equal numbers are equal values,
/// and equal values have equal literals.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A truth value.
    Boolean(bool),
    /// A number without a fraction.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// A string.
    String(String),
    /// An array, an object or an integer beyond 64 bits, as JSON.
    Json(String),
}

impl Literal {
    /// The value as JSON.
    pub fn json(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(value) => serde_json::Value::from(*value).to_string(),
            Self::String(text) => serde_json::Value::from(text.as_str()).to_string(),
            Self::Json(json) => json.clone(),
        }
    }
}

/// An enum of alternatives, told apart by JSON type, then by tag or by fields. A number
/// stands for one of the `variants`.
#[derive(Clone, Debug, Default)]
pub struct Union {
    /// Alternatives that are one string each.
    pub strings: Vec<StringUnit>,
    /// Alternatives that hold a value.
    pub variants: Vec<Variant>,
    /// The alternatives of a JSON type, in the order in which they are tried.
    pub kinds: Vec<(ValueKind, Vec<usize>)>,
    /// How objects are told apart.
    pub objects: Objects,
    /// The variant for values of all other JSON types, where the document allows them.
    pub rest: Option<Name>,
    /// How a caller gets at what each of the `variants` holds.
    pub access: Vec<Access>,
}

/// How a caller gets at what a variant holds.
#[derive(Clone, Debug)]
pub struct Access {
    /// The method that borrows the value.
    pub borrow: Name,
    /// The method that takes the value out.
    pub take: Name,
    /// Whether the value becomes the union by `From`, because no other variant is meant.
    pub from: bool,
}

/// How the alternatives that are objects are told apart.
#[derive(Clone, Debug, Default)]
pub enum Objects {
    /// There is no choice: there are none, or one for all.
    #[default]
    Plain,
    /// By the values of one property.
    Tagged {
        /// The property.
        tag: String,
        /// The values of each alternative.
        alternatives: Vec<(Vec<Literal>, usize)>,
    },
    /// By the properties that are there.
    Shaped(Vec<ObjectShape>),
}

/// The properties by which an object is recognised.
#[derive(Clone, Debug)]
pub struct ObjectShape {
    /// The alternative.
    pub variant: usize,
    /// Properties that have to be there.
    pub required: Vec<String>,
    /// Properties that may be there.
    pub optional: Vec<String>,
}

/// A variant that holds a value.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The variant.
    pub name: Name,
    /// What it holds.
    pub ty: Type,
    /// What a value has to fulfil before it is sent.
    pub rules: Vec<Rule>,
    /// What it is.
    pub docs: Docs,
}

/// The JSON types by which a union is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ValueKind {
    /// A string.
    String,
    /// A number.
    Number,
    /// A truth value.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A type that the client defines.
    Named(TypeId),
    /// A plain Rust type.
    Scalar(Scalar),
    /// `Vec<T>`.
    List(Box<Type>),
    /// A map from strings, in order.
    Map(Box<Type>),
    /// `Option<T>`: null, or not there.
    Nullable(Box<Type>),
    /// A value, null, or nothing.
    Maybe(Box<Type>),
    /// `Box<T>`, where a type would otherwise contain itself.
    Boxed(Box<Type>),
    /// Any JSON value.
    Any,
    /// Null and nothing else.
    Null,
    /// No value at all.
    Never,
}

impl Type {
    /// The definition at the bottom of lists, maps, options and boxes.
    pub fn definition(&self) -> Option<TypeId> {
        match self.innermost() {
            Self::Named(id) => Some(*id),
            _ => None,
        }
    }

    /// What lists, maps, options and boxes hold in the end.
    #[must_use]
    pub fn innermost(&self) -> &Self {
        let mut ty = self;
        while let Self::List(inner)
        | Self::Map(inner)
        | Self::Nullable(inner)
        | Self::Maybe(inner)
        | Self::Boxed(inner) = ty
        {
            ty = inner;
        }
        ty
    }

    /// Whether null is a value of it, for sure.
    pub fn has_null(&self) -> bool {
        matches!(self, Self::Nullable(_) | Self::Null)
    }

    /// This type or null; never an option of an option.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Nullable(_) => self,
            other => Self::Nullable(Box::new(other)),
        }
    }
}

/// The plain Rust types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// An integer of any size.
    Integer,
    /// `f64`
    F64,
    /// A number of any size and precision.
    Number,
    /// `String`
    String,
    /// A string that is kept as it is, and read where its value is asked for.
    Text(TextType),
}

/// What a string with a format is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextType {
    /// A date with time and offset.
    DateTime(DateCrate),
    /// A date.
    Date(DateCrate),
    /// A time of day, perhaps with an offset.
    Time(DateCrate),
    /// A duration.
    Duration,
    /// A UUID.
    Uuid,
    /// A URL.
    Url,
    /// Bytes.
    Base64,
    /// A decimal number.
    Decimal,
}

/// A crate for dates and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateCrate {
    /// `jiff`
    Jiff,
    /// `chrono`
    Chrono,
    /// `time`
    Time,
}
