//! What settings and documents say of paging, beside what is found by itself.

mod flags;
mod misfits;

use codegen::config::Config;
use codegen::report;
use codegen::source::Source;

/// A document with one operation that nobody would take for a list by itself, with an
/// extension.
fn document(extension: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{ title: T, version: '1' }}
servers: [{{ url: 'https://example.com' }}]
paths:
  /things:
    get:
      operationId: list
      {extension}
      parameters:
        - {{ name: from, in: query, schema: {{ type: string }} }}
        - {{ name: nr, in: query, schema: {{ type: integer }} }}
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                properties:
                  cats: {{ type: array, items: {{ $ref: '#/components/schemas/Cat' }} }}
                  box: {{ type: object, properties: {{ dogs: {{ type: array, items: {{ type: string }} }} }} }}
                  '@odata.next': {{ type: string }}
                  rest: {{ type: object, properties: {{ token: {{ type: string }}, goes.on: {{ type: boolean }} }} }}
                  size: {{ type: integer }}
  /pages:
    get:
      operationId: pages
      parameters: [{{ name: page, in: query, schema: {{ type: integer, default: 1 }} }}]
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema: {{ type: array, items: {{ $ref: '#/components/schemas/Cat' }} }}
  /named:
    get:
      operationId: named
      parameters: [{{ name: after, in: query, schema: {{ type: integer }} }}]
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema: {{ type: array, items: {{ type: object, properties: {{ id: {{ type: string }} }} }} }}
components: {{ schemas: {{ Cat: {{ type: object, properties: {{ name: {{ type: string }} }} }} }} }}
"
    )
}

/// The tables of the operations that are paged, or the report of what is wrong.
fn run(extension: &str, settings: &str) -> Result<(Vec<String>, String), String> {
    let source = Source::new("openapi.yaml", document(extension));
    let settings = Source::new("codegen.toml", settings);
    let config = Config::parse(&settings)
        .map_err(|problems| report::render(&settings, &problems, false))?;
    let generated = codegen::generate(source, &config)
        .map_err(|it| report::render(&*it.about, &it.diagnostics, false))?;
    let tables =
        generated.files.iter().flat_map(|it| it.text.split("\npaged! {").skip(1));
    let tables = tables.map(|it| it.lines().nth(2).unwrap().trim().to_owned());
    let report = report::render(&generated.document, &generated.diagnostics, false);
    Ok((tables.collect(), report))
}

#[track_caller]
fn assert_paged(extension: &str, settings: &str, expected: &[&str]) {
    let (tables, report) = run(extension, settings).unwrap();
    assert_eq!(tables, expected, "{report}");
    assert!(!report.contains("warning"), "{report}");
}

const BY_PAGE: &str = "by_number \"page\" 1,";

#[test]
fn settings_say_how_an_operation_is_paged() {
    let list = |settings: &str| format!("[paging.list]\n{settings}");
    for (settings, expected) in [
        (
            "kind = 'token'\nparameter = 'from'\nitems = 'cats'\nnext = 'rest.token'\nmore = 'rest.goes.on'",
            "by_token \"from\",",
        ),
        (
            "parameter = 'from'\nitems = 'cats'\nnext = '@odata.next'",
            "by_token \"from\",",
        ),
        (
            "kind = 'cursor'\nparameter = 'from'\nitems = 'cats'\nnext = 'name'",
            "by_cursor \"from\",",
        ),
        (
            "kind = 'offset'\nparameter = 'nr'\nitems = 'box.dogs'\ntotal = 'size'",
            "by_offset \"nr\" 0,",
        ),
        (
            "kind = 'page'\nparameter = 'nr'\nitems = 'cats'\nfirst = 0",
            "by_number \"nr\" 0,",
        ),
        ("kind = 'page'\nparameter = 'nr'", "by_number \"nr\" 1,"),
        ("kind = 'link'", "by_link,"),
        ("kind = 'next-url'\nnext = '@odata.next'", "by_url,"),
    ] {
        assert_paged("", &list(settings), &[expected, BY_PAGE]);
    }
    assert_paged(
        "",
        "[paging]\n'GET /things' = { kind = 'link' }",
        &["by_link,", BY_PAGE],
    );
}

