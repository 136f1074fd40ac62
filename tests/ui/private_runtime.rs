//! The runtime is no part of the crate's interface.

use generated::runtime::http::Request;

fn main() {
    let client = generated::Client::builder().build().unwrap();
    let _ = Request::new(&client, generated::Method::GET, "/models");
}
