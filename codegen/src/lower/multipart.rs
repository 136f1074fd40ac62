//! Bodies of parts: which of them are files, and what the others hold.

use std::collections::HashSet;

use super::kinds::Kinds;
use super::media::essence;
use super::offer::{BINARY, Offer};
use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Flow, Holds, Multipart, Part, Payload};
use crate::names::{Case, Name, Scope};
use crate::spec::{Choice, Items, Node, Version};

/// How deep files are looked for inside lists and alternatives.
const MAX_DEPTH: usize = 8;
/// Names that the struct of a form and its methods use themselves.
const RESERVED: &[&str] = &["clone", "default", "new", "part", "parts"];
/// Keywords that describe a value and say nothing of its type.
const ANNOTATIONS: [&str; 6] =
    ["title", "description", "example", "examples", "deprecated", "$comment"];

/// Whether something is bytes of a media type.
enum Bytes {
    One(String),
    Many(String),
}

impl Lowering<'_> {
    /// A form of parts.
    pub(super) fn multipart_body(
        &mut self,
        offer: &Offer,
        owner: &Name,
        role: &Role,
    ) -> Payload {
        let schema = offer.schema();
        let claim =
            self.type_names.claim(Case::UpperCamel, &format!("{owner} Form"), "parts");
        let name = self.settle(claim, &offer.at, "form");
        let required = self.required(&schema);
        let mut scope = Scope::reserving(RESERVED);
        let mut parts = Vec::new();
        for (wire, at) in self.properties(&schema) {
            if self.flow(&at) == Flow::ReadOnly {
                continue;
            }
            let claim = scope.claim(Case::Snake, &wire, "field");
            let name = self.settle(claim, &at, "part");
            let encoding = offer.at.child("encoding").child(&wire);
            let (holds, docs) = self.holds(&at, &encoding, role, &wire);
            let required = required.contains(&wire);
            parts.push(Part { wire, name, required, docs, holds });
        }
        if parts.is_empty() {
            let why = "the parts have no names: they are given with `part`";
            self.warn(Code::UnsupportedBody, &offer.at, why);
        }
        Payload::Multipart(Multipart { name, parts })
    }

    /// What a part holds, and what is said of it.
    fn holds(
        &mut self,
        at: &Pointer,
        encoding: &Pointer,
        role: &Role,
        wire: &str,
    ) -> (Holds, Docs) {
        let node = self.document.get(encoding);
        let said = node.and_then(|it| it.get("contentType")).and_then(Node::as_str);
        let said = said.map(str::trim).map(str::to_owned);
        let has_headers = node.is_some_and(|it| it.get("headers").is_some());
        // Of several media types the caller has to choose.
        let one = said.filter(|it| !it.contains([',', '*']));
        if has_headers {
            let why = "the headers of a part are set by its caller: `Part::header`";
            let place = Place::Key(encoding.child("headers"));
            self.note(Code::UnsupportedBody, place, why);
        }
        let docs = |this: &mut Self| {
            let text = this
                .target(at)
                .and_then(|it| it.description.clone().or(it.title.clone()));
            Docs { text: text.unwrap_or_default(), ..Docs::default() }
        };
        match self.bytes(at, MAX_DEPTH) {
            Some(Bytes::One(media)) => {
                return (Holds::File(one.unwrap_or(media)), docs(self));
            }
            Some(Bytes::Many(media)) => {
                return (Holds::Files(one.unwrap_or(media)), docs(self));
            }
            None => {}
        }
        let kinds = self.kinds_at(at);
        let is_plain = kinds.excludes(Kinds::ARRAY) && kinds.excludes(Kinds::OBJECT);
        if let Some(media) = &one
            && !is_plain
            && !essence(media).ends_with("json")
        {
            let why = format!(
                "`{}` is not written from its schema: the caller gives the part as it is sent",
                media.escape_debug()
            );
            let place = Place::Key(encoding.child("contentType"));
            self.report(Diagnostic::warning(Code::UnsupportedMediaType, place, why));
            return (Holds::File(media.clone()), docs(self));
        }
        let owner = self.owner(at);
        let mut part = owner.as_ref().unwrap_or(role).part(wire);
        part.property = true;
        let used = self.use_of(at, &part);
        let holds = Holds::Value {
            ty: used.ty,
            rules: self.rules(at),
            media: one,
            constant: used.constant,
        };
        (holds, used.docs)
    }

    /// The media type of the bytes that the schema at a pointer stands for, if it does.
    fn bytes(&mut self, at: &Pointer, depth: usize) -> Option<Bytes> {
        let depth = depth.checked_sub(1)?;
        let schema = self.target(at)?;
        let node = self.document.get(&schema.at);
        let media = node.and_then(|it| it.get("contentMediaType")?.as_str());
        if self.is_binary(&schema.at) {
            return Some(Bytes::One(media.unwrap_or(BINARY).to_owned()));
        }
        let says_nothing = |it: &Node| {
            let keys = it.as_mapping().map(|it| it.keys());
            keys.is_some_and(|mut it| it.all(|key| ANNOTATIONS.contains(&key.as_str())))
        };
        if self.document.version() != Version::V30 && node.is_some_and(says_nothing) {
            return Some(Bytes::One(BINARY.to_owned()));
        }
        if let Items::Schema(items) = &schema.items
            && let Some(Bytes::One(media)) = self.bytes(items, depth)
        {
            return Some(Bytes::Many(media));
        }
        let groups = schema.unions.iter().flat_map(|group| &group.options);
        let mut found = None;
        for inside in groups.chain(&schema.parts) {
            match self.bytes(inside, depth) {
                many @ Some(Bytes::Many(_)) => return many,
                one => found = found.or(one),
            }
        }
        found
    }

    /// Whether bytes are among the properties of the schema at a pointer.
    pub(super) fn has_files(&mut self, at: &Pointer) -> bool {
        let properties = self.properties(at);
        properties.iter().any(|(_, at)| self.bytes(at, MAX_DEPTH).is_some())
    }

    /// The properties that have to be given, whichever alternative is taken.
    fn required(&mut self, at: &Pointer) -> HashSet<String> {
        let whole = self.whole(at);
        let mut required: HashSet<String> = whole.required.iter().cloned().collect();
        for group in whole.unions.iter().filter(|it| it.kind != Choice::Conditional) {
            let mut options = group.options.iter();
            let Some(first) = options.next() else { continue };
            let mut all: HashSet<String> =
                self.whole(first).required.iter().cloned().collect();
            for option in options {
                let other = self.whole(option);
                all.retain(|name| other.required.contains(name));
            }
            required.extend(all);
        }
        required
    }
}
