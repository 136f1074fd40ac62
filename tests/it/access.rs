//! Who calls, and where calls go: what a document says becomes what is sent.

use codegen::config::Config;
use codegen::source::Source;

use crate::expected::access_servers::{Server as Named, Site};
use crate::runtime::http::{Client, ClientBuilder, Error};
use crate::server::{Answer, Recorded, Server};

async fn server() -> Server {
    Server::always(Answer::json(200, &serde_json::json!({}))).await
}

/// A client with all but a bearer token.
fn client(server: &Server) -> ClientBuilder {
    let builder = Client::builder().base_url(server.url());
    builder.basic_auth("u", "p").api_key("key1").app_key("app1").session_key("s1")
}

fn sent(seen: &Recorded) -> [bool; 4] {
    let has = |name: &str| !seen.header(name).is_empty();
    [has("authorization"), has("x-key"), seen.query("app").is_some(), has("cookie")]
}

#[tokio::test]
async fn operations_get_what_they_ask_for() {
    let server = server().await;
    let both = client(&server).bearer_token("token").build().unwrap();
    both.get_default().await.unwrap();
    assert_eq!(server.last().header("authorization"), ["Bearer token"]);
    both.get_keys().await.unwrap();
    assert_eq!(sent(&server.last()), [false, true, true, false]);

    let client = client(&server).build().unwrap();
    client.get_default().await.unwrap();
    assert_eq!(server.last().header("authorization"), ["Basic dTpw"]);
    client.get_anonymous().await.unwrap();
    assert_eq!(sent(&server.last()), [false; 4]);
    client.get_session().await.unwrap();
    assert_eq!(server.last().header("cookie"), ["session=s1"]);
    client.get_wrong().await.unwrap();
    assert_eq!(sent(&server.last()), [false, true, false, false]);
    client.get_certificate().await.unwrap();
    assert_eq!(sent(&server.last()), [false; 4]);
}

#[tokio::test]
async fn a_key_that_is_a_parameter_too_is_sent_once() {
    let server = server().await;
    let client = client(&server).build().unwrap();
    client.get_own_keys().app("own").session("own").x_key("own").await.unwrap();
    let seen = server.last();
    assert_eq!(seen.target(), "/v1/own-keys?app=own");
    assert_eq!(seen.header("cookie"), ["session=own"]);
    assert_eq!(seen.header("x-key"), ["own"]);
    client.get_own_keys().await.unwrap();
    let seen = server.last();
    assert_eq!(seen.target(), "/v1/own-keys?app=app1");
    assert_eq!(seen.header("cookie"), ["session=s1"]);
    assert_eq!(seen.header("x-key"), ["key1"]);
}

#[tokio::test]
async fn operations_go_to_their_servers() {
    let (main, own) = (server().await, server().await);
    let builder = client(&main).base_url_of("https://fixed.example.com", own.url());
    let client = builder.build().unwrap();
    client.put_uploads().await.unwrap();
    client.get_uploads().await.unwrap();
    client.get_same().await.unwrap();
    assert_eq!((main.count(), own.count()), (2, 1));

    let named = Named::the_usual_one().site(Site::ExampleEu).subdomain("a b");
    assert_eq!(named.url(), "https://a b.example.eu/v1/");
    let error = Client::builder().server(named).build().unwrap_err();
    assert!(matches!(error, Error::Configuration { .. }), "{error:?}");
    let eu = Named::eu_example_org_base_path();
    assert_eq!(eu.url(), "https://eu.example.org/v1");
}

/// Generates a client from a document with these schemes and this requirement, and gives
/// a file of it.
fn file(path: &str, schemes: &str, security: &str) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\nsecurity: {security}\n\
         paths: {{ /a: {{ get: {{ responses: {{ '200': {{ description: x, content: {{ \
         application/json: {{ schema: {{}} }} }} }} }} }} }} }}\n\
         components: {{ securitySchemes: {{ {schemes} }} }}\n"
    );
    let source = Source::new("openapi.yaml", text);
    let generated = codegen::generate(source, &Config::default()).unwrap();
    let found = generated.files.into_iter().find(|it| it.path == path);
    found.map(|it| it.text).unwrap_or_default()
}

#[test]
fn a_client_has_what_its_document_asks_for() {
    const LIST: &str = "src/runtime/http/access/mod.rs";
    const BASIC: &str = "B: { type: http, scheme: basic }";
    const KEY: &str = "K: { type: apiKey, in: header, name: X }";
    for (schemes, security, parts) in [
        ("", "[]", &["fn credential_of_env(self, _: &str)"] as &[&str]),
        (BASIC, "[{ B: [] }]", &["mod basic;", "self.basic_pair(value)"]),
        (KEY, "[{ K: [] }]", &["pub fn api_key(", "self.api_key(value)"]),
        (
            &format!("{KEY}, L: {{ type: apiKey, in: query, name: l }}"),
            "[{ L: [] }]",
            &["pub fn l(", "Scheme::Query(\"l\", \"L\")"],
        ),
    ] {
        let text = file(LIST, schemes, security);
        for part in parts {
            assert!(text.contains(part), "{part} in {text}");
        }
        let others = ["mod bearer", "mod basic", "fn api_key", "fn k("];
        for other in
            others.iter().filter(|it| !parts.iter().any(|part| part.contains(**it)))
        {
            assert!(!text.contains(other), "{other} in {text}");
        }
        let api = file("src/runtime/api.rs", schemes, security);
        let demands = api.contains("CREDENTIAL_ENV: Option<&str> = Some(\"API_KEY\")");
        assert_eq!(demands, !schemes.is_empty(), "{api}");
        let manifest = file("Cargo.toml", schemes, security);
        assert_eq!(manifest.contains("base64"), schemes == BASIC);
        let root = file("src/lib.rs", schemes, security);
        assert!(root.contains("ClientBuilder") && !root.contains("TokenProvider"));
    }
    let readme = file("README.md", BASIC, "[{ B: [] }]");
    assert!(readme.contains("`API_KEY` holds user and password"), "{readme}");
    let readme = file("README.md", BASIC, "[]");
    assert!(readme.contains("No operation of the document asks"), "{readme}");
}
