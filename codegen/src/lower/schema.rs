//! What a schema becomes: a chain of questions, the first that fits answers.

use std::sync::Arc;

use super::kinds::{Kinds, says_of_arrays, says_of_objects};
use super::left_out::Left;
use super::whole::says_nothing;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Shape, Type};
use crate::spec::{JsonType, Schema};

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
        match self.ty {
            // These hold a null themselves.
            Type::Any | Type::Null => self.ty,
            ty if self.nullable => ty.nullable(),
            ty => ty,
        }
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
        let nullable = self.allows_null(at);
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
        self.settled(at, form, role, docs, nullable)
    }

    /// A schema merged with what stands around it, in the place of an alternative.
    pub(super) fn merged(&mut self, whole: &Schema, role: &Role) -> Use {
        let at = &whole.at;
        let docs = self.docs(whole);
        let known = self.ids.get(at).copied();
        if let Some(id) = known.or_else(|| self.open.get(at).copied().flatten()) {
            return Use { ty: Type::Named(id), nullable: false, docs, constant: false };
        }
        if self.open.contains_key(at) {
            let id = self.reserve(at);
            self.open.insert(at.clone(), Some(id));
            return Use { ty: Type::Named(id), nullable: false, docs, constant: false };
        }
        self.open.insert(at.clone(), None);
        let form = self.whole_form(whole, role);
        self.settled(at, form, role, docs, false)
    }

    /// Defines what has been lowered, if it needs that or something inside refers to it.
    fn settled(
        &mut self,
        at: &Pointer,
        form: Form,
        role: &Role,
        docs: Docs,
        nullable: bool,
    ) -> Use {
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

    /// What a schema becomes together with what holds beside it.
    fn form(&mut self, schema: &Schema, role: &Role) -> Form {
        if let Some(reference) = &schema.reference
            && says_nothing(schema)
        {
            return Form::Type(self.reference(reference, &schema.at));
        }
        if let Some(part) = self.only_telling_part(schema) {
            return self.form_at(&part, role);
        }
        self.report_parts(schema, role);
        let whole = self.whole_of(schema);
        match self.inherited(&whole, role) {
            Some(form) => form,
            None => self.whole_form(&whole, role),
        }
    }

    /// The precedence of the keywords of a whole schema.
    pub(super) fn whole_form(&mut self, whole: &Schema, role: &Role) -> Form {
        if whole.nothing {
            let why = "no value fulfils this schema";
            self.note(Code::AllowsNothing, whole.at.clone(), why);
            return Form::Type(Type::Never);
        }
        if whole.only_null {
            return Form::Type(Type::Null);
        }
        if let Some(form) = self.union(whole, role) {
            return form;
        }
        if let Some(values) = &whole.values {
            return self.enumeration(whole, values, role);
        }
        match *whole.types.as_slice() {
            [] => self.untyped(whole, role),
            [json_type] => self.form_of(whole, json_type, role),
            [JsonType::Integer, JsonType::Number]
            | [JsonType::Number, JsonType::Integer] => {
                self.scalar(whole, JsonType::Number)
            }
            _ => self.several_types(whole, role),
        }
    }

    /// A schema of one JSON type.
    pub(super) fn form_of(
        &mut self,
        whole: &Schema,
        json_type: JsonType,
        role: &Role,
    ) -> Form {
        match json_type {
            JsonType::Object => self.object(whole, role),
            JsonType::Array => self.array(whole, role),
            scalar => self.scalar(whole, scalar),
        }
    }

    /// A schema without `type`: the other keywords tell what it is about.
    fn untyped(&mut self, whole: &Schema, role: &Role) -> Form {
        if let Some(json_type) = self.assumed(whole) {
            let why = match json_type {
                JsonType::Object => "no `type` beside `properties`: taken for an object",
                _ => "no `type` beside `items`: taken for an array",
            };
            self.note(Code::AssumedType, whole.at.clone(), why);
            return self.form_of(whole, json_type, role);
        }
        let kinds = self.kinds_of(whole);
        if kinds.without_null() != Kinds::ALL.without_null() {
            return match kinds.json_types().as_slice() {
                [] if kinds == Kinds::NULL => Form::Type(Type::Null),
                [] => Form::Type(Type::Never),
                [only] => self.form_of(whole, *only, role),
                types => self.by_types(whole, types, kinds, role),
            };
        }
        let strict = !self.config.assumes_types();
        let objects = says_of_objects(whole)
            || !whole.required.is_empty()
            || whole.additional == crate::spec::Additional::Nothing;
        let types: Vec<JsonType> =
            [(JsonType::Object, objects), (JsonType::Array, says_of_arrays(whole))]
                .into_iter()
                .filter_map(|(json_type, said)| said.then_some(json_type))
                .collect();
        if strict && !types.is_empty() {
            return self.by_types(whole, &types, Kinds::ALL, role);
        }
        Form::Type(Type::Any)
    }

    /// Reads a schema, reporting what is wrong with it and what of it is ignored.
    pub(super) fn read(&mut self, at: &Pointer) -> Option<Arc<Schema>> {
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
                self.count_pointless(&schema);
                self.count_examples(at, &schema.examples);
                Some(schema)
            }
            Err(problem) => {
                self.report(problem);
                None
            }
        }
    }

    /// Counts the bounds of a schema that mean nothing for its types.
    fn count_pointless(&mut self, schema: &Schema) {
        let pointless = schema.bounds.clone().fit(&schema.types);
        for keyword in pointless {
            let at = schema.at.child(keyword);
            if self.reported.insert(at.clone()) {
                self.leave_out(Left::PointlessBounds, &at, 1);
            }
        }
    }
}
