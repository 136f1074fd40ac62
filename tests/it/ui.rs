//! What does not compile, and what it says then.

#[test]
fn promises_of_the_compiler() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
