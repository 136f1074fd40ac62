//! The runtime in the place where a generated crate has it, with an operation as the
//! generator writes them: the macros and all paths have to work there, too.

#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "a generated crate uses more of it"
)]
#[macro_use]
#[path = "../src/lib.rs"]
mod runtime;

use std::future::{Future, IntoFuture};
use std::time::Duration;

use runtime::data::Json;
use runtime::http::{Client, Error, Items, Page, Pages, Request};

/// A hand-written operation.
#[derive(Clone, Debug)]
struct ListThings {
    request: Request,
}

operation!(ListThings -> json Json {
    GET "/things",
    security [bearer] [header "X-Key" "Key", query "app" "App"] [],
    header "X-Version" = "1",
});
paged! {
    ListThings -> Json {
        by_cursor "after",
        "By cursor."
    }
}

impl ListThings {
    fn limit(mut self, limit: i64) -> Self {
        self.request.require("limit", limit <= 100, "must be at most 100");
        self.request.query("limit", &limit);
        self
    }
}

impl Page for Json {
    type Item = Json;

    fn items(&self) -> &[Json] {
        std::slice::from_ref(self)
    }

    fn into_items(self) -> Vec<Json> {
        vec![self]
    }

    fn has_more(&self) -> bool {
        false
    }
}

fn refused<T>(result: &Result<T, Error>) {
    assert!(matches!(result, Err(Error::InvalidRequest { .. })));
}

#[tokio::test]
async fn an_operation_can_be_sent_in_each_way() {
    use futures_util::TryStreamExt;

    let client = Client::builder().build().unwrap();
    let operation = ListThings::prepare(&client)
        .timeout(Duration::from_secs(1))
        .header("x-odd", "1")
        .max_retries(0)
        .limit(101);
    refused(&operation.clone().await);
    refused(&operation.clone().send().await);
    refused(&operation.clone().send_with_response().await);
    let mut pages: Pages<Json> = operation.clone().pages();
    refused(&pages.try_next().await);
    let mut items: Items<Json> = operation.items();
    refused(&items.try_next().await);
}

#[test]
fn the_futures_can_be_spawned() {
    fn assert_send<T: Future + Send + 'static>(_: T) {}
    let client = Client::builder().build().unwrap();
    assert_send(ListThings::prepare(&client).send());
    assert_send(ListThings::prepare(&client).send_with_response());
    assert_send(ListThings::prepare(&client).into_future());
}
