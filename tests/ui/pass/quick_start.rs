//! The quick start of the README.

use futures::TryStreamExt;
use generated::Client;
use generated::types::Order;

#[tokio::main]
pub async fn main() -> Result<(), generated::Error> {
    let client = Client::from_env()?; // OPENAI_API_KEY, and OPENAI_BASE_URL if it is set

    let page = client.list_runs("thread_abc123").limit(50).order(Order::Asc).await?;
    println!("{} runs, more: {}", page.data.len(), page.has_more);

    let mut runs = client.list_runs("thread_abc123").items();
    while let Some(run) = runs.try_next().await? {
        println!("{} {:?}", run.id, run.status);
    }

    let mut steps = client.list_run_steps("thread_abc123", "run_abc123").pages();
    while let Some(page) = steps.try_next().await? {
        println!("{} steps", page.data.len());
    }
    Ok(())
}
