//! Lists walked in each of the ways that documents have.

mod urls;

use futures::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

use crate::runtime::http::Client;
use crate::server::{Answer, Recorded, Server};
use crate::types::{PagingThing, PostPostedBody};

fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url()).max_retries(0);
    builder.app_key("secret").build().unwrap()
}

/// Objects with these numbers.
fn things(numbers: impl IntoIterator<Item = u64>) -> Value {
    numbers.into_iter().map(|number| json!({ "id": number })).collect()
}

/// The numbers of objects.
fn ids(things: &[PagingThing]) -> Vec<i64> {
    things.iter().map(|it| it.id).collect()
}

/// The queries without the key.
fn queries(server: &Server) -> Vec<String> {
    let key = |it: &&str| *it != "app=secret";
    let query = |it: &Recorded| {
        let parts: Vec<_> = it.query_string().split('&').filter(key).collect();
        parts.join("&")
    };
    server.requests().iter().map(query).collect()
}

async fn pages(pages: impl IntoIterator<Item = Value>) -> Server {
    let pages: Vec<_> = pages.into_iter().map(|it| Answer::json(200, &it)).collect();
    Server::start(pages).await
}

#[tokio::test]
async fn by_the_number_of_the_last_item() {
    let server = pages([
        json!({ "data": things([1, 2]), "has_more": true }),
        json!({ "data": things([3]) }),
        json!({ "data": [] }),
    ])
    .await;
    let items: Vec<_> = client(&server).by_id().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2, 3]);
    // A page that does not say that it is the last one may not be.
    assert_eq!(queries(&server), ["", "starting_after=2", "starting_after=3"]);
}

#[tokio::test]
async fn by_a_token_of_the_page() {
    for end in [json!({ "things": [] }), json!({ "things": [], "nextPageToken": "" })] {
        let server = pages([
            json!({ "things": things([1]), "nextPageToken": "a/b" }),
            json!({ "things": [], "nextPageToken": "c" }),
            json!({ "things": things([2]), "nextPageToken": "d" }),
            end,
        ])
        .await;
        let items: Vec<_> =
            client(&server).by_token().items().try_collect().await.unwrap();
        assert_eq!(ids(&items), [1, 2]);
        assert_eq!(
            queries(&server),
            ["", "pageToken=a%2Fb", "pageToken=c", "pageToken=d"]
        );
    }
}

#[tokio::test]
async fn by_a_token_further_down() {
    let server = pages([
        json!({ "data": things([1]), "meta": { "page": { "after": "x" } } }),
        json!({ "data": things([2]), "meta": {} }),
    ])
    .await;
    let items: Vec<_> =
        client(&server).by_deep_token().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2]);
    assert_eq!(queries(&server), ["", "page[cursor]=x"]);
}

#[tokio::test]
async fn by_a_token_that_is_there_to_the_end() {
    let server = pages([
        json!({ "data": ["a"], "done": false, "iterator": "x" }),
        json!({ "data": ["b"], "done": true, "iterator": "x" }),
    ])
    .await;
    let items: Vec<_> =
        client(&server).by_iterator().items().try_collect().await.unwrap();
    assert_eq!(items, ["a", "b"]);
    assert_eq!(queries(&server), ["", "iterator=x"]);
}

#[tokio::test]
async fn a_token_that_repeats_is_an_error() {
    let same = json!({ "things": things([1]), "nextPageToken": "a" });
    let server = Server::always(Answer::json(200, &same)).await;
    let pages: Vec<_> = client(&server).by_token().pages().collect().await;
    assert_eq!((pages.len(), server.count()), (3, 2));
    let error = pages[2].as_ref().unwrap_err().to_string();
    assert_eq!(error, "GET /by-token: the cursor `a` leads back");
}

#[tokio::test]
async fn by_an_offset() {
    let page = |numbers: std::ops::Range<u64>| json!({ "items": things(numbers), "meta": { "total": 5 } });
    let server = pages([page(0..2), page(2..4), page(4..5)]).await;
    let items: Vec<_> =
        client(&server).by_offset().limit(2).items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [0, 1, 2, 3, 4]);
    assert_eq!(queries(&server), ["limit=2", "limit=2&offset=2", "limit=2&offset=4"]);

    // From the offset of the caller, and by the items that come, not those asked for.
    let server = pages([page(2..3), page(3..4), json!({ "items": [] })]).await;
    let items = client(&server).by_offset().offset(2).limit(9).items();
    assert_eq!(ids(&items.try_collect::<Vec<_>>().await.unwrap()), [2, 3]);
    let offsets = ["offset=2&limit=9", "offset=3&limit=9", "offset=4&limit=9"];
    assert_eq!(queries(&server), offsets);
}

