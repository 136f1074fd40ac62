//! The generated client against a real server on loopback.

mod environment;
mod errors;
mod limits;
mod paging;
mod refusals;
mod responses;
mod retries;
mod wire;

use generated::{Client, ClientBuilder};
use serde_json::{Value, json};

use crate::server::{Answer, Server};

/// A credential that no message may show.
const TOKEN: &str = "sk-0123456789-SECRET";

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).bearer_token(TOKEN)
}

fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// A page with these objects and no more behind them.
fn page(data: &[Value]) -> Value {
    json!({
        "object": "list", "data": data, "first_id": null, "last_id": null, "has_more": false
    })
}

/// An empty page.
fn empty() -> Answer {
    Answer::json(200, &page(&[]))
}