#[test]
fn paging_can_be_switched_off() {
    assert_paged("", "", &[BY_PAGE]);
    assert_paged("", "paging.pages = 'off'", &[]);
    assert_paged("", "[paging]\ndefault = 'off'", &[]);
    // The settings know better than the types.
    assert_paged(
        "",
        "paging.named = { kind = 'cursor', next = 'id' }",
        &[BY_PAGE, "by_cursor \"after\","],
    );
    assert_paged("", "[paging]\ndefault = 'off'\npages = 'on'", &[BY_PAGE]);
    assert_paged("x-paging: { kind: link }", "[paging]\ndefault = 'off'", &["by_link,"]);
    assert_paged("x-paging: { kind: link }", "[paging]\nlist = 'off'", &[BY_PAGE]);
    assert_paged("x-paging: off", "", &[BY_PAGE]);
    assert_paged("", "[paging]\ndefault = 'on'", &[BY_PAGE]);
}

#[test]
fn the_document_says_how_an_operation_is_paged() {
    for (extension, expected) in [
        (
            "x-paging: { kind: page, parameter: nr, items: cats, first: 0 }",
            "by_number \"nr\" 0,",
        ),
        ("x-ms-pageable: { nextLinkName: '@odata.next', itemName: cats }", "by_url,"),
        (
            "x-speakeasy-pagination: { type: offsetLimit, inputs: [{ name: nr, in: parameters, type: page }], outputs: { results: $.cats, numPages: $.size } }",
            "by_number \"nr\" 1,",
        ),
        (
            "x-speakeasy-pagination: { type: offsetLimit, inputs: [{ name: nr, in: parameters, type: offset }], outputs: { results: $.box.dogs } }",
            "by_offset \"nr\" 0,",
        ),
        (
            "x-speakeasy-pagination: { type: cursor, inputs: [{ name: from, in: parameters, type: cursor }], outputs: { results: $.cats, nextCursor: $.rest.token } }",
            "by_token \"from\",",
        ),
        (
            "x-speakeasy-pagination: { type: cursor, inputs: [{ name: from, in: parameters, type: cursor }], outputs: { results: $.cats, nextCursor: '$.cats[-1].name' } }",
            "by_cursor \"from\",",
        ),
        (
            "x-speakeasy-pagination: { type: url, outputs: { nextUrl: $.rest.token } }",
            "by_url,",
        ),
    ] {
        assert_paged(extension, "", &[expected, BY_PAGE]);
    }
    assert_paged("x-ms-pageable: { nextLinkName: null }", "", &[BY_PAGE]);
    // The settings know better.
    let settings = "paging.list = { kind = 'next-url', next = 'rest.token' }";
    assert_paged("x-paging: { kind: link }", settings, &["by_url,", BY_PAGE]);
}

#[test]
fn the_readme_has_settings() {
    let text = include_str!("../../README.md");
    let blocks =
        text.split("```toml\n").skip(1).map(|it| it.split("```").next().unwrap());
    for block in blocks {
        let settings = Source::new("codegen.toml", block);
        let problems = Config::parse(&settings).err();
        assert!(problems.is_none(), "{block}\n{}", problems.unwrap());
    }
}

