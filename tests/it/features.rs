//! Each tag is a feature that compiles by itself, with the types that it uses and no others.

use std::fs;
use std::path::Path;
use std::process::Command;

use codegen::config::Config;
use codegen::output;
use codegen::source::Source;

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: {title: Shop, version: "1"}
tags: [{name: Carts}, {name: Orders}, {name: all}]
paths:
  /carts:
    get:
      tags: [Carts]
      operationId: listCarts
      responses:
        "200":
          description: Carts.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Cart"}}
              example: [{id: c1, lines: []}]
        default: {$ref: "#/components/responses/Problem"}
  /orders:
    post:
      tags: [Orders]
      operationId: createOrder
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
      responses:
        "204": {description: Ordered.}
        default: {$ref: "#/components/responses/Problem"}
  /everything:
    delete:
      tags: [all]
      operationId: deleteEverything
      responses: {"204": {description: Gone.}}
x-webhooks:
  shipped:
    post:
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Shipment"}
            example: {article: a1}
      responses: {"204": {description: Thanks.}}
components:
  responses:
    Problem:
      description: Wrong.
      content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}
  schemas:
    Cart:
      type: object
      required: [id]
      properties:
        id: {type: string}
        lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
    Order:
      type: object
      properties:
        lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
        shipping: {$ref: "#/components/schemas/Shipping"}
    Shipping: {type: object, properties: {street: {type: string}}}
    Line: {type: object, properties: {article: {$ref: "#/components/schemas/Article"}}}
    Article: {type: string}
    Shipment: {type: object, properties: {article: {$ref: "#/components/schemas/Article"}}}
    Problem: {type: object, properties: {detail: {type: string}}}
    Forgotten: {type: object, properties: {line: {$ref: "#/components/schemas/Line"}}}
"##;

/// Types that are public or not, by the features that are on.
const EXPECTED: &[(&str, &[&str], &[&str])] = &[
    ("", &["Problem"], &["Article", "Cart", "Forgotten", "Line", "Order", "Shipping"]),
    (
        "carts",
        &["Article", "Cart", "Line", "Problem"],
        &["Forgotten", "Order", "Shipping"],
    ),
    (
        "orders",
        &["Article", "Line", "Order", "Problem", "Shipping"],
        &["Cart", "Forgotten"],
    ),
    ("webhooks", &["Article", "Problem", "Shipment"], &["Cart", "Line"]),
    ("all-operations", &["Problem"], &["Article", "Cart", "Line", "Order"]),
    ("types", &["Article", "Forgotten", "Line", "Problem"], &["Cart", "Order"]),
    (
        "carts,orders",
        &["Article", "Cart", "Order", "Shipping"],
        &["Forgotten", "Shipment"],
    ),
    (
        "all",
        &["Article", "Cart", "Forgotten", "Line", "Order", "Shipment", "Shipping"],
        &[],
    ),
];

fn config(text: &str) -> Config {
    Config::parse(&Source::new("codegen.toml", text)).unwrap()
}

fn manifest(settings: &str) -> String {
    let source = Source::new("openapi.yaml", DOCUMENT);
    let generated = codegen::generate(source, &config(settings)).unwrap();
    let manifest = generated.files.into_iter().find(|it| it.path == "Cargo.toml");
    manifest.unwrap().text
}

#[test]
fn small_clients_have_none_unless_the_settings_ask_for_them() {
    assert!(!manifest("").contains("[features]"));
    assert!(!manifest("[crate]\nfeatures = false").contains("[features]"));
    let manifest: toml::Table = manifest("[crate]\nfeatures = true").parse().unwrap();
    let expected: toml::Table = r#"
        default = ["all"]
        all = ["all-operations", "carts", "orders", "types", "webhooks"]
        all-operations = []
        carts = []
        orders = []
        types = []
        webhooks = []
    "#
    .parse()
    .unwrap();
    assert_eq!(manifest["features"].as_table(), Some(&expected));
}

#[test]
fn without_operations_there_is_nothing_to_choose() {
    let document = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: \
                    {schemas: {A: {type: object}}}";
    let config = config("[crate]\nfeatures = true");
    let generated =
        codegen::generate(Source::new("openapi.yaml", document), &config).unwrap();
    for file in &generated.files {
        assert!(!file.text.contains("cfg(feature"), "{}", file.path);
    }
}

#[test]
fn each_compiles_with_the_types_that_it_uses() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features");
    let config = config("[crate]\nname = \"shop\"\nfeatures = true");
    let source = Source::new("openapi.yaml", DOCUMENT);
    let generated = codegen::generate(source, &config).unwrap();
    let changes = output::compare(&folder, &generated.files).unwrap();
    output::apply(&folder, &changes).unwrap();
    fs::copy(here.join("../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::create_dir_all(folder.join("examples")).unwrap();

    for (features, present, absent) in EXPECTED {
        let uses = present.iter().map(|it| format!("use shop::types::{it} as _;\n"));
        let uses: Vec<String> = uses.collect();
        let uses = uses.concat();
        let program = folder.join("examples/uses.rs");
        fs::write(&program, format!("#![allow(unused_imports)]\n{uses}fn main() {{}}"))
            .unwrap();
        let text = check(&folder, features).unwrap_or_else(|text| panic!("{text}"));
        assert!(!text.contains("warning"), "{features}: {text}");

        for absent in *absent {
            fs::write(&program, format!("use shop::types::{absent};\nfn main() {{}}"))
                .unwrap();
            let text = check(&folder, features).expect_err(absent);
            assert!(text.contains("unresolved import"), "{features}: {text}");
        }
    }
}

/// Checks the crate, its tests and the example with these features; gives what the
/// compiler says.
fn check(folder: &Path, features: &str) -> Result<String, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let checked = Command::new(env!("CARGO"))
        .args([
            "check",
            "--quiet",
            "--offline",
            "--all-targets",
            "--no-default-features",
        ])
        .args(["--features", features])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&checked.stderr).into_owned();
    if checked.status.success() { Ok(text) } else { Err(text) }
}
