//! Bodies that are written as `a=1&b=2`.

use serde::Serialize;

use super::super::super::data::{Json, Map, Validate, Violation, to_body};
use super::super::Request;
use super::super::payload::Payload;

/// How the lists and objects in a form are written. All else is `name=value`, and null is
/// no value: `name=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `a=1&a=2`, objects as JSON.
    Plain,
    /// `a=1&a=2`, and the properties of an object as if they stood outside.
    Exploded,
    /// `a=1,2`
    Commas,
    /// `a=1 2`
    Spaces,
    /// `a=1|2`
    Pipes,
    /// `a[b][0]=1`
    Brackets,
    /// All as JSON.
    Json,
}

impl Request {
    /// Sends an object as a form: its lists and objects in one way, but for those that are
    /// named. What breaks a rule of its type fails the call before anything is sent.
    pub fn body_form(
        &mut self,
        media: &str,
        value: &(impl Serialize + Validate + ?Sized),
        encoding: Encoding,
        others: &[(&str, Encoding)],
    ) {
        self.note_body("inside", value.inside().err());
        let form = render(value, encoding, others);
        self.set_body(form.and_then(|form| Payload::new(media, form)));
    }
}

/// The whole form.
fn render(
    value: &(impl Serialize + ?Sized),
    encoding: Encoding,
    others: &[(&str, Encoding)],
) -> Result<String, Violation> {
    let body = to_body(value).map_err(|error| problem(error.to_string()))?;
    let fields: Map<Json> = serde_json::from_slice(&body)
        .map_err(|_| problem("must be an object, to be written as a form"))?;
    let mut form = form_urlencoded::Serializer::new(String::new());
    let mut push = |name: &str, value: &str| {
        form.append_pair(name, value);
    };
    for (name, value) in &fields {
        let other = others.iter().find(|(other, _)| other == name);
        write(name, value, other.map_or(encoding, |(_, it)| *it), &mut push);
    }
    Ok(form.finish())
}

fn problem(rule: impl Into<String>) -> Violation {
    Violation::of(rule).in_field("body")
}

/// Writes one property.
fn write(
    name: &str,
    value: &Json,
    encoding: Encoding,
    push: &mut impl FnMut(&str, &str),
) {
    if encoding == Encoding::Json {
        return push(name, value.get());
    }
    if let Some(items) = items(value) {
        let texts = items.iter().map(text);
        match encoding {
            Encoding::Brackets => {
                for (index, item) in items.iter().enumerate() {
                    write(&format!("{name}[{index}]"), item, encoding, push);
                }
            }
            Encoding::Plain | Encoding::Exploded | Encoding::Json => {
                texts.for_each(|item| push(name, &item));
            }
            delimited => push(name, &joined(texts, delimited)),
        }
    } else if let Some(fields) = fields(value) {
        match encoding {
            Encoding::Brackets => {
                for (key, field) in &fields {
                    write(&format!("{name}[{key}]"), field, encoding, push);
                }
            }
            Encoding::Plain | Encoding::Json => push(name, value.get()),
            Encoding::Exploded => {
                fields.iter().for_each(|(key, field)| push(key, &text(field)));
            }
            delimited => {
                let pairs =
                    fields.iter().flat_map(|(key, field)| [key.clone(), text(field)]);
                push(name, &joined(pairs, delimited));
            }
        }
    } else {
        push(name, &text(value));
    }
}

fn joined(texts: impl Iterator<Item = String>, encoding: Encoding) -> String {
    let sign = match encoding {
        Encoding::Spaces => " ",
        Encoding::Pipes => "|",
        _ => ",",
    };
    texts.collect::<Vec<_>>().join(sign)
}

/// The items of a list.
fn items(value: &Json) -> Option<Vec<Json>> {
    value.get().starts_with('[').then(|| value.parse().ok()).flatten()
}

/// The fields of an object.
fn fields(value: &Json) -> Option<Map<Json>> {
    value.get().starts_with('{').then(|| value.parse().ok()).flatten()
}

/// A string as it is, nothing for null, all else as JSON.
fn text(value: &Json) -> String {
    match value.get() {
        "null" => String::new(),
        json if json.starts_with('"') => value.parse().unwrap_or_default(),
        json => json.to_owned(),
    }
}
