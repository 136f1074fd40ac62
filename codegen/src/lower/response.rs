//! Responses: what a success holds, and what an error holds (`OpenAPI` 3.0.3, section
//! 4.7.16).

use super::left_out::Left;
use super::media::{self, Media};
use super::status;
use super::telling::described;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Place, Pointer};
use crate::model::{
    Answer, Choice, Choices, Docs, ErrorBody, Example, Streamed, Success, Type, TypeDef,
};
use crate::names::{Case, Name, Scope};
use crate::spec::Node;

/// What comes back from an operation.
pub(super) struct Responses {
    /// What a success is.
    pub(super) success: Success,
    /// The media type that a success is asked for in, if that is not `application/json`.
    pub(super) accept: Option<String>,
    /// A stream that a caller may ask for instead.
    pub(super) stream: Option<Streamed>,
    /// The bodies of errors by status, as indices of [`Lowering::error_bodies`].
    pub(super) errors: Vec<(String, usize)>,
    /// What the document says of each status.
    pub(super) descriptions: Vec<(String, Docs)>,
    /// Examples of a success.
    pub(super) examples: Vec<Example>,
    /// Whether the headers of a success are said to have links.
    pub(super) has_links: bool,
}

/// A response of the document.
pub(super) struct Response {
    /// Where it stands, references followed.
    pub(super) at: Pointer,
    /// `200`, `2XX` or `default`.
    pub(super) status: String,
    pub(super) description: String,
}

/// A way in which a response may come.
struct Found {
    at: Pointer,
    status: String,
    media: Option<String>,
    answer: Answer,
    description: String,
}

