//! Where `$ref` leads.

use codegen::diagnostic::{Code, Diagnostic};
use codegen::spec::{Document, Node};

use super::{document, pointer};

const TEXT: &str = "\
openapi: 3.1.0
paths:
  /users/{id}:
    get:
      parameters:
      - schema: {type: string}
components:
  schemas:
    User:
      properties:
        name: {type: integer}
    Alias: {$ref: '#/components/schemas/User'}
    Twice: {$ref: '#/components/schemas/Alias', description: words, required: true}
    More: {$ref: '#/components/schemas/Twice', nullable: true}
    ToMore: {$ref: '#/components/schemas/More'}
    Self: {$ref: '#/components/schemas/Self'}
    Ping: {$ref: '#/components/schemas/Pong'}
    Pong: {$ref: '#/components/schemas/Ping'}
    IntoPing: {$ref: '#/components/schemas/Ping'}
    Maybe: {$ref: '#/components/schemas/Perhaps', nullable: true}
    Perhaps: {$ref: '#/components/schemas/Maybe', type: object}
    Grows: {$ref: '#/components/schemas/Grows/x'}
    Missing: {$ref: '#/components/schemas/Usr'}
    ToMissing: {$ref: '#/components/schemas/Missing'}
";

fn text() -> Document {
    document("a.yaml", TEXT)
}

/// Follows a reference that stands nowhere in particular.
fn target(reference: &str) -> String {
    let document = text();
    let (at, node) = document.resolve(reference, &pointer("#/x")).expect("a target");
    assert_eq!(document.get(&at), Some(node));
    at.to_string()
}

fn problem(reference: &str) -> Diagnostic {
    text().resolve(reference, &pointer("#/x")).expect_err("a reference to nothing")
}

#[track_caller]
fn says(problem: &Diagnostic, code: Code, message: &str, help: &str) {
    assert_eq!((problem.code, problem.message.as_str()), (code, message));
    assert_eq!(problem.help.as_deref(), Some(help));
}

#[test]
fn to_a_schema() {
    assert_eq!(target("#/components/schemas/User"), "#/components/schemas/User");
}

#[test]
fn through_others() {
    assert_eq!(target("#/components/schemas/Twice"), "#/components/schemas/User");
}

/// What says more of a value than its target is a target itself.
#[test]
fn to_one_that_says_more() {
    // Twice, as the second answer comes from memory.
    let document = text();
    for _ in 0..2 {
        for name in ["More", "ToMore"] {
            let reference = format!("#/components/schemas/{name}");
            let (at, _) =
                document.resolve(&reference, &pointer("#/x")).expect("a target");
            assert_eq!(at.to_string(), "#/components/schemas/More");
        }
        let from = pointer("#/components/schemas/More");
        assert_eq!(document.follow(&from), Ok(pointer("#/components/schemas/User")));
    }
}

#[test]
fn into_others() {
    assert_eq!(
        target("#/paths/~1users~1%7Bid%7D/get/parameters/0/schema"),
        "#/paths/~1users~1{id}/get/parameters/0/schema"
    );
    assert_eq!(
        target("#/components/schemas/Twice/properties/name"),
        "#/components/schemas/User/properties/name"
    );
}

#[test]
fn to_nothing() {
    says(
        &problem("#/components/schemas/Uzer"),
        Code::DanglingRef,
        "`#/components/schemas/Uzer` points to nothing",
        "did you mean `#/components/schemas/User`?",
    );
    says(
        &problem("#/components/schemas/Invoice"),
        Code::DanglingRef,
        "`#/components/schemas/Invoice` points to nothing",
        "`#/components/schemas` has no `Invoice`",
    );
    says(
        &problem("#/$defs/A"),
        Code::DanglingRef,
        "`#/$defs/A` points to nothing",
        "the document has no `$defs`",
    );
    says(
        &problem("#/paths/~1users~1{id}/get/parameters/1"),
        Code::DanglingRef,
        "`#/paths/~1users~1{id}/get/parameters/1` points to nothing",
        "`#/paths/~1users~1{id}/get/parameters` is a list of 1 item",
    );
    says(
        &problem("#/openapi/x"),
        Code::DanglingRef,
        "`#/openapi/x` points to nothing",
        "`#/openapi` is a string",
    );
}

