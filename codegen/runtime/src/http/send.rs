//! Making a call: attempts, the waits between them, and the deadline over all.

use std::time::Duration;

use reqwest::Url;

use super::api_error::ApiError;
use super::authorize::authorize;
use super::deadline::Deadline;
use super::headers;
use super::opened::Opened;
use super::payload::Payload;
use super::response::Received;
use super::{Error, HeaderMap, Method, Request, TimeoutScope, retry};

/// What goes over the wire, the same for each attempt.
pub(super) struct Prepared {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Payload>,
}

/// How much of a successful answer is waited for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// All of it.
    End,
    /// Its head.
    #[allow(dead_code, reason = "not every client has streams")]
    Body,
}

/// A successful answer.
enum Answer {
    Whole(Received),
    Opened(Opened),
}

/// Makes the call, again if that may help, and reads a successful answer.
pub(super) async fn send(request: &Request) -> Result<Received, Error> {
    match again(request, Until::End).await? {
        Answer::Whole(received) => Ok(received),
        Answer::Opened(_) => unreachable!("the whole answer was waited for"),
    }
}

/// Makes the call, again if that may help. The body of a successful answer is left to be
/// read; the time limits end with its head.
#[allow(dead_code, reason = "not every client has streams")]
pub(super) async fn open(request: &Request) -> Result<Opened, Error> {
    match again(request, Until::Body).await? {
        Answer::Opened(opened) => Ok(opened),
        Answer::Whole(_) => unreachable!("a body that is not waited for is not read"),
    }
}

async fn again(request: &Request, until: Until) -> Result<Answer, Error> {
    let prepared = request.prepare()?;
    let deadline = Deadline::after(request.time_limit());
    let mut retry = 0;
    loop {
        let error = match attempt(request, &prepared, &deadline, until).await {
            Ok(received) => return Ok(received),
            Err(error) => error,
        };
        if retry == request.retries() || !error.is_retryable() {
            return Err(error);
        }
        let wait = retry::wait(retry, &error);
        if wait >= deadline.remaining() {
            return Err(error);
        }
        tokio::time::sleep(wait).await;
        retry += 1;
    }
}

/// One attempt within its time.
async fn attempt(
    request: &Request,
    prepared: &Prepared,
    deadline: &Deadline,
    until: Until,
) -> Result<Answer, Error> {
    let remaining = deadline.remaining();
    let limit = request.client().settings().attempt_timeout.unwrap_or(Duration::MAX);
    let exchange = exchange(request, prepared, until);
    if let Ok(result) = tokio::time::timeout(remaining.min(limit), exchange).await {
        return result;
    }
    let (scope, after) = if limit < remaining {
        (TimeoutScope::Attempt, limit)
    } else {
        (TimeoutScope::Call, deadline.limit())
    };
    Err(Error::Timeout { call: request.call(), scope, after })
}

/// One attempt: a request and its answer, the whole of it unless only its head is wanted.
async fn exchange(
    request: &Request,
    prepared: &Prepared,
    until: Until,
) -> Result<Answer, Error> {
    let settings = request.client().settings();
    let mut sent = reqwest::Request::new(prepared.method.clone(), prepared.url.clone());
    *sent.headers_mut() = prepared.headers.clone();
    if let Some(body) = &prepared.body {
        sent = body.put(sent, &settings.http)?;
    }
    let secrets = authorize(request, &mut sent).await?;
    let result = settings.http.execute(sent).await;
    let mut response = result.map_err(|source| {
        if source.is_connect() {
            let base_url = request.base_url().map(|it| it.to_string());
            let base_url = base_url.unwrap_or_default();
            let source = source.without_url();
            Error::Connect { call: request.call(), base_url, source }
        } else {
            Error::transport(request.call(), None, source)
        }
    })?;

    let status = response.status();
    let mut headers = std::mem::take(response.headers_mut());
    headers::mark_secrets(&mut headers, &secrets);
    let opened = Opened { call: request.call(), status, headers, secrets, response };
    if status.is_success() && until == Until::Body {
        return Ok(Answer::Opened(opened));
    }
    let received = opened.read(settings.max_response_bytes).await?;
    if status.is_success() {
        Ok(Answer::Whole(received))
    } else {
        let kind = request.error_kind(status);
        Err(Error::Api(Box::new(ApiError::new(received, kind))))
    }
}
