//! What is committed is what the document says today.

use std::path::Path;

use codegen::config::Config;
use codegen::output;
use codegen::source::Source;

#[test]
fn generated_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let settings = Source::read(root.join("spec/codegen.toml")).unwrap();
    let config = Config::parse(&settings).unwrap();
    let document = Source::read(root.join("spec/openapi.yaml")).unwrap();
    let generated = codegen::generate(document, &config).unwrap();
    let changes = output::compare(&root.join("generated"), &generated.files).unwrap();
    assert!(
        changes.is_empty(),
        "generated/ is not fresh; run `cargo xtask codegen` and commit\n{}",
        changes.diff()
    );
}
