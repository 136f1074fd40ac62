//! How lists of well-known services are paged, found by itself; and what is no such list.

mod first;

use codegen::config::Config;
use codegen::diagnostic::Code;
use codegen::source::Source;

/// What is said of an operation with these query parameters and this answer.
fn found(parameters: &str, answer: &str) -> Option<String> {
    let parameters: Vec<String> = parameters
        .split_whitespace()
        .map(|it| {
            let (name, schema) = it.split_once(':').unwrap();
            let schema = match schema {
                "i" => "type: integer",
                "i=1" => "type: integer, default: 1",
                "i=0" => "type: integer, default: 0",
                "s" => "type: string",
                "d" => "type: string, format: date-time",
                other => panic!("{other}"),
            };
            format!("{{ name: '{name}', in: query, schema: {{ {schema} }} }}")
        })
        .collect();
    of(&parameters.join(", "), answer)
}

/// The same with the parameters as the document has them.
fn of(parameters: &str, answer: &str) -> Option<String> {
    let answer = answer
        .replace("URL", "{ type: string, format: uri, nullable: true }")
        .replace(
            "ITEMS",
            "{ type: array, items: { $ref: '#/components/schemas/Thing' } }",
        )
        .replace("TEXT", "{ type: string }")
        .replace("INT", "{ type: integer }")
        .replace("BOOL", "{ type: boolean }");
    // `a: { b: TEXT }` is short for an object.
    let answer = objects(&answer);
    let document = format!(
        "openapi: 3.0.3
info: {{ title: T, version: '1' }}
servers: [{{ url: 'https://example.com' }}]
paths:
  /things:
    get:
      operationId: list
      parameters: [{parameters}]
      responses:
        '200': {{ description: Ok., content: {{ application/json: {{ schema: {answer} }} }} }}
components:
  schemas:
    Thing: {{ type: object, required: [id], properties: {{ id: {{ type: string }} }} }}
"
    );
    let source = Source::new("openapi.yaml", document.clone());
    let generated = codegen::generate(source, &Config::default())
        .unwrap_or_else(|it| panic!("{}\n{document}", it.diagnostics));
    let notes = generated.diagnostics.iter().filter(|it| it.code == Code::Paged);
    let notes: Vec<_> = notes.map(|it| it.message.clone()).collect();
    assert!(notes.len() < 2);
    notes.first().map(|it| it.strip_prefix("pages follow ").unwrap().to_owned())
}

/// Makes `< a: x, b: < c: y > >` schemas of objects.
fn objects(text: &str) -> String {
    text.replace('<', "{ type: object, properties: {").replace('>', "} }")
}

#[track_caller]
fn assert_found(parameters: &str, answer: &str, expected: &str) {
    let found = found(parameters, answer);
    assert_eq!(found.as_deref(), Some(expected), "{parameters} -> {answer}");
}

const END: &str = "until that is missing or empty";

#[test]
fn cursors_and_tokens() {
    for (parameters, answer, expected) in [
        // Stripe, OpenAI
        (
            "starting_after:s ending_before:s limit:i",
            "< data: ITEMS, has_more: BOOL, url: TEXT >",
            "`starting_after`, the `id` of the last item, while `has_more`",
        ),
        (
            "after:s",
            "< data: { type: array, items: { oneOf: [{ $ref: '#/components/schemas/Thing' }, TEXT] } }, has_more: BOOL, last_id: TEXT >",
            "`after`, from `last_id`, while `has_more`",
        ),
        (
            "after:s",
            "< data: ITEMS, has_more: BOOL, next: { type: string, description: A cursor. } >",
            "`after`, from `next`, while `has_more`",
        ),
        // Slack
        (
            "cursor:s limit:i",
            "< ok: BOOL, members: ITEMS, response_metadata: < next_cursor: TEXT > >",
            "`cursor`, from `response_metadata.next_cursor`, END",
        ),
        // HubSpot
        (
            "after:s limit:i",
            "< results: ITEMS, paging: < next: < after: TEXT, link: TEXT > > >",
            "`after`, from `paging.next.after`, END",
        ),
        // Facebook
        (
            "after:s limit:i",
            "< data: ITEMS, paging: < cursors: < before: TEXT, after: TEXT > > >",
            "`after`, from `paging.cursors.after`, END",
        ),
        // Intercom
        (
            "starting_after:s",
            "< data: ITEMS, pages: < next: < starting_after: TEXT > > >",
            "`starting_after`, from `pages.next.starting_after`, END",
        ),
        // Asana
        (
            "offset:s limit:i",
            "< data: ITEMS, next_page: < offset: TEXT, path: TEXT > >",
            "`offset`, from `next_page.offset`, END",
        ),
        // Zendesk
        (
            "page[after]:s page[size]:i",
            "< users: ITEMS, meta: < after_cursor: TEXT, has_more: BOOL > >",
            "`page[after]`, from `meta.after_cursor`, while `meta.has_more`",
        ),
        // Google, AWS, Twitter, Square, Kubernetes
        (
            "pageToken:s maxResults:i",
            "< files: ITEMS, nextPageToken: TEXT >",
            "`pageToken`, from `nextPageToken`, END",
        ),
        (
            "NextToken:s",
            "< Things: ITEMS, NextToken: TEXT >",
            "`NextToken`, from `NextToken`, END",
        ),
        (
            "pagination_token:s",
            "< data: ITEMS, meta: < next_token: TEXT > >",
            "`pagination_token`, from `meta.next_token`, END",
        ),
        (
            "cursor:s",
            "< payments: ITEMS, cursor: TEXT >",
            "`cursor`, from `cursor`, END",
        ),
        (
            "continue:s",
            "< items: ITEMS, metadata: < continue: TEXT > >",
            "`continue`, from `metadata.continue`, END",
        ),
        // A number that is given.
        (
            "page:i",
            "< items: ITEMS, meta: < next_page: INT > >",
            "`page`, from `meta.next_page`, END",
        ),
    ] {
        assert_found(parameters, answer, &expected.replace("END", END));
    }
}

