//! JSON to Rust and back, losing nothing.

mod decode;
mod json;

pub use decode::{Decode, DecodeFailure, decode};
pub use json::Json;
