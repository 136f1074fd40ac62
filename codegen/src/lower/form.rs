//! Bodies that are written as `a=1&b=2`.

use super::kinds::Kinds;
use super::offer::Offer;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Place, Pointer};
use crate::model::{Encoding, Form, Payload};
use crate::spec::{Additional, Node};

impl Lowering<'_> {
    /// An object written as a form, and how each of its properties is.
    pub(super) fn form_body(&mut self, offer: &Offer, role: &Role) -> Payload {
        let (ty, rules) = self.body_value(&offer.schema(), role);
        let mut encodings = Vec::new();
        for (wire, at) in self.properties(&offer.schema()) {
            let encoding = self.form_encoding(&offer.at.child("encoding").child(&wire));
            // Nothing but lists and objects is written in more than one way.
            let kinds = self.kinds_at(&at);
            let plain = kinds.excludes(Kinds::ARRAY) && kinds.excludes(Kinds::OBJECT);
            if !plain || encoding == Encoding::Json {
                encodings.push((wire, encoding));
            }
        }
        let encoding = most_common(&encodings);
        let others = encodings.into_iter().filter(|(_, other)| *other != encoding);
        Payload::Form(Form { ty, rules, encoding, others: others.collect() })
    }

    /// How a property is written (`OpenAPI` 3.1.1, section 4.8.15).
    fn form_encoding(&mut self, at: &Pointer) -> Encoding {
        let Some(node) = self.document.get(at) else { return Encoding::Plain };
        let text = |key: &str| node.get(key).and_then(Node::as_str);
        let explode = node.get("explode").and_then(Node::as_bool);
        let media = text("contentType").unwrap_or_default();
        match (text("style"), explode) {
            (Some("deepObject"), _) => Encoding::Brackets,
            (Some("spaceDelimited"), _) => Encoding::Spaces,
            (Some("pipeDelimited"), _) => Encoding::Pipes,
            (None | Some("form"), Some(false)) => Encoding::Commas,
            (Some("form"), _) | (None, Some(true)) => Encoding::Exploded,
            (None, None) if media.contains("json") => Encoding::Json,
            (None, None) => Encoding::Plain,
            (Some(style), _) => {
                let why = format!(
                    "`{}` is no style of a form: lists are repeated, objects are JSON",
                    style.escape_debug()
                );
                let place = Place::Key(at.child("style"));
                self.note(Code::UnsupportedBody, place, why);
                Encoding::Plain
            }
        }
    }

    /// Whether the schema at a pointer is an object without any property.
    pub(super) fn has_nothing(&mut self, at: &Pointer) -> bool {
        let whole = self.whole(at);
        let open = matches!(whole.additional, Additional::Schema(_));
        let says_object = !self.kinds_at(at).excludes(Kinds::OBJECT);
        says_object
            && self.document.get(at).is_some_and(|it| it.get("properties").is_some())
            && whole.properties.is_empty()
            && whole.unions.is_empty()
            && whole.patterns.is_empty()
            && !open
    }

    /// The properties of the schema at a pointer, those of its alternatives included.
    pub(super) fn properties(&mut self, at: &Pointer) -> Vec<(String, Pointer)> {
        let whole = self.whole(at);
        let mut found = whole.properties.clone();
        let options = whole.unions.iter().flat_map(|group| group.options.iter());
        for option in options {
            for (wire, at) in &self.whole(option).properties {
                if !found.iter().any(|(known, _)| known == wire) {
                    found.push((wire.clone(), at.clone()));
                }
            }
        }
        found
    }
}

/// What most of the properties have, the first if there is no most.
fn most_common(encodings: &[(String, Encoding)]) -> Encoding {
    let count =
        |it: Encoding| encodings.iter().filter(|(_, other)| *other == it).count();
    let mut most = Encoding::Plain;
    for (_, encoding) in encodings {
        if count(*encoding) > count(most) {
            most = *encoding;
        }
    }
    most
}