impl Lowering<'_> {
    /// What comes back from an operation.
    pub(super) fn responses(
        &mut self,
        operation: &Pointer,
        name: &Name,
        method: &Name,
        is_head: bool,
    ) -> Responses {
        let responses = self.find_responses(operation);
        let is_success = |it: &&Response| it.status.starts_with('2');
        let mut successes: Vec<&Response> =
            responses.iter().filter(is_success).collect();
        if successes.is_empty() {
            successes.extend(responses.iter().find(|it| it.status == "default"));
            self.note_missing(operation, &responses, successes.is_empty());
        }
        let mut found = Vec::new();
        for response in &successes {
            if is_head {
                found.push(Self::nothing(response));
            } else {
                found.extend(self.answers(response, name, "Response"));
            }
        }
        let mut errors = Vec::new();
        let is_error =
            |it: &&Response| !successes.iter().any(|ok| ok.status == it.status);
        for response in responses.iter().filter(is_error) {
            let body = self.answers(response, name, "Error").into_iter().find_map(
                |it| match it.answer {
                    Answer::Json(ty) => Some(ty),
                    _ => None,
                },
            );
            if let Some(ty) = body {
                let index = self.error_body(ty);
                errors.push((response.status.clone(), index));
            }
        }
        let stream = found.iter().position(|it| it.answer.is_stream());
        let stream = stream.filter(|_| found.iter().any(|it| !it.answer.is_stream()));
        let stream = stream.map(|at| found.remove(at)).map(|it| Streamed {
            media: it.media.unwrap_or_default(),
            answer: it.answer,
        });
        let accept = found.iter().find_map(|it| it.media.clone());
        let accept = accept.filter(|it| media::essence(it) != "application/json");
        let accept =
            accept.map(|it| if media::is_valid(&it) { it } else { "*/*".to_owned() });
        let has_links = successes.iter().any(|it| self.has_links(&it.at));
        let (success, examples) = self.success(found, operation, name, method);
        let errors = shorten(errors);
        self.count_untested(&responses);
        let descriptions = described(responses);
        Responses { success, accept, stream, errors, descriptions, examples, has_links }
    }

    /// The responses of an operation, with statuses as the standard spells them.
    pub(super) fn find_responses(&mut self, operation: &Pointer) -> Vec<Response> {
        let place = operation.child("responses");
        let Some(Node::Mapping(entries)) = self.document.get(&place) else {
            return Vec::new();
        };
        let mut found: Vec<Response> = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !key.starts_with("x-")) {
            let at = place.child(key);
            let Some(status) = status::spelled(key) else {
                let why = format!(
                    "`{}` is no status: the response is left out",
                    key.escape_debug()
                );
                let warning = crate::diagnostic::Diagnostic::warning;
                self.report(warning(Code::InvalidDocument, Place::Key(at), why));
                continue;
            };
            if status != *key {
                let why = format!(
                    "the status `{}` is taken for `{status}`",
                    key.escape_debug()
                );
                self.note(Code::Repaired, Place::Key(at.clone()), why);
            }
            let at = match self.document.follow(&at) {
                Ok(at) => at,
                Err(problem) => {
                    self.report(problem);
                    at
                }
            };
            let node = self.document.get(&at);
            let description = node.and_then(|it| it.get("description")?.as_str());
            let description = description.unwrap_or_default().to_owned();
            found.push(Response { at, status, description });
        }
        found
    }

    /// Whether a response has a `Link` header (RFC 8288).
    fn has_links(&self, response: &Pointer) -> bool {
        let headers = self.document.get(&response.child("headers"));
        let names = headers.and_then(Node::as_mapping);
        names.is_some_and(|it| it.keys().any(|it| it.eq_ignore_ascii_case("link")))
    }

    /// Says that no success is described.
    fn note_missing(&mut self, operation: &Pointer, responses: &[Response], none: bool) {
        let place = operation.child("responses");
        if !none {
            return;
        }
        let at = if self.document.get(&place).is_some() { &place } else { operation };
        let redirects = responses.iter().any(|it| it.status.starts_with('3'));
        let why = if redirects {
            "the only answer described is a redirect: it comes as an error with its status \
             and headers, unless the HTTP client follows it"
        } else {
            "no success is described: what comes is not read"
        };
        self.warn(Code::UnsupportedResponse, at, why);
    }

    fn nothing(response: &Response) -> Found {
        Found {
            at: response.at.clone(),
            status: response.status.clone(),
            media: None,
            answer: Answer::Empty,
            description: response.description.clone(),
        }
    }

    /// The ways in which a response may come: what it is read as, and a stream beside it.
    fn answers(&mut self, response: &Response, name: &Name, word: &str) -> Vec<Found> {
        let at = &response.at;
        self.count_untyped(at);
        let content = at.child("content");
        let media = self.media_types(at);
        if media.is_empty() {
            return vec![Self::nothing(response)];
        }
        let kinds: Vec<Media> =
            media.iter().map(|it| self.media_of(it, &content.child(it))).collect();
        let best = (0..media.len()).min_by_key(|at| kinds[*at]).unwrap_or_default();
        let stream = (0..media.len())
            .find(|at| *at != best && matches!(kinds[*at], Media::Events | Media::Lines))
            .filter(|_| kinds[best] < Media::Events);
        let mut found = Vec::new();
        for at in 0..media.len() {
            let place = content.child(&media[at]);
            if at != best && Some(at) != stream {
                let why = format!(
                    "`{}` is not asked for, but `{}`",
                    media[at].escape_debug(),
                    media[best].escape_debug()
                );
                self.note(Code::UnsupportedMediaType, place, why);
                continue;
            }
            let word = if Some(at) == stream { "Event" } else { word };
            let answer = self.answer(kinds[at], &place, name, word);
            found.push(Found {
                at: response.at.clone(),
                status: response.status.clone(),
                media: Some(media[at].clone()),
                answer,
                description: response.description.clone(),
            });
        }
        found
    }

    /// What a media type is read as.
    fn answer(&mut self, kind: Media, at: &Pointer, name: &Name, word: &str) -> Answer {
        let (items, schema) = (at.child("itemSchema"), at.child("schema"));
        let is_stream = matches!(kind, Media::Events | Media::Lines);
        let mut place = schema;
        if is_stream && self.document.get(&items).is_some() {
            place = items;
        }
        if kind == Media::Events {
            place = self.event_data(&place);
        }
        let described = self.document.get(&place).is_some();
        let ty = |this: &mut Self| {
            let role = Role::of(format!("{name} {word}"), name.as_str());
            if described { this.use_of(&place, &role).full() } else { Type::Any }
        };
        match kind {
            Media::Json => Answer::Json(ty(self)),
            Media::Lines => Answer::Lines(ty(self)),
            Media::Events if !described || self.is_text(&place) => Answer::Events(None),
            Media::Events => Answer::Events(Some(ty(self))),
            Media::Text | Media::Xml => Answer::Text,
            Media::Bytes => Answer::Bytes,
        }
    }

    /// Where the data of an event is described: some documents describe the whole event.
    fn event_data(&mut self, schema: &Pointer) -> Pointer {
        const PARTS: [&str; 4] = ["data", "event", "id", "retry"];
        let whole = self.whole(schema);
        let is_event =
            whole.properties.iter().all(|(name, _)| PARTS.contains(&name.as_str()));
        let data = whole.properties.iter().find(|(name, _)| name == "data");
        let Some((_, data)) = data.filter(|_| is_event) else { return schema.clone() };
        let content = data.child("contentSchema");
        if self.document.get(&content).is_some() { content } else { data.clone() }
    }

    /// One success, or an enum of several.
    fn success(
        &mut self,
        found: Vec<Found>,
        operation: &Pointer,
        name: &Name,
        method: &Name,
    ) -> (Success, Vec<Example>) {
        let Some(first) = found.first() else {
            return (Success::One(Answer::Empty), Vec::new());
        };
        if found.iter().all(|it| it.answer == first.answer) {
            let examples = match first.answer {
                Answer::Json(_) => self.examples(&first.at.clone(), method),
                _ => Vec::new(),
            };
            return (Success::One(first.answer.clone()), examples);
        }
        let claim = self.type_names.claim(
            Case::UpperCamel,
            &format!("{name} Success"),
            "answer",
        );
        let enum_name = self.settle(claim, operation, "success");
        let mut scope = Scope::reserving(&["Other"]);
        let variants = found.into_iter().map(|it| {
            let words = status::words(&it.status);
            let claim = scope.claim(Case::UpperCamel, &words, kind_word(&it.answer));
            Choice {
                name: claim.name,
                status: it.status,
                media: it.media,
                answer: it.answer,
                description: it.description,
            }
        });
        let variants = variants.collect();
        (Success::Several(Choices { name: enum_name, variants }), Vec::new())
    }

    /// Counts what of responses has no type.
    fn count_untyped(&mut self, at: &Pointer) {
        let links = at.child("links");
        let entries = self.document.get(&links).and_then(Node::as_mapping);
        if let Some(count) = entries.map(|it| it.len()) {
            self.leave_out(Left::ResponseLinks, &links, count);
        }
    }

    /// The index of the body of an error.
    fn error_body(&mut self, body: Type) -> usize {
        let known = self.error_bodies.iter().position(|it| *it == body);
        known.unwrap_or_else(|| {
            self.error_bodies.push(body);
            self.error_bodies.len() - 1
        })
    }
}

