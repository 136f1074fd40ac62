//! An operation cannot be called without its path parameters.

fn main() {
    let client = generated::Client::builder().build().unwrap();
    let _ = client.list_run_steps("thread_abc123");
}
