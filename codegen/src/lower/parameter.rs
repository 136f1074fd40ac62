//! Parameters of operations (`OpenAPI` 3.0.3, section 4.7.12).

use indexmap::IndexMap;

use super::media;
use super::template::Template;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Location, Parameter, Scalar, Shape, Style, Type, TypeId};
use crate::names::{Case, Name, Scope};
use crate::spec::{Node, Schema};

/// Headers that a parameter cannot set (`OpenAPI` 3.0.3, section 4.7.12.2.1).
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// How many names for a type are looked behind.
const MAX_ALIASES: usize = 64;

/// A parameter as it stands in the document.
struct Found {
    at: Pointer,
    wire: String,
    location: Location,
    required: bool,
    description: Option<String>,
    deprecated: bool,
}

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
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut scope = Self::setters();
        let names = template.names();
        for at in self.effective_parameters(item, operation) {
            let Some(mut found) = self.find_parameter(&at, &names) else { continue };
            if found.location == Location::Path
                && !self.belongs(&mut found, template, &names)
            {
                continue;
            }
            parameters.push(self.parameter(&found, name, &mut scope));
        }
        for name in names {
            let filled =
                |it: &Parameter| it.location == Location::Path && it.wire == name;
            if !parameters.iter().any(filled) {
                parameters.push(self.unnamed_in_path(name, operation, &mut scope));
            }
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
        for owner in [item, operation] {
            let list = owner.child("parameters");
            let count = self.document.get(&list).and_then(Node::as_sequence);
            for index in 0..count.map_or(0, <[Node]>::len) {
                let at = match self.document.follow(&list.index(index)) {
                    Ok(at) => at,
                    Err(problem) => {
                        self.report(problem);
                        continue;
                    }
                };
                let text = |key: &str| {
                    let text =
                        self.document.get(&at).and_then(|it| it.get(key)?.as_str());
                    text.unwrap_or_default().to_owned()
                };
                let key = (text("in"), text("name"));
                places.insert(key, at);
            }
        }
        places.into_values().collect()
    }

    /// What a parameter is and where it goes; nothing, with a finding, if it goes nowhere.
    fn find_parameter(&mut self, at: &Pointer, names: &[String]) -> Option<Found> {
        let node = self.document.get(at)?;
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let flag = |key: &str| match node.get(key) {
            Some(Node::Bool(flag)) => *flag,
            Some(Node::String(text)) => text == "true",
            _ => false,
        };
        let Some(wire) = text("name").filter(|it| !it.is_empty()) else {
            let why = "a parameter has a name: this one is left out";
            self.warn(Code::InvalidDocument, at, why);
            return None;
        };
        let location = match text("in") {
            Some("path") => Location::Path,
            Some("query") => Location::Query,
            Some("header") => Location::Header,
            Some("cookie") => Location::Cookie,
            None => {
                let is_path = names.iter().any(|it| it == wire);
                let (place, location) = if is_path {
                    ("path", Location::Path)
                } else {
                    ("query", Location::Query)
                };
                let why = format!(
                    "the parameter does not say where it is: it is taken for one of the {place}"
                );
                self.warn(Code::InvalidDocument, at, why);
                location
            }
            Some(other) => {
                let why = format!(
                    "parameters are in the path, the query, a header or a cookie, not in \
                     `{}`: this one is left out",
                    other.escape_debug()
                );
                self.warn(Code::UnsupportedParameter, &at.child("in"), why);
                return None;
            }
        };
        if location == Location::Header
            && NOT_PARAMETERS.contains(&wire.to_ascii_lowercase().as_str())
        {
            let why = "the standard ignores this header as a parameter";
            self.note(Code::UnsupportedParameter, at.clone(), why);
            return None;
        }
        let mut required = flag("required");
        if location == Location::Path && !required {
            let why = "a parameter of the path is always required";
            self.warn(Code::InvalidDocument, at, why);
            required = true;
        }
        Some(Found {
            at: at.clone(),
            wire: wire.to_owned(),
            location,
            required,
            description: text("description").map(ToOwned::to_owned),
            deprecated: flag("deprecated"),
        })
    }

    /// Whether a parameter of the path has a place there. One in the query of the path is a
    /// query parameter; another spelling is taken for a slip.
    fn belongs(
        &mut self,
        found: &mut Found,
        template: &Template,
        names: &[String],
    ) -> bool {
        if names.contains(&found.wire) {
            return true;
        }
        if let Some((_, sent)) = template.moved.iter().find(|it| it.0 == found.wire) {
            found.location = Location::Query;
            found.wire.clone_from(sent);
            return true;
        }
        let plain = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
        let near = names.iter().find(|it| plain(it) == plain(&found.wire));
        let shown = found.wire.escape_debug();
        if let Some(near) = near {
            let why = format!("the path spells `{shown}` as `{}`", near.escape_debug());
            self.note(Code::Repaired, found.at.clone(), why);
            found.wire.clone_from(near);
            return true;
        }
        let why =
            format!("the path has no place for `{shown}`: the parameter is left out");
        self.warn(Code::UnsupportedParameter, &found.at, why);
        false
    }

    /// A parameter that only the path knows of.
    fn unnamed_in_path(
        &mut self,
        wire: String,
        at: &Pointer,
        scope: &mut Scope,
    ) -> Parameter {
        let why = format!(
            "`{{{}}}` of the path is no parameter of the operation: it is taken for a text",
            wire.escape_debug()
        );
        self.warn(Code::InvalidDocument, at, why);
        let claim = scope.claim(Case::Snake, &wire, "parameter");
        Parameter {
            name: self.settle(claim, at, "parameter"),
            wire,
            location: Location::Path,
            style: None,
            ty: Type::Scalar(Scalar::String),
            role: crate::model::Role::Argument,
            rules: Vec::new(),
            default: None,
            docs: Docs::default(),
        }
    }

    fn parameter(
        &mut self,
        found: &Found,
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
        let (ty, docs, schema, rules) = if self.document.get(&schema_at).is_some() {
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
        let default = schema.as_deref().and_then(default_text);
        let role = match (found.required, default.clone()) {
            (true, Some(default))
                if matches!(found.location, Location::Query | Location::Header) =>
            {
                crate::model::Role::Defaulted(default)
            }
            (true, _) => crate::model::Role::Argument,
            (false, _) => crate::model::Role::Setter,
        };
        let docs = Docs {
            text: found.description.clone().unwrap_or(docs.text),
            notes: docs.notes,
            deprecated: found.deprecated,
        };
        let (wire, location) = (found.wire.clone(), found.location);
        Parameter { wire, name, location, style, ty, role, rules, default, docs }
    }

    /// Where the schema of a parameter is, and the media type of its `content`, if it has one.
    fn described(&mut self, at: &Pointer) -> (Pointer, Option<String>) {
        let content = at.child("content");
        let entries = self.document.get(&content).and_then(Node::as_mapping);
        match entries.and_then(|it| it.keys().next()) {
            Some(media) => (content.child(media).child("schema"), Some(media.clone())),
            None => (at.child("schema"), None),
        }
    }

    /// How a parameter is written, unless that is as one text, or as one for each item.
    fn style(
        &mut self,
        found: &Found,
        ty: &Type,
        content: Option<&str>,
    ) -> Option<Style> {
        let node = self.document.get(&found.at);
        let flag = |key: &str| node.and_then(|it| it.get(key)?.as_bool());
        let reserved = flag("allowReserved").unwrap_or_default();
        let plain = self.behind_aliases(ty);
        let one = self.is_one_value(&plain);
        if let Some(media) = content {
            let json = media::is_json(media) || !one;
            let name = if json { "Json" } else { "Form" };
            let plain = one && !json && found.location != Location::Cookie;
            return (!plain).then_some(Style { name, explode: false, reserved });
        }
        let default = match found.location {
            Location::Path | Location::Header => "Simple",
            Location::Query | Location::Cookie => "Form",
        };
        let said = node.and_then(|it| it.get("style"));
        let name = match said.map(|it| it.as_str().unwrap_or_default()) {
            None => default,
            Some(said) => self.style_named(said, found).unwrap_or(default),
        };
        let explode = flag("explode").unwrap_or(name == "Form");
        let items = match &plain {
            Type::List(item) => {
                let item = self.behind_aliases(item);
                self.is_one_value(&item)
            }
            _ => false,
        };
        let is_plain = match found.location {
            Location::Cookie => false,
            Location::Query => {
                name == "Form" && !reserved && (one || (items && explode))
            }
            Location::Path | Location::Header => name == "Simple" && one,
        };
        (!is_plain).then_some(Style { name, explode, reserved })
    }

    /// The style with a name, if it is one for the place.
    fn style_named(&mut self, said: &str, found: &Found) -> Option<&'static str> {
        let name = match (said, found.location) {
            ("simple", Location::Path | Location::Header) => Some("Simple"),
            ("label", Location::Path) => Some("Label"),
            ("matrix", Location::Path) => Some("Matrix"),
            // `cookie` is of `OpenAPI` 3.2, and what `form` comes to here.
            ("form", Location::Query) | ("form" | "cookie", Location::Cookie) => {
                Some("Form")
            }
            ("spaceDelimited", Location::Query) => Some("SpaceDelimited"),
            ("pipeDelimited", Location::Query) => Some("PipeDelimited"),
            ("deepObject", Location::Query) => Some("DeepObject"),
            _ => None,
        };
        if name.is_none() {
            let why = format!(
                "`{}` is no style for this place: the usual one is taken",
                said.escape_debug()
            );
            let place = Place::At(found.at.child("style"));
            self.report(Diagnostic::warning(Code::UnsupportedParameter, place, why));
        }
        name
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

    /// Whether a type is sent as one text.
    fn is_one_value(&self, ty: &Type) -> bool {
        let shape = |id: &TypeId| self.types[id.0].as_ref().map(|def| &def.shape);
        match ty {
            Type::Scalar(_) => true,
            Type::Named(id) => {
                matches!(shape(id), Some(Shape::Enum(it)) if it.is_scalar())
            }
            _ => false,
        }
    }

    /// The type behind other names for it, which are lowered to find out.
    fn behind_aliases(&mut self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        for _ in 0..MAX_ALIASES {
            let Type::Named(id) = ty else { break };
            self.lower_now(id);
            match self.types[id.0].as_ref().map(|def| &def.shape) {
                Some(Shape::Alias(other)) => ty = other.clone(),
                _ => break,
            }
        }
        ty
    }
}

/// The default of a parameter as it would be sent.
fn default_text(schema: &Schema) -> Option<String> {
    match schema.default.as_ref()? {
        serde_json::Value::String(text) => Some(text.clone()),
        scalar @ (serde_json::Value::Bool(_) | serde_json::Value::Number(_)) => {
            Some(scalar.to_string())
        }
        _ => None,
    }
}
