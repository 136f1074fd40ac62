//! Schemas with addresses and names: `$id`, `$anchor`, `$dynamicAnchor`, `$recursiveAnchor`.

use codegen::diagnostic::{Code, Diagnostic};
use codegen::spec::Document;

use super::{document, pointer};

/// A document with these component schemas.
fn schemas(text: &str) -> Document {
    let mut indented = String::new();
    for line in text.lines() {
        indented.extend(["    ", line, "\n"]);
    }
    document("a.yaml", &format!("openapi: 3.1.0\ncomponents:\n  schemas:\n{indented}"))
}

/// Where the reference of a schema leads, both under `components/schemas`.
#[track_caller]
fn leads(document: &Document, from: &str, to: &str) {
    let at = pointer(&format!("#/components/schemas/{from}"));
    let schema = document.schema(&at).unwrap_or_else(|error| panic!("{error}"));
    assert!(schema.ignored.is_empty(), "{:?}", schema.ignored);
    let reference =
        schema.reference.clone().unwrap_or_else(|| panic!("{at} has a reference"));
    let target = document.resolve(&reference, &at);
    let (target, _) = target.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(target.to_string(), format!("#/components/schemas/{to}"));
    assert_eq!(document.follow(&at).as_ref(), Ok(&target));
}

#[track_caller]
fn problem(document: &Document, from: &str) -> Diagnostic {
    let at = pointer(&format!("#/components/schemas/{from}"));
    document.follow(&at).expect_err("a reference to nothing")
}

/// What is said, and the help.
#[track_caller]
fn says(document: &Document, from: &str, code: Code, message: &str, help: &str) {
    let problem = problem(document, from);
    assert_eq!((problem.code, problem.message.as_str()), (code, message));
    assert_eq!(problem.help.as_deref(), Some(help));
    let place = pointer(&format!("#/components/schemas/{from}/$ref"));
    assert_eq!(problem.place, place.into());
}

/// Whether the target depends on the way that leads to the schema.
#[track_caller]
fn is_open(document: &Document, from: &str, keyword: &str) {
    let at = pointer(&format!("#/components/schemas/{from}"));
    let schema = document.schema(&at).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        (schema.reference.clone(), schema.ignored.clone()),
        (None, vec![keyword.to_owned()])
    );
    assert_eq!(document.follow(&at), Ok(at));
}

#[test]
fn anchors() {
    let document = schemas(
        "\
A: {$anchor: a}
B: {$defs: {c: {$anchor: c}, d: {$dynamicAnchor: d}, e: {$id: '#e'}, f: {id: '#f'}}}
ToA: {$ref: '#a'}
ToC: {$ref: '#c'}
ToD: {$ref: '#d'}
ToE: {$ref: '#e'}
ToF: {$ref: '#f'}
",
    );
    leads(&document, "ToA", "A");
    leads(&document, "ToC", "B/$defs/c");
    leads(&document, "ToD", "B/$defs/d");
    leads(&document, "ToE", "B/$defs/e");
    leads(&document, "ToF", "B/$defs/f");
}

#[test]
fn anchors_that_are_not_there() {
    let document = schemas(
        "\
Pet: {$anchor: animal}
Typo: {$ref: '#anmal'}
Bare: {$ref: '#Pet'}
Other: {$ref: '#unheard-of'}
Anchors: {$anchor: '/x', $defs: {a: {$anchor: ''}, b: {$anchor: 7}}}
NoAnchor: {$ref: '#7'}
",
    );
    let code = Code::DanglingRef;
    let help = "did you mean `#animal`?";
    says(&document, "Typo", code, "`#anmal` points to nothing", help);
    let help = "did you mean `#/components/schemas/Pet`?";
    says(&document, "Bare", code, "`#Pet` points to nothing", help);
    let help = "no schema has the `$anchor` `unheard-of`; a component is referred to like \
                `#/components/schemas/Name`";
    says(&document, "Other", code, "`#unheard-of` points to nothing", help);
    assert_eq!(problem(&document, "NoAnchor").code, code);
}

