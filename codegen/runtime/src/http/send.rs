//! Making a call: attempts, the waits between them, and the deadline over all.

use std::time::Duration;

use reqwest::Url;

use super::api_error::ApiError;
use super::authorize::authorize;
use super::body::{self, End};
use super::deadline::Deadline;
use super::headers::{self, request_id};
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
    let prepared = request.prepare()?;
    let deadline = Deadline::after(request.time_limit());
    let mut retry = 0;
    loop {
        let error = match attempt(request, &prepared, &deadline).await {
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
) -> Result<Received, Error> {
    let remaining = deadline.remaining();
    let limit = request.client().settings().attempt_timeout.unwrap_or(Duration::MAX);
    let exchange = exchange(request, prepared);
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

/// One attempt: a request and its whole answer.
async fn exchange(request: &Request, prepared: &Prepared) -> Result<Received, Error> {
    let settings = request.client().settings();
    let mut sent = reqwest::Request::new(prepared.method.clone(), prepared.url.clone());
    *sent.headers_mut() = prepared.headers.clone();
    *sent.body_mut() = prepared.body.as_ref().map(Payload::body);
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
    let limit = settings.max_response_bytes;
    let too_large = || Error::BodyTooLarge {
        call: request.call(),
        status,
        request_id: request_id(&headers).map(str::to_owned),
        limit,
    };
    if status.is_success() && body::is_announced_longer(&response, limit) {
        return Err(too_large());
    }
    let (body, end) = body::read(&mut response, limit).await;
    match end {
        // An error is an error, however much of its body arrived.
        _ if !status.is_success() => {}
        End::Complete => {}
        End::TooLarge => return Err(too_large()),
        End::Broken(source) => {
            return Err(Error::transport(request.call(), Some(status), source));
        }
    }
    let received = Received { call: request.call(), status, headers, body, secrets };
    if status.is_success() {
        Ok(received)
    } else {
        Err(Error::Api(Box::new(ApiError::new(received))))
    }
}
