//! One schema of the document, in the terms of 3.0 whatever version it was written in.
//!
//! A schema is read by itself: its subschemas are named by their pointers and read when
//! somebody asks for them. So a schema that is not reached costs nothing, a broken one
//! costs no other, and every pointer is a place in the document.

use std::sync::Arc;

use openapiv3::{AnySchema, SchemaKind};
use serde::Deserialize;
use serde_json::Value;

use super::{Document, Examples, Mapping, Node, refs, repair, v31};
use crate::diagnostic::{Code, Diagnostic, Pointer};

/// A schema (`OpenAPI` 3.0.3, section 4.7.24), flat: every keyword that is there.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "the document has that many flags")]
pub struct Schema {
    /// Where it stands.
    pub at: Pointer,
    /// What it refers to, in terms of `$ref`; other keywords may stand beside it.
    pub reference: Option<String>,
    /// The JSON types that `type` allows, null left out; empty if it allows all.
    pub types: Vec<JsonType>,
    /// Whether null is allowed, in any of the spellings of 3.0 and 3.1.
    pub nullable: bool,
    /// Whether nothing but null is allowed.
    pub only_null: bool,
    /// `false`, the schema that allows nothing.
    pub nothing: bool,
    /// `format`
    pub format: Option<String>,
    /// The values of `enum` or `const`, null left out.
    pub values: Option<Vec<Value>>,
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `default`
    pub default: Option<Value>,
    /// `example` and `examples`
    pub examples: Examples,
    /// `deprecated`
    pub deprecated: bool,
    /// `discriminator`
    pub discriminator: Option<openapiv3::Discriminator>,
    /// The names and the schemas of `properties`.
    pub properties: Vec<(String, Pointer)>,
    /// `required`
    pub required: Vec<String>,
    /// `additionalProperties`
    pub additional: Additional,
    /// The patterns and the schemas of `patternProperties`.
    pub patterns: Vec<(String, Pointer)>,
    /// `items`, for the items that `prefix` does not describe.
    pub items: Items,
    /// The schemas of `prefixItems`, or of `items` where that is a list.
    pub prefix: Vec<Pointer>,
    /// `oneOf` and `anyOf`, and `then` and `else`.
    pub unions: Vec<Alternatives>,
    /// The schemas of `not`.
    pub not: Vec<Pointer>,
    /// Whether `contains` cannot be fulfilled, so that no array is allowed.
    pub no_arrays: bool,
    /// The schemas of `allOf`.
    pub parts: Vec<Pointer>,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// Bounds of numbers, strings and arrays.
    pub bounds: Bounds,
    /// Keywords that are there and have no meaning to the generator.
    pub ignored: Vec<String>,
}

/// The JSON types of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonType {
    /// `string`
    String,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `boolean`
    Boolean,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// What `additionalProperties` allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// The keyword is not there: anything.
    #[default]
    Unsaid,
    /// `true`, or a schema that allows everything.
    Anything,
    /// `false`
    Nothing,
    /// A schema.
    Schema(Pointer),
}

/// What `items` allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Items {
    /// The keyword is not there, or allows everything.
    #[default]
    Anything,
    /// `false`
    Nothing,
    /// A schema.
    Schema(Pointer),
}

/// The schemas of a `oneOf` or an `anyOf`, or those between which `if` chooses.
#[derive(Clone, Debug)]
pub struct Alternatives {
    /// Where the list stands.
    pub at: Pointer,
    /// The schemas.
    pub options: Vec<Pointer>,
    /// The `discriminator` beside it.
    pub discriminator: Option<openapiv3::Discriminator>,
    /// The keyword.
    pub kind: Choice,
}

/// How a value relates to alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// `oneOf`
    One,
    /// `anyOf`
    Any,
    /// `if`
    Conditional,
}

/// Bounds of a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least number, and whether it is itself excluded.
    pub minimum: Option<(f64, bool)>,
    /// The greatest number, and whether it is itself excluded.
    pub maximum: Option<(f64, bool)>,
    /// `minLength`
    pub min_length: Option<usize>,
    /// `maxLength`
    pub max_length: Option<usize>,
    /// `minItems`
    pub min_items: Option<usize>,
    /// `maxItems`
    pub max_items: Option<usize>,
    /// `minProperties`
    pub min_properties: Option<usize>,
    /// `maxProperties`
    pub max_properties: Option<usize>,
    /// `pattern` and where it stands; several where several schemas hold together.
    pub patterns: Vec<(String, Pointer)>,
    /// `multipleOf`
    pub multiple_of: Option<f64>,
    /// `uniqueItems`
    pub unique: bool,
}

