//! An operation has the parameters of the document and no others.

use generated::types::RunStepInclude;

fn main() {
    let client = generated::Client::builder().build().unwrap();
    let _ = client.list_runs("thread_abc123").include(RunStepInclude::ALL);
}
