//! Whether a value is being written as the body of a request.
//!
//! Read only fields are written, as all others, except there.

use std::cell::Cell;

use serde::Serialize;

thread_local! {
    /// Whether this thread is writing a body.
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

/// Whether what is written now is sent to the server.
#[allow(dead_code, reason = "called where a macro expands")]
pub fn is_sending() -> bool {
    SENDING.get()
}

/// The JSON that is sent for a value: without its read only fields.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn to_body<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Vec<u8>> {
    let outer = SENDING.replace(true);
    let body = serde_json::to_vec(value);
    SENDING.set(outer);
    body
}
