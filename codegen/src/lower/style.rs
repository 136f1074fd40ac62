//! How parameters are written (`OpenAPI` 3.1.1, section 4.8.12.3).

use serde_json::Value;

use super::declared::Declared;
use super::expression::SEGMENTS;
use super::{Lowering, media};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Location, Shape, Style, Type, TypeId};
use crate::spec::Schema;

/// How many names for a type are looked behind.
const MAX_ALIASES: usize = 64;

impl Lowering<'_> {
    /// How a parameter is written, unless that is as one text, or as one for each item.
    pub(super) fn style(
        &mut self,
        found: &Declared,
        ty: &Type,
        content: Option<&str>,
    ) -> Option<Style> {
        let notation = &found.notation;
        if notation.in_path == Some(SEGMENTS) {
            return notation.in_path;
        }
        let reserved = notation.reserved;
        let plain = self.behind_aliases(ty);
        let one = self.is_one_value(&plain);
        if let Some(media) = content {
            let json = media::is_json(media);
            let name = if json { "Json" } else { "Form" };
            let plain = one && !json && found.location != Location::Cookie;
            return (!plain).then_some(Style { name, explode: false, reserved });
        }
        let default = match (notation.in_path, found.location) {
            (Some(style), _) => style.name,
            (None, Location::Path | Location::Header) => "Simple",
            (None, Location::Query | Location::Cookie) => "Form",
        };
        let name = match notation.style.as_deref() {
            None => default,
            // Tools write the usual style, whatever the path says.
            Some("simple") if notation.in_path.is_some() => default,
            Some(said) => self.style_named(said, found).unwrap_or(default),
        };
        let explode = notation.explode.or(notation.in_path.map(|it| it.explode));
        let explode = explode.unwrap_or(name == "Form");
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
    fn style_named(&mut self, said: &str, found: &Declared) -> Option<&'static str> {
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

/// The default of a parameter as it would be sent, before it is encoded.
pub(super) fn default_text(schema: &Schema, style: Option<Style>) -> Option<String> {
    let default = schema.default.as_ref()?;
    match default {
        Value::Null => None,
        json if style.is_some_and(|it| it.name == "Json") => Some(json.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(default.to_string()),
        Value::Array(_) | Value::Object(_) => None,
    }
}
