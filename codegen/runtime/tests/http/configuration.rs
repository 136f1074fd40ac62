//! Building a client.

use std::process::Command;

use runtime::api;
use runtime::http::{Client, ClientBuilder, Error};

const CREDENTIAL_ENV: &str = "EXAMPLE_API_KEY";

#[track_caller]
fn problem(builder: ClientBuilder) -> String {
    match builder.build() {
        Err(Error::Configuration { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn base_urls() {
    let base_url = |url: &str| Client::builder().base_url(url);
    for good in
        ["http://localhost", "https://h/v1/", "HTTPS://h:8443/a/b", "http://[::1]:1"]
    {
        base_url(good).build().unwrap();
    }
    for (bad, expected) in [
        ("", "not an absolute URL"),
        ("/v1", "not an absolute URL"),
        ("localhost/v1", "not an absolute URL"),
        ("https://", "not an absolute URL"),
        ("ftp://h/", "must start with"),
        ("localhost:80", "must start with"),
        ("http://u@h", "user name"),
        ("http://:hunter2@h", "user name"),
        ("http://h?hunter2", "query"),
        ("http://h/#", "fragment"),
    ] {
        let message = problem(base_url(bad));
        assert!(message.contains(expected), "{bad}: {message}");
        assert!(!message.contains("hunter2"), "{message}");
    }
    // The last one counts.
    base_url("nonsense").base_url("http://h").build().unwrap();
}

#[test]
fn tokens_and_headers() {
    for token in ["", "a b", "a\n", "\u{e9}", "a\0"] {
        let message = problem(Client::builder().bearer_token(token));
        assert!(message.contains("bearer token"), "{message}");
    }
    let message = problem(Client::builder().header("a b", "c").header("d", "e"));
    assert!(message.contains("`a b`"), "{message}");
    let message = problem(Client::builder().header("x-key", "hunter2\n"));
    assert!(message.contains("`x-key`") && !message.contains("hunter2"), "{message}");
}

#[test]
fn an_error_says_so() {
    let error = Client::builder().base_url("/v1").build().unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("the client is not configured: the base URL "), "{text}");
    assert!(!error.is_timeout() && !error.is_retryable());
}

/// What `Client::from_env` makes of an environment. Another process has it: here it could
/// not be changed safely.
fn from_env(variables: &[(&str, &str)]) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["configuration::print_from_env", "--exact", "--ignored", "--nocapture"])
        .env_remove(CREDENTIAL_ENV)
        .env_remove(api::BASE_URL_ENV)
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "run by from_env with an environment of its own"]
fn print_from_env() {
    match Client::from_env() {
        Ok(client) => println!("{client:?}"),
        Err(error) => println!("{error}"),
    }
}

#[test]
fn the_environment() {
    let text = from_env(&[]);
    let expected = format!("variable {CREDENTIAL_ENV} is not set or empty");
    assert!(text.contains(&expected), "{text}");
    let text = from_env(&[(CREDENTIAL_ENV, "")]);
    assert!(text.contains(&expected), "{text}");

    let text = from_env(&[(CREDENTIAL_ENV, "hunter2"), (api::BASE_URL_ENV, "")]);
    assert!(text.contains(api::BASE_URL), "{text}");
    let other = "https://other.example/v2";
    let text = from_env(&[(CREDENTIAL_ENV, "hunter2"), (api::BASE_URL_ENV, other)]);
    assert!(text.contains(other) && !text.contains("hunter2"), "{text}");
    let text = from_env(&[(CREDENTIAL_ENV, "hunter2\n")]);
    assert!(text.contains("line break") && !text.contains("hunter2"), "{text}");
}

#[cfg(unix)]
#[test]
fn the_environment_may_hold_anything() {
    use std::os::unix::ffi::OsStrExt;
    let value = std::ffi::OsStr::from_bytes(b"hunter2\xff");
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["configuration::print_from_env", "--exact", "--ignored", "--nocapture"])
        .env(CREDENTIAL_ENV, value)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("is not valid Unicode") && !text.contains("hunter2"),
        "{text}"
    );
}
