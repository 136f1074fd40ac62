//! `Link` headers: how links to the next page may be written (RFC 8288, section 3).

use futures_util::TryStreamExt;
use runtime::http::{Error, Pages, Request};

use super::server::{Answer, Server};
use super::{client, get};

/// A page without items, with these fields.
fn page(links: &[&str]) -> Answer {
    let fields: Vec<String> = links.iter().map(|it| format!("Link: {it}")).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    Answer::with_headers(200, &fields, "[]")
}

/// The target of the second request, if there is one.
async fn second(links: &[&str]) -> Result<Option<String>, Error> {
    let server = Server::start([page(links), page(&[])]).await;
    let pages: Pages<Vec<String>> = Pages::new(get(&client(&server)), Request::by_link);
    pages.try_collect::<Vec<_>>().await?;
    Ok(server.requests().get(1).map(|it| it.target.clone()))
}

#[tokio::test]
async fn links_to_the_next_page() {
    for links in [
        &["</x?a=1>; rel=next"][..],
        &["</x?a=1>; rel=\"next\""],
        &["</x?a=1>;rel=next"],
        &["</x?a=1> ; REL = \"Next\""],
        &["< /x?a=1 >; rel=next"],
        &["</x?a=1>; rel=\"prev  next last\""],
        &["</x?a=1>; title=\"a, b; c>\\\" <\"; rel=next"],
        &["</x?a=1>; title=; rel=next"],
        &["</x?a=1>; crossorigin; rel=next"],
        &["</x?a=1>; title*=UTF-8'de'n%c3%a4; rel=next"],
        &["</1>; rel=prev, </x?a=1>; rel=next, </2>; rel=next"],
        &[", ,</1>; rel=prev,,</x?a=1>; rel=next"],
        &["</1>, </x?a=1>; rel=next"],
        &["</1>; rel=prev", "</x?a=1>; rel=next"],
        &["no link at all", "</x?a=1>; rel=next"],
        &["</a,b>; rel=prev, </x?a=1>; rel=next"],
        &["</1>; rel=next; anchor=\"#other\", </x?a=1>; rel=next"],
    ] {
        assert_eq!(second(links).await.unwrap().as_deref(), Some("/x?a=1"), "{links:?}");
    }
}

#[tokio::test]
async fn links_to_something_else() {
    for links in [
        &[][..],
        &[""],
        &["</x>"],
        &["</x>; rel=prev"],
        &["</x>; rel=prev; rel=next"],
        &["</x>; rel=nextpage"],
        &["</x>; title=\"rel=next\""],
        &["</x>; title=\"rel=next"],
        &["/x; rel=next"],
        &["</x; rel=next"],
        &["</x>; rev=next"],
        &["</x>; rel=next; anchor=\"/other\""],
    ] {
        assert_eq!(second(links).await.unwrap(), None, "{links:?}");
    }
}

#[tokio::test]
async fn references_are_relative_to_the_request() {
    for (link, expected) in [
        ("<?a=1>; rel=next", "/v1/things?a=1"),
        ("<other?a=1>; rel=next", "/v1/other?a=1"),
        ("<../up>; rel=next", "/up"),
        ("</v1/things?a=1#part>; rel=next", "/v1/things?a=1"),
    ] {
        assert_eq!(second(&[link]).await.unwrap().as_deref(), Some(expected), "{link}");
    }
}

#[tokio::test]
async fn other_origins_are_not_asked() {
    for link in [
        "<http://example.com/>; rel=next",
        "<//example.com/>; rel=next",
        "<https://127.0.0.1/>; rel=next",
        "<http://127.0.0.1:1/>; rel=next",
        "<http://me@127.0.0.1/>; rel=next",
        "<mailto:me>; rel=next",
    ] {
        let error = second(&[link]).await.unwrap_err();
        assert!(matches!(error, Error::Pagination { .. }), "{link}: {error}");
    }
}
