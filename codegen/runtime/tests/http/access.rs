//! Who calls, and where calls go.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use runtime::http::{
    Alternatives, Client, ClientBuilder, Error, Scheme, TokenFuture, TokenProvider,
};

use super::server::{Answer, Recorded, Server};
use super::{TOKEN, fail, get, send};

const KEY: Scheme = Scheme::Header("X-Key", "Key");
const APP: Scheme = Scheme::Query("app", "App");
const SESSION: Scheme = Scheme::Cookie("session", "Session");

async fn server() -> Server {
    Server::always(Answer::json(200, "{}")).await
}

/// What a call that asks for this sends to the server.
async fn sent(client: ClientBuilder, alternatives: Alternatives) -> Recorded {
    let server = server().await;
    let client = client.base_url(server.url()).build().unwrap();
    let mut request = get(&client);
    request.security(alternatives);
    send(request).await.unwrap();
    server.last()
}

/// A client with every credential.
fn all() -> ClientBuilder {
    Client::builder()
        .bearer_token(TOKEN)
        .basic_auth("me", "a:b")
        .authorization("Digest username=\"me\"")
        .api_key("k 1")
        .app_key("a&b c")
        .session_key("s1")
}

#[tokio::test]
async fn each_scheme_has_its_place() {
    let authorization = |value: &str| vec![value.to_owned()];
    let cases: [(Alternatives, Vec<String>); 4] = [
        (
            &[&[Scheme::Bearer] as &[_]] as &[_],
            authorization(&format!("Bearer {TOKEN}")),
        ),
        (&[&[Scheme::Basic]], authorization("Basic bWU6YTpi")),
        (&[&[Scheme::Authorization]], authorization("Digest username=\"me\"")),
        (&[&[KEY]], Vec::new()),
    ];
    for (scheme, expected) in cases {
        let seen = sent(all(), scheme).await;
        assert_eq!(seen.header("authorization"), expected, "{scheme:?}");
        assert_eq!(seen.header("x-key").len(), usize::from(expected.is_empty()));
        assert_eq!(seen.query("app"), None);
        assert!(seen.header("cookie").is_empty());
    }
    let seen = sent(all(), &[&[KEY, APP, SESSION]]).await;
    assert_eq!(seen.header("x-key"), ["k 1"]);
    assert_eq!(seen.query("app").as_deref(), Some("a&b c"));
    assert_eq!(seen.header("cookie"), ["session=s1"]);
    assert!(seen.header("authorization").is_empty());
}

#[tokio::test]
async fn nothing_is_sent_to_who_does_not_ask() {
    for alternatives in [&[] as Alternatives, &[&[]]] {
        let seen = sent(all(), alternatives).await;
        for name in ["authorization", "cookie", "x-key"] {
            assert!(seen.header(name).is_empty(), "{name}");
        }
        assert_eq!(seen.query("app"), None);
    }
}

#[tokio::test]
async fn the_first_alternative_that_is_complete_is_used() {
    const EITHER: &[&[Scheme]] = &[&[KEY, APP], &[Scheme::Bearer]];
    let both = || Client::builder().api_key("key1").app_key("app1");
    let seen = sent(both().bearer_token(TOKEN), EITHER).await;
    assert_eq!((seen.header("x-key").len(), seen.header("authorization").len()), (1, 0));
    assert_eq!(seen.query("app").as_deref(), Some("app1"));

    let seen = sent(Client::builder().api_key("key1").bearer_token(TOKEN), EITHER).await;
    assert_eq!((seen.header("x-key").len(), seen.header("authorization").len()), (0, 1));
    // Documents are wrong at times: what is there is sent.
    let seen = sent(Client::builder().app_key("app1"), EITHER).await;
    assert_eq!(seen.query("app").as_deref(), Some("app1"));
    // What the operation does not ask for is not sent in its place.
    let seen = sent(Client::builder().basic_auth("u", "p"), EITHER).await;
    assert!(seen.header("authorization").is_empty());
}

#[tokio::test]
async fn a_scheme_may_have_a_token_of_its_own() {
    const ADMIN: &[&[Scheme]] = &[&[Scheme::BearerOf("Admin")]];
    const OTHER: &[&[Scheme]] = &[&[Scheme::BearerOf("Other")]];
    let own = || Client::builder().admin_token("admin1");
    let cases = [
        (own().bearer_token(TOKEN), ADMIN, vec!["Bearer admin1".to_owned()]),
        (own().bearer_token(TOKEN), OTHER, vec![format!("Bearer {TOKEN}")]),
        (Client::builder().bearer_token(TOKEN), ADMIN, vec![format!("Bearer {TOKEN}")]),
        (own(), OTHER, Vec::new()),
        (
            own().token_provider(|| async { Ok("t1".to_owned()) }),
            ADMIN,
            vec!["Bearer admin1".to_owned()],
        ),
        (
            own().token_provider(|| async { Ok("t1".to_owned()) }),
            OTHER,
            vec!["Bearer t1".to_owned()],
        ),
    ];
    for (client, asked, expected) in cases {
        assert_eq!(sent(client, asked).await.header("authorization"), expected);
    }
}

#[tokio::test]
async fn a_part_is_not_sent_where_nothing_is_needed() {
    const OPTIONAL: &[&[Scheme]] = &[&[], &[KEY, APP]];
    let seen = sent(Client::builder().api_key("key1"), OPTIONAL).await;
    assert!(seen.header("x-key").is_empty());
    let seen = sent(Client::builder().api_key("key1").app_key("app1"), OPTIONAL).await;
    assert_eq!(seen.header("x-key"), ["key1"]);
}

