//! What goes over the wire.

use generated::Client;
use generated::types::{ListRunsResponse, OpenAiBeta, Order, RunStepInclude};

use super::{TOKEN, builder, client, empty};
use crate::server::Server;

async fn server() -> Server {
    Server::always(empty()).await
}

#[tokio::test]
async fn a_call_with_nothing_but_its_path() {
    let server = server().await;
    let page: ListRunsResponse =
        client(&server).list_runs("thread_abc123").await.unwrap();
    assert_eq!((page.data.len(), page.has_more), (0, false));

    let seen = server.last();
    // The defaults of the document, `limit` 20 and `order` desc, are left to the server.
    assert_eq!(seen.line(), "GET /v1/threads/thread_abc123/runs HTTP/1.1");
    assert_eq!(
        seen.header_names(),
        // No Content-Type, Content-Length, Referer, ...
        ["accept", "authorization", "host", "openai-beta", "user-agent"]
    );
    assert_eq!(seen.header("accept"), ["application/json"]);
    assert_eq!(seen.header("user-agent"), ["generated/0.1.0"]);
    assert_eq!(seen.header("authorization"), [format!("Bearer {TOKEN}")]);
    assert_eq!(seen.header("openai-beta"), ["assistants=v2"]);
}

#[tokio::test]
async fn every_parameter() {
    let server = server().await;
    let client = client(&server);
    client
        .list_run_steps("thread_abc123", "run_abc123")
        .limit(1)
        .limit(100)
        .order(Order::from("sideways"))
        .after("a b&c=d+e/é'[]")
        .before("")
        .include([
            RunStepInclude::StepDetailsToolCallsFileSearchResultsContent,
            RunStepInclude::from("step_details.more"),
        ])
        .await
        .unwrap();
    assert_eq!(
        server.last().target(),
        "/v1/threads/thread_abc123/runs/run_abc123/steps\
         ?limit=100&order=sideways&after=a%20b%26c%3Dd%2Be%2F%C3%A9%27%5B%5D&before=\
         &include[]=step_details.tool_calls%5B%2A%5D.file_search.results%5B%2A%5D.content\
         &include[]=step_details.more"
    );
    // An empty list is the same as none.
    client.list_run_steps("t", "r").include([]).await.unwrap();
    assert_eq!(server.last().target(), "/v1/threads/t/runs/r/steps");
}

#[tokio::test]
async fn identifiers_stay_in_their_segments() {
    let server = server().await;
    let client = client(&server);
    for (id, encoded) in [
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("../../models", "..%2F..%2Fmodels"),
        ("50%25 é\r\n", "50%2525%20%C3%A9%0D%0A"),
        ("~-._", "~-._"),
        ("...", "..."),
        ("{run_id}", "%7Brun_id%7D"),
    ] {
        client.list_run_steps(id, String::from(id)).await.unwrap();
        let seen = server.last();
        assert_eq!(seen.target(), format!("/v1/threads/{encoded}/runs/{encoded}/steps"));
        assert_eq!(seen.segments(), ["v1", "threads", id, "runs", id, "steps"]);
    }
}

#[tokio::test]
async fn the_version_of_the_beta() {
    let server = server().await;
    let v1 = builder(&server).header("openai-beta", "assistants=v1").build().unwrap();
    let v2 = client(&server);
    let later = || OpenAiBeta::from("assistants=v3");
    for (call, expected) in [
        (v2.list_runs("t"), "assistants=v2"),
        (v2.list_runs("t").open_ai_beta(OpenAiBeta::AssistantsV1), "assistants=v1"),
        (v2.list_runs("t").open_ai_beta(later()), "assistants=v3"),
        (v2.list_runs("t").header("OpenAI-Beta", "assistants=v1"), "assistants=v1"),
        (v1.list_runs("t"), "assistants=v1"),
        (v1.list_runs("t").open_ai_beta(OpenAiBeta::AssistantsV2), "assistants=v2"),
    ] {
        call.await.unwrap();
        assert_eq!(server.last().header("openai-beta"), [expected]);
    }
}

#[tokio::test]
async fn headers_of_client_and_call() {
    let server = server().await;
    let client = builder(&server)
        .header("OpenAI-Organization", "org_1")
        .header("User-Agent", "mine/1")
        .build()
        .unwrap();
    client
        .list_runs("t")
        .header("openai-organization", "org_2")
        .header("OpenAI-Project", "proj_1")
        .await
        .unwrap();
    let seen = server.last();
    assert_eq!(seen.header("openai-organization"), ["org_2"]);
    assert_eq!(seen.header("openai-project"), ["proj_1"]);
    assert_eq!(seen.header("user-agent"), ["mine/1"]);

    client.list_runs("t").await.unwrap();
    let seen = server.last();
    assert_eq!(seen.header("openai-organization"), ["org_1"]);
    assert!(seen.header("openai-project").is_empty());
}

#[tokio::test]
async fn a_client_without_a_token() {
    let server = server().await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    client.list_runs("t").await.unwrap();
    assert!(server.last().header("authorization").is_empty());
}

#[tokio::test]
async fn an_http_client_of_the_caller() {
    let server = server().await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let http = http.user_agent("theirs/1").build().unwrap();
    let client = builder(&server).http_client(http).build().unwrap();
    client.list_runs("t").await.unwrap();
    assert_eq!(server.last().header("user-agent"), ["generated/0.1.0"]);
}

#[tokio::test]
async fn a_call_can_be_made_twice() {
    let server = server().await;
    let call = client(&server).list_runs("t").limit(5);
    call.clone().await.unwrap();
    call.clone().limit(6).send().await.unwrap();
    call.await.unwrap();
    let targets: Vec<_> =
        server.requests().iter().map(|it| it.target().to_owned()).collect();
    assert_eq!(
        targets,
        [
            "/v1/threads/t/runs?limit=5",
            "/v1/threads/t/runs?limit=6",
            "/v1/threads/t/runs?limit=5"
        ]
    );
}
