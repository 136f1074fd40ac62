//! Making a call: attempts, the waits between them, and the deadline over all.

use std::future::ready;
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

/// Makes the call, again if that may help, and reads a successful answer.
pub(super) async fn send(request: &Request) -> Result<Received, Error> {
    let limit = request.client().settings().max_response_bytes;
    again(request, |opened| opened.read(limit)).await
}

/// Makes the call, again if that may help. The body of a successful answer is left to be
/// read; the time limits end with its head.
#[allow(dead_code, reason = "not every client has streams")]
pub(super) async fn open(request: &Request) -> Result<Opened, Error> {
    again(request, |opened| ready(Ok(opened))).await
}

/// Makes the call, again if that may help; `read` is what is waited for of a success.
async fn again<T, R: Future<Output = Result<T, Error>>>(
    request: &Request,
    read: impl Fn(Opened) -> R,
) -> Result<T, Error> {
    let prepared = request.prepare()?;
    let deadline = Deadline::after(request.time_limit());
    let mut retry = 0;
    loop {
        let error = match attempt(request, &prepared, &deadline, &read).await {
            Ok(answer) => return Ok(answer),
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
async fn attempt<T, R: Future<Output = Result<T, Error>>>(
    request: &Request,
    prepared: &Prepared,
    deadline: &Deadline,
    read: impl Fn(Opened) -> R,
) -> Result<T, Error> {
    let remaining = deadline.remaining();
    let limit = request.client().settings().attempt_timeout.unwrap_or(Duration::MAX);
    let exchange = async {
        let opened = exchange(request, prepared).await?;
        read(opened).await
    };
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

/// A request and the head of its answer, if that is a success.
async fn exchange(request: &Request, prepared: &Prepared) -> Result<Opened, Error> {
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
    if status.is_success() {
        return Ok(opened);
    }
    let received = opened.read(settings.max_response_bytes).await?;
    let kind = request.error_kind(status);
    Err(Error::Api(Box::new(ApiError::new(received, kind))))
}
