//! What holds for all values.

use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use runtime::http::{Client, Error, Method, Request};
use tokio::runtime::Runtime;

use super::server::{Answer, Recorded, Server};
use super::{client, send};

/// Any text, and often one of those characters that mean something in a URL.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[./%25eE?#&=+ \\\\;\\[\\]\r\n\t]{0,8}", "[.%2e]{0,6}"]
}

/// Sends a request for each value; `check` gets the value and what the server saw, or
/// nothing if the request was refused before it was sent.
fn for_all(
    describe: impl Fn(&Client, &str) -> Request,
    check: impl Fn(&str, Option<Recorded>) -> Result<(), TestCaseError>,
) {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::always(Answer::json(200, "{}")));
    let client = client(&server);
    let config = Config { failure_persistence: None, ..Config::with_cases(300) };
    let result = TestRunner::new(config).run(&text(), |value| {
        let before = server.count();
        match runtime.block_on(send(describe(&client, &value))) {
            Ok(_) => {
                prop_assert_eq!(server.count(), before + 1);
                check(&value, Some(server.last()))
            }
            Err(Error::InvalidRequest { .. }) => {
                prop_assert_eq!(server.count(), before);
                check(&value, None)
            }
            Err(error) => Err(TestCaseError::fail(error.to_string())),
        }
    });
    result.unwrap();
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

#[test]
fn a_path_value_is_one_segment_and_arrives_as_it_is() {
    let describe = |client: &Client, value: &str| {
        let mut request = Request::new(client, Method::GET, "/before/{value}/after");
        request.path("value", value);
        request
    };
    for_all(describe, |value, seen| {
        let Some(seen) = seen else {
            // Refused: it could be taken for no segment, or for a step in the path.
            let steps = decoded(&decoded(&decoded(&decoded(value))));
            prop_assert!(matches!(steps.as_str(), "" | "." | ".."), "{:?}", value);
            return Ok(());
        };
        let segments: Vec<_> = seen.target.split('/').collect();
        prop_assert_eq!(segments.len(), 5);
        prop_assert_eq!(&segments[..3], &["", "v1", "before"]);
        prop_assert_eq!(segments[4], "after");
        prop_assert_eq!(decoded(segments[3]), value);
        Ok(())
    });
}

#[test]
fn a_query_value_is_one_value_and_arrives_as_it_is() {
    let describe = |client: &Client, value: &str| {
        let mut request = Request::new(client, Method::GET, "/things");
        request.query("before", "1");
        request.query("value", value);
        request.query_each("list", [value, "x"]);
        request.query("after", "2");
        request
    };
    for_all(describe, |value, seen| {
        let target = seen.expect("no query value is refused").target;
        let query = target.strip_prefix("/v1/things?").unwrap();
        let pairs: Vec<_> = query.split('&').collect();
        prop_assert_eq!(pairs.len(), 5);
        prop_assert_eq!(
            (pairs[0], pairs[3], pairs[4]),
            ("before=1", "list=x", "after=2")
        );
        for (pair, name) in [(pairs[1], "value="), (pairs[2], "list=")] {
            let sent = pair.strip_prefix(name).unwrap();
            let plain =
                |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            prop_assert!(sent.bytes().all(plain), "not encoded: {}", sent);
            prop_assert_eq!(decoded(sent), value);
        }
        Ok(())
    });
}

#[test]
fn a_header_value_arrives_as_it_is_or_is_refused() {
    let describe = |client: &Client, value: &str| {
        let mut request = Request::new(client, Method::GET, "/things");
        request.extra_header("x-value", value);
        request
    };
    for_all(describe, |value, seen| {
        let control = value.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t');
        prop_assert_eq!(seen.is_none(), control);
        if let Some(seen) = seen {
            prop_assert_eq!(seen.header("x-value"), [value.trim_matches([' ', '\t'])]);
            prop_assert_eq!(seen.headers.len(), 4);
        }
        Ok(())
    });
}
