//! What generated operations send, as a server reads it.

use futures::stream;
use serde_json::{Value, json};

use crate::expected::media_operations::SendFileForm;
use crate::runtime::http::{Body, Client, Error, Part};
use crate::server::{Answer, Recorded, Server};
use crate::types::{
    BodiesChoice, BodiesFilter, BodiesRoom, CreateRoomBody, MediaAddress,
    SendFileBodyPurpose, SendFormBody,
};

/// A server that answers everything, and its client.
async fn pair(body: Value) -> (Server, Client) {
    let server = Server::always(Answer::json(200, &body)).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

fn address() -> MediaAddress {
    let mut address = MediaAddress::new("K\u{f6}ln & more");
    address.lines = Some(vec!["a b".to_owned(), "c".to_owned()]);
    address
}

fn room() -> Value {
    json!({ "id": "1", "name": "n" })
}

#[tokio::test]
async fn json() {
    let (server, client) = pair(room()).await;
    client.create_room(CreateRoomBody::new("hall")).await.unwrap();
    assert_eq!(server.last().body(), r#"{"name":"hall"}"#);
    assert_eq!(server.last().header("content-type"), ["application/json"]);

    let mut room = BodiesRoom::new("hall");
    room.id = Some("read only".to_owned());
    client.replace_rooms(vec![room.clone()]).await.unwrap();
    assert_eq!(server.last().body(), r#"[{"name":"hall"}]"#);

    client.update_room("1", room).body("of the query").await.unwrap();
    assert_eq!(server.last().body(), r#"{"name":"hall"}"#);
    assert_eq!(server.last().query_string(), "body=of%20the%20query");
    let media = "application/merge-patch+json";
    assert_eq!(server.last().header("content-type"), [media]);

    client.rename_room("1", "new").await.unwrap();
    assert_eq!(server.last().body(), "\"new\"");
    client.choose_room("1", BodiesChoice::from(BodiesFilter::default())).await.unwrap();
    assert_eq!(server.last().body(), "{}");
    client.close_rooms(json!([1])).await.unwrap();
    assert_eq!(server.last().body(), "[1]");
}

#[tokio::test]
async fn optional_json() {
    let (server, client) = pair(room()).await;
    let call = client.find_rooms();
    call.clone().await.unwrap();
    assert_eq!(server.last().body(), "");
    assert_eq!(server.last().header("content-type"), [""; 0]);
    call.body(BodiesFilter::default()).await.unwrap();
    assert_eq!(server.last().body(), "{}");
    client.count_room("1").body(None).await.unwrap();
    assert_eq!(server.last().body(), "null");
}

#[tokio::test]
async fn broken_rules() {
    let (server, client) = pair(room()).await;
    let place = |error: Error| match error {
        Error::InvalidRequest { parameter, .. } => parameter.into_owned(),
        other => panic!("{other}"),
    };
    let long = || BodiesRoom::new("much too long");
    assert_eq!(place(client.update_room("1", long()).await.unwrap_err()), "name");
    let rooms = vec![BodiesRoom::new("ok"), long()];
    assert_eq!(place(client.replace_rooms(rooms).await.unwrap_err()), "[1].name");
    assert_eq!(place(client.replace_rooms(Vec::new()).await.unwrap_err()), "body");
    assert_eq!(place(client.rename_room("1", "").await.unwrap_err()), "body");
    let form = SendFileForm::new("x", SendFileBodyPurpose::Chat).form("too long");
    assert_eq!(place(client.send_file(form).await.unwrap_err()), "form");
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn forms() {
    let (server, client) = pair(json!("")).await;
    let mut form = SendFormBody::new(5);
    form.expand = Some(vec!["a".to_owned(), "b".to_owned()]);
    form.tags = form.expand.clone();
    form.address = Some(address());
    client.send_form(form).await.unwrap();
    let media = "application/x-www-form-urlencoded";
    assert_eq!(server.last().header("content-type"), [media]);
    assert_eq!(
        server.last().body(),
        "amount=5&expand%5B0%5D=a&expand%5B1%5D=b&address%5Bcity%5D=K%C3%B6ln+%26+more\
         &address%5Blines%5D%5B0%5D=a+b&address%5Blines%5D%5B1%5D=c&tags=a%2Cb"
    );
    client.send_plain_form().body(address()).await.unwrap();
    assert_eq!(server.last().body(), "city=K%C3%B6ln+%26+more&lines=a+b&lines=c");
}

/// The parts of a form, each with its head and its content.
fn parts(request: &Recorded) -> Vec<String> {
    let media = request.header("content-type")[0];
    let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = request.body();
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let border = format!("--{boundary}\r\n");
    let parts = body.split(&border).skip(1);
    parts.map(|part| part.strip_suffix("\r\n").unwrap().replace("\r\n", "|")).collect()
}

#[tokio::test]
async fn forms_of_parts() {
    let (server, client) = pair(json!("")).await;
    let picture = Part::from(vec![b'P']).file_name("a\"\r\n.png").header("X-Size", "1");
    let form = SendFileForm::new("content", SendFileBodyPurpose::Batch)
        .form("f")
        .images([picture, Part::from("Q").media_type("image/gif")])
        .address(address())
        .words(vec!["a".to_owned(), "b".to_owned()])
        .odd(0.5)
        .part("own\"", "text");
    client.send_file(form).await.unwrap();
    let file = |name: &str, file: &str, media: &str| {
        format!(
            "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"|\
             Content-Type: {media}"
        )
    };
    let value = |name: &str| format!("Content-Disposition: form-data; name=\"{name}\"");
    let expected = [
        file("file", "file", "application/octet-stream") + "||content",
        value("kind") + "||upload",
        value("purpose") + "||batch",
        value("form") + "||f",
        file("images", "a%22%0D%0A.png", "image/png") + "|x-size: 1||P",
        file("images", "images", "image/gif") + "||Q",
        value("address")
            + "|Content-Type: application/json||{\"city\":\"K\u{f6}ln & more\",\
               \"lines\":[\"a b\",\"c\"]}",
        value("words") + "||a",
        value("words") + "||b",
        value("odd[]") + "||0.5",
        value("own%22") + "||text",
    ];
    assert_eq!(parts(&server.last()), expected);
    assert_eq!(server.last().header("transfer-encoding"), [""; 0]);
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let script =
        [Answer::text(503, &["retry-after: 0"], ""), Answer::json(200, &json!(""))];
    let server = Server::start(script).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let pieces = || stream::iter([Ok::<_, std::io::Error>("a"), Ok("b")]);
    let call = client.send_image(Body::stream(pieces()));
    let again = call.clone();
    assert!(matches!(call.await.unwrap_err(), Error::Api(_)));
    assert_eq!((server.count(), server.last().body()), (1, "ab".to_owned()));
    assert_eq!(server.last().header("transfer-encoding"), ["chunked"]);
    assert!(matches!(again.await.unwrap_err(), Error::InvalidRequest { .. }));
    assert_eq!(server.count(), 1);

    client.send_image(Body::stream(pieces()).length(2)).await.unwrap();
    assert_eq!(server.last().header("content-length"), ["2"]);
    assert_eq!(server.last().body(), "ab");
}

#[tokio::test]
async fn a_file_is_sent_under_its_name() {
    let (server, client) = pair(json!("")).await;
    let path = std::env::temp_dir().join(format!("bodies-{}.txt", std::process::id()));
    std::fs::write(&path, "content").unwrap();
    let file = Part::file(&path).await.unwrap();
    client.send_file(SendFileForm::new(file, SendFileBodyPurpose::Chat)).await.unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let sent = parts(&server.last()).swap_remove(0);
    assert!(sent.contains(&format!("filename=\"{name}\"")), "{sent}");
    assert!(sent.ends_with("||content"), "{sent}");
    assert_eq!(server.last().header("transfer-encoding"), [""; 0]);

    client.send_bytes(Body::file(&path).await.unwrap()).await.unwrap();
    assert_eq!(server.last().body(), "content");
    assert_eq!(server.last().header("content-length"), ["7"]);
    std::fs::remove_file(path).unwrap();
}
