//! The hand-written half of every generated client.
//!
//! `data` turns JSON into the generated types and back without losing anything;
//! `http` sends what an operation describes. `api` is the seam: the one file that the
//! generator writes anew for each document.

#![forbid(unsafe_code)]

pub mod api;
#[macro_use]
pub mod data;
#[macro_use]
pub mod http;
