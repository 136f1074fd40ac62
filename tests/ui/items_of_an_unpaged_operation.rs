//! Only an operation that is paged can be walked.

#![allow(dead_code, unused_imports, unused_macros)]

#[macro_use]
#[path = "../../codegen/runtime/src/lib.rs"]
mod runtime;
#[path = "../goldens/operations/operations.rs"]
mod operations;
#[path = "../goldens/operations/things.rs"]
mod things;
#[path = "../goldens/operations/types/mod.rs"]
mod types;

fn main() {
    let client = runtime::http::Client::builder().build().unwrap();
    let _ = client.list_things(true).items();
    let _ = client.request("r").items();
}
