//! What a call gives, and where it can be made from.

use std::error::Error;

use generated::types::{RunObjectStatus, RunStepObjectStepDetails};
use generated::{Client, StatusCode};

use super::{client, empty, page};
use crate::samples;
use crate::server::{Answer, Server};

#[tokio::test]
async fn runs_are_typed() {
    let server = Server::always(Answer::json(200, &page(&[samples::run()]))).await;
    let page = client(&server).list_runs("thread_abc123").await.unwrap();
    let run = &page.data[0];
    assert_eq!(run.status, RunObjectStatus::RequiresAction);
    assert_eq!(run.status.as_str(), "requires_action");
    assert_eq!(run.usage.as_ref().unwrap().total_tokens, 579);
    assert_eq!(run.metadata.as_ref().unwrap()["ticket"], "42");
    let action = run.required_action.as_ref().unwrap();
    assert_eq!(action.submit_tool_outputs.tool_calls[0].function.name, "get_weather");
    assert!(run.extra.is_empty());
}

#[tokio::test]
async fn steps_are_typed() {
    let steps = page(&[samples::tool_step(), samples::message_step()]);
    let server = Server::always(Answer::json(200, &steps)).await;
    let page =
        client(&server).list_run_steps("thread_abc123", "run_abc123").await.unwrap();
    let RunStepObjectStepDetails::ToolCalls(details) = &page.data[0].step_details else {
        panic!("{:?}", page.data[0]);
    };
    assert_eq!(details.tool_calls.len(), 3);
    let RunStepObjectStepDetails::MessageCreation(details) = &page.data[1].step_details
    else {
        panic!("{:?}", page.data[1]);
    };
    assert_eq!(details.message_creation.message_id, "msg_abc123");
}

#[tokio::test]
async fn status_headers_and_request_id() {
    let headers = ["x-request-id: req_1", "x-ratelimit-remaining-requests: 59"];
    let body = page(&[samples::run()]).to_string();
    let server = Server::always(Answer::text(203, &headers, &body)).await;
    let response = client(&server).list_runs("t").send_with_response().await.unwrap();
    assert_eq!(response.status(), StatusCode::NON_AUTHORITATIVE_INFORMATION);
    assert_eq!(response.request_id(), Some("req_1"));
    assert_eq!(response.headers()["x-ratelimit-remaining-requests"], "59");
    assert_eq!(response.body().data[0].id, "run_abc123");
    assert_eq!(response.into_body().data.len(), 1);
}

#[test]
fn a_client_can_be_shared_and_calls_can_be_sent() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn sent<T: Send + 'static>(_: T) {}
    shared::<Client>();
    let client = Client::builder().build().unwrap();
    sent(client.list_runs("t"));
    sent(client.list_runs("t").send());
    sent(client.list_runs("t").into_future());
    sent(client.list_runs("t").send_with_response());
    sent(client.list_runs("t").pages());
    sent(client.list_run_steps("t", "r").items());
}

#[test]
fn calls_on_several_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let server = Server::always(empty()).await;
        let client = client(&server);
        let calls = (0..20).map(|number| {
            let client = client.clone();
            tokio::spawn(
                async move { client.list_runs(format!("thread_{number}")).await },
            )
        });
        for call in futures::future::join_all(calls).await {
            call.unwrap().unwrap();
        }
        assert_eq!(server.count(), 20);
    });
}

#[tokio::test]
async fn errors_go_through_the_question_mark() {
    async fn first(client: &Client) -> Result<String, Box<dyn Error + Send + Sync>> {
        let page = client.list_runs("t").limit(1).await?;
        Ok(page.data.into_iter().next().ok_or("no run")?.id)
    }
    let server = Server::start([Answer::error(403, &[], None, "No."), empty()]).await;
    let client = client(&server);
    let error = first(&client).await.unwrap_err();
    assert!(error.downcast_ref::<generated::Error>().is_some());
    assert_eq!(first(&client).await.unwrap_err().to_string(), "no run");
}
