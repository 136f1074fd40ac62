//! Tokens of HTTP (RFC 9110, section 5.6.2): what headers, cookies and media types are
//! called.

/// Whether a text is a token.
pub(super) fn is_token(text: &str) -> bool {
    let is_tchar =
        |it: u8| it.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&it);
    !text.is_empty() && text.bytes().all(is_tchar)
}
