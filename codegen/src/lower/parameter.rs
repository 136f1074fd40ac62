//! Parameters of operations.

use indexmap::IndexMap;
use openapiv3::{ParameterSchemaOrContent, QueryStyle};

use super::kinds::Kinds;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::model::{Docs, Location, Parameter, Shape, Type, TypeId};
use crate::names::{Case, Name, Scope};
use crate::spec::{Node, Schema};

/// Headers that a parameter cannot set (`OpenAPI` 3.0.3, section 4.7.12.2.1).
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// How many names for a type are looked behind.
const MAX_ALIASES: usize = 64;

impl Lowering<'_> {
    /// The parameters of an operation: those of its path, overridden by its own. `None`,
    /// with a warning, if one that has to be sent cannot be.
    pub(super) fn parameters(
        &mut self,
        item: &Pointer,
        operation: &Pointer,
        name: &Name,
        path: &str,
    ) -> Option<Vec<Parameter>> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut scope = Self::setters();
        for at in self.effective_parameters(item, operation) {
            match self.parameter(&at, name, &mut scope) {
                Lowered::Parameter(parameter) => parameters.push(parameter),
                Lowered::Ignored => {}
                Lowered::Impossible => return None,
            }
        }
        self.covers(path, &parameters, operation).then_some(parameters)
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

    /// Whether the parameters fill all places of the path.
    fn covers(&mut self, path: &str, parameters: &[Parameter], at: &Pointer) -> bool {
        let mut rest = path;
        let mut covered = true;
        while let Some((_, after)) = rest.split_once('{') {
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
            let filled =
                |it: &Parameter| it.location == Location::Path && it.wire == place;
            if !parameters.iter().any(filled) {
                let why = format!(
                    "`{{{}}}` of the path is no parameter of the operation, which is left out",
                    place.escape_debug()
                );
                self.warn(Code::UnsupportedParameter, at, why);
                covered = false;
            }
            rest = after;
        }
        covered
    }

    fn parameter(&mut self, at: &Pointer, owner: &Name, scope: &mut Scope) -> Lowered {
        let (mut data, location) = match self.parse_parameter(at) {
            Ok(parsed) => parsed,
            Err(problem) => {
                self.report(problem);
                return Lowered::Ignored;
            }
        };
        let location = match location {
            Some(location) => location,
            None if data.required => {
                let why = "this way of sending a parameter is not generated yet: the \
                           operation is left out";
                self.warn(Code::UnsupportedParameter, at, why);
                return Lowered::Impossible;
            }
            None => {
                let why = "this way of sending a parameter is not generated yet: the \
                           parameter is left out";
                self.warn(Code::UnsupportedParameter, at, why);
                return Lowered::Ignored;
            }
        };
        if location == Location::Header
            && NOT_PARAMETERS.contains(&data.name.to_ascii_lowercase().as_str())
        {
            let why = "the standard ignores this header as a parameter";
            self.note(Code::UnsupportedParameter, at.clone(), why);
            return Lowered::Ignored;
        }
        if location == Location::Path && !data.required {
            let why = "a parameter of the path is always required";
            self.warn(Code::InvalidDocument, at, why);
            data.required = true;
        }
        let schema_at = at.child("schema");
        // A component gives its own name to its type, any other parameter its operation's.
        let components = Pointer::root().child("components").child("parameters");
        let role = match at.last() {
            Some(name) if components.contains(at) => Role::of(name.as_ref(), &name),
            _ => Role::of(format!("{owner} {}", data.name), owner.as_str()),
        };
        let used = self.use_of(&schema_at, &role);
        let Some(schema) = self.target(&schema_at) else { return Lowered::Ignored };
        if !self.is_sendable(&used.ty, location) {
            let why = "a parameter of this type is not generated yet";
            self.warn(Code::UnsupportedParameter, &schema_at, why);
            return if data.required { Lowered::Impossible } else { Lowered::Ignored };
        }
        self.describe(&used.ty, data.description.as_deref());
        let claim = scope.claim(Case::Snake, &data.name, "parameter");
        let name = self.settle(claim, at, "parameter");
        let role = match (data.required, default_text(&schema)) {
            (true, Some(default)) if location != Location::Path => {
                crate::model::Role::Defaulted(default)
            }
            (true, _) => crate::model::Role::Argument,
            (false, _) => crate::model::Role::Setter,
        };
        let docs = Docs {
            text: data.description.unwrap_or(used.docs.text),
            notes: used.docs.notes,
            deprecated: data.deprecated.unwrap_or_default(),
        };
        let rules = self.rules(&schema_at);
        let wire = data.name;
        Lowered::Parameter(Parameter {
            wire,
            name,
            location,
            ty: used.ty,
            role,
            rules,
            docs,
        })
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

    /// What a parameter is and where it goes; no place if that is not supported.
    fn parse_parameter(
        &mut self,
        at: &Pointer,
    ) -> Result<(openapiv3::ParameterData, Option<Location>), Diagnostic> {
        use openapiv3::{HeaderStyle, Parameter as P, PathStyle};

        let elsewhere = ["schema", "content", "example", "examples"];
        let parsed: P = self.document.parse(at, "a parameter", &elsewhere)?;
        let location = match &parsed {
            P::Path { style: PathStyle::Simple, .. } => Some(Location::Path),
            P::Query {
                style: QueryStyle::Form, parameter_data, allow_reserved, ..
            } => {
                let explode = parameter_data.explode.unwrap_or(true);
                // Only lists are written in another way if they are not exploded.
                let kinds = self.kinds_at(&at.child("schema"));
                let is_list = kinds != Kinds::ALL && !kinds.excludes(Kinds::ARRAY);
                ((explode || !is_list) && !allow_reserved).then_some(Location::Query)
            }
            P::Header { style: HeaderStyle::Simple, .. } => Some(Location::Header),
            _ => None,
        };
        let data = parsed.parameter_data();
        let by_schema = matches!(data.format, ParameterSchemaOrContent::Schema(_));
        Ok((data, location.filter(|_| by_schema)))
    }

    /// Whether a value of this type can be sent in this place.
    fn is_sendable(&mut self, ty: &Type, location: Location) -> bool {
        match self.behind_aliases(ty) {
            Type::List(item) if location == Location::Query => {
                let item = self.behind_aliases(&item);
                self.is_one_value(&item)
            }
            ty => self.is_one_value(&ty),
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

/// What became of a parameter.
enum Lowered {
    Parameter(Parameter),
    /// It is left out, and the operation works without it.
    Ignored,
    /// The operation cannot be called without it.
    Impossible,
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