/// Names the bodies of errors after their types.
pub(super) fn error_bodies(bodies: Vec<Type>, types: &[TypeDef]) -> Vec<ErrorBody> {
    let mut scope = Scope::default();
    let named = bodies.into_iter().map(|ty| {
        let words = match (&ty, ty.definition()) {
            (Type::Named(_), Some(id)) => types[id.0].name.to_string(),
            (Type::List(_), Some(id)) => format!("{} list", types[id.0].name),
            (_, Some(id)) => format!("{} body", types[id.0].name),
            (Type::Scalar(_), None) => "Text".to_owned(),
            (_, None) => "Json".to_owned(),
        };
        let name = scope.claim(Case::UpperCamel, &words, "body").name;
        ErrorBody { name, ty }
    });
    named.collect()
}

/// One row instead of many, where all errors have one type.
fn shorten(mut errors: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let Some(&(_, first)) = errors.first() else { return errors };
    if errors.iter().all(|it| it.1 == first) {
        errors = vec![("default".to_owned(), first)];
    }
    errors
}

/// What is added to the name of a status that comes in several ways.
fn kind_word(answer: &Answer) -> &'static str {
    match answer {
        Answer::Json(_) | Answer::Lines(_) => "json",
        Answer::Empty => "empty",
        Answer::Text | Answer::Events(_) => "text",
        Answer::Bytes => "bytes",
    }
}
