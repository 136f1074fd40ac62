//! Lists whose pages name the URL of the next one.

use futures::{StreamExt, TryStreamExt};
use serde_json::json;

use super::{client, ids, pages, queries, things};
use crate::runtime::http::Error;
use crate::server::{Answer, Server};

fn linked(link: &str, numbers: impl IntoIterator<Item = u64>) -> Answer {
    let body = things(numbers).to_string();
    Answer::text(200, &[&format!("Link: {link}")], &body)
}

#[tokio::test]
async fn by_the_link_header() {
    let server = Server::start([
        linked(
            "<?page=2&app=secret>; title=\"a, <b>; rel=prev\"; rel=\"last next\"",
            [1],
        ),
        linked("<http://other.example/>; rel=prev, <by-link?page=3>; REL=next", [2]),
        linked("<?page=1>; rel=first, <?page=2>; rel=prev", [3]),
    ])
    .await;
    let items: Vec<_> =
        client(&server).by_link().page(1).items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2, 3]);
    let targets: Vec<_> =
        server.requests().iter().map(|it| it.target().to_owned()).collect();
    // The key that the server quotes is sent once.
    assert_eq!(
        targets,
        [
            "/v1/by-link?page=1&app=secret",
            "/v1/by-link?page=2&app=secret",
            "/v1/by-link?page=3&app=secret"
        ]
    );
}

#[tokio::test]
async fn by_the_url_of_the_page() {
    let server = Server::answering(|request| {
        let host = request.header("host")[0].to_owned();
        let page = |next, number| json!({ "count": 9, "next": next, "previous": null, "results": things([number]) });
        Answer::json(200, &match request.query("cursor").as_deref() {
            None => page(Some(format!("http://{host}/v1/by-url?cursor=a%2Bb#top")), 1),
            Some("a+b") => page(Some("/v1/by-url?limit=3&cursor=c".to_owned()), 2),
            _ => page(None, 3),
        })
    })
    .await;
    let items: Vec<_> =
        client(&server).by_url().limit(3).items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2, 3]);
    assert_eq!(queries(&server), ["limit=3", "cursor=a%2Bb", "limit=3&cursor=c"]);
}

#[tokio::test]
async fn by_a_url_further_down() {
    let server = pages([
        json!({ "things": things([1]), "_links": { "next": { "href": "?p=2" } } }),
        json!({ "things": things([2]), "_links": {} }),
    ])
    .await;
    let items: Vec<_> =
        client(&server).by_deep_url().items().try_collect().await.unwrap();
    assert_eq!(ids(&items), [1, 2]);
    assert_eq!(queries(&server), ["", "p=2"]);
}

/// A URL that is not followed, with what is said of it.
async fn refused(url: &str) -> String {
    let page =
        json!({ "count": 9, "next": url, "previous": null, "results": things([1]) });
    let server = pages([page.clone(), page.clone(), page]).await;
    let pages: Vec<_> = client(&server).by_url().pages().collect().await;
    let (error, pages) = pages.split_last().unwrap();
    assert!(pages.iter().all(Result::is_ok));
    assert_eq!(server.count(), pages.len());
    let error = error.as_ref().unwrap_err();
    assert!(matches!(error, Error::Pagination { .. }));
    error.to_string().replace(server.url().trim_end_matches("/v1"), "http://server")
}

#[tokio::test]
async fn urls_that_are_not_followed() {
    for (url, shown) in [
        (
            "http://other.example/x?app=secret",
            "http://other.example` leads to another origin",
        ),
        ("//other.example/x", "http://other.example` leads to another origin"),
        ("https://127.0.0.1/x", "https://127.0.0.1` leads to another origin"),
        ("file:///etc/passwd", "file:` leads to another origin"),
        ("mailto:me@here?app=secret", "mailto:` leads to another origin"),
        ("http://[/?app=secret", "http://[/` is no URL"),
        ("?x=1&app=secret", "http://server/v1/by-url` leads back"),
    ] {
        assert_eq!(refused(url).await, format!("GET /by-url: the cursor `{shown}"));
    }
}

#[tokio::test]
async fn a_page_that_leads_to_itself_is_not_asked_for_again() {
    for own in ["?limit=3", "/v1/by-url?limit=3&app=secret#top"] {
        let page =
            json!({ "count": 9, "next": own, "previous": null, "results": things([1]) });
        let server = Server::always(Answer::json(200, &page)).await;
        let pages: Vec<_> = client(&server).by_url().limit(3).pages().collect().await;
        assert_eq!((pages.len(), server.count()), (2, 1));
        let error = pages[1].as_ref().unwrap_err().to_string();
        assert!(error.ends_with("/v1/by-url` leads back"), "{error}");
    }

    let server = Server::always(linked("<?page=2>; rel=next", [1])).await;
    let pages: Vec<_> = client(&server).by_link().page(2).pages().collect().await;
    assert_eq!((pages.len(), server.count()), (2, 1));
}

#[tokio::test]
async fn a_name_and_a_password_in_a_url_are_not_sent() {
    let server = Server::answering(|request| {
        let next = format!("http://u:p@{}/v1/by-url", request.header("host")[0]);
        Answer::json(
            200,
            &json!({ "count": 1, "next": next, "previous": null, "results": [] }),
        )
    })
    .await;
    let pages: Vec<_> = client(&server).by_url().pages().collect().await;
    assert!(matches!(pages[1], Err(Error::Pagination { .. })));
    assert_eq!((pages.len(), server.count()), (2, 1));
}
