//! The runtime: real code, copied as it is.

use super::file::{Content, File};

/// Includes files of the runtime, which lie in the same folders in the crate.
macro_rules! runtime {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../runtime/src/", $path)))),*]
    };
}

/// The files of the runtime but the root, which becomes `mod.rs`, and what differs
/// between documents: the seam, the formats, and who calls.
const FILES: &[(&str, &str)] = runtime! {
    "data/capture.rs" "data/constant.rs" "data/cursor.rs" "data/decode.rs"
    "data/defaults.rs" "data/entries.rs" "data/extra.rs" "data/json.rs" "data/kept.rs" "data/kind.rs"
    "data/literal.rs" "data/maybe.rs" "data/mod.rs" "data/newtype.rs" "data/null.rs"
    "data/number_enum.rs" "data/object.rs" "data/open_enum.rs" "data/path.rs"
    "data/patterned.rs" "data/read.rs" "data/rules.rs" "data/scalar.rs" "data/sending.rs"
    "data/source.rs" "data/strict.rs" "data/tagged.rs" "data/text.rs" "data/trial.rs"
    "data/tuple.rs" "data/union.rs" "data/value_enum.rs" "data/variants.rs"
    "data/violation.rs" "data/whole.rs" "data/write.rs"
    "http/api_error.rs" "http/authorize.rs" "http/base_url.rs" "http/body.rs"
    "http/builder.rs"
    "http/call.rs" "http/client.rs" "http/credential.rs" "http/deadline.rs" "http/decode_error.rs"
    "http/error.rs" "http/errors.rs" "http/excerpt.rs" "http/flat.rs" "http/headers.rs" "http/mod.rs"
    "http/operation.rs" "http/opened.rs" "http/param.rs" "http/parts.rs" "http/path.rs" "http/query.rs"
    "http/payload.rs" "http/request.rs" "http/request_headers.rs" "http/response.rs"
    "http/retry.rs" "http/secret.rs" "http/send.rs" "http/separator.rs" "http/servers.rs" "http/style.rs" "http/styled.rs" "http/token.rs"
    "http/violations.rs"
};

/// The root of the runtime.
const ROOT: &str = include_str!("../../runtime/src/lib.rs");

/// The files of the runtime that every client has.
pub(super) fn generate() -> impl Iterator<Item = File> {
    let root = std::iter::once(("mod.rs", ROOT));
    root.chain(FILES.iter().copied()).map(|(path, text)| File {
        path: format!("src/runtime/{path}"),
        content: Content::Verbatim(text),
    })
}
