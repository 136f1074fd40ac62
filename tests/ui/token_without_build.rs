//! A builder is not yet a client: its settings have to be checked.

fn main() {
    let client = generated::Client::builder().bearer_token("sk-1");
    let _ = client.list_runs("thread_abc123");
}
