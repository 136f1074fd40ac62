//! What the compiler refuses, so that no test has to.

use std::process::Command;

/// The release whose messages the `.stderr` files hold. Others word them differently, so
/// there the test only says that it did not run.
const RELEASE: &str = "rustc 1.95.";

#[test]
fn promises_of_the_compiler() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    if version.starts_with(RELEASE) {
        trybuild::TestCases::new().compile_fail("ui/*.rs");
    } else {
        eprintln!("skipped: the messages are those of {RELEASE}x, this is {version}");
    }
}
