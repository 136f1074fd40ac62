//! What a schema becomes: a chain of questions, the first that fits answers.

use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Shape, Type};
use crate::spec::{Additional, JsonType, Schema};

/// What a schema became.
pub(super) enum Form {
    /// Something that needs a definition.
    Shape(Shape),
    /// A type that is there already.
    Type(Type),
}

/// A schema in the place where it is used.
pub(super) struct Use {
    /// The type, null left out.
    pub(super) ty: Type,
    /// Whether null is allowed.
    pub(super) nullable: bool,
    /// What the schema says of itself.
    pub(super) docs: Docs,
    /// Whether the type is a constant of the property's own.
    pub(super) constant: bool,
}

impl Use {
    /// The type, null included.
    pub(super) fn full(self) -> Type {
        if self.nullable { self.ty.nullable() } else { self.ty }
    }
}

impl Lowering<'_> {
    /// What a definition is made of.
    pub(super) fn definition(&mut self, at: &Pointer, role: &Role) -> (Shape, Docs) {
        let Some(schema) = self.read(at) else {
            return (Shape::Alias(Type::Any), Docs::default());
        };
        let docs = self.docs(&schema);
        match self.form(&schema, role) {
            Form::Shape(shape) => (shape, docs),
            Form::Type(ty) => (Shape::Alias(ty), docs),
        }
    }

    /// A schema in a place: the type that stands there.
    pub(super) fn use_of(&mut self, at: &Pointer, role: &Role) -> Use {
        let Some(schema) = self.read(at) else {
            let docs = Docs::default();
            return Use { ty: Type::Any, nullable: false, docs, constant: false };
        };
        let nullable = self.is_nullable(at);
        let mut docs = self.docs(&schema);
        if docs.text.is_empty() && schema.reference.is_some() {
            // The target says what it is.
            docs.text = self
                .target(at)
                .map(|target| self.docs(&target).text)
                .unwrap_or_default();
        }
        if let Some(&id) = self.ids.get(at).filter(|_| !self.open.contains_key(at)) {
            let def = self.types[id.0].as_ref();
            let constant = def.is_some_and(|it| matches!(it.shape, Shape::Constant(_)));
            return Use { ty: Type::Named(id), nullable, docs, constant };
        }
        if let Some(early) = self.open.get(at).copied() {
            // A part of it extends it: give it a definition to refer to.
            let id = early.unwrap_or_else(|| self.reserve(at));
            self.open.insert(at.clone(), Some(id));
            return Use { ty: Type::Named(id), nullable, docs, constant: false };
        }
        self.open.insert(at.clone(), None);
        let form = self.form(&schema, role);
        let shape = match (form, self.open.remove(at).flatten()) {
            (Form::Type(ty), None) => {
                return Use { ty, nullable, docs, constant: false };
            }
            (Form::Type(ty), Some(_)) => Shape::Alias(ty),
            (Form::Shape(shape), _) => shape,
        };
        let constant = matches!(shape, Shape::Constant(_));
        let own = Docs { text: docs.text.clone(), ..Docs::default() };
        let id = self.define(at, role, own, shape);
        Use { ty: Type::Named(id), nullable, docs, constant }
    }

    /// What the schema at a pointer becomes in the place of the one around it.
    pub(super) fn form_at(&mut self, at: &Pointer, role: &Role) -> Form {
        match self.read(at) {
            Some(schema) => self.form(&schema, role),
            None => Form::Type(Type::Any),
        }
    }

    /// The precedence of the keywords.
    pub(super) fn form(&mut self, schema: &Schema, role: &Role) -> Form {
        if schema.nothing {
            let why = "no value fulfils this schema; any value is accepted";
            self.warn(Code::UnsupportedKeyword, &schema.at, why);
            return Form::Type(Type::Any);
        }
        if let Some(reference) = &schema.reference {
            let alone = schema.properties.is_empty()
                && schema.parts.is_empty()
                && schema.alternatives.is_empty();
            return if alone {
                Form::Type(self.reference(reference, &schema.at))
            } else {
                self.all_of(schema, role)
            };
        }
        if schema.only_null {
            return Form::Type(Type::Any);
        }
        if !schema.parts.is_empty() {
            return self.all_of(schema, role);
        }
        if !schema.alternatives.is_empty() {
            return self.union(schema, role);
        }
        if let Some(values) = &schema.values {
            return self.enumeration(schema, values, role);
        }
        match *schema.types.as_slice() {
            [] => self.untyped(schema, role),
            [JsonType::Object] => self.object(schema, role),
            [JsonType::Array] => self.array(schema, role),
            [scalar] => self.scalar(schema, scalar),
            [JsonType::Integer, JsonType::Number]
            | [JsonType::Number, JsonType::Integer] => {
                self.scalar(schema, JsonType::Number)
            }
            _ => self.kinds(schema, role),
        }
    }

    /// A schema without `type`: the other keywords tell what it is about.
    fn untyped(&mut self, schema: &Schema, role: &Role) -> Form {
        let like_object = !schema.properties.is_empty()
            || matches!(schema.additional, Additional::Schema(_));
        if like_object {
            self.note(
                Code::AssumedType,
                schema.at.clone(),
                "no `type` beside `properties`: taken for an object",
            );
            self.object(schema, role)
        } else if schema.items.is_some() {
            self.note(
                Code::AssumedType,
                schema.at.clone(),
                "no `type` beside `items`: taken for an array",
            );
            self.array(schema, role)
        } else {
            Form::Type(Type::Any)
        }
    }

    pub(super) fn array(&mut self, schema: &Schema, role: &Role) -> Form {
        let item = match &schema.items {
            Some(items) => self.use_of(items, &role.item()).full(),
            None => Type::Any,
        };
        Form::Type(Type::List(Box::new(item)))
    }

    /// Reads a schema, reporting what is wrong with it and what of it is ignored.
    pub(super) fn read(&mut self, at: &Pointer) -> Option<Schema> {
        match self.document.schema(at) {
            Ok(schema) => {
                if !schema.ignored.is_empty() && self.reported.insert(at.clone()) {
                    for keyword in &schema.ignored {
                        let why = format!(
                            "`{}` is ignored: the type may accept more than the schema",
                            keyword.escape_debug()
                        );
                        let place = Place::Key(at.child(keyword));
                        let code = Code::UnsupportedKeyword;
                        let warning = Diagnostic::warning;
                        self.report(warning(code, place, why));
                    }
                }
                Some(schema)
            }
            Err(problem) => {
                self.report(problem);
                None
            }
        }
    }

    /// What a schema says of itself, or its only alternative beside null, or its only part.
    fn docs(&self, schema: &Schema) -> Docs {
        let inner =
            self.only_part(schema).map(|part| self.docs(&part)).unwrap_or_default();
        let text = schema.description.clone().or_else(|| schema.title.clone());
        let text = text.unwrap_or(inner.text);
        let mut notes = Vec::new();
        if let Some(default) = &schema.default {
            notes.push(format!("Default: `{default}`."));
        }
        notes.extend(schema.bounds.sentence());
        notes.extend(
            schema
                .format
                .as_ref()
                .filter(|it| self.is_telling(it))
                .map(|format| format!("Format: `{format}`.")),
        );
        notes.extend(inner.notes.into_iter().filter(|_| schema.reference.is_none()));
        Docs { text, notes, deprecated: schema.deprecated || inner.deprecated }
    }

    /// The one schema inside `anyOf`, `oneOf` or `allOf` that is neither null nor empty.
    fn only_part(&self, schema: &Schema) -> Option<Schema> {
        let inside = schema.parts.iter().chain(&schema.alternatives);
        let mut telling =
            inside.filter(|it| !self.is_null(it) && !self.is_annotation(it));
        match (telling.next(), telling.next()) {
            (Some(only), None) => {
                self.document.schema(only).ok().filter(|it| it.reference.is_none())
            }
            _ => None,
        }
    }

    /// Whether a format says more than the Rust type does.
    #[allow(clippy::unused_self)]
    fn is_telling(&self, format: &str) -> bool {
        !matches!(format, "int32" | "int64" | "float" | "double")
    }
}
