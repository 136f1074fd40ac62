//! Hostile text in every place where a document has a text changes nothing of the client but
//! its literals, its documentation and its names.

use std::path::Path;

use codegen::config::Config;
use codegen::source::Source;
use serde_json::{Value, json};

/// What might end a literal, a comment, a line or a name.
const HOSTILE: [&str; 16] = [
    "<ol><li><p>```<br>\u{1}</ol></b><a href='https://x.example'>[`x`][y]</a>",
    "<p>*/</p><ul><li>`</li></ul><a href=\"https://example.com/evil\">](x)</a><code>\"#</code><b>",
    "a\nb\r\nfn evil() {}",
    "\"; fn evil() {} \"",
    "*/ fn evil() {} /*",
    "\"# fn evil() {}",
    "\\\"; evil!();",
    "\u{2028}\u{2029}\u{85}\u{202e}evil",
    "\0null",
    "```\nfn evil() {}\n```",
    "    indented();\n\n<script>",
    "{evil} $evil #[evil] //! evil",
    "r#type'b\"\"",
    "]]]}}}))) [`evil`](javascript:evil)",
    // Looks like lines that are too long.
    "```\nevil: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,\n```",
    "```\npub type Evil = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;\n```",
];

/// A request of the server with a text in every slot that has one.
fn hook(text: &str) -> Value {
    let name = |plain: &str| format!("{plain}{text}");
    json!({
        "summary": name("S"), "description": name("D"),
        "parameters": [{ "name": name("h"), "in": "header", "schema": { "type": "string" } }],
        "requestBody": { "content": { "application/json": { "schema": { "type": "object",
            "properties": { name("p"): { "type": "string" } } } } } },
        "responses": {},
    })
}

/// A document with a text in every slot that has one.
fn document(text: &str) -> Value {
    let name = |plain: &str| format!("{plain}{text}");
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": name("T"), "version": name("1"), "description": name("D"),
            "summary": name("S"), "termsOfService": name("https://example.com/"),
            "contact": { "name": name("N"), "url": name("https://example.com/"), "email": name("e") },
            "license": { "name": name("L"), "url": name("https://example.com/") },
        },
        "externalDocs": { "description": name("D"), "url": name("https://example.com/") },
        "servers": [{ "url": "https://api.example.com/v1", "description": name("S") }],
        "tags": [{ "name": name("tag"), "description": name("D"),
                    "externalDocs": { "description": name("D"), "url": name("https://example.com/") } }],
        "security": [{ "key": [] }, { "OAuth": [name("scope")] }],
        "paths": {
            "/things/{id}": {
                "summary": name("S"), "description": name("D"),
                "get": {
                    "operationId": name("getThing"), "tags": [name("tag"), name("other")],
                    "summary": name("S"), "description": name("D"),
                    "parameters": [
                        { "name": "id", "in": "path", "required": true, "description": name("D"),
                          "schema": { "type": "string", "example": name("x") }, "example": name("y") },
                        { "name": name("q"), "in": "query",
                          "schema": { "type": "string", "default": name("d"), "enum": [name("e"), "f"] } },
                    ],
                    "responses": {
                        "200": { "description": name("D"), "headers": {
                            "H": { "description": name("D"), "example": name("x"), "schema": { "type": "string" } } }, "content": {
                            "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                        "201": { "description": name("D") },
                        "404": { "description": name("D"), "content": {
                            "application/json": { "schema": { "type": "object",
                                "properties": { "reason": { "type": "string" } } } } } },
                    },
                },
                "post": {
                    "operationId": name("sendThing"), "tags": [name("tag")],
                    "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                    "requestBody": { "description": name("D"), "content": { "multipart/form-data": {
                        "schema": { "type": "object", "properties": {
                            name("part"): { "type": "string", "format": "binary", "description": name("D") } } } } } },
                    "responses": { "204": { "description": name("D") } },
                    "callbacks": { name("done"): { name("{$url}"): { "post": hook(text) } } },
                },
            },
        },
        "webhooks": { name("hook"): { "post": hook(text) } },
        "components": {
            "securitySchemes": { "OAuth": { "type": "oauth2", "description": name("D"), "flows": {
                "authorizationCode": { "authorizationUrl": name("https://example.com/"),
                    "tokenUrl": name("https://example.com/"), "refreshUrl": name("r"),
                    "scopes": { name("scope"): name("D") } } } }, "key": { "type": "apiKey", "in": "query", "name": name("k"), "description": name("D") } },
            "schemas": {
                "Thing": {
                    "type": "object", "title": name("T"), "description": name("D"),
                    "required": [name("one")],
                    "properties": {
                        name("one"): { "type": "string", "const": name("c"), "description": name("D") },
                        "four": { "type": "string", "title": name("T"), "description": name("D"), "example": name("x") },
                        "two": { "type": "string", "format": name("f"), "default": name("d") },
                        "three": { "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }],
                                   "discriminator": { "propertyName": "kind", "mapping": {
                                       name("a"): "#/components/schemas/A", name("b"): "#/components/schemas/B" } } },
                    },

                    "example": { "one": name("x") },
                },
                "A": { "type": "object", "properties": { "kind": { "type": "string" } } },
                "B": { "type": "object", "properties": { "kind": { "type": "string" } } },
                name("Named"): { "type": "string", "enum": [name("v"), "w"] },
            },
        },
    })
}