#[test]
fn settings_that_do_not_fit() {
    for (settings, expected) in [
        (
            "[paging]\nlost = 'off'",
            "`paging` of the settings names `lost`, which the document does not have",
        ),
        ("[paging]\nlist = 'of'", "unknown variant `of`, expected `on` or `off`"),
        (
            "[paging.list]\nkind = 'x'",
            "unknown variant `x`, expected one of `cursor`, `token`,",
        ),
        ("[paging.list]\nnxt = 'x'", "unknown field `nxt`"),
        (
            "[paging.default]\nkind = 'link'",
            "`paging.default` of the settings is `on` or `off`",
        ),
        (
            "[paging.list]\nkind = 'link'\nnext = 'x'",
            "does not fit: `next` says nothing about `link`",
        ),
        (
            "[paging.list]\nkind = 'page'\nparameter = 'x'",
            "there is no query parameter `x` of one value",
        ),
        ("[paging.list]\nkind = 'link'\nitems = 'x'", "the answer has no field `x`"),
        ("[paging.list]\nkind = 'link'\nitems = 'size'", "`size` is no array"),
        (
            "[paging.pages]\nkind = 'link'\nitems = 'x'",
            "the answer is an array, which has no fields",
        ),
        (
            "[paging.list]\nkind = 'token'\nparameter = 'from'\nnext = 'rest'",
            "`rest` is no plain text and no whole number",
        ),
        (
            "[paging.list]\nkind = 'token'\nparameter = 'from'",
            "no field of the answer is the token for sure",
        ),
        (
            "[paging.list]\nkind = 'cursor'\nparameter = 'from'",
            "the items have no field `id`",
        ),
        (
            "[paging.named]\nkind = 'cursor'",
            "`after` takes whole numbers, which the `id` of the items is not",
        ),
        (
            "[paging.list]\nkind = 'page'\nparameter = 'nr'\nmore = 'size'",
            "`size` is neither true nor false",
        ),
        (
            "[paging.list]\nkind = 'page'\nparameter = 'nr'\ntotal = 'rest.token'",
            "`rest.token` is no whole number",
        ),
        (
            "[paging.list]\nkind = 'page'\nparameter = 'from'",
            "`from` takes no whole numbers",
        ),
        ("[paging.list]\nitems = 'cats'", "no kind of paging fits this"),
        (
            "paging.list = 'on'",
            "does not fit: no kind of paging is there for sure: the key `kind` would tell",
        ),
        (
            "[paging]\nlist = 'off'\n'GET /things' = { kind = 'link' }",
            "`paging` of the settings names one operation twice: `list` is `GET /things`",
        ),
        ("[paging.list]\nkind = 'next-url'\nnext = 'size'", "`size` is no text"),
    ] {
        let report = run("", settings).unwrap_err();
        assert!(report.contains(expected), "{settings}\n{report}");
        assert!(report.contains("error[invalid-config]"), "{report}");
    }
}

#[test]
fn extensions_that_do_not_fit_are_warnings() {
    for (extension, expected) in [
        (
            "x-paging: { kind: x }",
            "unknown variant `x`, expected one of `cursor`, `token`,",
        ),
        (
            "x-paging: { kind: link, nxt: x }",
            "unknown field `nxt`, expected one of `kind`,",
        ),
        ("x-paging: { first: -1 }", "invalid value: integer `-1`, expected u64"),
        ("x-paging: { next: 1 }", "invalid type: integer `1`, expected a string"),
        ("x-paging: 7", "it is neither `off` nor an object"),
        ("x-ms-pageable: { nextLinkName: x }", "the answer has no field `x`"),
        ("x-ms-pageable: { itemName: x }", "the answer has no field `x`"),
        (
            "x-ms-pageable: { operationName: listNext }",
            "another operation gives the next",
        ),
        (
            "x-speakeasy-pagination: { type: x }",
            "`type` is `offsetLimit`, `cursor` or `url`",
        ),
        (
            "x-speakeasy-pagination: { type: cursor, inputs: [{ name: x, in: requestBody, type: cursor }] }",
            "none of the `inputs` is a parameter",
        ),
    ] {
        let (tables, report) = run(extension, "").unwrap();
        assert_eq!(tables, [BY_PAGE]);
        assert!(report.contains(expected), "{extension}\n{report}");
        assert!(report.contains("warning[unsupported-paging]"), "{report}");
        assert!(report.contains("openapi.yaml:8:"), "{report}");
    }
}
