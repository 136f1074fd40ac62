//! Parameters in a style.

use serde::Serialize;

use super::super::data::Violation;
use super::path::{SEGMENT_RULE, is_segment};
use super::style::{Encoding, Style};
use super::{Request, headers};

/// What a path demands: without a value its template would lead elsewhere.
const SOMETHING: &str = "must not be empty, as it is a part of the path";

impl Request {
    /// Sets a path parameter in a style. It keeps what [`path`](Self::path) demands, and a
    /// list or an object holds something.
    pub fn path_as(
        &mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) {
        let text = style.write(name, explode, value, Encoding::All);
        let text = text.and_then(|text| text.ok_or(SOMETHING));
        let Some(text) = self.judged(name, text) else { return };
        let text = value_alone(style, text);
        self.require(name, text.split('/').all(is_segment), SEGMENT_RULE);
        self.path.set(name, text);
    }

    /// Sets a query parameter in a style. Nothing is sent for null, nor for a list or an
    /// object that holds nothing.
    pub fn query_as(
        &mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) {
        let text = style.write(name, explode, value, Encoding::All);
        let text = self.judged(name, text).flatten();
        self.query.set_written(name, text.unwrap_or_default());
    }

    /// Sets a query parameter as [`query_as`](Self::query_as) and leaves reserved characters
    /// as they are, except `&`, `#`, `+` and brackets, which would not stay in the value, and
    /// a comma that would end an item.
    pub fn query_reserved(
        &mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) {
        let text = style.write(name, explode, value, Encoding::Reserved);
        let text = self.judged(name, text).flatten();
        self.query.set_written(name, text.unwrap_or_default());
    }

    /// Sets a header parameter in a style; what would not be sent in a query is not sent.
    pub fn header_as(
        &mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) {
        let text = style.write(name, explode, value, Encoding::None);
        if let Some(text) = self.judged(name, text).flatten() {
            self.extra_header(name, &value_alone(style, text));
        } else {
            self.headers.unset(name);
            self.violations.check(name, true, headers::RULE);
        }
    }

    /// Sets a cookie; what would not be sent in a query is not sent. What cookies cannot hold
    /// is percent-encoded.
    pub fn cookie_as(
        &mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &(impl Serialize + ?Sized),
    ) {
        let text = style.write(name, explode, value, Encoding::All);
        match self.judged(name, text).flatten() {
            Some(text) => self.headers.set_cookie(name, text.replace('&', "; ")),
            None => self.headers.unset_cookie(name),
        }
    }

    /// What a style makes of a parameter, unless that breaks a rule. A parameter breaks one of
    /// them at a time, so that one set again is judged anew.
    fn judged<T>(
        &mut self,
        name: &'static str,
        written: Result<T, &'static str>,
    ) -> Option<T> {
        let (written, rule) = match written {
            Ok(written) => (Some(written), None),
            Err(rule) => (None, Some(rule)),
        };
        let violation = rule.map(|rule| Violation::of(rule).in_field(name));
        self.violations.note(name.into(), "style".into(), violation);
        written
    }
}

/// JSON without the name in front, where there is a place for it alone.
fn value_alone(style: Style, text: String) -> String {
    match text.split_once('=') {
        Some((_, json)) if style == Style::Json => json.to_owned(),
        _ => text,
    }
}