impl Document {
    /// Reads the schema at a pointer.
    ///
    /// # Errors
    /// It is not a schema, or one of its keywords has a value that it cannot have.
    pub fn schema(&self, at: &Pointer) -> Result<Arc<Schema>, Diagnostic> {
        if let Some(known) = self.memory.schemas.get(at) {
            return known;
        }
        if let Some(added) = self.memory.added.get(at) {
            return Ok(added);
        }
        let schema = self.read_schema(at).map(Arc::new);
        self.memory.schemas.set_for_now(at, schema.clone());
        schema
    }

    /// Adds a schema that stands nowhere in the text, where its pointer says. It has the
    /// place of the nearest part of that pointer that does.
    pub fn add_schema(&self, schema: Schema) {
        self.memory.added.set(&schema.at.clone(), Arc::new(schema));
    }

    fn read_schema(&self, at: &Pointer) -> Result<Schema, Diagnostic> {
        let node = self.get(at).ok_or_else(|| invalid(at, "there is nothing here"))?;
        match node {
            Node::Bool(allowed) => {
                Ok(Schema { at: at.clone(), nothing: !allowed, ..Schema::default() })
            }
            Node::Mapping(keywords) => match repair::schema(keywords, at) {
                None => read(self, keywords, at),
                Some((mended, repairs)) => {
                    self.memory.repairs.add(repairs);
                    read(self, &mended, at)
                }
            },
            other => Err(invalid(at, &format!("{} is not a schema", other.kind()))),
        }
    }
}

fn invalid(at: &Pointer, why: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidSchema, at.clone(), why)
}

fn read(
    document: &Document,
    keywords: &Mapping,
    at: &Pointer,
) -> Result<Schema, Diagnostic> {
    let mut lowered = v31::lower(keywords);
    let reference = refs::reference_of(document, keywords, at);
    lowered.ignored.retain(|it| reference.as_ref().is_none_or(|own| it != own.keyword));
    let parsed = openapiv3::Schema::deserialize(&Node::Mapping(lowered.keywords))
        .map_err(|error| invalid(at, &format!("this schema cannot be read: {error}")))?;
    let kind = flatten(parsed.schema_kind);
    let pattern = keywords.get("pattern").and_then(Node::as_str);
    let data = parsed.schema_data;
    let mut schema = Schema {
        at: at.clone(),
        reference: reference.map(|it| it.text.into_owned()),
        types: lowered.types,
        nullable: data.nullable || lowered.null,
        only_null: lowered.only_null,
        nothing: false,
        format: kind.format,
        values: (lowered.no_value || !kind.enumeration.is_empty())
            .then_some(kind.enumeration),
        title: data.title,
        description: data.description,
        default: data.default,
        examples: Examples::of(keywords),
        deprecated: data.deprecated,
        discriminator: data.discriminator,
        properties: Vec::new(),
        required: kind.required,
        additional: Additional::Unsaid,
        patterns: Vec::new(),
        items: Items::Anything,
        prefix: Vec::new(),
        unions: Vec::new(),
        not: Vec::new(),
        no_arrays: false,
        parts: Vec::new(),
        bounds: Bounds {
            minimum: kind.minimum.map(|it| (it, kind.exclusive_minimum == Some(true))),
            maximum: kind.maximum.map(|it| (it, kind.exclusive_maximum == Some(true))),
            min_length: kind.min_length,
            max_length: kind.max_length,
            min_items: kind.min_items,
            max_items: kind.max_items,
            min_properties: count(keywords, "minProperties"),
            max_properties: count(keywords, "maxProperties"),
            patterns: pattern
                .map(|it| (it.to_owned(), at.child("pattern")))
                .into_iter()
                .collect(),
            multiple_of: keywords.get("multipleOf").and_then(Node::as_number),
            unique: is_true(keywords, "uniqueItems"),
        },
        read_only: is_true(keywords, "readOnly"),
        write_only: is_true(keywords, "writeOnly"),
        ignored: lowered.ignored,
    };
    subschemas(keywords, at, &mut schema);
    condition(keywords, at, &mut schema);
    schema.no_arrays = contains_nothing(keywords);
    Ok(schema)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only whole numbers that fit come so far"
)]
fn count(keywords: &Mapping, keyword: &str) -> Option<usize> {
    let number = keywords.get(keyword).and_then(Node::as_number)?;
    let fits = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    fits.then_some(number as usize)
}

