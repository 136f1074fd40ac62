//! What comes back, of every kind that a document can name.

use std::time::Duration;

use futures::StreamExt;
use serde_json::json;

use crate::expected::responses_operations::GetSeveralSuccess;
use crate::runtime::http::{Client, Error};
use crate::server::{Answer, Server};

async fn asking(answer: Answer) -> (Server, Client) {
    let server = Server::always(answer).await;
    let client =
        Client::builder().base_url(server.url()).max_retries(0).build().unwrap();
    (server, client)
}

fn typed(media: &str, body: &str) -> Answer {
    Answer::text(200, &[&format!("Content-Type: {media}")], body)
}

/// A body that ends with the connection.
fn open(media: &str) -> Answer {
    Answer::head(200, &[&format!("Content-Type: {media}")])
}

#[tokio::test]
async fn nothing_text_and_bytes() {
    let (_server, client) = asking(Answer::text(204, &[], "")).await;
    client.get_nothing().await.unwrap();
    let (server, client) = asking(typed("text/csv", "a,b\n")).await;
    assert_eq!(client.get_text().await.unwrap(), "a,b\n");
    assert_eq!(server.last().header("accept"), ["text/csv"]);
    let (server, client) = asking(typed("image/png", "\u{1}PNG")).await;
    let answer = client.get_bytes().send_with_response().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.into_body().collect().await.unwrap().as_ref(), b"\x01PNG");
    assert_eq!(server.last().header("accept"), ["image/png"]);
    let (_server, client) = asking(typed("x", "{\"name\":\"a\"}")).await;
    assert_eq!(client.get_any().await.unwrap().name, "a");
    assert_eq!(client.get_fallback().await.unwrap().name, "a");
    assert_eq!(client.get_invalid().await.unwrap(), "{\"name\":\"a\"}");
}

#[tokio::test]
async fn a_broken_body_is_an_error_of_the_stream() {
    let head = Answer::head(200, &["Content-Length: 10"]);
    let (_server, client) = asking(head.then("abc")).await;
    let mut bytes = client.get_bytes().await.unwrap();
    assert_eq!(bytes.next().await.unwrap().unwrap().as_ref(), b"abc");
    let error = bytes.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Transport { .. }), "{error:?}");
    assert!(bytes.next().await.is_none());
}

#[tokio::test]
async fn one_of_several() {
    let thing = json!({ "name": "a" });
    let several = async |status, answer: Answer| {
        let (_server, client) = asking(answer).await;
        let answer = client.get_several().send_with_response().await.unwrap();
        assert_eq!(answer.status(), status);
        answer.into_body()
    };
    let ok = several(200, Answer::json(200, &thing)).await;
    assert!(matches!(ok, GetSeveralSuccess::Ok(it) if it.name == "a"));
    let accepted = several(202, Answer::text(202, &[], "")).await;
    assert!(matches!(accepted, GetSeveralSuccess::Accepted));
    let text = several(203, Answer::text(203, &[], "hello")).await;
    assert!(matches!(text, GetSeveralSuccess::NonAuthoritative(it) if it == "hello"));
    let other = several(299, Answer::json(299, &json!({ "missing": "b" }))).await;
    assert!(matches!(other, GetSeveralSuccess::Success(it) if it.missing == "b"));
}

#[tokio::test]
async fn events_come_one_by_one() {
    let body = ": a comment\r\nid: 7\r\nevent: first\r\ndata: {\"name\":\r\ndata: \"\u{e4}\"}\r\n\r\n\
                data: {\"name\":\"b\"}\nretry: 20\n\n";
    // The cut is inside of a character.
    let at = body.find('\u{e4}').unwrap() + 1;
    let bytes = body.as_bytes();
    let answer = open("text/event-stream").then_bytes(&bytes[..at]);
    let answer = answer.wait(Duration::from_millis(30)).then_bytes(&bytes[at..]);
    let answer = answer.then("data: 5\n\ndata: [DONE]\n\ndata: {\"name\":\"late\"}\n\n");
    let (server, client) = asking(answer).await;
    let mut events = client.get_events().await.unwrap();
    assert_eq!(server.last().header("accept"), ["text/event-stream"]);
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_str(), first.id.as_str()), ("first", "7"));
    assert_eq!(first.data.name, "\u{e4}");
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.data.name.as_str(), second.id.as_str()), ("b", "7"));
    assert_eq!(second.retry, Some(Duration::from_millis(20)));
    let error = events.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    assert!(events.next().await.is_none(), "the server is done");

    let (_server, client) =
        asking(open("text/event-stream").then("data: one\n\n")).await;
    let words: Vec<_> = client.get_words().await.unwrap().collect().await;
    assert_eq!(words[0].as_ref().unwrap().data, "one");
}

#[tokio::test]
async fn a_caller_chooses_between_json_and_events() {
    let (server, client) = asking(Answer::json(200, &json!({ "name": "a" }))).await;
    assert_eq!(client.get_both().await.unwrap().name, "a");
    assert_eq!(server.last().header("accept"), ["application/json"]);
    let answer = open("text/event-stream").then("data: {\"name\":\"b\"}\n\n");
    let (server, client) = asking(answer).await;
    let mut events = client.get_both().stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.name, "b");
    assert_eq!(server.last().header("accept"), ["text/event-stream"]);
}

#[tokio::test]
async fn lines_are_values() {
    let body = "{\"name\":\"a\"}\r\n\n\u{1e}{\"name\":\"b\"}\n5\n{\"name\":\"c\"}";
    let (_server, client) = asking(open("application/x-ndjson").then(body)).await;
    let lines: Vec<_> = client.get_lines().await.unwrap().collect().await;
    let names: Vec<_> =
        lines.iter().map(|it| it.as_ref().map(|it| it.name.as_str()).ok()).collect();
    assert_eq!(names, [Some("a"), Some("b"), None, Some("c")]);
}

#[tokio::test]
async fn errors_have_the_type_of_their_status() {
    use crate::runtime::api::ErrorBody as Seam;
    let error = async |status, body: serde_json::Value| {
        let (_server, client) = asking(Answer::json(status, &body)).await;
        client.get_nothing().await.unwrap_err()
    };
    // In this test the seam of the runtime is not the generated one, so every body is JSON.
    let body: Option<Seam> =
        error(404, json!({ "missing": "x" })).await.error_body().cloned();
    assert!(body.is_some());
}

#[test]
fn bodies_of_errors_are_told_apart() {
    use crate::expected::responses_errors::ErrorBody;
    let read = |kind, body: &str| ErrorBody::read(kind, body.as_bytes());
    let missing = read("ResponsesMissing", "{\"missing\":\"x\"}").unwrap();
    assert!(matches!(missing, ErrorBody::ResponsesMissing(it) if it.missing == "x"));
    assert!(read("ResponsesProblem", "{\"missing\":\"x\"}").is_none());
    assert!(read("Nothing", "{}").is_none());
}
