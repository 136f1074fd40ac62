//! No credential shows in any `Debug` or `Display`.

use std::fmt::Debug;

use runtime::http::{Client, Error, Request, Scheme};

use super::server::{Answer, Server};
use super::{TOKEN, builder, fail, get, send};

const KEY: &str = "key-of-a-header";

#[track_caller]
fn assert_hidden(value: &impl Debug) {
    let text = format!("{value:?} {value:#?}");
    for secret in [TOKEN, KEY, "key-of-a-call", "key-of-a-cookie", "hunter2"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[track_caller]
fn assert_error_hidden(error: &Error) {
    assert_hidden(error);
    let mut next: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = next {
        let text = format!("{error} {error:?}");
        assert!(!text.contains(TOKEN) && !text.contains("key-of-a"), "{text}");
        next = error.source();
    }
}

/// A request with each kind of credential.
fn request(client: &Client) -> Request {
    let mut request = get(client);
    request.security(&[&[Scheme::Bearer]]);
    request.extra_header("x-call-key", "key-of-a-call");
    request.header("X-Typed-Key", "key-of-a-call");
    request.header_default("X-Fixed", "1");
    request.max_retries(0);
    request
}

#[tokio::test]
async fn in_settings() {
    let mut headers = runtime::http::HeaderMap::new();
    headers.insert("x-key", KEY.parse().unwrap());
    let http = reqwest::Client::builder().default_headers(headers).build().unwrap();
    let builder = Client::builder()
        .bearer_token(TOKEN)
        .header("Authorization", format!("Bearer {KEY}"))
        .header("x-key", KEY)
        .http_client(http);
    assert_hidden(&builder);
    let client = builder.build().unwrap();
    assert_hidden(&client);
    assert_hidden(&request(&client));
    assert_hidden(&Client::builder().base_url("http://user:hunter2@h"));
    assert_hidden(&Client::builder().bearer_token(format!("{TOKEN}\n")));
    assert_hidden(&Client::builder().header("x-key", format!("{KEY}\n")));
}

#[tokio::test]
async fn in_errors() {
    let cookie = "Set-Cookie: session=key-of-a-cookie";
    // Some servers quote the request.
    let quoting = format!("<pre>Authorization:\r\nBearer {TOKEN}\r\nX-Key: {KEY}</pre>");
    let echo = format!("X-Echo: Bearer {TOKEN}");
    let long = format!("{}{TOKEN}", "x".repeat(190));
    for answer in [
        Answer::with_headers(401, &[cookie, &echo], &quoting),
        Answer::with_headers(302, &[cookie, "Location: /elsewhere"], ""),
        Answer::with_headers(400, &[], &long),
        Answer::with_headers(200, &[cookie], &quoting),
        Answer::json(200, &format!("{{\"{TOKEN}\": 1")),
        Answer::with_headers(200, &["Content-Length: 100000000"], ""),
        Answer::head(200, &["Content-Length: 9"]).then("{"),
        Answer::broken(),
        Answer::silent(),
    ] {
        let server = Server::always(answer).await;
        let client = builder(&server)
            .header("x-key", KEY)
            .timeout(std::time::Duration::from_secs(2))
            .build()
            .unwrap();
        let error = fail(request(&client)).await;
        assert_error_hidden(&error);
        assert!(!error.to_string().contains("sk-0"), "{error}");
        assert!(server.last().header("authorization")[0].ends_with(TOKEN));
    }
}

#[tokio::test]
async fn in_a_connection_that_fails() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let client = Client::builder()
        .base_url(url)
        .bearer_token(TOKEN)
        .header("x-key", KEY)
        .build()
        .unwrap();
    let error = fail(request(&client)).await;
    assert!(matches!(error, Error::Connect { .. }), "{error:?}");
    assert_error_hidden(&error);
}

#[tokio::test]
async fn in_a_response() {
    let cookie = "Set-Cookie: session=key-of-a-cookie";
    let server =
        Server::always(Answer::with_headers(200, &[cookie, "X-Odd: 1"], "{}")).await;
    let response = send(request(&builder(&server).build().unwrap())).await.unwrap();
    assert_hidden(&response);
    assert!(format!("{response:?}").contains("x-odd"));
    assert!(response.headers().contains_key("set-cookie"));
}
