//! The generator and the client that it generates, seen from outside.

#![forbid(unsafe_code)]

mod freshness;
mod ui;
