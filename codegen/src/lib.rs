//! Generates a Rust client crate from an OpenAPI document.
