mod collecting;
mod corpus;
mod judging;
mod probing;

use codegen::source::Source;
use codegen::spec::{self, Document};

/// A document of these lines.
fn document(text: &str) -> Document {
    spec::read(Source::new("openapi.yaml", text)).unwrap()
}
