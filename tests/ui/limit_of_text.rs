//! A parameter takes a value of its type.

fn main() {
    let client = generated::Client::builder().build().unwrap();
    let _ = client.list_runs("thread_abc123").limit("many");
}
