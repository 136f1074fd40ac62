//! What goes over the wire.

use runtime::http::{Client, Method, Param, Request, Scheme};

use super::server::{Answer, Recorded, Server};
use super::{TOKEN, builder, client, get, send};

async fn server() -> Server {
    Server::always(Answer::json(200, "{}")).await
}

/// The request as the server saw it.
async fn seen(describe: impl FnOnce(&Client) -> Request) -> Recorded {
    let server = server().await;
    send(describe(&client(&server))).await.unwrap();
    server.last()
}

async fn target(describe: impl FnOnce(&mut Request)) -> String {
    let seen = seen(|client| {
        let mut request = get(client);
        describe(&mut request);
        request
    });
    seen.await.target
}

#[tokio::test]
async fn a_plain_request() {
    let seen = seen(get).await;
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("GET", "/v1/things"));
    assert_eq!(seen.header("accept"), ["application/json"]);
    assert_eq!(seen.header("user-agent"), [runtime::http::USER_AGENT]);
    let mut names: Vec<_> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    // No Authorization, Content-Type, Content-Length, Referer, ...
    assert_eq!(names, ["accept", "host", "user-agent"]);
}

#[tokio::test]
async fn path_values_stay_in_their_segment() {
    let seen = seen(|client| {
        let path = "/threads/{thread_id}/runs/{run_id}.{format}";
        let mut request = Request::new(client, Method::DELETE, path);
        request.path("run_id", &7_i64);
        request.path("thread_id", "replaced");
        request.path("thread_id", "a/b?c#d%e f;é~-._");
        request.path("format", &String::from("json"));
        request
    });
    let seen = seen.await;
    assert_eq!(seen.method, "DELETE");
    assert_eq!(
        seen.target,
        "/v1/threads/a%2Fb%3Fc%23d%25e%20f%3B%C3%A9~-._/runs/7.json"
    );
}

#[tokio::test]
async fn query_values() {
    let target = target(|request| {
        request.query("limit", &20_i64);
        request.query("after", "replaced");
        request.query("order", "");
        request.query("after", "a b&c=d+e/é'\"[]");
        request.query("exact", &true);
    });
    assert_eq!(
        target.await,
        "/v1/things?limit=20&after=a%20b%26c%3Dd%2Be%2F%C3%A9%27%22%5B%5D&order=&exact=true"
    );
}

#[tokio::test]
async fn query_lists() {
    let expected = "/v1/things?include[]=a&include[]=b%5B%5D&limit=1";
    let lists = target(|request| {
        request.query("include[]", "replaced");
        request.query("limit", &1_u32);
        request.query_each("include[]", ["a", "b[]"]);
    });
    assert_eq!(lists.await, expected);
    let emptied = target(|request| {
        request.query_each("include[]", ["a", "b"]);
        request.query_each("include[]", Vec::<String>::new());
    });
    assert_eq!(emptied.await, "/v1/things");
    let odd_names = target(|request| request.query("filter[a b]", "c"));
    assert_eq!(odd_names.await, "/v1/things?filter[a%20b]=c");
}

#[test]
fn parameters_are_written_as_json_writes_them() {
    fn text(value: impl Param) -> String {
        value.to_param().into_owned()
    }
    assert_eq!(text("a\"b"), "a\"b");
    let owned = String::from("x");
    assert_eq!(text(&owned), "x");
    assert_eq!(text(false), "false");
    assert_eq!(text(i32::MIN), "-2147483648");
    assert_eq!(text(i64::MIN), "-9223372036854775808");
    assert_eq!(text(u32::MAX), "4294967295");
    assert_eq!(text(u64::MAX), "18446744073709551615");
    assert_eq!(text(0.1_f32), "0.1");
    assert_eq!(text(1.0_f64), "1.0");
    assert_eq!(text(0.1_f64 + 0.2), "0.30000000000000004");
    assert_eq!(text(f64::NAN), "null");
}

