//! Lists that come in pages.

use futures_util::{Stream, StreamExt, TryStreamExt};
use runtime::data::Decode;
use runtime::http::{Error, Items, Method, Page, Pages, Request, Scheme};
use serde::{Deserialize, Deserializer};

use super::server::{Answer, Recorded, Server};
use super::{client, get};

/// As emitted code would define it.
#[derive(Debug)]
struct List {
    data: Vec<String>,
    next: Option<String>,
    has_more: bool,
}

impl Decode for List {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = serde_json::Value::deserialize(deserializer)?;
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        Ok(Self {
            data: list["data"].as_array().unwrap().iter().filter_map(text).collect(),
            next: text(&list["next"]),
            has_more: list["has_more"] == true,
        })
    }
}

impl Page for List {
    type Item = String;

    fn items(&self) -> &[String] {
        &self.data
    }

    fn into_items(self) -> Vec<String> {
        self.data
    }

    fn next_cursor(&self) -> Option<String> {
        self.next.clone()
    }

    fn has_more(&self) -> bool {
        self.has_more
    }
}

fn page(items: &[&str], next: Option<&str>, has_more: bool) -> Answer {
    let page = serde_json::json!({ "data": items, "next": next, "has_more": has_more });
    Answer::json(200, &page.to_string())
}

/// Twenty items a page of those that follow the cursor.
fn numbers(request: &Recorded) -> Answer {
    let first =
        request.query("after").map_or(0, |after| after.parse::<u32>().unwrap() + 1);
    let last = (first + 20).min(250);
    let items: Vec<_> = (first..last).map(|number| number.to_string()).collect();
    let items: Vec<_> = items.iter().map(String::as_str).collect();
    page(&items, items.last().copied(), last < 250)
}

fn items(request: Request) -> Items<List> {
    Items::new(request, |request, page| request.by_cursor(page, "after"))
}

fn pages(request: Request) -> Pages<List> {
    Pages::new(request, |request, page| request.by_cursor(page, "after"))
}

#[test]
fn streams_can_be_sent_and_moved() {
    fn assert<T: Send + Unpin + std::fmt::Debug + Stream>() {}
    assert::<Items<List>>();
    assert::<Pages<List>>();
}

#[tokio::test]
async fn all_items_in_order() {
    let server = Server::answering(numbers).await;
    let mut request = Request::new(&client(&server), Method::GET, "/threads/{id}/runs");
    request.path("id", "t");
    request.query("limit", &20_i64);
    request.query_each("include[]", ["x"]);
    request.extra_header("x-odd", "1");
    request.security(&[&[Scheme::Bearer]]);

    let mut items = items(request);
    let mut seen = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        seen.push(item);
    }
    let expected: Vec<_> = (0..250).map(|number| number.to_string()).collect();
    assert_eq!(seen, expected);
    assert!(items.next().await.is_none());

    let requests = server.requests();
    assert_eq!(requests.len(), 13);
    assert_eq!(requests[0].target, "/v1/threads/t/runs?limit=20&include[]=x");
    assert_eq!(requests[2].target, "/v1/threads/t/runs?limit=20&include[]=x&after=39");
    for request in &requests {
        assert_eq!(request.header("x-odd"), ["1"]);
        assert_eq!(request.header("authorization").len(), 1);
    }
}

#[tokio::test]
async fn pages_are_fetched_when_polled_for() {
    let server = Server::answering(numbers).await;
    let mut stream = items(get(&client(&server)));
    assert_eq!(server.count(), 0);
    for _ in 0..20 {
        stream.try_next().await.unwrap().unwrap();
    }
    assert_eq!(server.count(), 1);
    stream.try_next().await.unwrap().unwrap();
    assert_eq!(server.count(), 2);

    let mut stream = pages(get(&client(&server)));
    stream.try_next().await.unwrap().unwrap();
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_poll_that_is_dropped_loses_nothing() {
    let server = Server::answering(numbers).await;
    let mut stream = items(get(&client(&server)));
    // The first poll cannot succeed: the server did not run yet.
    assert!(futures_util::FutureExt::now_or_never(stream.try_next()).is_none());
    assert_eq!(stream.try_collect::<Vec<_>>().await.unwrap().len(), 250);
    assert_eq!(server.count(), 13);
}

#[tokio::test]
async fn the_page_of_the_caller_is_the_first() {
    let server = Server::answering(numbers).await;
    let mut request = get(&client(&server));
    request.query("after", "239");
    let items: Vec<_> = items(request).try_collect().await.unwrap();
    assert_eq!(items.len(), 10);
    assert_eq!(server.count(), 1);
}

/// All that the pages of this script give, and the number of requests.
async fn walk(
    after: Option<&str>,
    script: Vec<Answer>,
) -> (Vec<Result<usize, Error>>, usize) {
    let server = Server::start(script).await;
    let mut request = get(&client(&server));
    if let Some(after) = after {
        request.query("after", after);
    }
    let stream = pages(request).map(|page| page.map(|page| page.data.len()));
    (stream.collect().await, server.count())
}

#[tokio::test]
async fn ends() {
    for last in [
        page(&["a"], Some("b"), false),
        page(&[], Some("b"), true),
        page(&["a"], None, true),
        page(&[], None, false),
    ] {
        let (results, requests) =
            walk(None, vec![page(&["x"], Some("a"), true), last]).await;
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        assert_eq!((results.len(), requests), (2, 2));
    }
}

#[track_caller]
fn assert_repeats(results: &[Result<usize, Error>], cursor: &str) {
    let (last, pages) = results.split_last().unwrap();
    assert!(pages.iter().all(Result::is_ok), "{results:?}");
    match last {
        Err(Error::Pagination { cursor: found, .. }) => assert_eq!(found, cursor),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn cursors_that_repeat() {
    let to = |cursor| page(&["x"], Some(cursor), true);
    let (results, requests) = walk(None, vec![to("a"), to("a"), to("a")]).await;
    assert_repeats(&results, "a");
    assert_eq!((results.len(), requests), (3, 2));

    let (results, requests) = walk(None, vec![to("a"), to("b"), to("a"), to("b")]).await;
    assert_repeats(&results, "a");
    assert_eq!((results.len(), requests), (4, 3));

    let (results, requests) = walk(Some("a"), vec![to("b"), to("a"), to("b")]).await;
    assert_repeats(&results, "a");
    assert_eq!((results.len(), requests), (3, 2));

    let text = results[2].as_ref().unwrap_err().to_string();
    assert_eq!(text, "GET /things: the cursor `a` leads back");
}

#[tokio::test]
async fn a_stream_ends_after_an_error() {
    let script = [page(&["x", "y"], Some("y"), true), Answer::json(404, "{}")];
    let server = Server::start(script).await;
    let mut stream = items(get(&client(&server)));
    assert_eq!(stream.next().await.unwrap().unwrap(), "x");
    assert_eq!(stream.next().await.unwrap().unwrap(), "y");
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 404);
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_page_is_retried() {
    let script = [
        page(&["x"], Some("a"), true),
        Answer::with_headers(500, &["retry-after-ms: 1"], ""),
        page(&["y"], None, false),
    ];
    let server = Server::start(script).await;
    let items: Vec<_> = items(get(&client(&server))).try_collect().await.unwrap();
    assert_eq!(items, ["x", "y"]);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_request_that_is_refused() {
    let server = Server::start([]).await;
    let mut request = get(&client(&server));
    request.require("limit", false, "must be at most 100");
    let results: Vec<_> = items(request).collect().await;
    assert!(matches!(results[..], [Err(Error::InvalidRequest { .. })]));
    assert_eq!(server.count(), 0);
}
