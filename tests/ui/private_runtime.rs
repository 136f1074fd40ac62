//! The runtime is no part of the crate's interface.

use generated::runtime::http::Request;

fn main() {}
