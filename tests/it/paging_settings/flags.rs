//! Fields that say whether there are more pages, or whether this is the last one.

use codegen::diagnostic::Code;

use crate::output::Output;

/// When the pages of an operation end that has this field and says this of its paging.
fn ends(field: &str, said: &str) -> Result<String, String> {
    let document = format!(
        "openapi: 3.0.3
info: {{ title: T, version: '1' }}
servers: [{{ url: 'https://example.com' }}]
paths:
  /things:
    get:
      operationId: list
      x-paging: {{ kind: token, {said} }}
      parameters: [{{ name: cursor, in: query, schema: {{ type: string }} }}]
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: {{ type: array, items: {{ type: string }} }}
                  next_cursor: {{ type: string }}
                  {field}: {{ type: boolean }}
"
    );
    let Output { generated, report } = Output::of(document);
    let mut notes = generated.diagnostics.iter().filter(|it| it.code == Code::Paged);
    let note = notes.next().ok_or(report)?;
    Ok(note.message.rsplit_once(", ").unwrap().1.to_owned())
}

#[test]
fn names_that_say_that_this_is_the_last_page() {
    for field in [
        "done",
        "is_done",
        "isDone",
        "isdone",
        "finished",
        "isFinished",
        "scan_finished",
        "complete",
        "isComplete",
        "all-completed",
        "end",
        "endOfList",
        "last",
        "isLast",
        "is_last",
        "lastPage",
        "islastpage",
        "LAST_PAGE",
        "noMore",
        "no_next_page",
    ] {
        let expected = format!("until `{field}`");
        assert_eq!(ends(field, &format!("more: {field}")), Ok(expected.clone()));
        assert_eq!(ends(field, &format!("last: {field}")), Ok(expected));
    }
}

#[test]
fn names_that_say_that_there_are_more_pages() {
    for field in [
        "more",
        "hasMore",
        "moreAvailable",
        "has_next",
        "itemsRemaining",
        "is_truncated",
        "not_done",
        "notLast",
        "incomplete",
        // What the key says, if the name does not.
        "flag",
        "backend",
        "blast",
    ] {
        let expected = format!("while `{field}`");
        assert_eq!(ends(field, &format!("more: {field}")), Ok(expected));
    }
}

#[test]
fn names_that_say_nothing_are_what_the_key_says() {
    assert_eq!(ends("abandoned", "last: abandoned"), Ok("until `abandoned`".into()));
    assert_eq!(ends("abandoned", "more: abandoned"), Ok("while `abandoned`".into()));
}

#[test]
fn keys_that_contradict() {
    for (field, said, expected) in [
        (
            "hasMore",
            "last: hasMore",
            "`hasMore` says that there are more pages, not that this is the last: `more` names it",
        ),
        (
            "done",
            "more: done, last: done",
            "`more` and `last` say the same: one is enough",
        ),
        ("done", "last: items", "`items` is neither true nor false"),
        ("done", "last: x", "the answer has no field `x`"),
    ] {
        let report = ends(field, said).unwrap_err();
        assert!(report.contains(expected), "{report}");
    }
}
