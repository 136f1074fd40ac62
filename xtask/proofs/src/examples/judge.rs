//! Whether a value fulfils a schema, by the word of the `jsonschema` crate.

use codegen::diagnostic::Pointer;
use codegen::spec::Document;
use jsonschema::{Draft, PatternOptions, Registry, Validator};
use serde_json::{Value, json};

use super::dialect::{self, DOCUMENT};
use super::walk::Part;
use crate::short::shorten;

/// What the judge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Valid,
    /// The value contradicts the schema: where inside the value, and why.
    Contradicts(String),
}

/// All schemas of a document, ready to be judged by.
pub(super) struct Judge<'a> {
    document: &'a Document,
    registry: Registry<'static>,
}

impl<'a> Judge<'a> {
    /// Reads the schemas of a document; nothing outside of it is ever fetched.
    pub(super) fn new(
        document: &'a Document,
        parts: &[Part<'_>],
    ) -> Result<Self, String> {
        let whole = dialect::translate(document, parts);
        let resource = Draft::Draft202012.create_resource(whole);
        let registry = Registry::new()
            .add(DOCUMENT, resource)
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| error.to_string())?;
        Ok(Self { document, registry })
    }

    /// A validator for one schema.
    pub(super) fn by(&self, schema: &Pointer) -> Result<Validator, String> {
        let target = dialect::reference(self.document, schema);
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(false)
            .with_pattern_options(PatternOptions::fancy_regex())
            .build(&json!({ "$ref": target }))
            .map_err(|error| error.to_string())
    }
}

/// Judges one value.
pub(super) fn judge(validator: &Validator, value: &Value) -> Verdict {
    match validator.validate(value) {
        Ok(()) => Verdict::Valid,
        Err(error) => {
            let path = error.instance_path().to_string();
            let at = if path.is_empty() { String::new() } else { format!("{path}: ") };
            let found: &Value = error.instance();
            let found = shorten(&found.to_string());
            Verdict::Contradicts(format!(
                "{at}{} (it is {found})",
                shorten(&error.masked().to_string())
            ))
        }
    }
}
