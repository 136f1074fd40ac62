//! Media types: which of them a body is sent as, and in which notation.

use super::Lowering;
use super::kinds::Kinds;
use super::media::{essence, is_valid};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::Payload;
use crate::spec::Node;

/// What is sent where nothing says what it is.
pub(super) const BINARY: &str = "application/octet-stream";

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// JSON and nothing else.
    Json,
    /// JSON with a meaning of its own, as that of a patch.
    OwnJson,
    /// `a=1&b=2`
    Form,
    /// Parts.
    Multipart,
    /// Text of the caller's.
    Text,
    /// Bytes of the caller's.
    Bytes,
}

impl Notation {
    pub(super) fn is_raw(self) -> bool {
        matches!(self, Self::Text | Self::Bytes)
    }
}

/// What the document offers for a body.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// The media type that is sent.
    pub(super) media: String,
    /// How it is written.
    pub(super) notation: Notation,
    /// The media type object.
    pub(super) at: Pointer,
}

impl Offer {
    /// Where its schema stands, if it has one.
    pub(super) fn schema(&self) -> Pointer {
        self.at.child("schema")
    }

    /// The media type as the document has it.
    pub(super) fn name(&self) -> String {
        self.at.last().map(Into::into).unwrap_or_default()
    }

    /// The media type without its parameters.
    pub(super) fn essence(&self) -> String {
        essence(&self.media)
    }
}

impl Lowering<'_> {
    /// How the body of a media type is written.
    pub(super) fn offer(&mut self, name: &str, at: Pointer) -> Offer {
        let own = |notation| (name.trim().to_owned(), notation);
        let (media, notation) = match essence(name).as_str() {
            "application/json" | "text/json" | "application/x-json" => {
                own(Notation::Json)
            }
            // Frameworks write this for any kind of JSON.
            "application/*+json" => ("application/json".to_owned(), Notation::Json),
            other if other.ends_with("+json") && other.contains("patch") => {
                own(Notation::OwnJson)
            }
            other if other.ends_with("+json") => own(Notation::Json),
            "application/x-www-form-urlencoded" => own(Notation::Form),
            "multipart/form-data" => own(Notation::Multipart),
            other if other == "*/*" || !is_valid(other) => {
                let repaired = self.guessed(&at.child("schema"));
                let why = format!(
                    "`{}` names no media type: `{}` is sent",
                    name.escape_debug(),
                    repaired.0
                );
                let invalid = other != "*/*";
                let severity =
                    if invalid { Diagnostic::warning } else { Diagnostic::note };
                let place = Place::Key(at.clone());
                self.report(severity(Code::UnsupportedMediaType, place, why));
                repaired
            }
            other if other.contains('*') => {
                let why = format!(
                    "`{other}` leaves open what is sent: `Body::media_type` says it"
                );
                let place = Place::Key(at.clone());
                self.note(Code::UnsupportedMediaType, place, why);
                (BINARY.to_owned(), Notation::Bytes)
            }
            other => own(self.raw_notation(other, &at)),
        };
        Offer { media, notation, at }
    }

    /// What is sent for a schema that no media type belongs to.
    fn guessed(&mut self, schema: &Pointer) -> (String, Notation) {
        let kinds = self.document.get(schema).map(|_| self.kinds_at(schema));
        match kinds.map(Kinds::without_null) {
            Some(kinds) if kinds.excludes(Kinds::STRING) => {
                ("application/json".to_owned(), Notation::Json)
            }
            _ => (BINARY.to_owned(), Notation::Bytes),
        }
    }

    /// How a caller gives what is not written from a type.
    fn raw_notation(&mut self, essence: &str, at: &Pointer) -> Notation {
        let schema = at.child("schema");
        let is_text = self.document.get(&schema).is_some()
            && self.kinds_at(&schema).without_null() == Kinds::STRING
            && !self.is_binary(&schema);
        if is_text || is_textual(essence) { Notation::Text } else { Notation::Bytes }
    }

    /// What the caller gives as it is sent, with a warning if a type was described.
    pub(super) fn raw_body(&mut self, offer: &Offer) -> Payload {
        let schema = offer.schema();
        let said = self.document.get(&schema).is_some();
        if said && self.kinds_at(&schema).excludes(Kinds::STRING) {
            let why = format!(
                "`{}` is not written from its schema: the caller gives it as it is sent",
                offer.name().escape_debug()
            );
            let place = Place::Key(offer.at.clone());
            self.report(Diagnostic::warning(Code::UnsupportedMediaType, place, why));
        }
        if offer.notation == Notation::Text { Payload::Text } else { Payload::Bytes }
    }

    /// Whether the schema at a pointer says that a string is bytes.
    pub(super) fn is_binary(&self, at: &Pointer) -> bool {
        let Some(schema) = self.target(at) else { return false };
        let node = self.document.get(&schema.at);
        let media = node.and_then(|it| it.get("contentMediaType"));
        let encoding = node.and_then(|it| it.get("contentEncoding"));
        schema.format.as_deref() == Some("binary")
            || (media.and_then(Node::as_str).is_some() && encoding.is_none())
    }
}

/// Whether a media type is one of text.
fn is_textual(essence: &str) -> bool {
    let (main, sub) = essence.split_once('/').unwrap_or_default();
    let (sub, suffix) = sub.rsplit_once('+').unwrap_or((sub, ""));
    let names = ["xml", "yaml", "x-yaml", "x-ndjson", "jsonl", "graphql", "csv", "sql"];
    main == "text" || names.contains(&sub) || names.contains(&suffix)
}
