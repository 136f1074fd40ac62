//! A local server with made-up runs and steps of every kind, for trying a client by hand:
//!
//! ```text
//! cargo run -p tests --example server -- [--port PORT] [--no-auth]
//! ```
//!
//! It answers the two operations of the document with `limit`, `order`, `after` and
//! `before`, and prints each request.

#![forbid(unsafe_code)]

mod made_up;

#[path = "../../it/listing.rs"]
mod listing;
#[path = "../../it/samples.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod samples;
#[path = "../../it/server.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod server;

use std::error::Error;

use made_up::MadeUp;
use server::{Answer, Recorded, Server};
use tokio::net::TcpListener;

const USAGE: &str = "usage: server [--port PORT] [--no-auth]";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (mut port, mut needs_token) = (0, true);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--port" => port = arguments.next().ok_or(USAGE)?.parse()?,
            "--no-auth" => needs_token = false,
            _ => return Err(USAGE.into()),
        }
    }
    let made_up = MadeUp::new();
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let server = Server::serve(listener, move |request| {
        println!("{}", request.line());
        answer(&made_up, request, needs_token)
    });
    let token = if needs_token { "OPENAI_API_KEY=any " } else { "" };
    let url = server.url();
    println!("Listening on {url}, until it is stopped by Ctrl-C. Try");
    println!(
        "  {token}cargo run -p tests --example list_runs -- --base-url {url} {}",
        made_up::THREAD
    );
    std::future::pending().await
}

fn answer(made_up: &MadeUp, request: &Recorded, needs_token: bool) -> Answer {
    if needs_token && request.header("authorization").is_empty() {
        let message = "You didn't provide an API key.";
        return Answer::error(401, &[], Some("invalid_api_key"), message);
    }
    if request.header("openai-beta").is_empty() {
        let message = "You must provide the 'OpenAI-Beta' header.";
        return Answer::error(400, &[], Some("invalid_beta"), message);
    }
    let segments = request.segments();
    let segments: Vec<_> = segments.iter().map(String::as_str).collect();
    let found = match segments[..] {
        ["v1", "threads", thread, "runs"] => made_up.runs(thread),
        ["v1", "threads", thread, "runs", run, "steps"] => made_up.steps(thread, run),
        _ => Err(format!("Unknown request URL: {}", request.line())),
    };
    match found {
        Ok(items) => listing::page(&items, request),
        Err(message) => Answer::error(404, &[], None, &message),
    }
}