#[test]
fn counts() {
    for (parameters, answer, expected) in [
        // Jira
        (
            "startAt:i maxResults:i",
            "< values: ITEMS, total: INT, isLast: BOOL >",
            "`startAt`, which counts items, up to `total`",
        ),
        // PagerDuty
        (
            "offset:i limit:i",
            "< incidents: ITEMS, more: BOOL >",
            "`offset`, which counts items, while `more`",
        ),
        (
            "$skip:i $top:i",
            "ITEMS",
            "`$skip`, which counts items, until a page is empty",
        ),
        // Cloudflare
        (
            "page:i=1 per_page:i",
            "< result: ITEMS, errors: ITEMS, result_info: < page: INT, total_pages: INT, total_count: INT > >",
            "`page`, the number of the page, from 1, up to `result_info.total_pages`",
        ),
        // What counts the items of a page or money is no total.
        (
            "offset:i limit:i",
            "< items: ITEMS, count: INT >",
            "`offset`, which counts items, until a page is empty",
        ),
        (
            "offset:i limit:i",
            "< items: ITEMS, total: { type: integer, description: Items on this page. }, done: { type: boolean, description: Whether all jobs are done. } >",
            "`offset`, which counts items, until a page is empty",
        ),
        // Where pages are counted from zero, the number of the last is not that of all.
        (
            "page:i=1",
            "< data: ITEMS, lastPage: INT >",
            "`page`, the number of the page, from 1, up to `lastPage`",
        ),
        (
            "page:i=0",
            "< data: ITEMS, lastPage: INT >",
            "`page`, the number of the page, from 0, until a page is empty",
        ),
    ] {
        assert_found(parameters, answer, expected);
    }
}

#[test]
fn urls() {
    for (parameters, answer, expected) in [
        // Django
        (
            "page:i=1",
            "< count: INT, next: URL, previous: URL, results: ITEMS >",
            "the URL in `next`, END",
        ),
        // Microsoft Graph, GitHub-like HAL, JSON:API, Twilio
        (
            "$top:i $skip:i",
            "< value: ITEMS, '@odata.nextLink': TEXT >",
            "the URL in `@odata.nextLink`, END",
        ),
        ("", "< value: ITEMS, nextLink: TEXT >", "the URL in `nextLink`, END"),
        (
            "limit:i",
            "< things: ITEMS, _links: < next: < href: TEXT > > >",
            "the URL in `_links.next.href`, END",
        ),
        ("", "< data: ITEMS, links: < next: URL > >", "the URL in `links.next`, END"),
        (
            "PageSize:i Page:i PageToken:s",
            "< calls: ITEMS, next_page_uri: TEXT, page: INT >",
            "the URL in `next_page_uri`, END",
        ),
    ] {
        assert_found(parameters, answer, &expected.replace("END", END));
    }
}

#[test]
fn what_is_no_list_or_leaves_doubt() {
    for (parameters, answer) in [
        // No parameter, no list.
        ("", "< data: ITEMS, has_more: BOOL >"),
        ("", "< data: ITEMS, next_cursor: TEXT >"),
        ("cursor:s", "< data: TEXT, next_cursor: TEXT >"),
        ("page:i=1", "< id: TEXT >"),
        // Which of the lists?
        ("cursor:s", "< cats: ITEMS, dogs: ITEMS, next_cursor: TEXT >"),
        ("cursor:s", "< data: ITEMS, results: ITEMS, next_cursor: TEXT >"),
        ("cursor:s", "< warnings: ITEMS, next_cursor: TEXT >"),
        // Times and other things with the names of cursors.
        ("after:d before:d", "< data: ITEMS, has_more: BOOL >"),
        ("start:i end:i limit:i", "< data: ITEMS >"),
        ("after:s", "< data: ITEMS >"),
        // A number cannot be the id of an item, a text.
        ("after:i", "< data: ITEMS, has_more: BOOL >"),
        ("after:i", "< data: ITEMS, has_more: BOOL, last_id: TEXT >"),
        // What was sent, perhaps.
        ("offset:i", "< data: ITEMS, offset: INT >"),
        (
            "cursor:s",
            "< data: ITEMS, cursor: { type: string, description: The current cursor. } >",
        ),
        // Of unknown beginning.
        ("page:i", "ITEMS"),
        // A token that may be a URL, a URL that may be a token.
        ("cursor:s", "< data: ITEMS, next: TEXT >"),
        // One thing, with a link to the next.
        ("", "< parts: ITEMS, links: < next: URL > >"),
    ] {
        assert_eq!(found(parameters, answer), None, "{parameters} -> {answer}");
    }
}
