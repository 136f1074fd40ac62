//! Sending requests.
