//! What the runtime has to know of the document. The generator replaces this file.

/// The body that the document gives to error responses.
pub type ErrorBody = super::data::Json;
/// Reads the body of an error; `kind` says which of several types it has.
pub fn read_error(_kind: Option<&str>, body: &[u8]) -> Option<ErrorBody> {
    super::data::decode(body).ok()
}

/// The server of the document.
pub const BASE_URL: &str = "http://localhost:8080/v1";
/// The variables of the server, with their defaults.
pub const SERVER_VARIABLES: &[(&str, &str)] = &[("site", "localhost")];
/// The environment variable that overrides the server.
pub const BASE_URL_ENV: &str = "EXAMPLE_BASE_URL";
/// The environment variable of the credential.
pub const CREDENTIAL_ENV: Option<&str> = Some("EXAMPLE_API_KEY");
/// Whether fields that the document does not name are kept.
pub const KEEPS_UNKNOWN_FIELDS: bool = true;
/// Whether values, tags and constants that the document does not name are errors.
pub const REFUSES_UNKNOWN: bool = false;