#[tokio::test]
async fn the_path_of_the_base_url_is_kept() {
    let server = server().await;
    for (suffix, expected) in [
        ("", "/v1/things?a=1"),
        ("/", "/v1/things?a=1"),
        ("/deep%20er/", "/v1/deep%20er/things?a=1"),
    ] {
        let base_url = server.url() + suffix;
        let client = Client::builder().base_url(base_url).build().unwrap();
        let mut request = get(&client);
        request.query("a", "1");
        send(request).await.unwrap();
        assert_eq!(server.last().target, expected);
    }
    let root = server.url().replace("/v1", "");
    send(get(&Client::builder().base_url(root).build().unwrap())).await.unwrap();
    assert_eq!(server.last().target, "/things");
}

#[tokio::test]
async fn the_token_is_sent_only_if_the_operation_asks_and_the_client_has_it() {
    let server = server().await;
    let with_token = client(&server);
    let without = Client::builder().base_url(server.url()).build().unwrap();
    for (client, asks, expected) in [
        (&with_token, true, Some(format!("Bearer {TOKEN}"))),
        (&with_token, false, None),
        (&without, true, None),
    ] {
        let mut request = get(client);
        if asks {
            request.security(&[&[Scheme::Bearer]]);
        }
        send(request).await.unwrap();
        let seen = server.last();
        assert_eq!(seen.header("authorization"), Vec::from_iter(expected.as_deref()));
    }
}

#[tokio::test]
async fn the_closest_header_wins() {
    let server = server().await;
    let client = builder(&server)
        .header("X-Client", "client")
        .header("x-both", "replaced")
        .header("X-Both", "client")
        .header("User-Agent", "mine/1")
        .build()
        .unwrap();
    let mut request = get(&client);
    request.header_default("OpenAI-Beta", "default");
    request.header_default("X-Client", "default");
    request.header_default("X-Call", "default");
    request.header("X-Both", &3_i64);
    request.extra_header("x-call", "replaced");
    request.extra_header("X-CALL", "call");
    send(request).await.unwrap();
    let seen = server.last();
    assert_eq!(seen.header("openai-beta"), ["default"]);
    assert_eq!(seen.header("x-client"), ["client"]);
    assert_eq!(seen.header("x-both"), ["3"]);
    assert_eq!(seen.header("x-call"), ["call"]);
    assert_eq!(seen.header("user-agent"), ["mine/1"]);
}

#[tokio::test]
async fn a_header_of_the_caller_wins_over_the_token() {
    let server = server().await;
    let client = client(&server);
    let mut request = get(&client);
    request.security(&[&[Scheme::Bearer]]);
    request.extra_header("Authorization", "Basic eHg6eXk=");
    send(request).await.unwrap();
    assert_eq!(server.last().header("authorization"), ["Basic eHg6eXk="]);
}

#[tokio::test]
async fn the_http_client_can_be_replaced() {
    let server = server().await;
    let mut headers = runtime::http::HeaderMap::new();
    headers.insert("x-mine", "1".parse().unwrap());
    headers.insert("accept", "text/plain".parse().unwrap());
    let http = reqwest::Client::builder().default_headers(headers).build().unwrap();
    let client = builder(&server).http_client(http).build().unwrap();
    send(get(&client)).await.unwrap();
    let seen = server.last();
    assert_eq!(seen.header("x-mine"), ["1"]);
    assert_eq!(seen.header("accept"), ["application/json"]);
}

#[tokio::test]
async fn the_response_is_given_whole() {
    let headers = ["Content-Type: application/json", "X-Request-Id: req_1", "X-Odd: 1"];
    let server = Server::always(Answer::with_headers(201, &headers, "{\"a\": 1}")).await;
    let response = send(get(&client(&server))).await.unwrap();
    assert_eq!(response.status().as_u16(), 201);
    assert_eq!(response.request_id(), Some("req_1"));
    assert_eq!(response.headers()["x-odd"], "1");
    assert_eq!(response.body().get(), "{\"a\": 1}");
    assert_eq!(response.into_body().get(), "{\"a\": 1}");

    let headers = ["request-id: req_2"];
    let server = Server::always(Answer::with_headers(200, &headers, "{}")).await;
    let response = send(get(&client(&server))).await.unwrap();
    assert_eq!(response.request_id(), Some("req_2"));
}
