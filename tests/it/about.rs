//! What a document says of itself for people stands in the documentation of the crate.

use crate::output::Output;

const DOCUMENT: &str = include_str!("../goldens/about/openapi.yaml");

fn file(path: &str) -> String {
    let output = Output::of(DOCUMENT);
    output.file(path).to_owned()
}

/// The documentation of a file, without the signs of comments.
fn docs(text: &str) -> String {
    let lines = text.lines().filter_map(|it| it.strip_prefix("//!"));
    lines.map(|it| it.strip_prefix(' ').unwrap_or(it)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_crate_says_who_is_behind_the_api() {
    let docs = docs(&file("src/lib.rs"));
    for text in [
        "A shop for tests.\n\nIt sells *things*.",
        "The manual: <https://example.com/manual>",
        "Terms: <https://example.com/terms>.",
        "Contact: The shop team, <https://example.com/contact>, shop@example.com.",
        "Licence: Apache 2.0, Apache-2.0, <https://example.com/licence?a=>",
    ] {
        assert!(docs.contains(text), "{text:?} is not in:\n{docs}");
    }
}

#[test]
fn the_crate_says_where_tokens_come_from() {
    let docs = docs(&file("src/lib.rs"));
    let expected = "\
`Shop`: Get a token first.

OAuth 2, implicit: authorize at <https://example.com/authorize>.

OAuth 2, client credentials: tokens from /token, refresh at <https://example.com/refresh>.

Scopes:

- `read:things`: Look at things.
- `write:things`

`Login`: Name and word.";
    assert!(docs.contains(expected), "{docs}");
    assert!(!docs.contains("Never asked for."), "{docs}");
}

#[test]
fn the_readme_says_it_too() {
    let readme = file("README.md");
    assert!(readme.contains("Contact: The shop team"), "{readme}");
}
