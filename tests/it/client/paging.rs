//! Lists over many pages.

use futures::{StreamExt, TryStreamExt};
use generated::types::{ListRunsResponse, OpenAiBeta, Order, RunStepInclude};
use generated::{Error, Page};
use serde_json::json;

use super::{client, page};
use crate::server::{Answer, Server};
use crate::{listing, samples};

/// A thread with 250 runs.
async fn runs() -> Server {
    let runs = samples::many(250, "run", &samples::run());
    Server::answering(move |request| listing::page(&runs, request)).await
}

/// A run with 45 steps.
async fn steps() -> Server {
    let steps = samples::many(45, "step", &samples::tool_step());
    Server::answering(move |request| listing::page(&steps, request)).await
}

/// `run_249` to `run_000`, or the other way around.
fn ids(numbers: impl Iterator<Item = u32>) -> Vec<String> {
    numbers.map(|number| format!("run_{number:03}")).collect()
}

fn queries(server: &Server) -> Vec<String> {
    server.requests().iter().map(|request| request.query_string().to_owned()).collect()
}

#[tokio::test]
async fn items_of_all_pages_newest_first() {
    let server = runs().await;
    let mut runs = client(&server).list_runs("thread_abc123").items();
    let mut seen = Vec::new();
    while let Some(run) = runs.try_next().await.unwrap() {
        seen.push(run.id);
    }
    assert_eq!(seen, ids((0..250).rev()));
    assert!(runs.next().await.is_none());

    // 13 pages of 20, the default that is not sent.
    let queries = queries(&server);
    assert_eq!(queries.len(), 13);
    assert_eq!(queries[..3], ["", "after=run_230", "after=run_210"]);
    assert_eq!(queries[12], "after=run_010");
}

#[tokio::test]
async fn items_of_all_pages_oldest_first() {
    let server = runs().await;
    let list = client(&server).list_runs("thread_abc123").limit(100).order(Order::Asc);
    let runs: Vec<_> = list.items().map_ok(|run| run.id).try_collect().await.unwrap();
    assert_eq!(runs, ids(0..250));
    assert_eq!(
        queries(&server),
        [
            "limit=100&order=asc",
            "limit=100&order=asc&after=run_099",
            "limit=100&order=asc&after=run_199",
        ]
    );
}

#[tokio::test]
async fn pages_come_as_they_are() {
    let server = runs().await;
    let pages = client(&server).list_runs("thread_abc123").limit(100).pages();
    let pages: Vec<ListRunsResponse> = pages.try_collect().await.unwrap();
    let shapes: Vec<_> = pages
        .iter()
        .map(|page| {
            let (first, last) = (page.first_id.as_deref(), page.last_id.as_deref());
            (page.items().len(), first.unwrap(), last.unwrap(), page.has_more)
        })
        .collect();
    assert_eq!(
        shapes,
        [
            (100, "run_249", "run_150", true),
            (100, "run_149", "run_050", true),
            (50, "run_049", "run_000", false),
        ]
    );
    // A page by itself leads to the next one, too.
    assert_eq!(pages[0].next_cursor().as_deref(), Some("run_150"));
}

#[tokio::test]
async fn other_parameters_are_kept_on_each_page() {
    let server = steps().await;
    let steps = client(&server)
        .list_run_steps("thread_abc123", "run_abc123")
        .after("step_040")
        .before("step_001")
        .limit(7)
        .order(Order::Desc)
        .include(RunStepInclude::ALL.to_vec())
        .open_ai_beta(OpenAiBeta::AssistantsV1)
        .header("X-Mine", "1")
        .items();
    let ids: Vec<_> = steps.map_ok(|step| step.id).try_collect().await.unwrap();
    let expected: Vec<_> =
        (2..40).rev().map(|number| format!("step_{number:03}")).collect();
    assert_eq!(ids, expected);

    let requests = server.requests();
    assert_eq!(requests.len(), 6);
    for (index, request) in requests.iter().enumerate() {
        let after = 40 - 7 * index;
        assert_eq!(
            request.target(),
            format!(
                "/v1/threads/thread_abc123/runs/run_abc123/steps?after=step_{after:03}\
                 &before=step_001&limit=7&order=desc\
                 &include[]=step_details.tool_calls%5B%2A%5D.file_search.results%5B%2A%5D.content"
            )
        );
        assert_eq!(request.header("openai-beta"), ["assistants=v1"]);
        assert_eq!(request.header("x-mine"), ["1"]);
        assert_eq!(request.header("authorization").len(), 1);
    }
}

#[tokio::test]
async fn a_page_is_fetched_when_its_first_item_is_asked_for() {
    let server = runs().await;
    let mut runs = client(&server).list_runs("thread_abc123").items();
    assert_eq!(server.count(), 0);
    for _ in 0..20 {
        runs.try_next().await.unwrap().unwrap();
    }
    assert_eq!(server.count(), 1);
    runs.try_next().await.unwrap().unwrap();
    assert_eq!(server.count(), 2);

    let first_three = client(&server).list_runs("thread_abc123").items().take(3);
    assert_eq!(first_three.count().await, 3);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn an_empty_list() {
    let server = Server::always(super::empty()).await;
    let list = client(&server).list_runs("thread_abc123");
    assert_eq!(list.clone().items().count().await, 0);
    assert_eq!(list.pages().count().await, 1);
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_list_may_end_with_an_empty_page() {
    let mut more = page(&samples::many(2, "run", &samples::run()));
    more["has_more"] = json!(true);
    let mut end = page(&[]);
    end["has_more"] = json!(true);
    let server =
        Server::start([Answer::json(200, &more), Answer::json(200, &end)]).await;
    let items = client(&server).list_runs("thread_abc123").items();
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 2);
    assert_eq!(queries(&server), ["", "after=run_001"]);
}

#[tokio::test]
async fn a_cursor_that_repeats_is_an_error() {
    let mut same = page(&samples::many(2, "run", &samples::run()));
    same["has_more"] = json!(true);
    let server = Server::always(Answer::json(200, &same)).await;
    let items = client(&server).list_runs("thread_abc123").items();
    let items: Vec<_> = items.collect().await;
    let (last, runs) = items.split_last().unwrap();
    assert_eq!(runs.len(), 4);
    assert!(runs.iter().all(Result::is_ok));
    let Err(Error::Pagination { call, cursor, .. }) = last else { panic!("{last:?}") };
    assert_eq!(call.to_string(), "GET /threads/{thread_id}/runs");
    assert_eq!(cursor, "run_001");
    assert_eq!(
        last.as_ref().unwrap_err().to_string(),
        "GET /threads/{thread_id}/runs: the cursor `run_001` leads back"
    );
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn an_error_ends_the_list_after_the_items_before_it() {
    let mut first = page(&samples::many(2, "run", &samples::run()));
    first["has_more"] = json!(true);
    let gone = Answer::error(404, &[], None, "No thread found.");
    let server = Server::start([Answer::json(200, &first), gone]).await;
    let mut items = client(&server).list_runs("thread_abc123").items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "run_000");
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "run_001");
    let error = items.try_next().await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 404);
    assert!(items.next().await.is_none());
}
