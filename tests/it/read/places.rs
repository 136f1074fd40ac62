//! Where things stand in the text.

use codegen::diagnostic::{Place, Pointer};
use codegen::spec::{Document, Node};

use super::{document, pointer};

#[track_caller]
fn value(document: &Document, at: &str) -> (usize, usize) {
    document.position(&Place::At(pointer(at))).expect("a place")
}

#[track_caller]
fn key(document: &Document, at: &str) -> (usize, usize) {
    document.position(&Place::Key(pointer(at))).expect("a place")
}

#[test]
fn pointers() {
    let at = Pointer::root().child("a/b").child("c~d").index(2).child("");
    assert_eq!(at.to_string(), "#/a~1b/c~0d/2/");
    assert_eq!(at.segments().collect::<Vec<_>>(), ["a/b", "c~d", "2", ""]);
    assert_eq!(pointer("#/a~1b/c~0d/2/"), at);
    assert_eq!(pointer("#/a%2Fb"), Pointer::root().child("a").child("b"));
    assert_eq!(pointer("#/Run%20Step%"), Pointer::root().child("Run Step%"));
    assert_eq!(at.parent().and_then(|at| at.parent()), Some(pointer("#/a~1b/c~0d")));
    assert_eq!(Pointer::root().parent(), None);
    assert_eq!(pointer("#"), Pointer::root());
    assert!(Pointer::parse("a/b").is_none() && Pointer::parse("#a").is_none());
    assert!(Pointer::parse("#/%ff").is_none());
    assert!(
        pointer("#/a").contains(&pointer("#/a/b"))
            && !pointer("#/a").contains(&pointer("#/ab"))
    );
}

#[test]
fn in_yaml() {
    let text = "\
openapi: 3.1.0
paths:
  /a/{b}:
    get: {tags: [x, 'ü', \"y\"], z: 1}
    parameters:
    - name: n
    -   in: query
  'q t': |
    text
empty:
";
    let document = document("a.yaml", text);
    assert_eq!(value(&document, "#"), (1, 1));
    assert_eq!(key(&document, "#/paths"), (2, 1));
    assert_eq!(value(&document, "#/paths"), (3, 3));
    assert_eq!(key(&document, "#/paths/~1a~1{b}"), (3, 3));
    assert_eq!(value(&document, "#/paths/~1a~1{b}/get/tags"), (4, 17));
    assert_eq!(value(&document, "#/paths/~1a~1{b}/get/tags/2"), (4, 26));
    assert_eq!(key(&document, "#/paths/~1a~1{b}/get/z"), (4, 32));
    assert_eq!(value(&document, "#/paths/~1a~1{b}/parameters/1/in"), (7, 13));
    assert_eq!(key(&document, "#/paths/~1a~1{b}/parameters/1"), (7, 9));
    assert_eq!(key(&document, "#/paths/q t"), (8, 3));
    assert_eq!(value(&document, "#/paths/q t"), (9, 5));
    assert_eq!(key(&document, "#/empty"), (10, 1));
}

#[test]
fn in_json() {
    let text = "{\r\n\t\"openapi\": \"3.1.0\",\n\t\"\\u00fc \\ud83d\\ude00\\\"\": [1, {\"ü\": -2.5e3, \
                \"b\": null}, \"x\\\\\"],\n  \"c\": {} }";
    let document = document("a.json", text);
    assert_eq!(value(&document, "#/openapi"), (2, 13));
    assert_eq!(key(&document, "#/ü 😀\""), (3, 2));
    assert_eq!(value(&document, "#/ü 😀\"/0"), (3, 28));
    assert_eq!(value(&document, "#/ü 😀\"/1/ü"), (3, 37));
    assert_eq!(key(&document, "#/ü 😀\"/1/b"), (3, 45));
    assert_eq!(value(&document, "#/ü 😀\"/2"), (3, 57));
    assert_eq!(value(&document, "#/c"), (4, 8));
}

/// What is not in the text has the place of what is nearest around it.
#[test]
fn of_what_is_not_there() {
    let document = document("a.yaml", "openapi: 3.1.0\na:\n  b: [1]\n");
    assert_eq!(value(&document, "#/a/b/allOf/0/type"), (3, 6));
    assert_eq!(key(&document, "#/a/b/allOf"), (3, 3));
    assert_eq!(value(&document, "#/nothing"), (1, 1));
}

#[test]
fn of_rewritten_parts() {
    let mut document = document("a.yaml", "openapi: 3.1.0\na: {b: 1}\n");
    *document.get_mut(&pointer("#/a/b")).expect("the value") =
        Node::Sequence(vec![Node::Null]);
    assert_eq!(value(&document, "#/a/b/0"), (2, 8));
}

/// An alias stands where it is written; what is inside it, where the anchor is.
#[test]
fn of_aliases_and_merges() {
    let text = "\
openapi: 3.1.0
base: &base {a: {x: 1}, b: 2}
alias: *base
merged: {<<: *base, b: 3}
merged2:
  <<: [{c: 1}, *base]
";
    let document = document("a.yaml", text);
    assert_eq!(value(&document, "#/alias"), (3, 8));
    assert_eq!(value(&document, "#/alias/a/x"), (2, 21));
    assert_eq!(key(&document, "#/merged/a"), (2, 14));
    assert_eq!(value(&document, "#/merged/b"), (4, 24));
    assert_eq!(key(&document, "#/merged2/c"), (6, 9));
    assert_eq!(value(&document, "#/merged2/b"), (2, 28));
}

/// The parser of places is stricter than the loader about quoted text of several lines.
#[test]
fn after_sloppy_indentation() {
    let text = "\
openapi: 3.1.0
list:
- one: 'first
  it''s second'
  two: \"ü \\\"
  b\"
after: 1
";
    let document = document("a.yaml", text);
    assert_eq!(key(&document, "#/list/0/two"), (5, 3));
    assert_eq!(value(&document, "#/list/0/two"), (5, 8));
    assert_eq!(key(&document, "#/after"), (7, 1));
}
