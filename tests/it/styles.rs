//! The table of styles (`OpenAPI` 3.1.1, section 4.8.12.4), over HTTP: what a server gets.

use serde_json::json;

use crate::runtime::http::{Client, Error};
use crate::server::{Answer, Recorded, Server};
use crate::types::{StylesColor, StylesFilter};

async fn server() -> (Server, Client) {
    let server = Server::always(Answer::text(204, &[], "")).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

fn color() -> StylesColor {
    serde_json::from_value(json!({ "R": 100, "G": 200, "B": 150 })).unwrap()
}

const LIST: [&str; 3] = ["blue", "black", "brown"];

fn path(seen: &Recorded) -> String {
    let target = seen.target().split('?').next().unwrap();
    target.splitn(4, '/').nth(3).unwrap().to_owned()
}

#[tokio::test]
async fn paths() {
    let (server, client) = server().await;
    client.get_simple("blue", LIST, color()).await.unwrap();
    assert_eq!(path(&server.last()), "blue/blue,black,brown/R,100,G,200,B,150");
    client.get_simple_exploded("blue", LIST, color()).await.unwrap();
    assert_eq!(path(&server.last()), "blue/blue,black,brown/R=100,G=200,B=150");
    client.get_label("blue", LIST, color()).await.unwrap();
    assert_eq!(path(&server.last()), ".blue/.blue,black,brown/.R,100,G,200,B,150");
    client.get_label_exploded("blue", LIST, color()).await.unwrap();
    assert_eq!(path(&server.last()), ".blue/.blue.black.brown/.R=100.G=200.B=150");
    client.get_matrix("blue", LIST, color()).await.unwrap();
    let expected = ";text=blue/;list=blue,black,brown/;object=R,100,G,200,B,150";
    assert_eq!(path(&server.last()), expected);
    client.get_matrix_exploded("blue", LIST, color()).await.unwrap();
    let expected = ";text=blue/;list=blue;list=black;list=brown/;R=100;G=200;B=150";
    assert_eq!(path(&server.last()), expected);
    client.get_matrix("", LIST, color()).await.unwrap();
    assert!(path(&server.last()).starts_with(";text/"), "an empty value");
}

#[tokio::test]
async fn queries() {
    let (server, client) = server().await;
    let call = client.get_form().text("blue").list(LIST).object(color());
    call.await.unwrap();
    let expected = "text=blue&list=blue,black,brown&object=R,100,G,200,B,150";
    assert_eq!(server.last().query_string(), expected);
    let call = client.get_form_exploded().text("").list(LIST).object(color());
    call.await.unwrap();
    let expected = "text=&list=blue&list=black&list=brown&R=100&G=200&B=150";
    assert_eq!(server.last().query_string(), expected);
    client.get_space_delimited().list(LIST).object(color()).await.unwrap();
    let expected = "list=blue%20black%20brown&object=R%20100%20G%20200%20B%20150";
    assert_eq!(server.last().query_string(), expected);
    client.get_pipe_delimited().list(LIST).object(color()).await.unwrap();
    let expected = "list=blue%7Cblack%7Cbrown&object=R%7C100%7CG%7C200%7CB%7C150";
    assert_eq!(server.last().query_string(), expected);
    client.get_pipe_delimited_exploded().list(LIST).await.unwrap();
    assert_eq!(server.last().query_string(), "list=blue&list=black&list=brown");
    client.get_space_delimited_exploded().text("a b").await.unwrap();
    assert_eq!(server.last().query_string(), "text=a%20b");

    let filter =
        json!({ "name": "a&b", "range": { "from": 1, "to": 2 }, "tags": ["x", "y"] });
    let filter: StylesFilter = serde_json::from_value(filter).unwrap();
    client.get_deep().object(color()).filter(filter).await.unwrap();
    let expected = "object[R]=100&object[G]=200&object[B]=150&filter[name]=a%26b\
                    &filter[range][from]=1&filter[range][to]=2&filter[tags][0]=x&filter[tags][1]=y";
    assert_eq!(server.last().query_string(), expected);
    client.get_reserved().text("a/b?c=d&e#f+[g]").list([1, 2]).await.unwrap();
    let expected = "text=a/b?c=d%26e%23f%2B%5Bg%5D&list=1,2";
    assert_eq!(server.last().query_string(), expected);
    client.get_form().await.unwrap();
    assert_eq!(server.last().query_string(), "");
}

#[tokio::test]
async fn headers_and_cookies() {
    let (server, client) = server().await;
    let call = client.get_headers().x_text("blue").x_list(LIST);
    call.x_object(color()).x_exploded(color()).await.unwrap();
    let seen = server.last();
    assert_eq!(seen.header("x-text"), ["blue"]);
    assert_eq!(seen.header("x-list"), ["blue,black,brown"]);
    assert_eq!(seen.header("x-object"), ["R,100,G,200,B,150"]);
    assert_eq!(seen.header("x-exploded"), ["R=100,G=200,B=150"]);
    let call = client.get_cookies().text("a;b").list(LIST).exploded(["x", "y"]);
    call.object(color()).await.unwrap();
    let expected =
        "text=a%3Bb; list=blue,black,brown; exploded=x; exploded=y; R=100; G=200; B=150";
    assert_eq!(server.last().header("cookie"), [expected]);
}

#[tokio::test]
async fn content_and_repairs() {
    let (server, client) = server().await;
    client.get_content(color()).what([1, 2]).word("a b").await.unwrap();
    let expected = "/v1/content/%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D\
                    ?what=%5B1%2C2%5D&word=a%20b";
    assert_eq!(server.last().target(), expected);
    let call = client.get_repaired(7, 3, "x", "run").odd("o").start_time("1");
    let call = call.start_time_less("2").start_time_greater_equal("3").end("4");
    call.await.unwrap();
    let seen = server.last();
    assert!(
        seen.target().starts_with("/v1/repaired/x.json/7:run/x?"),
        "{}",
        seen.target()
    );
    assert_eq!(seen.query("beta").as_deref(), Some("true"));
    assert_eq!(seen.query("page").as_deref(), Some("3"));
    assert_eq!(seen.query("odd").as_deref(), Some("o"));
    assert_eq!(seen.query("StartTime").as_deref(), Some("1"));
    assert_eq!(seen.query("StartTime<").as_deref(), Some("2"));
    assert_eq!(seen.query("StartTime>=").as_deref(), Some("3"));
    assert_eq!(seen.query("End<=").as_deref(), Some("4"));
    client.get_missing().await.unwrap();
    assert_eq!(server.last().target(), "/v1/missing/slash");
}

/// A list that holds nothing is not sent, a value set again counts alone, and cookies of the
/// caller's are sent beside those that are parameters.
#[tokio::test]
async fn what_is_set_again_or_beside() {
    let (server, client) = server().await;
    client.get_form().list([""; 0]).object(StylesColor::default()).await.unwrap();
    assert_eq!(server.last().query_string(), "");
    let call = client.get_headers().x_list(["a,b"]).x_object(color());
    call.x_list(LIST).x_object(StylesColor::default()).await.unwrap();
    let seen = server.last();
    assert_eq!(seen.header("x-list"), ["blue,black,brown"]);
    assert!(seen.header("x-object").is_empty());
    client.get_cookies().text("a").header("Cookie", "own=1").await.unwrap();
    assert_eq!(server.last().header("cookie"), ["own=1; text=a"]);
}

/// What a path says of its query, and of parameters that hold more than a segment.
#[tokio::test]
async fn paths_of_real_documents() {
    let (server, client) = server().await;
    client.get_fixed("u", "7", "a").from("f").sort("up").await.unwrap();
    let expected = "/v1/fixed/u?version=3&x=%20y%20z&x=2&page=7&odd=a&from=f&sort=up";
    assert_eq!(server.last().target(), expected);
    client.get_fixed("u", "7", "a").version(2).until(3).await.unwrap();
    let expected = "/v1/fixed/u?version=2&x=%20y%20z&x=2&page=7&odd=a&until=3";
    assert_eq!(server.last().target(), expected);
    client.get_file("b/c", "d/e f.txt").await.unwrap();
    assert_eq!(server.last().target(), "/v1/files/b%2Fc/d/e%20f.txt");
    for odd in ["", "/a", "a//b", "a/../b", "a/%2e%2E"] {
        let error = client.get_file("b", odd).await.unwrap_err();
        assert!(error.to_string().contains("`proxy` must not be empty"), "{error}");
    }
    client.get_expanded("a", "b/c", "d", 5).await.unwrap();
    assert_eq!(server.last().target(), "/v1/expanded/a/b/c.d/5");
    client.get_labelled(LIST, color(), "a").await.unwrap();
    let expected = "/v1/label.blue,black,brown/;R=100;G=200;B=150/.a";
    assert_eq!(server.last().target(), expected);
    client.get_near("a", "b").await.unwrap();
    assert_eq!(server.last().target(), "/v1/near/a/b");
}

/// What is sent where nothing is set is sent as it would be if it were set.
#[tokio::test]
async fn defaults() {
    let (server, client) = server().await;
    let deep = serde_json::from_value(json!({ "a": 1 })).unwrap();
    client.get_defaults("x", deep, [1, 2]).await.unwrap();
    let seen = server.last();
    let expected = "text=%22a%20b%22&list=%5B1%2C2%5D&plain=a%20b&deep[a]=1&7=1,2";
    assert_eq!(seen.query_string(), expected);
    assert_eq!(seen.header("x-text"), [r#""a b""#]);
}

/// What a style cannot express is refused before it is sent, and so is what would change the
/// path.
#[tokio::test]
async fn nothing_is_sent_wrong() {
    let (server, client) = server().await;
    let mut color = color();
    color.list = Some(vec![1]);
    let error = client.get_form().object(color).await.unwrap_err();
    assert!(error.to_string().contains("`object` must not hold lists"), "{error}");
    for (error, why) in [
        (client.get_space_delimited().list(["a b"]).await.unwrap_err(), "no space"),
        (client.get_pipe_delimited().list(["a|b"]).await.unwrap_err(), "no `|`"),
        (client.get_headers().x_list(["a,b"]).await.unwrap_err(), "no comma"),
        (
            client.get_label_exploded("a", ["a.b"], self::color()).await.unwrap_err(),
            "no `.`",
        ),
        (
            client.get_simple("a", [""; 0], self::color()).await.unwrap_err(),
            "not be empty",
        ),
    ] {
        assert!(error.to_string().contains(why), "{error}");
    }
    let error = client.get_label(".", LIST, self::color()).await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest { .. }), "{error:?}");
    assert_eq!(server.count(), 0);
    client.get_matrix("a/../b;c=d", LIST, self::color()).await.unwrap();
    let seen = path(&server.last());
    assert!(seen.starts_with(";text=a%2F..%2Fb%3Bc%3Dd/"), "{seen}");
}
