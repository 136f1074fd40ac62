//! The query of a request.

use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::path::RESERVED;
use super::style::Encoding;

/// As in a value, but the brackets of `include[]` stay readable: servers and their own
/// clients expect them literally.
const NAME: &AsciiSet = &RESERVED.remove(b'[').remove(b']');

/// Query parameters in the order in which they were first set.
#[derive(Clone, Debug, Default)]
pub(super) struct Query(Vec<(&'static str, Value)>);

#[derive(Clone, Debug)]
enum Value {
    /// `name=value`
    One(String),
    /// `name=value&name=value`
    Each(Vec<String>),
    /// As `Each`, until something is set.
    Defaults(Vec<&'static str>),
    /// As it is sent, names and all.
    Written(String),
}

impl Query {
    /// Sends `name=value`, whatever was set for the name before.
    pub(super) fn set(&mut self, name: &'static str, value: String) {
        self.replace(name, Value::One(value));
    }

    /// Sends `name=value` for each of the values, whatever was set for the name before.
    pub(super) fn set_each(&mut self, name: &'static str, values: Vec<String>) {
        self.replace(name, Value::Each(values));
    }

    /// Sends this, which is encoded already, whatever was set for the name before.
    pub(super) fn set_written(&mut self, name: &'static str, text: String) {
        self.replace(name, Value::Written(text));
    }

    /// The value of a parameter that has one.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(other, value)| match value {
            Value::One(value) if *other == name => Some(value.as_str()),
            Value::Defaults(values) if *other == name && values.len() == 1 => {
                Some(values[0])
            }
            _ => None,
        })
    }

    /// The query without its `?`, percent-encoded; empty if there is nothing to send.
    pub(super) fn render(&self) -> String {
        let mut query = String::new();
        for (name, value) in &self.0 {
            match value {
                Value::One(value) => push(&mut query, name, value),
                Value::Written(text) if text.is_empty() => {}
                Value::Written(text) => {
                    if !query.is_empty() {
                        query.push('&');
                    }
                    query.push_str(text);
                }
                Value::Each(values) => {
                    for value in values {
                        push(&mut query, name, value);
                    }
                }
                Value::Defaults(values) => {
                    for value in values {
                        push(&mut query, name, value);
                    }
                }
            }
        }
        query
    }

    /// Sends `name=value` unless something is set for the name; each of several defaults of
    /// one name.
    pub(super) fn set_default(&mut self, name: &'static str, value: &'static str) {
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, Value::Defaults(values))) => values.push(value),
            Some(_) => {}
            None => self.0.push((name, Value::Defaults(vec![value]))),
        }
    }

    fn replace(&mut self, name: &'static str, value: Value) {
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some((_, earlier)) => *earlier = value,
            None => self.0.push((name, value)),
        }
    }
}

/// A value as it is written in a query.
pub(super) fn encoded(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

/// Reserved characters that cannot end a value: `&` and `#` do, `+` is a space to many, and
/// brackets are no part of a query (RFC 3986, section 3.4).
const KEPT: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A value, percent-encoded.
pub(super) fn encode(value: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::None => value.to_owned(),
        Encoding::All => encoded(value),
        Encoding::Reserved => utf8_percent_encode(value, KEPT).to_string(),
    }
}

/// Reserved characters that cannot end an item of a list.
const KEPT_IN_ITEM: &AsciiSet = &KEPT.add(b',');

/// An item of a list, percent-encoded, with nothing in it that ends one.
pub(super) fn encode_item(item: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Reserved => utf8_percent_encode(item, KEPT_IN_ITEM).to_string(),
        Encoding::None | Encoding::All => encode(item, encoding),
    }
}

/// A name, percent-encoded.
pub(super) fn encode_name(name: &str) -> String {
    utf8_percent_encode(name, NAME).to_string()
}

/// Adds `name=value`, percent-encoded.
pub(super) fn push(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(utf8_percent_encode(name, NAME));
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}
