//! Headers of responses have types where the document gives them some.

use codegen::config::Config;
use codegen::source::Source;

use crate::expected::headers_headers::{GetAllHeaders, LinkHeaders, RateLimitHeaders};
use crate::runtime::http::{Client, HeaderMap};
use crate::server::{Answer, Server};
use crate::types::{GetAllHeadersKind, GetAllHeadersLevel, HeaderType};

fn headers(list: &[(&'static str, &'static str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in list {
        headers.append(*name, value.parse().unwrap());
    }
    headers
}

#[tokio::test]
async fn headers_of_a_response() {
    let answer = ["X-RateLimit-Limit: 60", "X-RateLimit-Reset: 2026-01-02T03:04:05Z"];
    let server = Server::always(Answer::text(204, &answer, "")).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let response = client.get_limited().send_with_response().await.unwrap();
    let limits = RateLimitHeaders::from(response.headers());
    assert_eq!(limits.x_rate_limit_limit, Some(60));
    let reset = limits.x_rate_limit_reset.unwrap();
    assert_eq!(reset.parse().unwrap().as_second(), 1_767_323_045);
}

#[test]
#[allow(deprecated, reason = "the document deprecates one")]
fn each_header_is_read_as_its_type() {
    let all = GetAllHeaders::from(&headers(&[
        ("flag", "true"),
        ("kind", "c"),
        ("level", "2"),
        ("ratio", "0.5"),
        ("names", "a, b"),
        ("names", "c"),
        ("sizes", "1,2"),
        ("type", "x"),
        ("meta", "{\"id\":\"m\"}"),
        ("object", "id,m"),
        ("anything", "5"),
    ]));
    assert_eq!((all.flag, all.ratio), (Some(true), Some(0.5)));
    assert!(matches!(all.kind, Some(GetAllHeadersKind::Unknown(_))));
    assert_eq!(all.level, Some(GetAllHeadersLevel::from(2)));
    assert_eq!(all.names.unwrap(), ["a", "b", "c"]);
    assert_eq!(all.sizes.unwrap(), [1, 2]);
    assert_eq!(all.r#type, Some(HeaderType::X));
    assert_eq!(all.meta.unwrap().id.as_deref(), Some("m"));
    assert_eq!(all.object.as_deref(), Some("id,m"));
    assert_eq!(all.anything.as_deref(), Some("5"));
}

#[test]
fn what_does_not_parse_is_not_there() {
    let all = GetAllHeaders::from(&headers(&[
        ("flag", "yes"),
        ("ratio", ""),
        ("sizes", "1,b"),
    ]));
    assert_eq!(all, GetAllHeaders::default());
    assert_eq!(LinkHeaders::from(&HeaderMap::new()), LinkHeaders::default());
    let empty = GetAllHeaders::from(&headers(&[("names", ""), ("anything", "")]));
    assert_eq!(empty.names, Some(Vec::new()));
    assert_eq!(empty.anything.as_deref(), Some(""));
}

#[test]
fn names_do_not_move_with_the_selection() {
    let text = include_str!("../goldens/headers/openapi.yaml");
    let config =
        Config { operations: vec!["putLimited".to_owned()], ..Config::default() };
    let source = Source::new("openapi.yaml", text.to_owned());
    let generated = codegen::generate(source, &config).unwrap();
    let headers = generated.files.iter().find(|it| it.path == "src/headers.rs").unwrap();
    assert_eq!(headers.text.matches("pub struct ").count(), 1);
    assert!(headers.text.contains("pub struct RateLimitHeaders"), "{}", headers.text);
}
