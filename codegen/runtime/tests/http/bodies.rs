//! Bodies of requests, as a server reads them.

use runtime::data::{Json, Rule};
use runtime::http::{Encoding, Error, Method, Request};
use serde_json::json;

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

/// The form that a value is sent as, or why it is not.
async fn form(value: serde_json::Value, encoding: Encoding) -> Result<String, String> {
    let server = Server::always(Answer::json(200, "{}")).await;
    let mut request = put(&server);
    let value: Json = value.into();
    request.body_form("application/x-www-form-urlencoded", &value, encoding, &[]);
    match send(request).await {
        Ok(_) => Ok(server.last().text().to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[tokio::test]
async fn a_form_in_each_encoding() {
    let value = json!({ "a": [1, null, "x&"], "b": { "c": "d", "e": [2] }, "f": null });
    for (encoding, expected) in [
        (Encoding::Plain, r#"a=1&a=&a=x%26&b={"c":"d","e":[2]}&f="#),
        (Encoding::Exploded, "a=1&a=&a=x%26&c=d&e=[2]&f="),
        (Encoding::Commas, "a=1,,x%26&b=c,d,e,[2]&f="),
        (Encoding::Spaces, "a=1++x%26&b=c+d+e+[2]&f="),
        (Encoding::Pipes, "a=1||x%26&b=c|d|e|[2]&f="),
        (Encoding::Brackets, "a[0]=1&a[1]=&a[2]=x%26&b[c]=d&b[e][0]=2&f="),
        (Encoding::Json, r#"a=[1,null,"x%26"]&b={"c":"d","e":[2]}&f=null"#),
    ] {
        let sent = form(value.clone(), encoding).await.unwrap();
        let read = |it: &str| it.replace("%22", "\"").replace("%2C", ",");
        let read = read(&sent).replace("%5B", "[").replace("%5D", "]");
        let read = read.replace("%7B", "{").replace("%7D", "}").replace("%3A", ":");
        assert_eq!(read.replace("%7C", "|"), expected, "{encoding:?}");
    }
}

#[tokio::test]
async fn nothing_in_a_list_of_a_form() {
    let value = json!({ "a": [], "b": {}, "c": 1 });
    for encoding in [
        Encoding::Exploded,
        Encoding::Commas,
        Encoding::Spaces,
        Encoding::Pipes,
        Encoding::Brackets,
    ] {
        assert_eq!(form(value.clone(), encoding).await.unwrap(), "c=1", "{encoding:?}");
    }
}

#[tokio::test]
async fn a_form_that_could_not_be_read() {
    for (encoding, value, rule) in [
        (Encoding::Commas, json!({ "a": ["b,c"] }), "body.a` must have no comma"),
        (Encoding::Spaces, json!({ "a": { "b c": 1 } }), "body.a` must have no space"),
        (Encoding::Pipes, json!({ "a": ["b|c"] }), "body.a` must have no `|`"),
        (
            Encoding::Brackets,
            json!({ "a": { "b[c]": 1 } }),
            "body.a` must have no brack",
        ),
        (Encoding::Plain, json!(["a"]), "body` must be an object"),
    ] {
        let error = form(value, encoding).await.unwrap_err();
        assert!(error.contains(rule), "{error}");
    }
    let server = Server::always(Answer::json(200, "{}")).await;
    for odd in [
        r#"{"a":["\ud800"]}"#.to_owned(),
        format!("{{\"a\":{}1{}}}", "[".repeat(100), "]".repeat(100)),
    ] {
        let value: Json = serde_json::from_str(&odd).unwrap();
        let mut request = put(&server);
        request.body_form(
            "application/x-www-form-urlencoded",
            &value,
            Encoding::Brackets,
            &[],
        );
        assert!(matches!(fail(request).await, Error::InvalidRequest { .. }), "{odd}");
    }
    assert_eq!(server.count(), 0);
}
