//! A call that is never sent is reported.

#![deny(unused_must_use)]

fn main() {
    let client = generated::Client::builder().build().unwrap();
    client.list_runs("thread_abc123");
    client.list_runs("thread_abc123").items();
}