#[tokio::test]
async fn by_an_offset_to_an_empty_page() {
    let server = pages([things([1, 2]), things([3]), json!([])]).await;
    let pages: Vec<_> =
        client(&server).by_bare_offset().pages().try_collect().await.unwrap();
    let sizes: Vec<_> = pages.iter().map(Vec::len).collect();
    assert_eq!(sizes, [2, 1, 0]);
    assert_eq!(queries(&server), ["", "%24skip=2", "%24skip=3"]);
}

#[tokio::test]
async fn by_number() {
    let page = |number| json!({ "results": things([number]), "total_pages": 3 });
    let server = pages([page(1), page(2), page(3)]).await;
    let items: Vec<_> = client(&server).by_number().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2, 3]);
    assert_eq!(queries(&server), ["", "page=2", "page=3"]);

    let server = pages([page(3)]).await;
    let items = client(&server).by_number().page(3).items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 1);
    assert_eq!(queries(&server), ["page=3"]);
}

#[tokio::test]
async fn by_number_from_zero() {
    let page = |number, last| json!({ "content": things([number]), "last": last });
    let server = pages([page(0, false), page(1, true)]).await;
    let items: Vec<_> =
        client(&server).by_number_from_zero().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [0, 1]);
    assert_eq!(queries(&server), ["", "page=1"]);
}

#[tokio::test]
async fn pages_that_may_be_null() {
    let server = pages([
        json!({ "items": things([1]), "next_cursor": "a" }),
        json!({ "items": things([2]), "next_cursor": "b" }),
        json!(null),
    ])
    .await;
    let items: Vec<_> =
        client(&server).by_nullable_page().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2]);
    assert_eq!(queries(&server), ["", "cursor=a", "cursor=b"]);

    let link =
        |body: Value| Answer::text(200, &["Link: <?p=2>; rel=next"], &body.to_string());
    let server =
        Server::start([link(json!(null)), Answer::json(200, &things([1]))]).await;
    let items: Vec<_> =
        client(&server).by_nullable_list().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1]);
    assert_eq!(queries(&server), ["", "p=2"]);
}

#[tokio::test]
async fn by_the_last_item_that_is_not_null() {
    let server = pages([
        json!({ "data": [{ "id": 1 }, { "id": 2 }, null], "has_more": true }),
        json!({ "data": [null, { "id": 3 }], "has_more": false }),
    ])
    .await;
    let items: Vec<_> =
        client(&server).by_nullable_items().items().try_collect().await.unwrap();
    let items: Vec<_> = items.into_iter().map(|it| it.map(|it| it.id)).collect();
    assert_eq!(items, [Some(1), Some(2), None, None, Some(3)]);
    assert_eq!(queries(&server), ["", "starting_after=2"]);
}

#[tokio::test]
async fn as_settings_and_extensions_say() {
    let box_of = |numbers: Value, goes| {
        let things = numbers.as_array().unwrap().iter();
        let things: Value =
            things.map(|it| json!({ "key": { "number": it } })).collect();
        json!({ "box": { "things": things, "goes": goes } })
    };
    let server = pages([box_of(json!([1, 2]), true), box_of(json!([3]), false)]).await;
    let items = client(&server).set_deep().items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 3);
    assert_eq!(queries(&server), ["", "from=2"]);

    let whole = |counts: Value| json!({ "whole": { "things": [{}], "counts": counts } });
    let server = pages([whole(json!({})), whole(json!({ "all": 2 }))]).await;
    let items = client(&server).set_inside().items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 2);
    assert_eq!(queries(&server), ["", "nr=1"]);

    let list = |count: u64| json!({ "list": [{}], "pages": count });
    let server = pages([list(2), list(2)]).await;
    let items = client(&server).set_extended().items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 2);
    assert_eq!(queries(&server), ["", "nr=1"]);
}

#[tokio::test]
async fn what_is_posted_is_posted_for_each_page() {
    let server = pages([
        json!({ "data": ["a"], "rest": { "more": "x" } }),
        json!({ "data": ["b"], "rest": { "more": "y", "end": { "done": true } } }),
    ])
    .await;
    let items = client(&server).post_posted(PostPostedBody::default()).items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), ["a", "b"]);
    assert_eq!(queries(&server), ["", "from=x"]);
    assert!(server.requests().iter().all(|it| it.body() == "{}"));
}
