//! The independent judge: the `jsonschema` crate on the schema as the suite has it.
//!
//! The suite says which instances are valid. The judge says why one is not, and whether that
//! is a matter of types:
//!
//! An invalid instance counts as a matter of type, enum, const, required, or the shape of a
//! union if the errors that the judge finds include
//!
//! - one of the keywords `type`, `enum`, `const` or `required`, wherever in the schema that
//!   stands (`dependentRequired` is another keyword), or
//! - an `anyOf` or `oneOf` that no branch fulfils, where each branch fails by a matter of
//!   types itself.
//!
//! All other failures (bounds, patterns, `not`, a `oneOf` that two branches fulfil, and so
//! on) are other matters.

use std::collections::BTreeSet;

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use super::draft::Draft;

/// Why an instance is not valid.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// Whether the judge finds it valid after all.
    pub(super) valid: bool,
    /// Whether it is a matter of types.
    pub(super) of_types: bool,
    /// Whether that holds under a condition only, such as `if`.
    pub(super) on_condition: bool,
    /// The keywords that failed, and those on the way to them.
    pub(super) keywords: BTreeSet<String>,
}

/// A schema as the judge understands it.
pub(super) struct Judge(Validator);

impl Judge {
    /// Reads a schema. Formats count on request only: the main part of the suite holds that
    /// they describe.
    ///
    /// # Errors
    /// The judge does not understand it.
    pub(super) fn of(
        schema: &Value,
        draft: Draft,
        formats: bool,
    ) -> Result<Self, Diagnostics> {
        let options = jsonschema::options()
            .with_draft(draft.of_judge())
            .should_validate_formats(formats);
        options.build(schema).map(Self).map_err(|problem| {
            let message = format!("the judge does not understand {schema}: {problem}");
            Diagnostic::error(Code::InvalidSchema, Place::Nowhere, message).into()
        })
    }

    /// Judges an instance.
    pub(super) fn judge(&self, instance: &Value) -> Verdict {
        let errors: Vec<ValidationError> = self.0.iter_errors(instance).collect();
        let mut keywords = BTreeSet::new();
        for error in &errors {
            collect(error, &mut keywords);
        }
        Verdict {
            valid: errors.is_empty(),
            of_types: errors.iter().any(of_types),
            on_condition: !errors.iter().any(|it| of_types(it) && !on_condition(it)),
            keywords,
        }
    }

    /// The JSON types that the schema does not allow at all, as far as the probes and these
    /// values tell; none if it allows every one.
    pub(super) fn never(&self, more: &[Value]) -> Vec<&'static str> {
        let probes = probes();
        let probes = probes.as_array().into_iter().flatten().chain(more);
        let allowed: BTreeSet<&str> =
            probes.filter(|it| self.0.is_valid(it)).map(json_type).collect();
        TYPES.into_iter().filter(|it| !allowed.contains(it)).collect()
    }
}

/// Whole numbers are numbers here: JSON does not tell them apart.
const TYPES: [&str; 6] = ["null", "boolean", "number", "string", "array", "object"];

fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Values of each type, some of which most schemas allow that allow the type.
fn probes() -> Value {
    json!([
        null, true, false, 0, 1, -1, 2, 3, 5, 10, 100, 1000, 0.5, 1.5, -1.5, 2.5, 99.5,
        "", "x", "foo", "bar", "foobar", "a longer text of some words", "aaaa",
        [], [1], [1, 2], [1, 2, 3], ["foo"], ["foo", "bar"], [null], [true], [[]], [{}],
        {}, {"foo": 1}, {"foo": "bar"}, {"bar": 1}, {"foo": 1, "bar": 2}, {"a": 1},
        {"foo": null}, {"foo": []}, {"foo": {}}, {"a": 1, "b": 2, "c": 3},
    ])
}

/// All values inside a schema, which often are values that it allows: those of `enum`, and
/// bounds.
pub(super) fn inside(schema: &Value, found: &mut Vec<Value>) {
    found.push(schema.clone());
    match schema {
        Value::Array(items) => items.iter().for_each(|it| inside(it, found)),
        Value::Object(entries) => entries.values().for_each(|it| inside(it, found)),
        _ => {}
    }
}

/// Whether an error is a matter of types; see the top of this file.
fn of_types(error: &ValidationError) -> bool {
    match error.kind() {
        Kind::Type { .. } | Kind::Enum { .. } | Kind::Constant { .. } => true,
        // Keywords about dependencies fail in this way, too.
        Kind::Required { .. } => error.schema_path().as_str().ends_with("/required"),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            context.iter().all(|branch| branch.iter().any(of_types))
        }
        _ => false,
    }
}

/// Whether the schema that fails only counts if another holds, or a property is there.
fn on_condition(error: &ValidationError) -> bool {
    let conditions = ["then", "else", "dependentSchemas", "dependencies"];
    let path = error.evaluation_path().as_str().to_owned();
    path.split('/').any(|step| conditions.contains(&step))
}

/// The keywords of an error: its own, those on the way to it, and those of the branches.
fn collect(error: &ValidationError, keywords: &mut BTreeSet<String>) {
    keywords.insert(error.kind().keyword().to_owned());
    let path = error.evaluation_path().as_str().to_owned();
    keywords.extend(path.split('/').skip(1).map(str::to_owned));
    if let Kind::AnyOf { context }
    | Kind::OneOfNotValid { context }
    | Kind::OneOfMultipleValid { context } = error.kind()
    {
        for error in context.iter().flatten() {
            collect(error, keywords);
        }
    }
}
