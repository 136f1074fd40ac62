//! What an operation describes of its call.

use std::borrow::Cow;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderName;
use serde::Serialize;

use super::super::data::{Decode, Rule, Validate, Violation, to_body};
use super::base_url::BaseUrl;
use super::headers;
use super::path::{Path, SEGMENT_RULE, is_segment};
use super::payload::Payload;
use super::query::{Query, encoded};
use super::request_headers::RequestHeaders;
use super::send::{Prepared, send};
use super::violations::Violations;
use super::{
    Alternatives, Call, Client, Error, Method, Param, Response, Sending, StatusCode,
    param,
};

/// A call that has not been made yet.
///
/// Nothing fails before [`json`](Self::json) and its like: what cannot be sent is remembered and
/// reported there.
#[derive(Clone, Debug)]
pub struct Request {
    client: Client,
    method: Method,
    pub(super) path: Path,
    pub(super) query: Query,
    pub(super) headers: RequestHeaders,
    body: Option<Payload>,
    alternatives: Alternatives,
    server: Option<&'static str>,
    errors: &'static [(&'static str, &'static str)],
    pub(super) violations: Violations,
    timeout: Option<Duration>,
    max_retries: Option<u32>,
    /// Where it goes instead of path and query.
    address: Option<Url>,
}

impl Request {
    /// A call of the client. The path has its parameters in braces:
    /// `/threads/{thread_id}/runs`.
    pub fn new(client: &Client, method: Method, path: &'static str) -> Self {
        Self {
            client: client.clone(),
            method,
            path: Path::new(path),
            query: Query::default(),
            headers: RequestHeaders::default(),
            body: None,
            alternatives: &[],
            server: None,
            errors: &[],
            violations: Violations::default(),
            timeout: None,
            max_retries: None,
            address: None,
        }
    }

    /// Sets a path parameter. All but the unreserved characters of RFC 3986, section 2.3,
    /// is percent-encoded, so the value stays within its segment. A value that would change
    /// the path all the same (empty, `.`, `..`, or an encoding of these) fails the call.
    pub fn path(&mut self, name: &'static str, value: &(impl Param + ?Sized)) {
        self.require(name, value.is_writable(), param::RULE);
        let value = value.to_param().into_owned();
        self.require(name, is_segment(&value), SEGMENT_RULE);
        self.path.set(name, encoded(&value));
    }

    /// Sets a query parameter: `name=value`.
    pub fn query(&mut self, name: &'static str, value: &(impl Param + ?Sized)) {
        self.require(name, value.is_writable(), param::RULE);
        self.query.set(name, value.to_param().into_owned());
    }

    /// Sets a query parameter of several values: `name=a&name=b`. No values, no parameter.
    pub fn query_each<P: Param>(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = P>,
    ) {
        let (mut texts, mut are_writable) = (Vec::new(), true);
        for value in values {
            are_writable &= value.is_writable();
            texts.push(value.to_param().into_owned());
        }
        self.require(name, are_writable, param::RULE);
        self.query.set_each(name, texts);
    }

    /// Sets a header parameter.
    pub fn header(&mut self, name: &'static str, value: &(impl Param + ?Sized)) {
        self.require(name, value.is_writable(), param::RULE);
        self.extra_header(name, &value.to_param());
    }

    /// A header that the document gives a default: sent unless the call or the client sets
    /// it.
    pub fn header_default(&mut self, name: &'static str, value: &'static str) {
        let valid = self.headers.set_default(name, value);
        self.violations.check(name, valid, headers::RULE);
    }

    /// A query parameter that the document gives a default: sent unless the call sets it.
    /// Several defaults of one name are all sent.
    pub fn query_default(&mut self, name: &'static str, value: &'static str) {
        self.query.set_default(name, value);
    }

    /// Asks for one of these ways to say who calls. A client that has all credentials of none
    /// of them sends what it has.
    pub fn security(&mut self, alternatives: Alternatives) {
        self.alternatives = alternatives;
    }

