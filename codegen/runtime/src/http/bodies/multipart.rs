//! Forms of parts, each with a media type of its own (RFC 7578).

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::multipart;
use serde::Serialize;

use super::super::super::data::{Json, Rule, Validate, Violation, to_body};
use super::super::Request;
use super::super::headers;
use super::super::payload::{Content, Payload};
use super::super::violations::Violations;
use super::Body;

/// A part of a form: mostly a file. It is made from what a [`Body`] is made from.
#[derive(Clone, Debug)]
pub struct Part {
    body: Body,
    file_name: Option<String>,
    headers: HeaderMap,
    problem: Option<&'static str>,
}

impl Part {
    /// What a file holds, read as it is sent, under the name of the file.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub async fn file(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let name = path.as_ref().file_name();
        let name = name.map(|it| it.to_string_lossy().into_owned());
        let part = Self::from(Body::file(path).await?);
        Ok(Self { file_name: name, ..part })
    }

    /// The name of the file, instead of that of the field.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type, instead of that of the document.
    #[must_use]
    pub fn media_type(mut self, media: impl Into<String>) -> Self {
        self.body = self.body.media_type(media);
        self
    }

    /// A header of the part.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if !headers::insert(&mut self.headers, name, value) {
            self.problem = Some(headers::RULE);
        }
        self
    }

    /// What goes over the wire.
    fn take(&self) -> Result<multipart::Part, Violation> {
        let (body, length) = self.body.take()?;
        let mut part = match length {
            Some(length) => multipart::Part::stream_with_length(body, length),
            None => multipart::Part::stream(body),
        };
        if let Some(name) = &self.file_name {
            part = part.file_name(quoted(name).into_owned());
        }
        if let Some(media) = &self.body.media {
            let rule = "must have a media type such as `text/plain`";
            part = part.mime_str(media).map_err(|_| Violation::of(rule))?;
        }
        Ok(part.headers(self.headers.clone()))
    }
}

impl<T: Into<Body>> From<T> for Part {
    fn from(body: T) -> Self {
        Self {
            body: body.into(),
            file_name: None,
            headers: HeaderMap::new(),
            problem: None,
        }
    }
}

/// The parts of a form, in the order in which they were given.
#[derive(Clone, Default)]
pub struct Multipart {
    parts: Vec<(Cow<'static, str>, Part)>,
    violations: Violations,
}

impl Multipart {
    /// Sets a file. It has a file name, because servers tell files from values by it.
    pub fn file(&mut self, name: &'static str, media: &str, part: impl Into<Part>) {
        self.files(name, media, [part]);
    }

    /// Sets any number of files.
    pub fn files(
        &mut self,
        name: &'static str,
        media: &str,
        parts: impl IntoIterator<Item: Into<Part>>,
    ) {
        self.remove(name);
        for part in parts {
            let mut part = part.into();
            part.file_name.get_or_insert_with(|| name.to_owned());
            part.body.media.get_or_insert_with(|| media.to_owned());
            self.add(name, part);
        }
    }

    /// Sets a value: a string as text, a list item by item, an object as JSON.
    pub fn value(&mut self, name: &'static str, value: &(impl Serialize + Validate)) {
        self.set(name, None, value);
    }

    /// Sets a value of a media type: as JSON or as text.
    pub fn value_as(
        &mut self,
        name: &'static str,
        media: &str,
        value: &(impl Serialize + Validate),
    ) {
        self.set(name, Some(media), value);
    }

    /// Notes whether a value keeps a rule.
    pub fn check(&mut self, name: &'static str, value: &impl Validate, rule: Rule) {
        let violation = value.keep(rule).err().map(|it| it.in_field(name));
        self.violations.note(name.into(), rule.to_string().into(), violation);
    }

    /// Adds a part.
    pub fn part(&mut self, name: impl Into<String>, part: impl Into<Part>) {
        self.add(name.into(), part.into());
    }

    fn add(&mut self, name: impl Into<Cow<'static, str>>, part: Part) {
        let name = name.into();
        if let Some(rule) = part.problem {
            self.violations.check(name.to_string(), false, rule);
        }
        self.parts.push((name, part));
    }

    fn remove(&mut self, name: &str) {
        self.parts.retain(|(other, _)| other != name);
    }

    fn set(
        &mut self,
        name: &'static str,
        media: Option<&str>,
        value: &(impl Serialize + Validate),
    ) {
        let inside = value.inside().err().map(|it| it.in_field(name));
        self.violations.note(name.into(), "inside".into(), inside);
        self.remove(name);
        let json = to_body(value).and_then(|json| serde_json::from_slice::<Json>(&json));
        let json = match json {
            Ok(json) => json,
            Err(error) => {
                let violation = Violation::of(error.to_string()).in_field(name);
                return self.violations.note(
                    name.into(),
                    "written".into(),
                    Some(violation),
                );
            }
        };
        let items: Option<Vec<Json>> = match media {
            None if json.get().starts_with('[') => json.parse().ok(),
            _ => None,
        };
        for item in items.unwrap_or_else(|| vec![json]) {
            self.add(name, part(&item, media));
        }
    }
}

/// The part that a value becomes.
fn part(value: &Json, media: Option<&str>) -> Part {
    let is_json = |media: &str| {
        media.split(';').next().is_some_and(|it| it.trim().ends_with("json"))
    };
    let json = value.get();
    let body = if media.is_some_and(is_json) {
        Body::from(json.to_owned())
    } else if json.starts_with('"') {
        Body::from(value.parse::<String>().unwrap_or_default())
    } else if json == "null" {
        Body::from("")
    } else if json.starts_with(['{', '[']) {
        Body::from(json.to_owned()).media_type("application/json")
    } else {
        Body::from(json.to_owned())
    };
    match media {
        Some(media) => body.media_type(media).into(),
        None => body.into(),
    }
}

/// A name as it stands between quotation marks: what would end it is encoded, as browsers
/// do.
fn quoted(name: &str) -> Cow<'_, str> {
    if !name.contains(['"', '\r', '\n']) {
        return Cow::Borrowed(name);
    }
    let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    Cow::Owned(name)
}

impl Content for Multipart {
    fn put(
        &self,
        mut request: reqwest::Request,
        http: &reqwest::Client,
    ) -> Result<reqwest::Request, Violation> {
        let mut form = multipart::Form::new().percent_encode_noop();
        for (name, part) in &self.parts {
            let sent = part.take().map_err(|it| it.in_field(name))?;
            form = form.part(quoted(name).into_owned(), sent);
        }
        // Only the form knows what is between its parts.
        request.headers_mut().remove(CONTENT_TYPE);
        let request = reqwest::RequestBuilder::from_parts(http.clone(), request);
        let request = request.multipart(form).build();
        request.map_err(|error| Violation::of(error.to_string()).in_field("body"))
    }

    fn is_replayable(&self) -> bool {
        self.parts.iter().all(|(_, part)| part.body.is_replayable())
    }
}

impl Request {
    /// Sends a form of parts.
    pub fn body_multipart(&mut self, form: Multipart) {
        self.note_body("parts", form.violations.first().cloned());
        self.set_body(Payload::of(None, form));
    }
}

// A part may be long, and hold what nobody is to see.
impl fmt::Debug for Multipart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> =
            self.parts.iter().map(|(name, _)| name.as_ref()).collect();
        formatter
            .debug_struct("Multipart")
            .field("parts", &names)
            .finish_non_exhaustive()
    }
}
