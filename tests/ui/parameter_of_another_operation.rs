//! An operation has the parameters of the document and no others.

fn main() {
    let client = generated::Client::builder().build().unwrap();
    let _ = client.list_runs("thread_abc123").include([]);
}