fn is_true(keywords: &Mapping, keyword: &str) -> bool {
    keywords.get(keyword).and_then(Node::as_bool) == Some(true)
}

/// `if`, `then` and `else` as a choice. What is chosen also fulfils `if`, or does not: that
/// is left aside.
fn condition(keywords: &Mapping, at: &Pointer, schema: &mut Schema) {
    let place = |keyword: &str| keywords.get(keyword).map(|_| at.child(keyword));
    let (then, otherwise) = (place("then"), place("else"));
    match (keywords.get("if"), then, otherwise) {
        (Some(Node::Bool(true)), Some(then), _) => schema.parts.push(then),
        (Some(Node::Bool(false)), _, Some(otherwise)) => schema.parts.push(otherwise),
        (Some(_), then, Some(otherwise)) => {
            let fulfilled = then.unwrap_or_else(|| at.child("if"));
            schema.unions.push(Alternatives {
                at: at.child("if"),
                options: vec![fulfilled, otherwise],
                discriminator: None,
                kind: Choice::Conditional,
            });
        }
        _ => {}
    }
}

/// Whether an array would have to contain more than it may.
fn contains_nothing(keywords: &Mapping) -> bool {
    let number = |keyword| keywords.get(keyword).and_then(Node::as_number);
    let least = number("minContains").unwrap_or(1.0);
    match keywords.get("contains") {
        Some(Node::Bool(false)) => least > 0.0,
        Some(_) => number("maxContains").is_some_and(|most| most < least),
        None => false,
    }
}

/// Notes where the subschemas stand. What `repair` has let through is of the right kind.
fn subschemas(keywords: &Mapping, at: &Pointer, schema: &mut Schema) {
    for (keyword, node) in keywords {
        let place = || at.child(keyword);
        match (keyword.as_str(), node) {
            ("properties", Node::Mapping(properties)) => {
                let place = place();
                schema.properties = properties
                    .keys()
                    .map(|name| (name.clone(), place.child(name)))
                    .collect();
                // Older drafts say of the property itself that it is required.
                let flagged = properties.iter().filter(|(name, it)| {
                    it.get("required").and_then(Node::as_bool) == Some(true)
                        && !schema.required.contains(name)
                });
                let flagged: Vec<_> = flagged.map(|it| it.0.clone()).collect();
                schema.required.extend(flagged);
            }
            ("patternProperties", Node::Mapping(patterns)) => {
                let place = place();
                schema.patterns = patterns
                    .keys()
                    .map(|pattern| (pattern.clone(), place.child(pattern)))
                    .collect();
            }
            // Behind a list under `items`, older drafts call them so.
            ("items" | "additionalItems", Node::Bool(allowed)) => {
                schema.items = if *allowed { Items::Anything } else { Items::Nothing };
            }
            ("items" | "additionalItems", Node::Mapping(_)) => {
                schema.items = Items::Schema(place());
            }
            ("prefixItems" | "items", Node::Sequence(items)) => {
                let place = place();
                schema.prefix = (0..items.len()).map(|i| place.index(i)).collect();
            }
            ("additionalProperties", Node::Bool(allowed)) => {
                schema.additional =
                    if *allowed { Additional::Anything } else { Additional::Nothing };
            }
            ("additionalProperties", Node::Mapping(it)) if it.is_empty() => {
                schema.additional = Additional::Anything;
            }
            ("additionalProperties", Node::Mapping(_)) => {
                schema.additional = Additional::Schema(place());
            }
            ("oneOf" | "anyOf", Node::Sequence(items)) => {
                let place = place();
                schema.unions.push(Alternatives {
                    options: (0..items.len()).map(|i| place.index(i)).collect(),
                    at: place,
                    discriminator: schema.discriminator.clone(),
                    kind: if keyword == "oneOf" { Choice::One } else { Choice::Any },
                });
            }
            ("not", Node::Mapping(_) | Node::Bool(_)) => schema.not.push(place()),
            ("allOf", Node::Sequence(items)) => {
                let place = place();
                schema.parts.extend((0..items.len()).map(|i| place.index(i)));
            }
            _ => {}
        }
    }
}

/// The keywords beside `type` and the subschemas, which were left out before parsing: so
/// openapiv3 finds no more specific kind of schema.
fn flatten(kind: SchemaKind) -> AnySchema {
    match kind {
        SchemaKind::Any(any) => any,
        SchemaKind::Type(_)
        | SchemaKind::OneOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => AnySchema::default(),
    }
}
