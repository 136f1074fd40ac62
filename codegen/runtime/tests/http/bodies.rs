//! Bodies of requests, as a server reads them.

use runtime::data::{Json, Rule};
use runtime::http::{Error, Method, Request};

use super::server::{Answer, Server};
use super::{client, fail, send};

fn put(server: &Server) -> Request {
    Request::new(&client(server), Method::PUT, "/things")
}

#[tokio::test]
async fn json_is_sent_with_its_media_type() {
    let server = Server::always(Answer::json(200, "{}")).await;
    let mut request = put(&server);
    request.body_json("application/json; charset=utf-8", &"\u{e9}".to_owned());
    send(request).await.unwrap();

    let sent = server.last();
    assert_eq!(sent.text(), "\"\u{e9}\"");
    assert_eq!(sent.header("content-type"), ["application/json; charset=utf-8"]);
    assert_eq!(sent.header("content-length"), ["4"]);
}

#[tokio::test]
async fn every_method_can_have_a_body() {
    let server = Server::always(Answer::json(200, "{}")).await;
    for method in [Method::GET, Method::DELETE, Method::OPTIONS, Method::HEAD] {
        let mut request = Request::new(&client(&server), method, "/things");
        request.body_json("application/json", &true);
        let _ = send(request).await;
        assert_eq!(server.last().text(), "true");
    }
}

#[tokio::test]
async fn no_body_has_no_media_type() {
    let server = Server::always(Answer::json(200, "{}")).await;
    send(put(&server)).await.unwrap();
    assert_eq!(server.last().header("content-type"), [""; 0]);
    assert_eq!(server.last().text(), "");
}

#[tokio::test]
async fn a_media_type_of_the_caller_wins() {
    let server = Server::always(Answer::json(200, "{}")).await;
    let mut request = put(&server);
    request.body_json("application/json", &true);
    request.extra_header("content-type", "application/vnd.own+json");
    send(request).await.unwrap();
    assert_eq!(server.last().header("content-type"), ["application/vnd.own+json"]);
}

#[tokio::test]
async fn a_body_is_sent_again() {
    let script =
        [Answer::with_headers(503, &["retry-after: 0"], ""), Answer::json(200, "{}")];
    let server = Server::start(script).await;
    let mut request = put(&server);
    request.body_json("application/json", &vec![1, 2]);
    send(request).await.unwrap();
    let sent = server.requests();
    assert_eq!([sent[0].text(), sent[1].text()], ["[1,2]", "[1,2]"]);
}

#[tokio::test]
async fn a_body_that_breaks_a_rule_is_not_sent() {
    let server = Server::always(Answer::json(200, "{}")).await;
    let mut request = put(&server);
    let mut set = |items: Vec<i64>| {
        request.check_body(&items, Rule::MinItems(1));
        request.check_body(&items, Rule::Each(&[Rule::Minimum(1.0)]));
        request.body_json("application/json", &items);
        request.clone()
    };
    let broken = |error: Error| match error {
        Error::InvalidRequest { parameter, rule } => format!("{parameter} {rule}"),
        other => panic!("{other}"),
    };
    let error = fail(set(Vec::new())).await;
    assert_eq!(broken(error), "body must have at least 1 item");
    let error = fail(set(vec![1, 0])).await;
    assert_eq!(broken(error), "body[1] must be at least 1");
    assert_eq!(server.count(), 0);

    send(set(vec![1])).await.unwrap();
    assert_eq!(server.last().text(), "[1]");
    let any: Json = serde_json::json!({ "b": 1 }).into();
    let mut request = put(&server);
    request.body_json("application/json", &any);
    send(request).await.unwrap();
    assert_eq!(server.last().text(), r#"{"b":1}"#);
}
