//! Clients with the settings of the environment, in a process of their own: a process may
//! not change its own environment while others read it.

use std::process::{Command, Output};

use super::{TOKEN, empty};
use crate::server::Server;

#[path = "../../ui/pass/quick_start.rs"]
mod quick_start;

/// Set for the child.
const CHILD: &str = "TESTS_CHILD";

/// The child: the quick start, with the variables that the parent has set.
#[test]
fn child() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    if let Err(error) = quick_start::main() {
        panic!("{error}");
    }
}

/// Runs the child with these variables and no others that matter here.
async fn run(variables: Vec<(&'static str, String)>) -> Output {
    let child = concat!(module_path!(), "::child");
    let child = child.split_once("::").unwrap().1;
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", child]);
    command.env_remove("OPENAI_API_KEY").env_remove("OPENAI_BASE_URL");
    command
        .env_remove("RUST_BACKTRACE")
        .env("NO_PROXY", "127.0.0.1")
        .env(CHILD, "1")
        .envs(variables);
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

#[track_caller]
fn assert_fails(output: &Output, message: &str) {
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success() && text.contains(message), "{text}");
}

#[tokio::test]
async fn token_and_base_url() {
    let server = Server::always(empty()).await;
    let output = run(vec![
        ("OPENAI_API_KEY", TOKEN.to_owned()),
        ("OPENAI_BASE_URL", server.url()),
    ]);
    let output = output.await;
    assert!(output.status.success(), "{output:?}");
    let targets: Vec<_> =
        server.requests().iter().map(|it| it.target().to_owned()).collect();
    assert_eq!(
        targets,
        [
            "/v1/threads/thread_abc123/runs?limit=50&order=asc",
            "/v1/threads/thread_abc123/runs",
            "/v1/threads/thread_abc123/runs/run_abc123/steps",
        ]
    );
    assert_eq!(server.last().header("authorization"), [format!("Bearer {TOKEN}")]);
}

#[tokio::test]
async fn no_token() {
    let message = "the environment variable OPENAI_API_KEY is not set or empty";
    assert_fails(&run(Vec::new()).await, message);
    assert_fails(&run(vec![("OPENAI_API_KEY", String::new())]).await, message);
}

#[tokio::test]
async fn settings_that_cannot_be_used() {
    let output = run(vec![("OPENAI_API_KEY", "sk-1\n".to_owned())]).await;
    assert_fails(&output, "the bearer token holds a character");
    let output = run(vec![
        ("OPENAI_API_KEY", TOKEN.to_owned()),
        ("OPENAI_BASE_URL", "not a url".to_owned()),
    ]);
    assert_fails(&output.await, "the base URL is not an absolute URL");
}

/// The README shows what is compiled and run here.
#[test]
fn the_readme_has_the_quick_start() {
    let readme = include_str!("../../../README.md");
    let code = include_str!("../../ui/pass/quick_start.rs");
    let code = code.split_once("\n\n").unwrap().1.replace("pub async", "async");
    assert!(readme.contains(&code), "the quick start of the README is another one");
}
