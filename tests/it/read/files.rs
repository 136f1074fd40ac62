//! A document of several files.

use std::fs;
use std::path::Path;

use codegen::config::Config;
use codegen::source::Source;
use codegen::{Generated, report};

fn generate(config: &Config) -> Generated {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("files/openapi.yaml");
    let source = Source::read(path).unwrap().named("files/openapi.yaml");
    codegen::generate(source, config).expect("a client")
}

fn text<'a>(generated: &'a Generated, path: &str) -> &'a str {
    let file = generated.files.iter().find(|it| it.path == path);
    &file.unwrap_or_else(|| panic!("there is no {path}")).text
}

/// Path items, operations, parameters, responses, schemas and texts come from other files,
/// and what has a name in the document keeps it.
#[test]
fn parts_come_from_other_files() {
    let generated = generate(&Config::default());
    assert_eq!(generated.operations, 2);
    let pets = text(&generated, "src/pets.rs");
    assert!(pets.starts_with("// @generated"), "{pets}");
    assert!(pets.contains("//! All about pets."), "{pets}");
    assert!(pets.contains("pub fn list_pets(&self)"), "{pets}");
    assert!(pets.contains("pub fn limit(mut self, limit: i64)"), "{pets}");
    assert!(pets.contains("pub fn read_pet(&self, id: impl AsRef<str>)"), "{pets}");
    let animal = text(&generated, "src/types/animal.rs");
    assert!(animal.contains("pub struct Animal {"), "{animal}");
    assert!(animal.contains("pub pets: Option<Vec<Animal>>,"), "{animal}");
    assert!(animal.contains("pub home: Option<Home>,"), "{animal}");
    let data = text(&generated, "src/types/data.rs");
    assert!(data.contains("pub example: Option<AnimalOwner>,"), "{data}");
}

/// A finding names the file that it is in. Nothing outside of the folder is read.
#[test]
fn findings_name_the_file() {
    let generated = generate(&Config::default());
    let report = report::render(&generated.document, &generated.diagnostics, false);
    let expected = "
warning[invalid-schema]: `strin` is not a JSON type, which are string, integer, number, boolean, array, object and null: it is ignored
 --> files/models/home.yaml:3:19
  |
3 |   street: { type: strin }
  |                   ^^^^^

warning[external-ref]: `../../../Cargo.toml` leads out of the folder of the document
  --> files/models/pet.yaml:10:23
   |
10 |       secret: { $ref: ../../../Cargo.toml }
   |                       ^^^^^^^^^^^^^^^^^^^
   |
   = help: name the folder of ";
    assert!(report.contains(expected.trim_start()), "{report}");
    assert!(report.contains("`missing.yaml#/a` leads to a file that is not there"));
    assert!(report.contains("it would be files/models/missing.yaml"), "{report}");
    assert!(
        report.contains("`https://example.com/a.yaml` leads to the network"),
        "{report}"
    );
    assert!(!report.contains("nowhere"), "examples are data: {report}");
}

/// Folders that the settings name may be read, too.
#[test]
fn other_folders_are_read_if_they_are_named() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = Config { roots: vec![here.join("..")], ..Config::default() };
    let generated = generate(&config);
    let report = report::render(&generated.document, &generated.diagnostics, false);
    // It is read now, and is no YAML.
    assert!(report.contains("leads to a file that cannot be read"), "{report}");
}

/// Where the files stand is no secret, and a document that refers to it gets an answer.
#[test]
fn a_reference_to_all_files_is_a_reference() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("all-files");
    fs::create_dir_all(&folder).unwrap();
    let document = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\n\
                    components:\n  schemas:\n    A: { $ref: b.yaml }\n    B:\n      \
                    type: object\n      properties: { all: { $ref: '#/x-files' } }\n";
    fs::write(folder.join("openapi.yaml"), document).unwrap();
    fs::write(folder.join("b.yaml"), "type: string\n").unwrap();
    let source = Source::read(folder.join("openapi.yaml")).unwrap();
    let generated = codegen::generate(source, &Config::default()).expect("a client");
    assert_eq!(generated.types, 3);
}
