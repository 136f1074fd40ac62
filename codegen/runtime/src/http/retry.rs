//! How long to wait before a call is made again.

use std::time::{Duration, SystemTime};

use reqwest::header::RETRY_AFTER;

use super::{Error, HeaderMap};

const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// The part of a wait that is left to chance, so that many clients do not return at once.
const JITTER: f64 = 0.25;

/// The wait before a retry, counted from 0: what the server asks for, else our own.
pub(super) fn wait(retry: u32, error: &Error) -> Duration {
    let asked = match error {
        Error::Api(error) => asked(&error.headers),
        _ => None,
    };
    asked.unwrap_or_else(|| backoff(retry))
}

/// Half a second, doubled with each retry, up to 8 seconds; less up to a quarter.
fn backoff(retry: u32) -> Duration {
    let wait = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(retry)).min(LONGEST_WAIT);
    wait.mul_f64(1.0 - JITTER * fastrand::f64())
}

/// The wait that the response asks for: `retry-after-ms`, a widespread extension, or
/// `Retry-After` in either of its forms (RFC 9110, section 10.2.3). A date in the past asks
/// for none; what does not parse is ignored.
fn asked(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let milliseconds =
        text("retry-after-ms").and_then(number).map(Duration::from_millis);
    milliseconds.or_else(|| {
        let text = text(RETRY_AFTER.as_str())?;
        number(text).map(Duration::from_secs).or_else(|| until(text))
    })
}

/// A number of digits only; one that is too large is as large as possible.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

/// The time until an HTTP date (RFC 9110, section 5.6.7).
fn until(date: &str) -> Option<Duration> {
    let date = httpdate::parse_http_date(date).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}
