//! Descriptions of responses, so far as they tell something.

use super::response::Response;
use crate::model::Docs;

/// What is told of each status.
pub(super) fn described(responses: Vec<Response>) -> Vec<(String, Docs)> {
    let telling = responses.into_iter().filter(|it| tells_more(&it.description));
    let telling = telling.map(|Response { status, description, .. }| {
        (status, Docs { text: brief(description), ..Docs::default() })
    });
    telling.collect()
}

/// The most bytes of a description that is repeated for each operation.
const LONG: usize = 1_000;

/// A description, or the start of a long one.
fn brief(mut description: String) -> String {
    if description.len() > LONG {
        let near = (0..=LONG).rev().find(|it| description.is_char_boundary(*it));
        description.truncate(near.unwrap_or_default());
        let words = description.rfind(char::is_whitespace);
        description.truncate(words.unwrap_or(description.len()));
        description.push_str(" ...");
    }
    description
}

/// Words of descriptions that say no more than a status does.
const GENERIC: [&str; 18] = [
    "a",
    "accepted",
    "an",
    "content",
    "created",
    "default",
    "error",
    "no",
    "ok",
    "okay",
    "operation",
    "request",
    "response",
    "result",
    "success",
    "successful",
    "successfully",
    "the",
];

/// Whether a description says more of a response than its status does.
fn tells_more(description: &str) -> bool {
    let words = description.split(|it: char| !it.is_alphanumeric());
    let mut words = words.filter(|it| !it.is_empty());
    words.any(|it| !GENERIC.contains(&it.to_lowercase().as_str()))
}
