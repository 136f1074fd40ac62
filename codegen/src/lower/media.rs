//! Media types: what they are read as.

use super::Lowering;
use super::kinds::Kinds;
use super::token::is_token;
use crate::diagnostic::{Code, Place, Pointer};
use crate::spec::Node;

/// What a body of some media type is, what is liked best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    /// JSON.
    Json,
    /// Text.
    Text,
    /// XML, of which no type is made.
    Xml,
    /// Bytes.
    Bytes,
    /// Server-sent events.
    Events,
    /// JSON, a value a line.
    Lines,
}

impl Lowering<'_> {
    /// The media types of a body, or of a response.
    pub(super) fn media_types(&self, body: &Pointer) -> Vec<String> {
        let content = self.document.get(&body.child("content"));
        let names =
            content.and_then(Node::as_mapping).into_iter().flat_map(|it| it.keys());
        names.filter(|it| !it.starts_with("x-")).cloned().collect()
    }

    /// What a media type is, with the description of its body.
    pub(super) fn media_of(&mut self, media: &str, at: &Pointer) -> Media {
        if media.to_ascii_lowercase().contains("stream=") && is_json(media) {
            return Media::Lines;
        }
        if is_json(media) {
            return Media::Json;
        }
        let essence = essence(media);
        match essence.as_str() {
            "text/event-stream" => return Media::Events,
            "application/jsonl"
            | "application/x-ndjson"
            | "application/ndjson"
            | "application/x-jsonlines"
            | "application/json-seq"
            | "application/json-lines" => return Media::Lines,
            "application/xml" | "text/xml" => return Media::Xml,
            it if it.ends_with("+xml") => return Media::Xml,
            it if it.starts_with("text/") && it != "text/*" => return Media::Text,
            "application/yaml"
            | "application/x-yaml"
            | "application/javascript"
            | "application/x-www-form-urlencoded"
            | "application/graphql"
            | "application/sql"
            | "application/jwt" => return Media::Text,
            _ => {}
        }
        let guess = self.guess(&at.child("schema"));
        if !is_valid(media) {
            let why = format!(
                "`{}` is no media type: the body is taken for {}",
                media.escape_debug(),
                match guess {
                    Media::Json => "JSON",
                    Media::Text => "text",
                    _ => "bytes",
                }
            );
            let place = Place::Key(at.clone());
            let warning = crate::diagnostic::Diagnostic::warning;
            self.report(warning(Code::UnsupportedMediaType, place, why));
            return guess;
        }
        match essence.as_str() {
            "*/*" | "application/*" => guess,
            "text/*" => Media::Text,
            _ => Media::Bytes,
        }
    }

    /// What the schema of a body without a telling media type makes of it.
    fn guess(&mut self, schema: &Pointer) -> Media {
        if self.document.get(schema).is_none() {
            return Media::Bytes;
        }
        if self.is_text(schema) {
            return if self.is_binary(schema) { Media::Bytes } else { Media::Text };
        }
        Media::Json
    }

    /// Whether a schema allows nothing but strings.
    pub(super) fn is_text(&mut self, schema: &Pointer) -> bool {
        let kinds = self.kinds_at(schema);
        kinds != Kinds::NONE && kinds.is_within(Kinds::STRING | Kinds::NULL)
    }
}

/// A media type without its parameters.
pub(super) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON (RFC 6839, section 3.1, for `+json`).
pub(super) fn is_json(media: &str) -> bool {
    let essence = essence(media);
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}

/// Whether a text is a media type or a range of them (RFC 9110, section 8.3.1).
pub(super) fn is_valid(media: &str) -> bool {
    let essence = essence(media);
    let visible = media.bytes().all(|it| (b' '..=b'~').contains(&it));
    visible && essence.split_once('/').is_some_and(|(a, b)| is_token(a) && is_token(b))
}
