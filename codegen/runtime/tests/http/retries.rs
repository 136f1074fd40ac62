//! Calls that are made again.

use std::time::{Duration, Instant, SystemTime};

use runtime::http::{Error, Method, Request, Scheme, TimeoutScope};
use tokio::net::TcpSocket;

use super::server::{Answer, Server};
use super::{assert_took, builder, client, fail, get, send};

/// The least time that the first wait of our own can take.
const FIRST_WAIT: Duration = Duration::from_millis(375);

/// A failure after which the client need not wait.
fn failure(status: u16) -> Answer {
    Answer::with_headers(status, &["retry-after-ms: 1"], "{}")
}

fn success() -> Answer {
    Answer::json(200, "{}")
}

#[tokio::test]
async fn statuses() {
    for (status, requests) in [
        (408, 3),
        (409, 3),
        (429, 3),
        (500, 3),
        (503, 3),
        (599, 3),
        (304, 1),
        (400, 1),
        (401, 1),
        (404, 1),
        (422, 1),
    ] {
        let server = Server::always(failure(status)).await;
        let error = fail(get(&client(&server))).await;
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(server.count(), requests, "{status}");
        assert_eq!(error.is_retryable(), requests > 1);
    }
}

#[tokio::test]
async fn a_later_attempt_may_succeed() {
    let server = Server::start([failure(500), failure(429), success()]).await;
    let mut request = get(&client(&server));
    request.query("a", "b");
    request.security(&[&[Scheme::Bearer]]);
    send(request).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(request.target, requests[0].target);
        assert_eq!(request.headers, requests[0].headers);
    }
}

#[tokio::test]
async fn the_number_of_retries() {
    for (of_client, of_call, requests) in [
        (Some(0), None, 1),
        (Some(1), None, 2),
        (Some(0), Some(4), 5),
        (None, Some(0), 1),
    ] {
        let server = Server::always(failure(500)).await;
        let mut builder = builder(&server);
        if let Some(retries) = of_client {
            builder = builder.max_retries(retries);
        }
        let mut request = get(&builder.build().unwrap());
        if let Some(retries) = of_call {
            request.max_retries(retries);
        }
        fail(request).await;
        assert_eq!(server.count(), requests);
    }
}

#[tokio::test]
async fn only_idempotent_methods() {
    for (method, requests) in [
        (Method::GET, 3),
        (Method::PUT, 3),
        (Method::DELETE, 3),
        (Method::OPTIONS, 3),
        (Method::TRACE, 3),
        (Method::HEAD, 3),
        (Method::POST, 1),
        (Method::PATCH, 1),
    ] {
        let server = Server::always(failure(500)).await;
        fail(Request::new(&client(&server), method.clone(), "/things")).await;
        assert_eq!(server.count(), requests, "{method}");
    }
    let server = Server::always(Answer::broken()).await;
    fail(Request::new(&client(&server), Method::POST, "/things")).await;
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn broken_connections() {
    let began = Instant::now();
    let server = Server::start([Answer::broken(), success()]).await;
    send(get(&client(&server))).await.unwrap();
    assert_eq!(server.count(), 2);
    assert_took(began, FIRST_WAIT);

    let half = Answer::head(200, &["Content-Length: 9"]).then("{\"a\"");
    let server = Server::start([half, success()]).await;
    send(get(&client(&server))).await.unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn connections_refused() {
    let began = Instant::now();
    // Bound, but not listening yet.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let client = runtime::http::Client::builder().base_url(url).build().unwrap();
    let mut request = get(&client);
    request.max_retries(0);
    assert!(matches!(fail(request).await, Error::Connect { .. }));

    let call = tokio::spawn(send(get(&client)));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let server = Server::serve(socket.listen(8).unwrap(), |_| success());
    call.await.unwrap().unwrap();
    assert_eq!(server.count(), 1);
    assert_took(began, FIRST_WAIT);
}

#[tokio::test]
async fn attempts_that_take_too_long() {
    let server = Server::start([Answer::silent(), success()]).await;
    let client =
        builder(&server).attempt_timeout(Duration::from_secs(2)).build().unwrap();
    let began = Instant::now();
    send(get(&client)).await.unwrap();
    assert_eq!(server.count(), 2);
    assert_took(began, Duration::from_secs(2) + FIRST_WAIT);

    let server = Server::always(
        Answer::head(200, &["Content-Length: 9"]).wait(Duration::from_secs(60)),
    )
    .await;
    let limit = Duration::from_millis(100);
    let client = builder(&server).attempt_timeout(limit).max_retries(1).build().unwrap();
    let error = fail(get(&client)).await;
    let Error::Timeout { scope: TimeoutScope::Attempt, after, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(after, limit);
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(
        error.to_string(),
        "GET /things: no complete answer in 100ms, the time for an attempt"
    );
}

/// How long a call takes whose first answer has these headers, and succeeds after.
async fn wait_after(headers: &[&str]) -> Instant {
    let first = Answer::with_headers(503, headers, "");
    let server = Server::start([first, success()]).await;
    let client = client(&server);
    let began = Instant::now();
    send(get(&client)).await.unwrap();
    assert_eq!(server.count(), 2);
    began
}

#[tokio::test]
async fn retry_after_in_seconds() {
    let began = wait_after(&["Retry-After: 1"]).await;
    assert_took(began, Duration::from_secs(1));
}

#[tokio::test]
async fn retry_after_as_a_date() {
    let mut answered = false;
    let server = Server::answering(move |_| {
        if std::mem::replace(&mut answered, true) {
            return success();
        }
        // Dates have no fractions: this is at least one second from now.
        let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
        Answer::with_headers(503, &[&format!("Retry-After: {date}")], "")
    });
    let server = server.await;
    let client = client(&server);
    let began = Instant::now();
    send(get(&client)).await.unwrap();
    assert_eq!(server.count(), 2);
    // More than a wait of our own.
    assert_took(began, Duration::from_millis(550));
}

#[tokio::test]
async fn retry_after_in_milliseconds_wins() {
    let began = wait_after(&["Retry-After: 60", "retry-after-ms: 700"]).await;
    assert_took(began, Duration::from_millis(700));
}

#[tokio::test]
async fn retry_after_that_makes_no_sense_is_ignored() {
    let nonsense =
        ["-5", "+5", "soon", "", "1.5", "0x10", "Wed, 99 Foo 2015 07:28:00 GMT"];
    let calls = nonsense.map(|value| {
        tokio::spawn(async move {
            let seconds = format!("Retry-After: {value}");
            let milliseconds = format!("retry-after-ms: {value}");
            wait_after(&[&seconds, &milliseconds]).await
        })
    });
    for call in calls {
        assert_took(call.await.unwrap(), FIRST_WAIT);
    }
    // A wrong one does not hide a right one.
    let began = wait_after(&["Retry-After: 1", "retry-after-ms: soon"]).await;
    assert_took(began, Duration::from_secs(1));
}

#[tokio::test]
async fn retry_after_in_the_past_means_now() {
    let date = "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT";
    let server = Server::always(Answer::with_headers(503, &[date], "")).await;
    let mut request = get(&client(&server));
    // Our own waits would take minutes.
    request.max_retries(30);
    let began = Instant::now();
    fail(request).await;
    assert_eq!(server.count(), 31);
    assert_took(began, Duration::ZERO);
}