/// The report points to the reference that is wrong, wherever it was come from.
#[test]
fn the_place_of_the_broken_link() {
    let document = text();
    let from = pointer("#/components/schemas/ToMissing");
    let reference =
        document.get(&from.child("$ref")).and_then(Node::as_str).expect("a $ref");
    let error = document.resolve(reference, &from).expect_err("a reference to nothing");
    let missing = pointer("#/components/schemas/Missing/$ref");
    assert_eq!(error.place, missing.into());
    let from = pointer("#/components/schemas/Missing");
    let error =
        document.resolve("#/components/schemas/Usr", &from).expect_err("nothing");
    assert_eq!(error.place, from.child("$ref").into());
}

#[test]
fn in_circles() {
    says(
        &problem("#/components/schemas/Self"),
        Code::CircularRef,
        "`#/components/schemas/Self` leads to references only, never to a type",
        "the circle is #/components/schemas/Self -> #/components/schemas/Self",
    );
    says(
        &problem("#/components/schemas/IntoPing"),
        Code::CircularRef,
        "`#/components/schemas/IntoPing` leads to references only, never to a type",
        "the circle is #/components/schemas/Ping -> #/components/schemas/Pong -> \
         #/components/schemas/Ping",
    );
    assert_eq!(problem("#/components/schemas/Maybe").code, Code::CircularRef);
    assert_eq!(problem("#/components/schemas/Grows").code, Code::CircularRef);
}

#[test]
fn out_of_the_document() {
    for reference in ["other.yaml#/A", "https://example.com/a.json", "./a.yaml"] {
        assert_eq!(problem(reference).code, Code::ExternalRef);
    }
    says(
        &problem("other.yaml#/A"),
        Code::ExternalRef,
        "`other.yaml#/A` leads out of this document",
        "only references within the document are supported, such as \
         `#/components/schemas/Name`; bundle the files into one first, for instance with \
         `npx @redocly/cli bundle <file>`",
    );
    says(
        &problem("User"),
        Code::ExternalRef,
        "`User` leads out of this document",
        "did you mean `#/components/schemas/User`?",
    );
}

#[test]
fn to_the_document_itself() {
    let document = text();
    let from = pointer("#/components/schemas/User/properties/name");
    says(
        &document.resolve("#", &from).expect_err("no schema"),
        Code::DanglingRef,
        "`#` is the whole document, not a schema",
        "the schema around it is `#/components/schemas/User`",
    );
    says(
        &problem(""),
        Code::DanglingRef,
        "`` is the whole document, not a schema",
        "a schema is referred to like `#/components/schemas/Name`",
    );
}

/// A chain of any length is followed, once.
#[test]
fn through_many_others() {
    const LENGTH: usize = 5_000;
    let mut text = "openapi: 3.1.0\ncomponents:\n  schemas:\n".to_owned();
    for index in 0..LENGTH {
        let next = index + 1;
        let line = format!("    C{index}: {{$ref: '#/components/schemas/C{next}'}}\n");
        text.push_str(&line);
    }
    let document = document("a.yaml", &format!("{text}    C{LENGTH}: {{}}\n"));
    let schemas = pointer("#/components/schemas");
    let end = schemas.child(format!("C{LENGTH}"));
    for index in 0..LENGTH {
        let reference = schemas.child(format!("C{index}")).to_string();
        let (at, _) = document.resolve(&reference, &schemas).expect("a target");
        assert_eq!(at, end);
    }
    let circle = format!("{text}    C{LENGTH}: {{$ref: '#/components/schemas/C3'}}\n");
    let document = super::document("a.yaml", &circle);
    for index in 0..LENGTH {
        let reference = schemas.child(format!("C{index}")).to_string();
        let error = document.resolve(&reference, &schemas).expect_err("a circle");
        assert_eq!(error.code, Code::CircularRef);
    }
}
