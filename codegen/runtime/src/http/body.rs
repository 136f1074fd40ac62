//! Reading a body that may be too long.

use bytes::Bytes;

/// How the reading of a body ended.
pub(super) enum End {
    /// All of it was read.
    Complete,
    /// It is longer than allowed.
    TooLarge,
    /// The connection broke.
    Broken(reqwest::Error),
}

/// Whether the response announces a body of more than `limit` bytes.
pub(super) fn is_announced_longer(response: &reqwest::Response, limit: usize) -> bool {
    response.content_length().is_some_and(|length| {
        usize::try_from(length).map_or(true, |length| length > limit)
    })
}

/// Reads at most `limit` bytes.
pub(super) async fn read(
    response: &mut reqwest::Response,
    limit: usize,
) -> (Bytes, End) {
    let mut body = Vec::new();
    let end = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                let room = limit - body.len();
                if chunk.len() > room {
                    body.extend_from_slice(&chunk[..room]);
                    break End::TooLarge;
                }
                body.extend_from_slice(&chunk);
            }
            Ok(None) => break End::Complete,
            Err(error) => break End::Broken(error),
        }
    };
    (body.into(), end)
}
