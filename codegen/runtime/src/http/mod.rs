//! Sending requests.
//!
//! An operation describes its call in a [`Request`]; [`Request::json`] does the rest:
//! it checks, sends, retries, reads and decodes. What is in `paging` walks lists.
//!
//! A call needs a Tokio runtime with its I/O and time drivers enabled.

#[macro_use]
mod operation;

mod access;
#[macro_use]
mod answers;
#[macro_use]
mod errors;
mod api_error;
mod authorize;
mod base_url;
mod bodies;
mod body;
mod builder;
mod call;
mod client;
mod credential;
mod deadline;
mod decode_error;
mod error;
mod excerpt;
mod flat;
mod headers;
mod opened;
#[macro_use]
mod paging;
mod param;
mod parts;
mod path;
mod payload;
mod query;
mod request;
mod request_headers;
mod response;
mod retry;
mod secret;
mod send;
mod separator;
mod servers;
mod style;
mod styled;
mod token;
mod violations;

/// The `User-Agent` header: crate and version.
pub const USER_AGENT: &str =
    concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

pub use access::*;
pub use answers::*;
pub use api_error::ApiError;
pub use bodies::*;
pub use builder::ClientBuilder;
pub use bytes::Bytes;
pub use call::Call;
pub use client::Client;
pub use credential::{Alternatives, Scheme};
pub use decode_error::DecodeError;
pub use error::{Error, TimeoutScope};
pub use paging::*;
pub use param::Param;
pub use request::Request;
pub use reqwest::header::HeaderMap;
pub use reqwest::{Method, StatusCode};
pub use response::{Response, Sending, body_alone};
pub use style::Style;
pub use token::{TokenFuture, TokenProvider};