    /// Sends the call to a server of its own, unless the client is told to use another. Its
    /// variables are in braces.
    pub fn server(&mut self, server: &'static str) {
        self.server = Some(server);
    }

    /// Notes whether a parameter keeps a rule of the document; if not, the call fails before
    /// anything is sent. The rule completes a sentence: `limit` "must be at most 100". Of
    /// several broken rules the first is reported.
    pub fn require(&mut self, parameter: &'static str, holds: bool, rule: &'static str) {
        self.violations.check(parameter, holds, rule);
    }

    /// Notes whether the value of a parameter keeps a rule, as [`require`](Self::require).
    pub fn check(
        &mut self,
        parameter: &'static str,
        value: &(impl Validate + ?Sized),
        rule: Rule,
    ) {
        let violation = value.keep(rule).err();
        let violation = violation.map(|it| it.in_field(parameter));
        self.violations.note(parameter.into(), rule.to_string().into(), violation);
    }

    /// Sends a value as JSON, without its read only fields. What breaks a rule of its type
    /// fails the call before anything is sent.
    pub fn body_json(
        &mut self,
        media: &'static str,
        value: &(impl Serialize + Validate + ?Sized),
    ) {
        self.note_body("inside", value.inside().err());
        let json = to_body(value).map_err(|error| Violation::of(error.to_string()));
        let json = json.map_err(|violation| violation.in_field("body"));
        self.set_body(json.and_then(|json| Payload::new(media, json)));
    }

    /// Sends a text of the caller's.
    pub fn body_text(&mut self, media: &'static str, text: impl Into<String>) {
        self.set_body(Payload::new(media, text.into()));
    }

    /// Sets the body, or notes why there is none.
    pub(super) fn set_body(&mut self, body: Result<Payload, Violation>) {
        let (body, problem) = match body {
            Ok(body) => (Some(body), None),
            Err(problem) => (None, Some(problem)),
        };
        self.body = body;
        self.note_body("written", problem);
    }

    /// Notes whether the body keeps a rule, as [`check`](Self::check).
    pub fn check_body(&mut self, value: &(impl Validate + ?Sized), rule: Rule) {
        let violation = value.keep(rule).err();
        self.note_body(rule.to_string(), violation.map(|it| it.in_field("body")));
    }

    /// Notes how the body breaks a rule, if it does. No parameter has an empty name.
    pub(super) fn note_body(
        &mut self,
        rule: impl Into<Cow<'static, str>>,
        violation: Option<Violation>,
    ) {
        self.violations.note(Cow::Borrowed(""), rule.into(), violation);
    }

    /// The time for this call, as [`ClientBuilder::timeout`](super::ClientBuilder::timeout).
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// The most retries of this call, as
    /// [`ClientBuilder::max_retries`](super::ClientBuilder::max_retries).
    pub fn max_retries(&mut self, retries: u32) {
        self.max_retries = Some(retries);
    }

    /// Notes whether each value of a parameter keeps a rule.
    pub fn check_each(
        &mut self,
        parameter: &'static str,
        values: &[impl Validate],
        rule: Rule,
    ) {
        let broken = values.iter().enumerate().find_map(|(index, value)| {
            let violation = value.keep(rule).err()?;
            Some(violation.in_item(index).in_field(parameter))
        });
        self.violations.note(parameter.into(), format!("each {rule}").into(), broken);
    }

    /// The texts of a parameter of several values.
    pub fn texts(values: impl IntoIterator<Item: AsRef<str>>) -> Vec<String> {
        values.into_iter().map(|value| value.as_ref().to_owned()).collect()
    }

    /// Sets a header that the document need not know. It replaces one of the same name,
    /// wherever that comes from.
    pub fn extra_header(&mut self, name: &str, value: &str) {
        let valid = self.headers.set(name, value);
        self.violations.check(name.to_owned(), valid, headers::RULE);
    }