/// Without an `$id`, names belong to the whole document; one in the same schema is nearer.
#[test]
fn anchors_of_the_same_name() {
    let document = schemas(
        "\
A: {$defs: {x: {$anchor: x}}, items: {$ref: '#x'}}
B: {$defs: {x: {$anchor: x}}, items: {$ref: '#x'}}
C: {$ref: '#x'}
",
    );
    leads(&document, "A/items", "A/$defs/x");
    leads(&document, "B/items", "B/$defs/x");
    let help = "give each a name of its own: `#/components/schemas/A/$defs/x`, \
                `#/components/schemas/B/$defs/x`";
    says(&document, "C", Code::DanglingRef, "`#x` is the name of 2 schemas", help);
}

#[test]
fn addresses() {
    let document = schemas(
        "\
Base:
  $id: https://Example.com/a/base.json
  properties:
    relative: {$ref: other.json}
    up: {$ref: ../b/other.json#/properties/x}
    rooted: {$ref: /a/other.json}
    absolute: {$ref: 'https://example.com/a/other.json#'}
    own: {$ref: '#'}
    own_pointer: {$ref: '#/properties/own'}
    own_name: {$ref: '#here'}
    nested: {$id: inner/, $defs: {x: {$id: x}}, $ref: x}
  $defs: {here: {$anchor: here}}
Other: {$id: 'https://example.com/a/other.json'}
Further: {$id: 'https://example.com/b/other.json', properties: {x: {}}}
Inner: {$ref: 'HTTPS://example.com:/a/inner/x'}
Urn: {$id: 'urn:example:1', $anchor: n, items: {$ref: 'urn:example:1#n'}}
Spaces: {$id: 'my schema'}
ToSpaces: {$ref: 'my schema'}
Same: {$ref: '#/components/schemas/Other'}
",
    );
    leads(&document, "Base/properties/relative", "Other");
    leads(&document, "Base/properties/up", "Further/properties/x");
    leads(&document, "Base/properties/rooted", "Other");
    leads(&document, "Base/properties/absolute", "Other");
    leads(&document, "Base/properties/own", "Base");
    leads(&document, "Base/properties/own_pointer", "Base");
    leads(&document, "Base/properties/own_name", "Base/$defs/here");
    leads(&document, "Base/properties/nested", "Base/properties/nested/$defs/x");
    leads(&document, "Inner", "Base/properties/nested/$defs/x");
    leads(&document, "Urn/items", "Urn");
    leads(&document, "ToSpaces", "Spaces");
    leads(&document, "Same", "Other");
}

#[test]
fn addresses_that_are_not_there() {
    let document = schemas(
        "\
Pet: {$id: 'https://example.com/pet'}
Typo: {$ref: 'https://example.com/pt'}
Far: {$ref: 'https://elsewhere.org/a'}
Inside: {$ref: 'https://example.com/pet#/properties/x'}
Name: {$ref: 'https://example.com/pet#unheard-of'}
A: {$id: twice}
B: {$id: twice}
C: {$ref: twice}
",
    );
    let message = "`https://example.com/pt` leads out of this document";
    let help = "did you mean `https://example.com/pet`, which is the `$id` of a schema?";
    says(&document, "Typo", Code::ExternalRef, message, help);
    assert_eq!(problem(&document, "Far").code, Code::ExternalRef);
    let message = "`https://example.com/pet#/properties/x` points to nothing";
    let help = "`#/components/schemas/Pet` has no `properties`";
    says(&document, "Inside", Code::DanglingRef, message, help);
    let message = "`https://example.com/pet#unheard-of` points to nothing";
    let help = "no schema has the `$anchor` `unheard-of`; a component is referred to like \
                `#/components/schemas/Name`";
    says(&document, "Name", Code::DanglingRef, message, help);
    let help = "give each a name of its own: `#/components/schemas/A`, \
                `#/components/schemas/B`";
    says(&document, "C", Code::DanglingRef, "`twice` is the name of 2 schemas", help);
}

/// Names belong to the schema with an `$id` that they stand in.
#[test]
fn anchors_in_resources() {
    let document = schemas(
        "\
Base:
  $id: base
  $defs:
    a: {$id: child1, allOf: [{$id: child2, $anchor: x}, {$anchor: x}]}
  items: {$ref: 'child1#x'}
  prefixItems: [{$ref: 'child2#x'}, {$ref: '#x'}]
Old: {definitions: {a: {$id: 'nested.json#x'}}, items: {$ref: 'nested.json#x'}}
",
    );
    leads(&document, "Base/items", "Base/$defs/a/allOf/1");
    leads(&document, "Base/prefixItems/0", "Base/$defs/a/allOf/0");
    assert_eq!(problem(&document, "Base/prefixItems/1").code, Code::DanglingRef);
    leads(&document, "Old/items", "Old/definitions/a");
}

/// Pointers are relative to the schema with an `$id`, or to the document if that leads on.
#[test]
fn pointers_in_resources() {
    let document = schemas(
        "\
A:
  $id: a
  $defs: {b: {properties: {x: {}}}, components: {}}
  properties:
    near: {$ref: '#/$defs/b'}
    far: {$ref: '#/components/schemas/B'}
    missing: {$ref: '#/$defs/c'}
    typo: {$ref: '#/components/schemas/Bb'}
    unknown: {$ref: '#/nowhere'}
B: {$id: b, $ref: '#/components/schemas/C'}
C: {$defs: {d: {$id: d, properties: {x: {$ref: '#/properties/y'}, y: {}}}}}
Into: {$ref: '#/components/schemas/C/$defs/d/properties/x'}
Through: {$ref: '#/components/schemas/A/properties/near/properties/x'}
",
    );
    leads(&document, "A/properties/near", "A/$defs/b");
    leads(&document, "A/properties/far", "C");
    leads(&document, "B", "C");
    leads(&document, "Into", "C/$defs/d/properties/y");
    leads(&document, "Through", "A/$defs/b/properties/x");
    let help = |name: &str| problem(&document, &format!("A/properties/{name}")).help;
    let near = "did you mean `#/components/schemas/A/$defs/b`?";
    assert_eq!(help("missing").as_deref(), Some(near));
    let near = "did you mean `#/components/schemas/B`?";
    assert_eq!(help("typo").as_deref(), Some(near));
    let near = "`#/components/schemas/A` has no `nowhere`";
    assert_eq!(help("unknown").as_deref(), Some(near));
}

#[test]
fn escapes() {
    let document = schemas(
        "\
A:
  $defs: {'': {$defs: {'': {}}}, 'a~b/c%d': {}, 'e\"f': {}}
  prefixItems:
  - {$ref: '#/components/schemas/A/$defs//$defs/'}
  - {$ref: '#/components/schemas/A/$defs/a~0b~1c%25d'}
  - {$ref: '#/components/schemas/A/$defs/e%22f'}
  - {$ref: '#/components/schemas/A/%24defs/e\"f'}
",
    );
    leads(&document, "A/prefixItems/0", "A/$defs//$defs/");
    leads(&document, "A/prefixItems/1", "A/$defs/a~0b~1c%d");
    leads(&document, "A/prefixItems/2", "A/$defs/e\"f");
    leads(&document, "A/prefixItems/3", "A/$defs/e\"f");
}

/// Names of properties are no keywords, and data is no schema.
#[test]
fn what_names_nothing() {
    let document = schemas(
        "\
A:
  properties: {$id: {type: string}, $anchor: {type: string}, id: {$anchor: real}}
  example: {$anchor: x}
  examples: [{$anchor: x}]
  default: {$anchor: x}
  enum: [{$anchor: x}]
  const: {$anchor: x}
  x-own: {$anchor: x}
ToReal: {$ref: '#real'}
ToX: {$ref: '#x'}
",
    );
    leads(&document, "ToReal", "A/properties/id");
    assert_eq!(problem(&document, "ToX").code, Code::DanglingRef);
}

/// Every place of a schema is looked at.
#[test]
fn where_schemas_stand() {
    let text = "\
openapi: 3.2.0
$self: https://example.com/api
paths:
  /a:
    parameters: [{schema: {$anchor: p1}}]
    post:
      parameters: [{content: {text/plain: {schema: {$anchor: p2}}}}]
      requestBody: {content: {a/b: {schema: {$anchor: b}, encoding: {x: {headers: {h: {schema: {$anchor: h1}}}}}}}}
      responses:
        default: {headers: {schema: {schema: {$anchor: h2}}}, content: {a/b: {itemSchema: {$anchor: r}}}}
      callbacks: {c: {'{$url}': {get: {responses: {'200': {content: {a/b: {schema: {$anchor: c}}}}}}}}}
components:
  parameters: {schema: {schema: {items: {$anchor: p3}}}}
  pathItems: {p: {query: {parameters: [{schema: {not: {$anchor: p4}}}]}}}
  examples: {schema: {value: {schema: {$anchor: none}}}}
  schemas: {A: {$id: a, dependentSchemas: {d: {then: {$anchor: d}}}}}
";
    let document = document("a.yaml", text);
    for name in ["p1", "p2", "b", "h1", "h2", "r", "c", "p3", "p4"] {
        let (at, _) = document.resolve(&format!("#{name}"), &pointer("#/x")).unwrap();
        let node = document.get(&at).unwrap();
        assert_eq!(node.get("$anchor").and_then(|it| it.as_str()), Some(name));
    }
    for (reference, found) in [
        ("#none", false),
        ("#d", false),
        ("a#d", true),
        ("https://example.com/a#d", true),
        ("api#p1", true),
        ("https://example.com/api#/components/schemas/A", true),
    ] {
        let target = document.resolve(reference, &pointer("#/x"));
        assert_eq!(target.is_ok(), found, "{reference}");
    }
}

/// Up to draft 7, and so in 3.0, a reference stands alone.
#[test]
fn what_stands_beside_a_reference() {
    let text = "
info: {}
components:
  schemas:
    A: {$id: 'x:/a/', $defs: {b: {$id: b}}, items: {$id: 'x:/c/', $ref: b}}
    C: {$id: 'x:/c/b'}
";
    let items = pointer("#/components/schemas/A/items");
    for (version, target) in [
        ("openapi: 3.0.3", "A/$defs/b"),
        (
            "openapi: 3.1.0\njsonSchemaDialect: http://json-schema.org/draft-07/schema#",
            "A/$defs/b",
        ),
        ("openapi: 3.1.0", "C"),
    ] {
        let document = document("a.yaml", &format!("{version}{text}"));
        let target = pointer(&format!("#/components/schemas/{target}"));
        assert_eq!(document.follow(&items), Ok(target));
    }
}

/// With one target only, a dynamic reference is an ordinary one.
#[test]
fn dynamic_with_one_target() {
    let document = schemas(
        "\
Tree: {$dynamicAnchor: node, items: {$dynamicRef: '#node'}}
Forest: {$dynamicAnchor: node, items: {$dynamicRef: '#node'}}
Pointer: {$dynamicRef: '#/components/schemas/Tree'}
Plain: {$anchor: plain, items: {$dynamicRef: '#plain'}}
Alias: {$ref: '#/components/schemas/Tree/items'}
",
    );
    leads(&document, "Tree/items", "Tree");
    leads(&document, "Forest/items", "Forest");
    leads(&document, "Pointer", "Tree");
    leads(&document, "Plain/items", "Plain");
    leads(&document, "Alias", "Tree");
    let document = schemas("A: {items: {$dynamicRef: '#nothing'}}");
    assert_eq!(problem(&document, "A/items").code, Code::DanglingRef);
}

/// Every way to the list leads by the root, whose items count.
#[test]
fn dynamic_with_one_way() {
    let document = schemas(
        "\
Root:
  $id: root
  $ref: between
  $defs:
    item: {$dynamicAnchor: item, type: string}
    between: {$id: between, $ref: list}
    list: {$id: list, items: {$dynamicRef: '#item'}, $defs: {item: {$dynamicAnchor: item}}}
Tree:
  $id: tree
  $dynamicAnchor: node
  allOf: [{$ref: extended}]
  $defs:
    extended: {$id: extended, $dynamicAnchor: node, items: {$ref: bar}}
    bar: {$id: bar, items: {$dynamicRef: 'extended#node'}}
",
    );
    leads(&document, "Root/$defs/list/items", "Root/$defs/item");
    leads(&document, "Tree/$defs/bar/items", "Tree");
}

/// A schema in `$defs` that nothing refers to is on no way.
#[test]
fn dynamic_past_what_is_in_store() {
    let document = schemas(
        "\
Main:
  $id: main
  properties: {bar: {$ref: item}}
  $defs:
    bar:
      $id: bar
      items: {$ref: item}
      $defs:
        item: {$id: item, items: {$dynamicRef: '#x'}, $defs: {d: {$dynamicAnchor: x}}}
        x: {$dynamicAnchor: x}
",
    );
    let item = "Main/$defs/bar/$defs/item";
    leads(&document, &format!("{item}/items"), &format!("{item}/$defs/d"));
}

/// A list of anything, as a list of numbers and as a list of texts: which one it is depends
/// on the way.
#[test]
fn dynamic_with_several_targets() {
    let text = "\
List: {$id: list, items: {$dynamicRef: '#item'}, $defs: {d: {$dynamicAnchor: item}}}
Numbers: {$id: numbers, $ref: list, $defs: {d: {$dynamicAnchor: item, type: number}}}
Texts: {$id: texts, $ref: list, $defs: {d: {$dynamicAnchor: item, type: string}}}
Other: {items: {$dynamicRef: '#item'}, $defs: {d: {$dynamicAnchor: item}}}
";
    let document = schemas(text);
    is_open(&document, "List/items", "$dynamicRef");
    leads(&document, "Other/items", "Other/$defs/d");
    // The same without `$id`, where a component counts as a resource.
    let text = text.replace("$id: list, ", "").replace("$id: numbers, ", "");
    let text = text.replace("$id: texts, ", "");
    let document =
        schemas(&text.replace("$ref: list", "$ref: '#/components/schemas/List'"));
    is_open(&document, "List/items", "$dynamicRef");
    leads(&document, "Other/items", "Other/$defs/d");
}

/// As the document of `OpenAI` has it, without an `$id`.
#[test]
fn recursive() {
    let document = schemas(
        "\
Filter: {$recursiveAnchor: true, items: {oneOf: [{}, {$recursiveRef: '#'}]}}
Second: {$recursiveAnchor: true, items: {$recursiveRef: '#'}}
Third: {items: {$recursiveRef: '#'}}
Named: {$id: named, $defs: {inner: {$id: inner, items: {$recursiveRef: '#'}}}}
",
    );
    leads(&document, "Filter/items/oneOf/1", "Filter");
    leads(&document, "Second/items", "Second");
    leads(&document, "Third/items", "Third");
    leads(&document, "Named/$defs/inner/items", "Named/$defs/inner");
}

#[test]
fn recursive_with_several_targets() {
    let document = schemas(
        "\
Base: {$recursiveAnchor: true, items: {$recursiveRef: '#'}}
Wider: {$recursiveAnchor: true, $ref: '#/components/schemas/Base'}
Whole:
  $id: whole
  $recursiveAnchor: true
  items: {$ref: part}
  $defs: {part: {$id: part, $recursiveAnchor: true, items: {$recursiveRef: '#'}}}
Loose:
  $id: loose
  items: {$id: piece, $recursiveAnchor: true, items: {$recursiveRef: '#'}}
",
    );
    is_open(&document, "Base/items", "$recursiveRef");
    leads(&document, "Whole/$defs/part/items", "Whole");
    leads(&document, "Loose/items/items", "Loose/items");
}
