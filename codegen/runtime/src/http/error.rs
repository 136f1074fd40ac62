//! Everything that can go wrong with a call.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::super::api::ErrorBody;
use super::super::data::Violation;
use super::excerpt::excerpt;
use super::headers::write_request_id;
use super::{ApiError, Call, DecodeError, StatusCode};

/// Why a call failed.
///
/// Neither its `Display`, one line, nor its `Debug` shows a credential of the client.
#[non_exhaustive]
#[derive(Debug)]
pub enum Error {
    /// The request breaks a rule of the document; nothing was sent.
    InvalidRequest {
        /// The parameter or header, or where in the body: `items[3].name`.
        parameter: Cow<'static, str>,
        /// What holds for it: "must be at most 100".
        rule: Cow<'static, str>,
    },
    /// A setting of the client cannot be used.
    Configuration {
        /// Which one, and why.
        message: String,
        /// What the HTTP client says, if it is the one who refuses.
        source: Option<reqwest::Error>,
    },
    /// No connection to the server was made.
    Connect {
        /// The call to be made.
        call: Call,
        /// The server.
        base_url: String,
        /// What the HTTP client says, without the URL.
        source: reqwest::Error,
    },
    /// There was no complete answer in time.
    Timeout {
        /// The call that was made.
        call: Call,
        /// Which time limit was reached.
        scope: TimeoutScope,
        /// The time limit.
        after: Duration,
    },
    /// There is no bearer token: the provider has none, or one that cannot be sent.
    Token {
        /// The call to be made.
        call: Call,
        /// What the provider says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The connection broke, or what came over it is not HTTP.
    Transport {
        /// The call that was made.
        call: Call,
        /// The status, if it arrived.
        status: Option<StatusCode>,
        /// What the HTTP client says, without the URL.
        source: reqwest::Error,
    },
    /// The server answered with a status other than 2xx, redirects included.
    Api(Box<ApiError>),
    /// The status is 2xx, but the body is not what the document promises.
    Decode(Box<DecodeError>),
    /// The status is 2xx, but the body is longer than the client allows.
    BodyTooLarge {
        /// The call that was made.
        call: Call,
        /// The status.
        status: StatusCode,
        /// The server's name for the request.
        request_id: Option<String>,
        /// The longest body allowed, in bytes.
        limit: usize,
    },
    /// A page of a list leads to nowhere: to a page that was already read, or to another
    /// server.
    Pagination {
        /// The call that lists.
        call: Call,
        /// What should lead to the next page: a cursor, a number, or a URL without its query.
        cursor: String,
        /// What is the matter with it: "leads back".
        problem: &'static str,
    },
}

/// Which time limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeoutScope {
    /// That of one attempt.
    Attempt,
    /// That of the whole call, with its retries and waits.
    Call,
}

impl Error {
    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
            Self::BodyTooLarge { status, .. } => Some(*status),
            Self::Transport { status, .. } => *status,
            _ => None,
        }
    }

    /// The server's name for the request, if it answered with one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id.as_deref(),
            Self::Decode(error) => error.request_id.as_deref(),
            Self::BodyTooLarge { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    /// What the server says about its error, if it is what the document promises.
    #[must_use]
    pub fn error_body(&self) -> Option<&ErrorBody> {
        match self {
            Self::Api(error) => error.body.as_ref(),
            _ => None,
        }
    }

    /// Whether something took too long: the call, an attempt, or a step that the HTTP
    /// client limits by itself, as connecting.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Timeout { .. } => true,
            Self::Connect { source, .. } | Self::Transport { source, .. } => {
                source.is_timeout()
            }
            _ => false,
        }
    }

    /// Whether the same call may succeed if it is made again: no connection, a broken one,
    /// an attempt that took too long, or status 408, 409, 429 or 5xx.
    ///
    /// The client has done so by itself if the method is idempotent.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Connect { .. } | Self::Transport { .. } => true,
            Self::Timeout { scope, .. } => *scope == TimeoutScope::Attempt,
            Self::Api(error) => {
                matches!(error.status.as_u16(), 408 | 409 | 429 | 500..=599)
            }
            _ => false,
        }
    }

    pub(super) fn configuration(message: impl Into<String>) -> Self {
        Self::Configuration { message: message.into(), source: None }
    }

    pub(super) fn transport(
        call: Call,
        status: Option<StatusCode>,
        source: reqwest::Error,
    ) -> Self {
        Self::Transport { call, status, source: source.without_url() }
    }
}

impl From<Violation> for Error {
    fn from(violation: Violation) -> Self {
        Self::InvalidRequest {
            parameter: violation.path().to_owned().into(),
            rule: violation.rule().to_owned().into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidRequest { parameter, rule } => {
                write!(formatter, "invalid request: `{}` {rule}", excerpt(parameter))
            }
            Self::Configuration { message, source: None } => {
                write!(formatter, "the client is not configured: {message}")
            }
            Self::Configuration { message, source: Some(source) } => {
                let cause = innermost(source);
                write!(formatter, "the client is not configured: {message}: {cause}")
            }
            Self::Connect { call, base_url, source } => {
                let cause = innermost(source);
                write!(formatter, "{call}: cannot connect to {base_url}: {cause}")
            }
            Self::Timeout { call, scope, after } => {
                let whose = match scope {
                    TimeoutScope::Attempt => "an attempt",
                    TimeoutScope::Call => "the whole call",
                };
                write!(
                    formatter,
                    "{call}: no complete answer in {after:?}, the time for {whose}"
                )
            }
            Self::Token { call, source } => {
                let cause = innermost(source.as_ref());
                write!(formatter, "{call}: there is no bearer token: {cause}")
            }
            Self::Transport { call, status, source } => {
                write!(formatter, "{call}")?;
                if let Some(status) = status {
                    write!(formatter, ": status {status}")?;
                }
                write!(formatter, ": the connection failed: {}", innermost(source))
            }
            Self::Api(error) => error.fmt(formatter),
            Self::Decode(error) => error.fmt(formatter),
            Self::BodyTooLarge { call, status, request_id, limit } => {
                write!(formatter, "{call}: status {status}")?;
                write_request_id(formatter, request_id.as_deref())?;
                write!(formatter, ", but the body is longer than {limit} bytes")
            }
            Self::Pagination { call, cursor, problem } => {
                let cursor = excerpt(cursor);
                write!(formatter, "{call}: the cursor `{cursor}` {problem}")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Connect { source, .. } | Self::Transport { source, .. } => {
                Some(source)
            }
            Self::Configuration { source: Some(source), .. } => Some(source),
            Self::Token { source, .. } => Some(source.as_ref()),
            _ => None,
        }
    }
}

/// The last of a chain of causes: the one that says what happened.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    excerpt(&cause.to_string())
}
