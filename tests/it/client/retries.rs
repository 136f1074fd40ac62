//! Calls that are made again.

use std::time::{Duration, Instant};

use super::{builder, client, empty};
use crate::server::{Answer, Server};

/// An error after which the client need not wait long.
fn failure(status: u16) -> Answer {
    Answer::error(status, &["retry-after-ms: 1"], Some("of_the_test"), "Not now.")
}

#[tokio::test]
async fn a_later_attempt_succeeds() {
    for status in [408, 409, 429, 500, 502, 503] {
        let server = Server::start([failure(status), failure(status), empty()]).await;
        client(&server).list_runs("t").limit(3).await.unwrap();
        let heads: Vec<_> =
            server.requests().iter().map(|it| it.line().to_owned()).collect();
        assert_eq!(heads, ["GET /v1/threads/t/runs?limit=3 HTTP/1.1"; 3]);
    }
}

#[tokio::test]
async fn the_last_error_is_typed() {
    let server = Server::always(failure(500)).await;
    let error = client(&server).list_runs("t").await.unwrap_err();
    assert_eq!(server.count(), 3);
    assert!(error.is_retryable());
    assert_eq!(error.status().unwrap().as_u16(), 500);
    let typed = &error.error_body().unwrap().error;
    assert_eq!(
        (typed.r#type.as_str(), typed.message.as_str()),
        ("server_error", "Not now.")
    );
    assert_eq!(typed.code.as_deref(), Some("of_the_test"));
}

#[tokio::test]
async fn other_errors_are_final() {
    for status in [400, 401, 403, 404, 422] {
        let server = Server::always(failure(status)).await;
        client(&server).list_runs("t").await.unwrap_err();
        assert_eq!(server.count(), 1, "{status}");
    }
}

#[tokio::test]
async fn the_number_of_retries() {
    for (of_client, of_call, requests) in
        [(0, None, 1), (1, None, 2), (0, Some(4), 5), (9, Some(0), 1)]
    {
        let server = Server::always(failure(503)).await;
        let client = builder(&server).max_retries(of_client).build().unwrap();
        let mut call = client.list_runs("t");
        if let Some(retries) = of_call {
            call = call.max_retries(retries);
        }
        call.await.unwrap_err();
        assert_eq!(server.count(), requests);
    }
}

#[tokio::test]
async fn a_rate_limit_says_when_to_come_back() {
    let limited = Answer::error(
        429,
        &["Retry-After: 1"],
        Some("rate_limit_exceeded"),
        "Rate limit reached.",
    );
    let server = Server::start([limited.clone(), empty()]).await;
    let began = Instant::now();
    client(&server).list_runs("t").await.unwrap();
    assert_eq!(server.count(), 2);
    assert!(began.elapsed() >= Duration::from_secs(1), "{:?}", began.elapsed());

    // Who comes back too late for the deadline need not wait.
    let server = Server::always(limited).await;
    let began = Instant::now();
    let call = client(&server).list_runs("t").timeout(Duration::from_millis(900));
    let error = call.await.unwrap_err();
    assert_eq!(server.count(), 1);
    let typed = &error.error_body().unwrap().error;
    assert_eq!(typed.code.as_deref(), Some("rate_limit_exceeded"));
    assert!(began.elapsed() < Duration::from_millis(900), "{:?}", began.elapsed());
}

#[tokio::test]
async fn connections_that_break() {
    let half = Answer::head(200, &["Content-Length: 99"]).then("{");
    let server = Server::start([Answer::default(), half, empty()]).await;
    client(&server).list_runs("t").await.unwrap();
    assert_eq!(server.count(), 3);
}
