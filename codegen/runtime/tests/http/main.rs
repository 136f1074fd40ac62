//! The HTTP half against a real server on loopback.

mod access;
mod bodies;
mod configuration;
mod errors;
mod limits;
mod links;
mod paging;
mod properties;
mod refusals;
mod retries;
mod secrets;
mod server;
mod styles;
mod wire;

use std::time::{Duration, Instant};

use runtime::data::Json;
use runtime::http::{Client, ClientBuilder, Error, Method, Request, Response};
use server::Server;

/// A credential that no message may show.
const TOKEN: &str = "sk-0123456789-SECRET";

/// More than any test should need, less than a hanging one.
const GENEROUS: Duration = Duration::from_secs(20);

fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).bearer_token(TOKEN)
}

fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

fn get(client: &Client) -> Request {
    Request::new(client, Method::GET, "/things")
}

/// Sends a request whose answer does not matter.
async fn send(request: Request) -> Result<Response<Json>, Error> {
    request.json().await
}

/// Sends a request that is to fail.
async fn fail(request: Request) -> Error {
    send(request).await.unwrap_err()
}

/// Checks that the time since then is at least `least`, and that nothing hung.
fn assert_took(since: Instant, least: Duration) {
    let took = since.elapsed();
    assert!(took >= least && took < GENEROUS, "took {took:?}, not {least:?}");
}
