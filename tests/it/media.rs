//! Bodies of requests that are not JSON alone, over HTTP: what a server gets.

use futures::stream;
use serde_json::json;

use crate::expected::media_operations::{SendEitherBody, SendEitherForm, SendFileForm};
use crate::runtime::http::{Body, Client, Error, Part};
use crate::server::{Answer, Server};
use crate::types::{MediaAddress, SendFileBodyPurpose, SendFormBody};

async fn server() -> (Server, Client) {
    let server = Server::always(Answer::json(200, &json!("done"))).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

fn address() -> MediaAddress {
    serde_json::from_value(json!({ "city": "a&b", "lines": ["x", "y"] })).unwrap()
}

#[tokio::test]
async fn forms() {
    let (server, client) = server().await;
    let body = json!({
        "amount": 5, "expand": ["a", "b"], "metadata": { "k": "v w" }, "tags": ["x", "y"],
        "address": { "city": "a&b", "lines": ["l"] },
    });
    let body: SendFormBody = serde_json::from_value(body).unwrap();
    client.send_form(body).await.unwrap();
    let seen = server.last();
    assert_eq!(seen.header("content-type"), ["application/x-www-form-urlencoded"]);
    let pairs: Vec<(String, String)> =
        form_urlencoded::parse(seen.body().as_bytes()).into_owned().collect();
    let has = |name: &str, value: &str| {
        pairs.iter().any(|pair| (pair.0.as_str(), pair.1.as_str()) == (name, value))
    };
    assert!(has("amount", "5") && has("metadata[k]", "v w"), "{pairs:?}");
    assert!(has("address[city]", "a&b") && has("tags", "x,y"), "{pairs:?}");
    let wrong: SendFormBody = serde_json::from_value(json!({ "amount": 0 })).unwrap();
    let error = client.send_form(wrong).await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest { .. }), "{error:?}");
    client.send_plain_form().body(address()).await.unwrap();
    assert_eq!(server.last().body(), "city=a%26b&lines=x&lines=y");
}

#[tokio::test]
async fn multipart_with_streamed_files() {
    let (server, client) = server().await;
    let pieces = [Ok::<_, std::io::Error>("first "), Ok("second")];
    let file = Part::from(Body::stream(stream::iter(pieces))).file_name("a.txt");
    let form = SendFileForm::new(file, SendFileBodyPurpose::Chat);
    let image = Part::from(vec![1_u8, 2]).header("X-Size", "2");
    let form = form.images([image]).address(address()).form("f").odd(0.5);
    client.send_file(form).await.unwrap();
    let seen = server.last();
    let media = seen.header("content-type")[0];
    assert!(media.starts_with("multipart/form-data; boundary="), "{media}");
    let body = seen.body().to_lowercase();
    for expected in [
        "name=\"file\"; filename=\"a.txt\"",
        "first ",
        "second",
        "name=\"kind\"\r\n\r\nupload",
        "name=\"purpose\"\r\n\r\nchat",
        "content-type: image/png",
        "x-size: 2",
        "content-type: application/json",
        "{\"city\":\"a&b\",\"lines\":[\"x\",\"y\"]}",
        "name=\"odd[]\"",
    ] {
        assert!(body.contains(expected), "{expected} in {body}");
    }
    let form = SendFileForm::new("x", SendFileBodyPurpose::Chat).form("too long");
    let error = client.send_file(form).await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest { .. }), "{error:?}");
}

#[tokio::test]
async fn bytes_and_text_as_they_are() {
    let (server, client) = server().await;
    client.send_bytes(b"\x01\x02".to_vec()).await.unwrap();
    assert_eq!(server.last().body(), "\u{1}\u{2}");
    assert_eq!(server.last().header("content-type"), ["application/octet-stream"]);
    client.send_image(Body::from("png").media_type("image/png")).await.unwrap();
    assert_eq!(server.last().header("content-type"), ["image/png"]);
    client.send_xml("<a/>").await.unwrap();
    assert_eq!(server.last().header("content-type"), ["application/xml"]);
    client.send_text().await.unwrap();
    assert_eq!(server.last().body(), "", "an optional body that is not given");
}

#[tokio::test]
async fn one_of_several() {
    let (server, client) = server().await;
    client.send_either(address()).await.unwrap();
    assert_eq!(server.last().header("content-type"), ["application/json"]);
    client.send_either(SendEitherBody::Csv("a,b".to_owned())).await.unwrap();
    assert_eq!(server.last().header("content-type"), ["text/csv"]);
    let form = SendEitherForm::new().file("x");
    client.send_either(form).await.unwrap();
    assert!(server.last().header("content-type")[0].starts_with("multipart/form-data"));
}