#[tokio::test]
async fn a_header_of_the_caller_wins() {
    let client = all().header("x-key", "mine").header("Authorization", "Mine 1");
    let seen = sent(client, &[&[KEY, Scheme::Bearer]]).await;
    assert_eq!(seen.header("x-key"), ["mine"]);
    assert_eq!(seen.header("authorization"), ["Mine 1"]);
}

#[tokio::test]
async fn credentials_that_cannot_be_sent() {
    for (builder, expected) in [
        (Client::builder().bearer_token(""), "the bearer token is empty"),
        (Client::builder().api_key("hunter2\n"), "the API key of `Key` holds"),
        (Client::builder().session_key("hunter2;"), "the API key of `Session` holds"),
        (Client::builder().basic_auth("hunter2:", "x"), "the user holds a colon"),
        (Client::builder().basic_auth("u", "hunter2\n"), "a control character"),
        (Client::builder().authorization("hunter2\n"), "the value of `Authorization`"),
    ] {
        let text = builder.build().unwrap_err().to_string();
        assert!(text.contains(expected) && !text.contains("hunter2"), "{text}");
    }
}

/// Counts, and puts the number into its tokens.
struct Counting(Arc<AtomicUsize>);

impl TokenProvider for Counting {
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(async {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            Ok(format!("token-{number}"))
        })
    }
}

#[tokio::test]
async fn a_provider_is_asked_before_each_attempt() {
    let again = Answer::with_headers(503, &["Retry-After: 0"], "token-0");
    let server = Server::start([again, Answer::json(200, "{}")]).await;
    let count = Arc::new(AtomicUsize::new(0));
    let client = Client::builder()
        .base_url(server.url())
        .bearer_token("replaced")
        .token_provider(Counting(count.clone()))
        .build()
        .unwrap();
    let mut request = get(&client);
    request.security(&[&[Scheme::Bearer]]);
    send(request.clone()).await.unwrap();
    let tokens = server.requests();
    let tokens: Vec<_> = tokens.iter().map(|it| it.header("authorization")).collect();
    assert_eq!(tokens, [["Bearer token-0"], ["Bearer token-1"]]);
    // Not for who does not ask, nor where the caller sends something else.
    send(get(&client)).await.unwrap_err();
    request.extra_header("Authorization", "Mine 1");
    send(request).await.unwrap_err();
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_provider_may_fail() {
    let server = server().await;
    let builder = || Client::builder().base_url(server.url());
    for client in [
        builder().token_provider(|| async { Err("no refresh token".into()) }),
        builder().token_provider(|| async { Ok("no\ntoken".to_owned()) }),
    ] {
        let mut request = get(&client.build().unwrap());
        request.security(&[&[Scheme::Bearer]]);
        let error = fail(request).await;
        assert!(matches!(error, Error::Token { .. }), "{error:?}");
        assert!(std::error::Error::source(&error).is_some());
        let text = error.to_string();
        assert!(text.starts_with("GET /things: there is no bearer token: "), "{text}");
        assert!(!error.is_retryable() && !text.contains("no\\u{a}token"), "{text}");
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn what_a_server_quotes_is_hidden() {
    let quoting = "bWU6YTpi k 1 a%26b%20c a&b c s1-long";
    let server = Server::always(Answer::json(401, quoting)).await;
    let client = all().session_key("s1-long").base_url(server.url()).build().unwrap();
    let mut request = get(&client);
    request.security(&[&[Scheme::Basic, APP, SESSION]]);
    let error = fail(request.clone()).await;
    let text = format!("{error} {error:?} {client:?} {request:?}");
    for secret in ["bWU6YTpi", "a%26b", "a&b c", "s1-long", "a:b"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }

    let client = all().base_url("http://127.0.0.1:1").max_retries(0).build().unwrap();
    let mut request = get(&client);
    request.security(&[&[APP]]);
    let error = fail(request).await;
    let text = format!("{error} {error:?}");
    assert!(matches!(error, Error::Connect { .. }) && !text.contains("a%26b"), "{text}");
}

#[tokio::test]
async fn an_operation_may_have_a_server_of_its_own() {
    const OWN: &str = "http://127.0.0.1:1/own";
    let (main, own) = (server().await, server().await);
    let call = async |builder: ClientBuilder| {
        let client = builder.max_retries(0).build().unwrap();
        let mut request = get(&client);
        request.server(OWN);
        send(request).await
    };
    let error = call(Client::builder()).await.unwrap_err();
    let Error::Connect { base_url, .. } = error else { panic!("{error:?}") };
    assert_eq!(base_url, OWN);

    call(Client::builder().base_url(main.url())).await.unwrap();
    assert_eq!((main.count(), own.count()), (1, 0));
    let builder = || Client::builder().base_url_of(format!("{OWN}/"), own.url());
    call(builder()).await.unwrap();
    call(builder().base_url(main.url())).await.unwrap();
    assert_eq!((main.count(), own.count()), (1, 2));
    // The others are not affected.
    send(get(&builder().base_url(main.url()).build().unwrap())).await.unwrap();
    assert_eq!((main.count(), own.count()), (2, 2));

    let error = Client::builder().base_url_of("nonsense", OWN).build().unwrap_err();
    assert!(matches!(error, Error::Configuration { .. }), "{error:?}");
}

#[tokio::test]
async fn variables_hold_for_the_servers_of_operations_too() {
    use runtime::http::Server as Named;
    assert_eq!(Named::local().url(), "http://localhost/v1");
    let server = server().await;
    let site = server.url().replace("http://", "").replace("/v1", "");
    let client =
        Client::builder().server(Named::local().local_site(site)).build().unwrap();
    let mut request = get(&client);
    request.server("http://{site}/uploads");
    send(request).await.unwrap();
    assert_eq!(server.last().target, "/uploads/things");
    send(get(&client)).await.unwrap();
    assert_eq!(server.last().target, "/v1/things");
}
