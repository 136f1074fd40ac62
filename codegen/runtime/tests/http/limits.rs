//! Limits of time and size.

use std::time::{Duration, Instant, SystemTime};

use runtime::http::{Error, TimeoutScope};

use super::server::{Answer, Server};
use super::{assert_took, builder, client, fail, get, send};

#[track_caller]
fn assert_deadline(error: &Error, limit: Duration) {
    match error {
        Error::Timeout { scope: TimeoutScope::Call, after, .. } => {
            assert_eq!(*after, limit);
            assert!(error.is_timeout() && !error.is_retryable());
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_deadline_of_a_silent_server() {
    let server = Server::always(Answer::silent()).await;
    let limit = Duration::from_millis(300);
    let client = builder(&server).timeout(limit).build().unwrap();
    let began = Instant::now();
    let error = fail(get(&client)).await;
    assert_took(began, limit);
    assert_deadline(&error, limit);
    assert_eq!(
        error.to_string(),
        "GET /things: no complete answer in 300ms, the time for the whole call"
    );
}

#[tokio::test]
async fn the_deadline_of_a_slow_body() {
    for status in [200, 404] {
        let mut slow = Answer::head(status, &["Transfer-Encoding: chunked"]);
        for _ in 0..1000 {
            slow = slow.chunk(" ").wait(Duration::from_millis(30));
        }
        let server = Server::always(slow).await;
        let mut request = get(&client(&server));
        let limit = Duration::from_millis(300);
        request.timeout(limit);
        let began = Instant::now();
        assert_deadline(&fail(request).await, limit);
        assert_took(began, limit);
    }
}

#[tokio::test]
async fn the_deadline_covers_all_attempts() {
    let server = Server::always(Answer::silent()).await;
    let client = builder(&server)
        .timeout(Duration::from_millis(1500))
        .attempt_timeout(Duration::from_millis(300))
        .max_retries(1000)
        .build()
        .unwrap();
    let began = Instant::now();
    let error = fail(get(&client)).await;
    // It ends with the last attempt if the next wait would be too long.
    assert!(error.is_timeout(), "{error:?}");
    assert_took(began, Duration::from_millis(300));
    assert!(server.count() <= 3, "{}", server.count());
}

#[tokio::test]
async fn a_wait_past_the_deadline_is_not_begun() {
    let date = SystemTime::now() + Duration::from_secs(365 * 24 * 3600);
    let date = httpdate::fmt_http_date(date);
    for retry_after in ["3600", "99999999999999999999999999", &date] {
        let header = format!("Retry-After: {retry_after}");
        let server = Server::always(Answer::with_headers(429, &[&header], "")).await;
        let began = Instant::now();
        let error = fail(get(&client(&server))).await;
        assert_eq!(error.status().unwrap().as_u16(), 429);
        assert_took(began, Duration::ZERO);
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_wait_of_our_own_past_the_deadline_is_not_begun() {
    // After four failures the wait is 6 to 8 seconds.
    let quick = Answer::with_headers(503, &["retry-after-ms: 1"], "");
    let mut script = vec![quick; 4];
    script.push(Answer::json(503, ""));
    let server = Server::start(script).await;
    let mut request = get(&client(&server));
    request.timeout(Duration::from_secs(5));
    request.max_retries(10);
    let began = Instant::now();
    let error = fail(request).await;
    assert_eq!(server.count(), 5);
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn time_limits_beyond_the_clock() {
    let server = Server::always(Answer::json(200, "{}")).await;
    let unlimited = builder(&server)
        .timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .build()
        .unwrap();
    send(get(&unlimited)).await.unwrap();
}

const LIMIT: usize = 1000;

/// The result of a call that reads at most 1000 bytes.
async fn capped(answer: Answer) -> Result<String, Error> {
    let server = Server::always(answer).await;
    let client =
        builder(&server).max_response_bytes(LIMIT).max_retries(0).build().unwrap();
    send(get(&client)).await.map(|response| response.into_body().get().to_owned())
}

fn text(length: usize) -> String {
    format!("\"{}\"", "x".repeat(length - 2))
}

#[track_caller]
fn assert_too_large(result: Result<String, Error>) {
    match result {
        Err(error @ Error::BodyTooLarge { limit: LIMIT, .. }) => {
            assert_eq!(error.status().unwrap().as_u16(), 200);
            assert_eq!(error.request_id(), Some("req_1"));
            assert_eq!(
                error.to_string(),
                "GET /things: status 200 OK (request req_1), \
                 but the body is longer than 1000 bytes"
            );
        }
        other => panic!("{other:?}"),
    }
}

const ID: &str = "x-request-id: req_1";

#[tokio::test]
async fn a_body_of_the_longest_length() {
    let body = text(LIMIT);
    assert_eq!(capped(Answer::json(200, &body)).await.unwrap(), body);
    let chunked = Answer::head(200, &["Transfer-Encoding: chunked"]);
    let chunked = chunked.chunk(&body[..600]).chunk(&body[600..]).chunk("");
    assert_eq!(capped(chunked).await.unwrap(), body);
}

#[tokio::test]
async fn a_body_that_is_announced_too_long_is_not_read() {
    // Nor waited for: it never comes.
    let head = Answer::head(200, &["Content-Length: 1001", ID]);
    assert_too_large(capped(head.wait(Duration::from_secs(3600))).await);
}

#[tokio::test]
async fn a_body_that_turns_out_too_long() {
    let body = text(LIMIT + 1);
    let chunked = Answer::head(200, &["Transfer-Encoding: chunked", ID]);
    let endless = chunked.chunk(&body[..600]).chunk(&body[600..]);
    assert_too_large(capped(endless.wait(Duration::from_secs(3600))).await);
    let unframed = Answer::head(200, &[ID]).then(&body);
    assert_too_large(capped(unframed.wait(Duration::from_secs(3600))).await);
}

#[tokio::test]
async fn an_error_with_a_body_that_is_too_long_is_still_that_error() {
    let body = text(LIMIT + 1);
    let announced = Answer::json(404, &body);
    let chunked = Answer::head(404, &["Transfer-Encoding: chunked"]);
    let chunked = chunked.chunk(&body[..600]).chunk(&body[600..]);
    for answer in [announced, chunked.wait(Duration::from_secs(3600))] {
        match capped(answer).await {
            Err(Error::Api(error)) => {
                assert_eq!(error.status.as_u16(), 404);
                assert_eq!(error.raw, body[..LIMIT]);
                assert!(error.body.is_none());
            }
            other => panic!("{other:?}"),
        }
    }
}
