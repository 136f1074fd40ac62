//! Values in styles: what goes over the wire, and what is refused since nobody could read it.

use runtime::http::{Client, Error, Method, Request, Scheme, Style};
use serde_json::{Value, json};

use super::server::{Answer, Recorded, Server};
use super::{builder, client, fail, send};

async fn server() -> Server {
    Server::always(Answer::json(200, "{}")).await
}

fn things(client: &Client) -> Request {
    Request::new(client, Method::GET, "/things/{id}")
}

/// A request to `/things/1`.
fn thing(client: &Client) -> Request {
    let mut request = things(client);
    request.path("id", "1");
    request
}

/// The request as the server saw it.
async fn seen(describe: impl FnOnce(&mut Request)) -> Recorded {
    let server = server().await;
    let mut request = thing(&client(&server));
    describe(&mut request);
    send(request).await.unwrap();
    server.last()
}

/// The query as the server saw it.
async fn query(describe: impl FnOnce(&mut Request)) -> String {
    let target = seen(describe).await.target;
    target.split_once('?').map(|it| it.1.to_owned()).unwrap_or_default()
}

/// The parameter and the rule that a request is refused for; nothing is sent.
async fn refused(describe: impl FnOnce(&mut Request)) -> (String, String) {
    let server = server().await;
    let mut request = thing(&client(&server));
    describe(&mut request);
    let error = fail(request).await;
    assert_eq!(server.count(), 0);
    match error {
        Error::InvalidRequest { parameter, rule } => {
            (parameter.to_string(), rule.to_string())
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_separator_inside_an_item() {
    for (style, separator, said) in
        [(Style::SpaceDelimited, ' ', "a space"), (Style::PipeDelimited, '|', "a `|`")]
    {
        let odd = format!("b{separator}c");
        for value in [json!(["a", odd]), json!({ odd.clone(): 1 }), json!({ "a": odd })]
        {
            let (parameter, rule) =
                refused(|it| it.query_as("list", style, false, &value)).await;
            assert_eq!(parameter, "list");
            assert!(rule.starts_with("must have no ") && rule.contains(&said[2..]));
            query(|it| it.query_as("list", style, true, &value)).await;
        }
        // One text has no items.
        query(|it| it.query_as("list", style, false, &odd)).await;
    }
    let price = json!([1.5, 2]);
    let (parameter, rule) =
        refused(|it| it.path_as("id", Style::Label, true, &price)).await;
    assert_eq!(parameter, "id");
    assert!(rule.contains("`.`"), "{rule}");
    let sent = seen(|it| it.path_as("id", Style::Label, false, &price)).await;
    assert_eq!(sent.target, "/v1/things/.1.5,2");
    let sent = seen(|it| it.path_as("id", Style::Simple, false, &json!(["a,b", "c"])));
    assert_eq!(sent.await.target, "/v1/things/a%2Cb,c");
}

#[tokio::test]
async fn a_separator_inside_an_item_of_a_header() {
    for value in [json!(["a,b"]), json!({ "a,b": 1 }), json!({ "a": "b,c" })] {
        for explode in [false, true] {
            let (parameter, rule) =
                refused(|it| it.header_as("X-List", Style::Simple, explode, &value))
                    .await;
            assert_eq!(parameter, "X-List");
            assert!(rule.contains("comma"), "{rule}");
        }
    }
    let odd = json!({ "a=b": 1 });
    let (_, rule) =
        refused(|it| it.header_as("X-List", Style::Simple, true, &odd)).await;
    assert!(rule.contains("`=`"), "{rule}");
    let sent = seen(|it| it.header_as("X-List", Style::Simple, false, &odd)).await;
    assert_eq!(sent.header("x-list"), ["a=b,1"]);
    let sent = seen(|it| it.header_as("X-Text", Style::Simple, false, "a,b")).await;
    assert_eq!(sent.header("x-text"), ["a,b"]);
}

#[tokio::test]
async fn nothing_in_a_list_or_an_object() {
    for value in [json!([]), json!({}), json!([null]), json!({ "a": null })] {
        for style in
            [Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::DeepObject]
        {
            for explode in [false, true] {
                let sent = query(|it| it.query_as("x", style, explode, &value)).await;
                assert_eq!(sent, "", "{style:?} {value}");
            }
        }
        let sent = seen(|it| {
            it.header_as("X-List", Style::Simple, false, &value);
            it.cookie_as("list", Style::Form, false, &value);
        });
        let sent = sent.await;
        assert_eq!((sent.header("x-list").len(), sent.header("cookie").len()), (0, 0));
        for style in [Style::Simple, Style::Label, Style::Matrix] {
            for explode in [false, true] {
                let (parameter, rule) =
                    refused(|it| it.path_as("id", style, explode, &value)).await;
                assert_eq!(parameter, "id");
                assert!(rule.contains("must not be empty"), "{rule}");
            }
        }
    }
    // JSON has a text for these.
    let sent = query(|it| it.query_as("x", Style::Json, false, &json!([]))).await;
    assert_eq!(sent, "x=%5B%5D");
    let sent = query(|it| it.query_as("x", Style::Form, false, &json!([""]))).await;
    assert_eq!(sent, "x=");
}

/// What the server is sent after a parameter was set to one value, and then to the other.
async fn twice(first: Value, second: Value) -> Recorded {
    seen(|it| {
        for value in [first, second] {
            it.path_as("id", Style::Simple, false, &json!([1]));
            it.query_as("query", Style::Form, false, &value);
            it.header_as("X-Header", Style::Simple, false, &value);
            it.cookie_as("cookie", Style::Form, false, &value);
        }
    })
    .await
}

#[tokio::test]
async fn a_value_set_again_is_judged_again() {
    let deep = json!([[1]]);
    let sent = twice(deep.clone(), json!([1, 2])).await;
    assert_eq!(sent.target, "/v1/things/1?query=1,2");
    assert_eq!(sent.header("x-header"), ["1,2"]);
    assert_eq!(sent.header("cookie"), ["cookie=1,2"]);
    twice(json!(["a,b"]), json!(1)).await;

    let server = server().await;
    let mut request = things(&client(&server));
    for broken in [deep, json!([]), json!(null), json!("..")] {
        request.path_as("id", Style::Simple, false, &json!([1, 2]));
        send(request.clone()).await.unwrap();
        let before = server.count();
        request.path_as("id", Style::Simple, false, &broken);
        fail(request.clone()).await;
        assert_eq!(server.count(), before);
    }
}

#[tokio::test]
async fn null_takes_an_earlier_value_back() {
    for first in [json!([1]), json!("a\nb"), json!([[1]])] {
        for second in [json!(null), json!([])] {
            let sent = twice(first.clone(), second).await;
            assert_eq!(sent.target, "/v1/things/1");
            assert!(sent.header("x-header").is_empty());
            assert!(sent.header("cookie").is_empty());
        }
    }
}

#[tokio::test]
async fn brackets_of_a_key_do_not_nest() {
    let value = json!({ "a[b]": 1, "c": { "d]": [2] }, "&": 3 });
    for reserved in [false, true] {
        let sent = query(|it| {
            if reserved {
                it.query_reserved("x[]", Style::DeepObject, true, &value);
            } else {
                it.query_as("x[]", Style::DeepObject, true, &value);
            }
        });
        assert_eq!(sent.await, "x[][%26]=3&x[][a%5Bb%5D]=1&x[][c][d%5D][0]=2");
    }
}

#[tokio::test]
async fn commas_of_items_stay_in_them() {
    let value = json!(["a,b", "c/d"]);
    let reserved = |value: Value, explode| {
        query(move |it| it.query_reserved("x", Style::Form, explode, &value))
    };
    assert_eq!(reserved(value.clone(), false).await, "x=a%2Cb,c/d");
    assert_eq!(reserved(value, true).await, "x=a,b&x=c/d");
    assert_eq!(reserved(json!({ "k,": "a,b" }), false).await, "x=k%2C,a%2Cb");
    assert_eq!(reserved(json!("a,b"), false).await, "x=a,b");
}

#[tokio::test]
async fn cookies_of_the_caller_and_of_parameters_go_together() {
    let server = server().await;
    let cookies = async |client: &Client, own: Option<&str>| {
        let mut request = thing(client);
        request.cookie_as("a", Style::Form, true, "1");
        request.cookie_as("b", Style::Form, true, "é");
        own.inspect(|own| request.extra_header("cookie", own));
        request.security(&[&[Scheme::Cookie("session", "Session")]]);
        send(request).await.unwrap();
        server.last().header("cookie").concat()
    };
    let plain = client(&server);
    assert_eq!(cookies(&plain, None).await, "a=1; b=%C3%A9");
    assert_eq!(cookies(&plain, Some("own=x")).await, "own=x; a=1; b=%C3%A9");
    assert_eq!(cookies(&plain, Some("")).await, "a=1; b=%C3%A9");
    let builder = builder(&server).header("Cookie", "all=ü").session_key("s1");
    let all = builder.build().unwrap();
    assert_eq!(cookies(&all, None).await, "all=ü; a=1; b=%C3%A9; session=s1");
    let own = cookies(&all, Some("own=x")).await;
    assert_eq!(own, "own=x; a=1; b=%C3%A9; session=s1");
}

#[tokio::test]
async fn defaults_hold_until_something_is_set() {
    let two = |it: &mut Request| {
        it.query_default("x", "1");
        it.query_default("y", "a b");
        it.query_default("x", "1");
    };
    assert_eq!(query(two).await, "x=1&x=1&y=a%20b");
    let set = |it: &mut Request| {
        two(it);
        it.query("x", "2");
        it.query_default("x", "3");
    };
    assert_eq!(query(set).await, "x=2&y=a%20b");
}

#[tokio::test]
async fn several_segments() {
    let sent = async |value: &Value| {
        seen(|it| it.path_as("id", Style::Segments, false, value)).await.target
    };
    assert_eq!(sent(&json!("a/b c/%")).await, "/v1/things/a/b%20c/%25");
    assert_eq!(sent(&json!(["a/b", "c"])).await, "/v1/things/a%2Fb/c");
    for odd in ["", "/", "a/", "a/../b", "a/%2e"] {
        refused(|it| it.path_as("id", Style::Segments, false, odd)).await;
    }
}
