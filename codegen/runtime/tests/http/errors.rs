//! Each kind of error: what it holds and what it says.

use std::error::Error as _;

use runtime::http::{Error, Method, Request};

use super::server::{Answer, Server};
use super::{client, fail, get};

/// The error of a call that gets this answer and makes no second attempt.
async fn error(answer: Answer) -> Error {
    let server = Server::always(answer).await;
    let mut request = get(&client(&server));
    request.query("secret", "of-the-caller");
    request.max_retries(0);
    fail(request).await
}

#[test]
fn errors_travel() {
    fn travels<T: Send + Sync + 'static>(_: &T) {}
    let error = runtime::http::Client::builder().base_url("").build().unwrap_err();
    travels(&error);
    assert!(size_of::<Error>() <= 128);
}

#[tokio::test]
async fn an_error_with_a_body_of_the_document() {
    let headers = ["Content-Type: application/json", "X-Request-Id: req_1", "X-Odd: 1"];
    let body = "{\"error\": {\n  \"message\": \"no such thing\"}}";
    let error = error(Answer::with_headers(404, &headers, body)).await;
    assert_eq!(error.status().unwrap().as_u16(), 404);
    assert_eq!(error.request_id(), Some("req_1"));
    assert_eq!(error.error_body().unwrap().get(), body);
    assert!(!error.is_timeout() && !error.is_retryable());
    assert_eq!(
        error.to_string(),
        "GET /things: status 404 Not Found (request req_1): \
         {\"error\": { \"message\": \"no such thing\"}}"
    );
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.headers["x-odd"], "1");
    assert_eq!(error.raw, body);
}

#[tokio::test]
async fn an_error_with_another_body() {
    let page = format!("<html>\u{1b}[2J\r\n\tBad\u{202e} {}", "x".repeat(10_000));
    let error =
        error(Answer::with_headers(502, &["Content-Type: text/html"], &page)).await;
    assert!(error.error_body().is_none() && error.is_retryable());
    let text = error.to_string();
    let start = "GET /things: status 502 Bad Gateway: <html>\\u{1b}[2J Bad\\u{202e} xxx";
    assert!(text.starts_with(start) && text.len() < 300, "{text}");
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.raw, page);
}

#[tokio::test]
async fn an_error_without_a_body() {
    let error = error(Answer::json(500, "")).await;
    assert_eq!(error.to_string(), "GET /things: status 500 Internal Server Error");
}

#[tokio::test]
async fn an_error_whose_body_breaks_off_is_still_that_error() {
    let error = error(Answer::head(404, &["Content-Length: 99"]).then("{\"a\"")).await;
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.raw, "{\"a\"");
    assert!(error.body.is_none());
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let server = Server::answering(|_| {
        Answer::with_headers(302, &["Location: /v1/elsewhere?hunter2"], "")
    });
    let server = server.await;
    let error = fail(get(&client(&server))).await;
    assert_eq!(server.count(), 1);
    assert_eq!(
        error.to_string(),
        "GET /things: status 302 Found, and redirects are not followed"
    );
    assert!(matches!(error, Error::Api(_)));
}

#[tokio::test]
async fn a_body_that_is_not_json() {
    let headers = ["Content-Type: text/html; charset=utf-8", "request-id: req_2"];
    let error = error(Answer::with_headers(200, &headers, "<html>Log in</html>")).await;
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert_eq!(error.request_id(), Some("req_2"));
    let text = error.to_string();
    assert!(
        text.starts_with("GET /things: status 200 OK (request req_2), but"),
        "{text}"
    );
    assert!(text.contains("(its content type is `text/html; charset=utf-8`)"), "{text}");
    assert!(text.ends_with(": <html>Log in</html>"), "{text}");
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.raw, "<html>Log in</html>");
    assert_eq!(error.path, "$");
}

#[tokio::test]
async fn a_body_that_is_empty_or_broken_json() {
    let text = error(Answer::json(200, "")).await.to_string();
    assert!(text.ends_with("at $: the body is empty"), "{text}");
    let text = error(Answer::with_headers(204, &[], "")).await.to_string();
    assert!(text.ends_with("the body is empty (it has no content type)"), "{text}");
    let json = "Content-Type: application/problem+JSON; a=b";
    let text = error(Answer::with_headers(200, &[json], "{\"a\":")).await.to_string();
    assert!(text.contains("EOF") && !text.contains("content type"), "{text}");
}

#[tokio::test]
async fn no_connection() {
    // Bound, but not listening: nobody else can get the port meanwhile.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let closed = format!("http://{}/v1", socket.local_addr().unwrap());
    let client = runtime::http::Client::builder().base_url(&closed).build().unwrap();
    let mut request = get(&client);
    request.query("secret", "of-the-caller");
    request.max_retries(0);
    let error = fail(request).await;
    let Error::Connect { base_url, .. } = &error else { panic!("{error:?}") };
    assert_eq!(*base_url, closed);
    assert!(error.is_retryable() && error.status().is_none());
    let text = error.to_string();
    let start = format!("GET /things: cannot connect to {closed}: ");
    assert!(
        text.starts_with(&start) && text.to_lowercase().contains("refused"),
        "{text}"
    );
    assert!(error.source().unwrap().source().is_some());
    assert!(!format!("{error:?}{text}").contains("of-the-caller"));
}

#[tokio::test]
async fn connections_that_break() {
    let before = error(Answer::broken()).await;
    assert!(matches!(before, Error::Transport { status: None, .. }), "{before:?}");
    assert!(before.to_string().starts_with("GET /things: the connection failed: "));
    assert!(before.is_retryable() && before.source().is_some());

    let within = error(Answer::head(200, &["Content-Length: 9"]).then("{\"a\"")).await;
    assert_eq!(within.status().unwrap().as_u16(), 200);
    assert!(
        within.to_string().starts_with("GET /things: status 200 OK: the connection")
    );

    let chunked = Answer::head(200, &["Transfer-Encoding: chunked"]).chunk("{}");
    let chunked = error(chunked).await;
    assert!(matches!(chunked, Error::Transport { status: Some(_), .. }), "{chunked:?}");

    let nonsense = error(Answer::default().then("SSH-2.0-OpenSSH_9.6\r\n")).await;
    assert!(matches!(nonsense, Error::Transport { status: None, .. }), "{nonsense:?}");
    for error in [before, within, chunked, nonsense] {
        assert!(!format!("{error:?}{error}").contains("of-the-caller"));
    }
}

#[tokio::test]
async fn values_of_parameters_are_not_in_messages() {
    let server = Server::always(Answer::json(404, "{}")).await;
    let mut request = Request::new(&client(&server), Method::GET, "/things/{id}");
    request.path("id", "of-the-caller");
    let text = fail(request).await.to_string();
    assert_eq!(text, "GET /things/{id}: status 404 Not Found: {}");
}

#[tokio::test]
async fn a_chunked_body_is_read_whole() {
    let answer = Answer::head(200, &["Transfer-Encoding: chunked"])
        .chunk("{\"a\"")
        .wait(std::time::Duration::from_millis(20))
        .chunk(": 1}")
        .chunk("");
    let server = Server::always(answer).await;
    let body = super::send(get(&client(&server))).await.unwrap().into_body();
    assert_eq!(body.get(), "{\"a\": 1}");
}
