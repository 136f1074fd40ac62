//! Limits of time and size.

use std::time::{Duration, Instant};

use generated::{Error, TimeoutScope};

use super::{builder, client, empty, page};
use crate::samples;
use crate::server::{Answer, Server};

/// Checks that the call was given up in time, and not before.
#[track_caller]
fn assert_timeout(
    error: &Error,
    expected: TimeoutScope,
    limit: Duration,
    began: Instant,
) {
    let Error::Timeout { call, scope, after, .. } = error else { panic!("{error:?}") };
    assert_eq!(call.to_string(), "GET /threads/{thread_id}/runs");
    assert_eq!((*scope, *after), (expected, limit));
    assert!(error.is_timeout() && error.status().is_none());
    let took = began.elapsed();
    assert!(took >= limit && took < Duration::from_secs(20), "{took:?}");
}

#[tokio::test]
async fn the_deadline_of_client_and_call() {
    let server = Server::always(Answer::silent()).await;
    let limit = Duration::from_millis(300);
    let began = Instant::now();
    let error = client(&server).list_runs("t").timeout(limit).await.unwrap_err();
    assert_timeout(&error, TimeoutScope::Call, limit, began);
    assert_eq!(
        error.to_string(),
        "GET /threads/{thread_id}/runs: no complete answer in 300ms, \
         the time for the whole call"
    );

    let hasty = builder(&server).timeout(limit).build().unwrap();
    let began = Instant::now();
    let error = hasty.list_runs("t").await.unwrap_err();
    assert_timeout(&error, TimeoutScope::Call, limit, began);
    assert_eq!(server.count(), 2);

    let server = Server::always(empty().wait(Duration::from_millis(1))).await;
    let call = builder(&server).timeout(Duration::ZERO).build().unwrap().list_runs("t");
    call.timeout(Duration::from_secs(60)).await.unwrap();
}

#[tokio::test]
async fn the_deadline_holds_for_the_body() {
    let mut slow = Answer::head(200, &["Content-Length: 99999"]);
    for _ in 0..1000 {
        slow = slow.then(" ").wait(Duration::from_millis(20));
    }
    let server = Server::always(slow).await;
    let limit = Duration::from_millis(300);
    let began = Instant::now();
    let error = client(&server).list_runs("t").timeout(limit).await.unwrap_err();
    assert_timeout(&error, TimeoutScope::Call, limit, began);
}

#[tokio::test]
async fn the_deadline_holds_for_all_attempts() {
    let failure = Answer::error(503, &["retry-after-ms: 50"], None, "Not now.");
    let server = Server::always(failure).await;
    let limit = Duration::from_secs(1);
    let began = Instant::now();
    let call = client(&server).list_runs("t").timeout(limit).max_retries(u32::MAX);
    let error = call.await.unwrap_err();
    // The error of the last attempt tells more than that time is up.
    assert!(error.status().is_some() || error.is_timeout(), "{error:?}");
    assert!(began.elapsed() < Duration::from_secs(20));
    assert!((2..=20).contains(&server.count()), "{}", server.count());
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_made_again() {
    let limit = Duration::from_millis(1500);
    let server = Server::start([Answer::silent(), empty()]).await;
    let client = builder(&server).attempt_timeout(limit).build().unwrap();
    let began = Instant::now();
    client.list_runs("t").await.unwrap();
    assert_eq!(server.count(), 2);
    assert!(began.elapsed() >= limit);

    let server = Server::always(Answer::silent()).await;
    let limit = Duration::from_millis(100);
    let client = builder(&server).attempt_timeout(limit).build().unwrap();
    let began = Instant::now();
    let error = client.list_runs("t").max_retries(1).await.unwrap_err();
    assert_timeout(&error, TimeoutScope::Attempt, limit, began);
    assert!(error.is_retryable());
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_body_that_is_too_large() {
    let body = page(&samples::many(3, "run", &samples::run())).to_string();
    let headers = ["x-request-id: req_1"];
    let announced = Answer::text(200, &headers, &body);
    let unframed = Answer::head(200, &headers).then(&body);
    for answer in [announced, unframed] {
        let server = Server::always(answer).await;
        let fitting = builder(&server).max_response_bytes(body.len()).build().unwrap();
        assert_eq!(fitting.list_runs("t").await.unwrap().data.len(), 3);

        let limit = body.len() - 1;
        let small = builder(&server).max_response_bytes(limit).build().unwrap();
        let error = small.list_runs("t").await.unwrap_err();
        let Error::BodyTooLarge { limit: found, .. } = &error else {
            panic!("{error:?}")
        };
        assert_eq!(*found, limit);
        assert_eq!(error.status().unwrap().as_u16(), 200);
        assert_eq!(error.request_id(), Some("req_1"));
        assert!(!error.is_retryable());
        assert_eq!(server.count(), 2);
    }
}
