//! How fast generated types decode, beside types written by hand for the same bytes:
//!
//! ```text
//! cargo bench -p tests
//! cargo bench -p tests -- steps      # only the bodies whose name holds this
//! ```
//!
//! All candidates take turns on one body. What counts of a turn is the fastest of some
//! decodes, and of the ratios of turns next to each other the median, so that a busy machine
//! does little harm.

#![forbid(unsafe_code)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use generated::types::{
    ListRunStepsResponse, ListRunsResponse, RunStepDetailsToolCallsObjectToolCall,
};
use serde::de::DeserializeOwned;

use by_hand::{flatten, plain, tag, untagged};
use pages::Tag;

mod by_hand;
mod pages;

// The generated crate once more, for what it keeps to itself: how a client decodes.
#[allow(
    dead_code,
    deprecated,
    unused_imports,
    unused_macros,
    clippy::pedantic,
    reason = "a generated crate allows as much"
)]
#[macro_use]
#[path = "../../../generated/src/runtime/mod.rs"]
mod runtime;

#[allow(
    dead_code,
    deprecated,
    unused_imports,
    clippy::pedantic,
    clippy::too_many_arguments,
    reason = "as above"
)]
#[path = "../../../generated/src/types/mod.rs"]
mod types;

/// How often each candidate takes its turn.
const ROUNDS: usize = 60;

/// How often it decodes the body in a turn.
const DECODES: usize = 8;

/// Decodes the body and says how long that took, without the time to drop it.
type Candidate = fn(&[u8]) -> Duration;

/// The candidates: the generated types as a client decodes them and as
/// `serde_json::from_slice` does, and those written by hand, by that as well.
const COLUMNS: [&str; 6] =
    ["client", "from_slice", "plain", "tag", "untagged", "flatten"];

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    println!(
        "Time in which a client decodes the generated types, and its ratio to the others.\n"
    );
    print!("{:32} {:>8} {:>9}", "", "KB", "µs");
    for column in &COLUMNS[1..] {
        print!(" {column:>10}");
    }
    println!();
    for (name, body, candidates) in rows() {
        if only.as_ref().is_none_or(|only| name.contains(only.as_str())) {
            print_row(name, &body, &candidates);
        }
    }
}

fn rows() -> Vec<(&'static str, Vec<u8>, [Candidate; 6])> {
    let runs: [Candidate; 6] = [
        time_client::<types::ListRunsResponse>,
        time::<ListRunsResponse>,
        time::<plain::Page<plain::Run>>,
        time::<tag::Page<tag::Run>>,
        time::<untagged::Page<untagged::Run>>,
        time::<flatten::Page<flatten::Run>>,
    ];
    let steps: [Candidate; 6] = [
        time_client::<types::ListRunStepsResponse>,
        time::<ListRunStepsResponse>,
        time::<plain::Page<plain::Step>>,
        time::<tag::Page<tag::Step>>,
        time::<untagged::Page<untagged::Step>>,
        time::<flatten::Page<flatten::Step>>,
    ];
    let calls: [Candidate; 6] = [
        time_client::<Vec<types::RunStepDetailsToolCallsObjectToolCall>>,
        time::<Vec<RunStepDetailsToolCallsObjectToolCall>>,
        time::<Vec<plain::ToolCall>>,
        time::<Vec<tag::ToolCall>>,
        time::<Vec<untagged::ToolCall>>,
        time::<Vec<flatten::ToolCall>>,
    ];
    let first = |body: Vec<u8>| pages::tagged(&body, Tag::First);
    let sent = |body: Vec<u8>| pages::tagged(&body, Tag::AsSent);
    let last = |body: Vec<u8>| pages::tagged(&body, Tag::Last);
    vec![
        ("runs", first(pages::runs()), runs),
        ("runs, tag last", last(pages::runs()), runs),
        ("runs, unknown fields", pages::with_unknown_fields(&pages::runs()), runs),
        ("runs, fields in reverse", pages::reversed(&pages::runs()), runs),
        ("steps, tag first", first(pages::steps()), steps),
        ("steps, tag second", sent(pages::steps()), steps),
        ("steps, tag last", last(pages::steps()), steps),
        ("steps, unknown fields", pages::with_unknown_fields(&pages::steps()), steps),
        ("steps, fields in reverse", pages::reversed(&pages::steps()), steps),
        ("tool calls, tag first", first(pages::tool_calls()), calls),
        ("tool calls, tag second", sent(pages::tool_calls()), calls),
        ("tool calls, tag last", last(pages::tool_calls()), calls),
    ]
}

fn time<T: DeserializeOwned>(body: &[u8]) -> Duration {
    let start = Instant::now();
    let decoded = serde_json::from_slice::<T>(black_box(body));
    let time = start.elapsed();
    black_box(decoded.unwrap_or_else(|error| panic!("{error}")));
    time
}

fn time_client<T: runtime::data::Decode>(body: &[u8]) -> Duration {
    let start = Instant::now();
    let decoded = runtime::data::decode::<T>(black_box(body));
    let time = start.elapsed();
    black_box(decoded.unwrap_or_else(|error| panic!("{error:?}")));
    time
}

fn print_row(name: &str, body: &[u8], candidates: &[Candidate; 6]) {
    let mut times: [Vec<f64>; 6] = Default::default();
    for round in 0..ROUNDS {
        // Each round starts with another candidate: none always follows the same one.
        for turn in 0..candidates.len() {
            let index = (round + turn) % candidates.len();
            let turn = std::iter::repeat_with(|| candidates[index](body)).take(DECODES);
            times[index].push(turn.min().unwrap_or_default().as_secs_f64());
        }
    }
    let kilobytes = body.len() / 1000;
    print!("{name:32} {kilobytes:>8} {:>9.0}", median(times[0].clone()) * 1e6);
    for other in &times[1..] {
        let ratios = times[0].iter().zip(other).map(|(ours, other)| ours / other);
        print!(" {:>10.2}", median(ratios.collect()));
    }
    println!();
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
