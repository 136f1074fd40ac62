//! Parameters that a path has and no operation declares.

use super::Lowering;
use super::template::Template;
use crate::diagnostic::{Code, Pointer};
use crate::model::{Docs, Location, Parameter, Role, Scalar, Style, Type};
use crate::names::{Case, Scope};

/// A parameter that the path has and the document does not declare.
pub(super) struct Missing {
    name: String,
    wire: String,
    location: Location,
    style: Option<Style>,
    role: Role,
}

impl Lowering<'_> {
    /// A parameter that only the path knows of.
    pub(super) fn of_the_path(
        &mut self,
        missing: Missing,
        at: &Pointer,
        scope: &mut Scope,
    ) -> Parameter {
        let Missing { name, wire, location, style, role } = missing;
        let why = format!(
            "`{{{}}}` of the path is no parameter of the operation: it is taken for a text",
            name.escape_debug()
        );
        self.warn(Code::InvalidDocument, at, why);
        let claim = scope.claim(Case::Snake, &wire, "parameter");
        Parameter {
            name: self.settle(claim, at, "parameter"),
            wire,
            location,
            style,
            ty: Type::Scalar(Scalar::String),
            role,
            rules: Vec::new(),
            default: None,
            docs: Docs::default(),
        }
    }
}

/// What the path needs beside these parameters.
pub(super) fn missing(template: &Template, parameters: &[Parameter]) -> Vec<Missing> {
    let in_path = template.names().into_iter().map(|name| Missing {
        wire: name.clone(),
        location: Location::Path,
        style: template.style_of(&name).filter(|it| it.name != "Simple"),
        role: Role::Argument,
        name,
    });
    let in_query = template.moved.iter().map(|it| Missing {
        name: it.name.clone(),
        wire: it.wire.clone(),
        location: Location::Query,
        style: None,
        role: if it.required { Role::Argument } else { Role::Setter },
    });
    let mut missing: Vec<Missing> = Vec::new();
    for it in in_path.chain(in_query) {
        let known = parameters.iter().map(|it| (it.location, &it.wire));
        let mut known = known.chain(missing.iter().map(|it| (it.location, &it.wire)));
        if !known.any(|other| other == (it.location, &it.wire)) {
            missing.push(it);
        }
    }
    missing
}
