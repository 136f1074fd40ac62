//! Parameters of operations (`OpenAPI` 3.0.3, section 4.7.12).

use indexmap::IndexMap;

use super::declared::Declared;
use super::docs::prefer;
use super::kinds::Kinds;
use super::missing::missing;
use super::style::default_text;
use super::template::Template;
use super::{Lowering, Role, media};
use crate::diagnostic::{Code, Place, Pointer, PointerSet};
use crate::model::{Docs, Location, Parameter, Role as Giving, Scalar, Type};
use crate::names::{Case, Name, Scope};
use crate::spec::Node;

impl Lowering<'_> {
    /// The parameters of an operation: those of its path, overridden by its own. Those that
    /// the path needs are there, declared or not.
    pub(super) fn parameters(
        &mut self,
        item: &Pointer,
        operation: &Pointer,
        name: &Name,
        template: &Template,
    ) -> Vec<Parameter> {
        let names = template.names();
        let declared = self.effective_parameters(item, operation);
        let declared = declared.iter().filter_map(|at| self.declared(at, &names));
        let declared = declared.collect();
        let placed = self.place(declared, template);
        let mut scope = Self::setters();
        let mut parameters: Vec<Parameter> = Vec::new();
        for it in &placed {
            parameters.push(self.parameter(it, name, &mut scope));
        }
        for missing in missing(template, &parameters) {
            parameters.push(self.of_the_path(missing, operation, &mut scope));
        }
        parameters
    }

    /// Where the parameters stand: those of the path, unless the operation has one of the
    /// same name and place, then its own (`OpenAPI` 3.0.3, section 4.7.10.1).
    fn effective_parameters(
        &mut self,
        item: &Pointer,
        operation: &Pointer,
    ) -> Vec<Pointer> {
        let mut places: IndexMap<(String, String), Pointer> = IndexMap::new();
        let mut twice = Vec::new();
        for owner in [item, operation] {
            let list = owner.child("parameters");
            let mut own = PointerSet::default();
            let count = self.document.get(&list).and_then(Node::as_sequence);
            for index in 0..count.map_or(0, <[Node]>::len) {
                let at = match self.document.follow(&list.index(index)) {
                    Ok(at) => at,
                    Err(problem) => {
                        self.report(problem);
                        continue;
                    }
                };
                let entries = self.document.entries(&at).unwrap_or_default();
                let text = |key: &str| {
                    let text = entries.get(key).and_then(Node::as_str);
                    text.unwrap_or_default().to_owned()
                };
                let key = (text("in"), text("name"));
                let earlier = places.insert(key, at.clone());
                let earlier = earlier.filter(|it| own.contains(it));
                let is_other =
                    |it: Pointer| self.document.get(&it) != self.document.get(&at);
                if !text("name").is_empty() && earlier.is_some_and(is_other) {
                    twice.push((list.index(index), text("name")));
                }
                own.insert(at);
            }
        }
        for (at, name) in twice {
            if self.reported.insert(at.clone()) {
                let why = format!(
                    "another parameter before this one is called `{}`, too: this one counts",
                    name.escape_debug()
                );
                self.warn(Code::InvalidDocument, &at, why);
            }
        }
        places.into_values().collect()
    }

    fn parameter(
        &mut self,
        found: &Declared,
        owner: &Name,
        scope: &mut Scope,
    ) -> Parameter {
        let at = &found.at;
        let (schema_at, content) = self.described(at);
        // A component gives its own name to its type, any other parameter its operation's.
        let components = Pointer::root().child("components").child("parameters");
        let role = match at.last() {
            Some(name) if components.contains(at) => Role::of(name.as_ref(), &name),
            _ => Role::of(format!("{owner} {}", found.wire), owner.as_str()),
        };
        let is_text =
            content.as_ref().is_some_and(|it| self.is_only_text(it, &schema_at, at));
        let (ty, docs, schema, rules) = if is_text {
            (Type::Scalar(Scalar::String), Docs::default(), None, Vec::new())
        } else if self.document.get(&schema_at).is_some() {
            let used = self.use_of(&schema_at, &role);
            let schema = self.target(&schema_at);
            (used.ty, used.docs, schema, self.rules(&schema_at))
        } else {
            let why = "the parameter does not say what it is: it is taken for a text";
            self.note(Code::AssumedType, at.clone(), why);
            (Type::Scalar(Scalar::String), Docs::default(), None, Vec::new())
        };
        let style = self.style(found, &ty, content.as_deref());
        self.describe(&ty, found.description.as_deref());
        let claim = scope.claim(Case::Snake, &found.wire, "parameter");
        let name = self.settle(claim, at, "parameter");
        let default = schema.as_deref().and_then(|it| default_text(it, style));
        // What no header can hold would fail each call.
        let is_header = found.location == Location::Header;
        let default = default.filter(|it| !is_header || !it.contains(char::is_control));
        let role = match (found.required, default.clone()) {
            (true, Some(default))
                if matches!(found.location, Location::Query | Location::Header) =>
            {
                Giving::Defaulted(default)
            }
            (true, _) => Giving::Argument,
            (false, _) => Giving::Setter,
        };
        self.count_examples(at, &found.examples);
        if let Some(media) = &content {
            self.count_body_examples(&at.child("content").child(media));
        }
        let mut notes = docs.notes;
        prefer(&mut notes, &found.examples);
        let docs = Docs {
            text: found.description.clone().unwrap_or(docs.text),
            notes,
            deprecated: found.deprecated,
        };
        let (wire, location) = (found.wire.clone(), found.location);
        Parameter { wire, name, location, style, ty, role, rules, default, docs }
    }

    /// Where the schema of a parameter is, and the media type of its `content`, if it has one.
    fn described(&mut self, at: &Pointer) -> (Pointer, Option<String>) {
        let content = at.child("content");
        let entries = self.document.get(&content).and_then(Node::as_mapping);
        let Some(media) = entries.and_then(|it| it.keys().next()) else {
            return (at.child("schema"), None);
        };
        let has_schema = self.document.get(&at.child("schema")).is_some();
        let has_others = entries.is_some_and(|it| it.len() > 1);
        if (has_schema || has_others) && self.reported.insert(content.clone()) {
            let why = format!(
                "a parameter is described once: this one is sent as `{}`",
                media.escape_debug()
            );
            self.warn(Code::InvalidDocument, &content, why);
        }
        (content.child(media).child("schema"), Some(media.clone()))
    }

    /// Whether the `content` of a parameter is in a notation that is not known, so that it is
    /// given as text.
    fn is_only_text(&mut self, media: &str, schema: &Pointer, at: &Pointer) -> bool {
        let plain = Kinds::STRING | Kinds::NUMBER | Kinds::BOOLEAN;
        if media::is_json(media) || self.kinds_at(schema).without_null().is_within(plain)
        {
            return false;
        }
        if self.reported.insert(schema.clone()) {
            let why = format!(
                "no type is made of `{}`: the parameter is given as text",
                media.escape_debug()
            );
            self.note(Code::UnsupportedMediaType, Place::Key(at.child("content")), why);
        }
        true
    }

    /// Gives the type of a parameter the parameter's description if it has none.
    fn describe(&mut self, ty: &Type, description: Option<&str>) {
        let id = match ty {
            Type::Named(id) => *id,
            Type::List(item) => return self.describe(item, description),
            _ => return,
        };
        if let Some(Some(def)) = self.types.get_mut(id.0)
            && def.docs.text.is_empty()
        {
            description.unwrap_or_default().clone_into(&mut def.docs.text);
        }
    }
}