/// The kinds of the items of each file, in order, and how often each token stands that is no
/// name, literal or documentation.
fn skeleton(text: &str) -> Vec<(Vec<String>, usize)> {
    let source = Source::new("openapi.json", document(text).to_string());
    let generated = codegen::generate(source, &Config::default()).expect("a client");
    let files = generated
        .files
        .iter()
        .filter(|it| Path::new(&it.path).extension().is_some_and(|it| it == "rs"));
    let mut found = Vec::new();
    for file in files {
        let syntax = syn::parse_file(&file.text).expect("Rust");
        let kinds = syntax.items.iter().map(|item| match item {
            syn::Item::Fn(_) => "fn".to_owned(),
            syn::Item::Struct(it) => format!("struct {}", it.fields.len()),
            syn::Item::Enum(it) => format!("enum {}", it.variants.len()),
            syn::Item::Impl(it) => format!("impl {}", it.items.len()),
            syn::Item::Macro(it) => {
                let name = it.mac.path.segments.last().map(|it| it.ident.to_string());
                format!("macro {}", name.unwrap_or_default())
            }
            syn::Item::Mod(_) => "mod".to_owned(),
            syn::Item::Use(_) => "use".to_owned(),
            syn::Item::Const(_) => "const".to_owned(),
            syn::Item::Type(_) => "type".to_owned(),
            _ => "other".to_owned(),
        });
        found.push((
            kinds.collect(),
            syntax.attrs.iter().filter(|it| !it.path().is_ident("doc")).count(),
        ));
        assert!(!file.path.contains(".."), "{}", file.path);
        let plain = |it: char| it.is_ascii_alphanumeric() || "_./-".contains(it);
        assert!(file.path.chars().all(plain), "{}", file.path);
    }
    found.sort();
    found
}

#[test]
fn nothing_changes_but_literals_documentation_and_names() {
    let benign = skeleton("word");
    assert!(benign.len() > 50);
    for text in HOSTILE {
        let hostile = skeleton(text);
        for (one, other) in hostile.iter().zip(&benign) {
            assert_eq!(one, other, "with {text:?}");
        }
        assert_eq!(hostile.len(), benign.len(), "with {text:?}");
    }
}

#[test]
fn names_may_be_very_long() {
    let long = "a".repeat(100_000);
    assert_eq!(skeleton(&long), skeleton("word"));
}
