//! What comes of a document that a test writes.

use codegen::Generated;
use codegen::config::Config;
use codegen::source::Source;

/// A generated client, and the report about its document.
pub struct Output {
    pub generated: Generated,
    pub report: String,
}

impl Output {
    /// Generates a client from a document, with the usual settings.
    pub fn of(document: impl Into<String>) -> Self {
        let source = Source::new("openapi.yaml", document);
        let generated = codegen::generate(source, &Config::default())
            .unwrap_or_else(|it| panic!("{}", it.diagnostics));
        let report =
            codegen::report::render(&generated.document, &generated.diagnostics, false);
        Self { generated, report }
    }

    /// A file of the client.
    pub fn file(&self, path: &str) -> &str {
        let file = self.generated.files.iter().find(|it| it.path == path);
        &file.unwrap_or_else(|| panic!("there is no {path}")).text
    }
}
