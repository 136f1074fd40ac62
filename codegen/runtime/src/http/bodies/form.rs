//! Bodies that are written as `a=1&b=2`.

use serde::Serialize;

use super::super::super::data::{Json, Map, Validate, Violation, to_body};
use super::super::Request;
use super::super::parts::{Parts, leaves, text};
use super::super::payload::Payload;
use super::super::separator::Separator;

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

/// What [`Encoding::Brackets`] demands.
const BRACKETS: &str = "must have no brackets inside a name, where the server would take it \
                        for nested names: leave the property out";

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
    for (name, value) in &fields {
        let other = others.iter().find(|(other, _)| other == name);
        let encoding = other.map_or(encoding, |(_, it)| *it);
        let pairs = pairs(name, value.get(), encoding)
            .map_err(|rule| Violation::of(rule).in_field(name).in_field("body"))?;
        form.extend_pairs(pairs);
    }
    Ok(form.finish())
}

fn problem(rule: impl Into<String>) -> Violation {
    Violation::of(rule).in_field("body")
}

/// What is written of one property. The error is a rule that it breaks.
fn pairs(
    name: &str,
    json: &str,
    encoding: Encoding,
) -> Result<Vec<(String, String)>, &'static str> {
    let one = |text: String| vec![(name.to_owned(), text)];
    let joined = |separator| {
        let text = joined(json, separator)?;
        Ok::<_, &'static str>(text.map(one).unwrap_or_default())
    };
    Ok(match encoding {
        Encoding::Plain => each(name, json, false)?,
        Encoding::Exploded => each(name, json, true)?,
        Encoding::Commas => joined(Separator::Comma)?,
        Encoding::Spaces => joined(Separator::Space)?,
        Encoding::Pipes => joined(Separator::Pipe)?,
        Encoding::Brackets => leaves(name, json, &bracketed)?
            .into_iter()
            .map(|(name, text)| (name, text.unwrap_or_default()))
            .collect(),
        Encoding::Json => one(json.to_owned()),
    })
}

/// A key within brackets, which are encoded like those of its own.
fn bracketed(key: &str) -> Result<String, &'static str> {
    if key.contains(['[', ']']) { Err(BRACKETS) } else { Ok(key.to_owned()) }
}

/// A name for each item of a list, and, if it is exploded, for each property of an object.
fn each(
    name: &str,
    json: &str,
    explode: bool,
) -> Result<Vec<(String, String)>, &'static str> {
    let pair = |name: &str, json: &str| Ok((name.to_owned(), written(json)?));
    match Parts::of(json)? {
        Parts::List(items) => items.iter().map(|it| pair(name, it.get())).collect(),
        Parts::Object(fields) if explode => {
            fields.iter().map(|(key, it)| pair(key, it.get())).collect()
        }
        Parts::Plain(_) | Parts::Object(_) => Ok(vec![pair(name, json)?]),
    }
}

/// The items of a list, or the names and values of an object, with a separator between them;
/// nothing if there are none.
fn joined(json: &str, separator: Separator) -> Result<Option<String>, &'static str> {
    let pieces = match Parts::of(json)? {
        Parts::List(items) => {
            items.iter().map(|it| written(it.get())).collect::<Result<Vec<_>, _>>()?
        }
        Parts::Object(fields) => {
            let mut pieces = Vec::new();
            for (key, field) in fields {
                pieces.extend([key, written(field.get())?]);
            }
            pieces
        }
        Parts::Plain(text) => return Ok(Some(text.unwrap_or_default())),
    };
    separator.check(pieces.iter().map(String::as_str))?;
    let text = pieces.join(&separator.character().to_string());
    Ok((!pieces.is_empty()).then_some(text))
}

/// A plain value, or JSON; nothing for null.
fn written(json: &str) -> Result<String, &'static str> {
    Ok(text(json)?.unwrap_or_default())
}
