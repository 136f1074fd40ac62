//! Bodies of requests: what may be sent, and what of that a caller chooses from.

use std::borrow::Cow;

use super::media::essence;
use super::offer::{Notation, Offer};
use super::{Lowering, Role};
use crate::diagnostic::{Code, Place, Pointer};
use crate::model::{Body, Content, Docs, Parameter, Payload, Rule, Type};
use crate::names::{Case, Name, Scope};
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
        let text = node.get("description").and_then(Node::as_str);
        let text = text.unwrap_or_default().to_owned();
        let docs = Docs { text, ..Docs::default() };
        let required = node.get("required").and_then(Node::as_bool).unwrap_or_default();
        let offers = self.offers(&at);
        for offer in &offers {
            self.count_body_examples(&offer.at);
        }
        if offers.is_empty() {
            let why = "the body names no media type: none is sent";
            self.warn(Code::UnsupportedBody, &at, why);
            return None;
        }
        if let [offer] = offers.as_slice()
            && offer.notation == Notation::Form
            && !required
            && self.has_nothing(&offer.schema())
        {
            let why = "the form of the body has no fields: none is sent";
            self.note(Code::UnsupportedBody, offer.at.clone(), why);
            return None;
        }
        let (choice, contents) = self.contents(offers, &at, owner);
        let name = self.body_name(&place, parameters);
        Some(Body { name, required, docs, choice, contents })
    }

    /// What the document offers for a body, each thing once.
    fn offers(&mut self, at: &Pointer) -> Vec<Offer> {
        let content = at.child("content");
        let names = self.media_types(at);
        let all: Vec<Offer> =
            names.iter().map(|it| self.offer(it, content.child(it))).collect();
        let stood_for: Vec<Vec<usize>> = (0..all.len())
            .map(|it| {
                (0..all.len())
                    .filter(|other| self.stands_for(*other, it, &all))
                    .collect()
            })
            .collect();
        let mut offers: Vec<Offer> = Vec::new();
        for (offer, others) in all.iter().zip(&stood_for) {
            // What is itself left out stands for nothing.
            match others.iter().find(|other| stood_for[**other].is_empty()) {
                None => offers.push(offer.clone()),
                Some(other) => self.note_notation(offer, &all[*other]),
            }
        }
        offers
    }

    /// Whether one of several offers is all that a caller needs to send another one, too.
    fn stands_for(&mut self, one: usize, other: usize, all: &[Offer]) -> bool {
        use Notation::{Bytes, Form, Json, Multipart, Text};

        let (earlier, one, another) = (one < other, &all[one], &all[other]);
        if one.at == another.at {
            return false;
        }
        let schema = another.schema();
        let same = self.document.get(&one.schema()) == self.document.get(&schema);
        let plain = |it: &Offer| it.essence() == "application/json";
        match (one.notation, another.notation) {
            (Json, Json) if plain(one) != plain(another) => same && plain(one),
            (Json, Json) => same && earlier,
            (Json, Form | Text | Bytes) | (Form, Text | Bytes) => {
                same && !self.is_binary(&schema)
            }
            (Json | Form, Multipart) => same && !self.has_files(&schema),
            (Text, Text) | (Bytes, Bytes) => earlier,
            _ => false,
        }
    }

    /// Says that one media type stands for another one.
    fn note_notation(&mut self, left_out: &Offer, kept: &Offer) {
        let why = if left_out.notation == kept.notation && kept.notation.is_raw() {
            "is sent in the same way, with the header `content-type`"
        } else {
            "is another notation of the same"
        };
        let why = format!(
            "`{}` {why}: `{}` stands for it",
            left_out.name().escape_debug(),
            kept.name().escape_debug()
        );
        let place = Place::Key(left_out.at.clone());
        self.note(Code::UnsupportedMediaType, place, why);
    }

    /// What is sent, and the name of the choice if there are several things.
    fn contents(
        &mut self,
        offers: Vec<Offer>,
        at: &Pointer,
        owner: &Name,
    ) -> (Option<Name>, Vec<Content>) {
        let several = offers.len() > 1;
        let component = body_component(at);
        let choice = several.then(|| {
            let words = format!("{owner} Body");
            let claim = self.type_names.claim(Case::UpperCamel, &words, "choice");
            self.settle(claim, at, "choice of bodies")
        });
        let mut scope = Scope::default();
        let mut contents = Vec::new();
        for offer in offers {
            let variant = variant(&offer);
            let variant = scope.claim(Case::UpperCamel, &variant, "body").name;
            let role = match &component {
                Some(name) if several => Role::of(format!("{name} {variant}"), name),
                Some(name) => Role::of(name.as_ref(), name),
                None if several => {
                    Role::of(format!("{owner} {variant}"), owner.as_str())
                }
                None => Role::of(format!("{owner} Body"), owner.as_str()),
            };
            let payload = match offer.notation {
                Notation::Json | Notation::OwnJson => {
                    let (ty, rules) = self.body_value(&offer.schema(), &role);
                    Payload::Json(ty, rules)
                }
                Notation::Form => self.form_body(&offer, &role),
                Notation::Multipart => self.multipart_body(&offer, owner, &role),
                Notation::Text | Notation::Bytes => self.raw_body(&offer),
            };
            contents.push(Content { variant, media: offer.media, payload });
        }
        (choice, contents)
    }

    /// The type of a value that is written, and what it has to fulfil.
    pub(super) fn body_value(
        &mut self,
        schema: &Pointer,
        role: &Role,
    ) -> (Type, Vec<Rule>) {
        if self.document.get(schema).is_none() {
            return (Type::Any, Vec::new());
        }
        (self.use_of(schema, role).full(), self.rules(schema))
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

/// The name of a body, if it is one of the components.
pub(super) fn body_component(at: &Pointer) -> Option<Cow<'_, str>> {
    let components = Pointer::root().child("components").child("requestBodies");
    at.last().filter(|_| components.contains(at))
}

/// The words for the variant of a content.
fn variant(offer: &Offer) -> String {
    let essence = essence(&offer.media);
    match essence.as_str() {
        "application/x-www-form-urlencoded" => return "Form".to_owned(),
        "multipart/form-data" => return "Multipart".to_owned(),
        "application/octet-stream" => return "Bytes".to_owned(),
        "text/plain" => return "Text".to_owned(),
        _ => {}
    }
    let (main, sub) = essence.split_once('/').unwrap_or(("", &essence));
    let sub = sub.strip_prefix("x-").unwrap_or(sub);
    let sub = sub.strip_suffix("+json").unwrap_or(sub);
    match main {
        "application" | "text" | "" => sub.to_owned(),
        main => format!("{main} {sub}"),
    }
}
