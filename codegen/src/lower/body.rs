//! Bodies of requests: under which media types they are sent, and as what.

use super::media::is_json;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{Body, Content, Docs, Parameter, Payload};
use crate::names::{Case, Name};
use crate::spec::Node;

impl Lowering<'_> {
    /// The body of an operation, if it has one.
    pub(super) fn body(
        &mut self,
        operation: &Pointer,
        owner: &Name,
        parameters: &[Parameter],
    ) -> Option<Body> {
        let place = operation.child("requestBody");
        self.document.get(&place)?;
        let at = match self.document.follow(&place) {
            Ok(at) => at,
            Err(problem) => {
                self.report(problem);
                return None;
            }
        };
        let node = self.document.get(&at)?;
        let said = node.get("description").and_then(Node::as_str);
        let docs = Docs {
            text: said.unwrap_or("The body of the request.").to_owned(),
            ..Docs::default()
        };
        let required = node.get("required").is_some_and(|it| *it == Node::Bool(true));
        let content = at.child("content");
        let types = node.get("content").and_then(Node::as_mapping);
        let names: Vec<String> = types
            .into_iter()
            .flat_map(|it| it.keys())
            .filter(|media| !media.starts_with("x-"))
            .cloned()
            .collect();
        let Some(media) = names.iter().find(|it| is_json(it)).or(names.first()) else {
            let why = "the body names no media type: none is sent";
            self.warn(Code::UnsupportedBody, &at, why);
            return None;
        };
        let components = Pointer::root().child("components").child("requestBodies");
        let role = match at.last() {
            Some(name) if components.contains(&at) => Role::of(name.as_ref(), &name),
            _ => Role::of(format!("{owner} Body"), owner.as_str()),
        };
        let schema = content.child(media).child("schema");
        let payload = self.json(&schema, &role);
        let name = self.body_name(&place, parameters);
        let content = Content { media: media.clone(), payload };
        Some(Body { name, required, docs, content })
    }

    /// A value that is written as JSON.
    fn json(&mut self, schema: &Pointer, role: &Role) -> Payload {
        if self.document.get(schema).is_none() {
            return Payload::Json(crate::model::Type::Any, Vec::new());
        }
        let ty = self.use_of(schema, role).full();
        Payload::Json(ty, self.rules(schema))
    }

    /// What the body is called beside the parameters.
    fn body_name(&mut self, at: &Pointer, parameters: &[Parameter]) -> Name {
        let mut scope = Self::setters();
        for parameter in parameters {
            scope.claim(Case::Snake, parameter.name.as_str(), "parameter");
        }
        let claim = scope.claim(Case::Snake, "body", "content");
        self.settle(claim, at, "body")
    }
}