    /// Makes the call and reads the answer.
    ///
    /// # Errors
    /// Any but [`Error::Configuration`] and [`Error::Pagination`]. A status other than 2xx,
    /// a redirect too, is [`Error::Api`].
    pub fn json<T: Decode + 'static>(self) -> Sending<Response<T>> {
        Box::pin(async move { send(&self).await?.decode() })
    }

    /// Makes the call and leaves the body of the answer aside.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn empty(self) -> Sending<Response<()>> {
        Box::pin(async move { Ok(send(&self).await?.with(|_| ())) })
    }

    /// Makes the call and reads a text. What is not UTF-8 in it is replaced.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn text(self) -> Sending<Response<String>> {
        let text = |body: bytes::Bytes| String::from_utf8_lossy(&body).into_owned();
        Box::pin(async move { Ok(send(&self).await?.with(text)) })
    }

    /// What the bodies of errors are, by status.
    pub fn errors(&mut self, errors: &'static [(&'static str, &'static str)]) {
        self.errors = errors;
    }

    /// What the body of an error with this status is.
    pub(super) fn error_kind(&self, status: StatusCode) -> Option<&'static str> {
        let exact = status.as_str();
        let is = |pattern: &str| {
            let pattern = pattern.as_bytes();
            pattern == exact.as_bytes()
                || (pattern.ends_with(b"XX") && pattern[0] == exact.as_bytes()[0])
        };
        let named = self.errors.iter().filter(|(status, _)| is(status));
        // The exact status is more than a range, and a range more than the default.
        let best = named.max_by_key(|(status, _)| !status.ends_with("XX"));
        let best = best.or_else(|| self.errors.iter().find(|it| it.0 == "default"));
        best.map(|(_, kind)| *kind)
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn call(&self) -> Call {
        Call { method: self.method.clone(), path: self.path.template() }
    }

    pub(super) fn alternatives(&self) -> Alternatives {
        self.alternatives
    }

    /// Whether the caller sets a header, for this call or for all of the client's.
    pub(super) fn sets_header(&self, name: &HeaderName) -> bool {
        self.headers.is_set(name, self.client.settings())
    }

    /// The server that the call goes to.
    pub(super) fn base_url(&self) -> Result<BaseUrl, Error> {
        self.client.settings().servers.of(self.server)
    }

    /// Where the call goes.
    pub(super) fn address(&self) -> Result<Url, Error> {
        if let Some(url) = &self.address {
            return Ok(url.clone());
        }
        let path = self.path.render().map_err(|parameter| Error::InvalidRequest {
            parameter: parameter.into(),
            rule: "must be set".into(),
        })?;
        Ok(self.base_url()?.join(&path, &self.query.render()))
    }

    /// Sends the call to this URL, whatever its path and its query are.
    pub(super) fn set_address(&mut self, url: Url) {
        self.address = Some(url);
    }

    /// What tells the pages of a list apart.
    pub(super) fn place(&self) -> String {
        self.address().map_or_else(|_| self.query.render(), Url::into)
    }

    /// The value of a query parameter that has one.
    pub(super) fn query_value(&self, name: &str) -> Option<&str> {
        self.query.get(name)
    }

    /// The time for the whole call.
    pub(super) fn time_limit(&self) -> Duration {
        self.timeout.unwrap_or(self.client.settings().timeout)
    }

    /// How often the call may be made again.
    pub(super) fn retries(&self) -> u32 {
        let replays = self.body.as_ref().is_none_or(Payload::is_replayable);
        if self.method.is_idempotent() && replays {
            self.max_retries.unwrap_or(self.client.settings().max_retries)
        } else {
            0
        }
    }

    /// What goes over the wire, unless a rule is broken.
    pub(super) fn prepare(&self) -> Result<Prepared, Error> {
        self.violations.result()?;
        let url = self.address()?;
        let mut headers = self.headers.render(self.client.settings());
        if let Some(body) = &self.body {
            body.describe(&mut headers);
        }
        Ok(Prepared {
            method: self.method.clone(),
            url,
            headers,
            body: self.body.clone(),
        })
    }
}
