//! Texts made to crash, to hang or to fill the memory: each is turned away, and soon.

use std::fmt::Write;
use std::time::{Duration, Instant};

use codegen::diagnostic::Code;
use codegen::source::Source;
use codegen::spec::read;

/// The code of the one error about a text. Generous with the time: tests run without
/// optimisation, and what is guarded against takes minutes.
#[track_caller]
fn refused(name: &str, text: &str) -> Code {
    let start = Instant::now();
    let diagnostics = read(Source::new(name, text)).expect_err("a hostile text");
    let took = start.elapsed();
    assert!(took < Duration::from_secs(10), "took {took:?}");
    assert_eq!(diagnostics.len(), 1, "{diagnostics}");
    diagnostics.iter().next().map(|diagnostic| diagnostic.code).expect("one diagnostic")
}

#[test]
fn deep_nesting() {
    let deep = |text: &str| text.repeat(100_000);
    assert_eq!(refused("a.yaml", &format!("a: {}", deep("["))), Code::TooDeep);
    assert_eq!(
        refused("a.yaml", &format!("a: {}{}", deep("["), deep("]"))),
        Code::TooDeep
    );
    assert_eq!(refused("a.yaml", &format!("a: {}", deep("{a: "))), Code::TooDeep);
    assert_eq!(refused("a.yaml", &deep("- ")), Code::TooDeep);
    assert_eq!(refused("a.yaml", &deep("? ")), Code::Syntax);
    assert_eq!(refused("a.json", &deep("[")), Code::TooDeep);
    assert_eq!(refused("a.json", &deep("{\"a\":")), Code::TooDeep);
}

/// Closing brackets that are text do not hide how many are open.
#[test]
fn deep_nesting_in_disguise() {
    assert_eq!(
        refused("a.yaml", &format!("a: {}", "[\"]\", ".repeat(30_000))),
        Code::TooDeep
    );
    assert_eq!(
        refused("a.yaml", &format!("a: {}", "[ # ]\n ".repeat(30_000))),
        Code::TooDeep
    );
}

#[test]
fn deep_indentation() {
    let mut text = String::new();
    for depth in 0..1000 {
        writeln!(text, "{}a:", " ".repeat(depth)).expect("a string");
    }
    assert_eq!(refused("a.yaml", &text), Code::TooDeep);
}

/// Nesting that is deep but allowed works, and comes apart without using up the stack.
#[test]
fn allowed_nesting() {
    let nested = format!("openapi: 3.1.0\na: {}{}\n", "[".repeat(126), "]".repeat(126));
    assert!(read(Source::new("a.yaml", nested)).is_ok());
}

/// Ten references to the previous level on each of twelve levels.
#[test]
fn billion_laughs() {
    let mut text = "openapi: 3.1.0\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let previous = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(text, "a{level}: &a{level} [{previous}]").expect("a string");
    }
    assert_eq!(refused("a.yaml", &text), Code::TooManyAliases);
}

/// Merged mappings multiply as well, though the result is small.
#[test]
fn billion_merges() {
    let mut text = "openapi: 3.1.0\na0: &a0 {k: v}\n".to_owned();
    for level in 1..40 {
        let previous = vec![format!("*a{}", level - 1); 4].join(", ");
        writeln!(text, "a{level}: &a{level} {{<<: [{previous}]}}").expect("a string");
    }
    assert_eq!(refused("a.yaml", &text), Code::TooManyAliases);
}

/// Few aliases, each of something large: below the limit of the loader.
#[test]
fn large_anchors() {
    let list =
        format!("a: &a [{}]\nb:\n{}", "x,".repeat(20_000), "- *a\n".repeat(20_000));
    assert_eq!(refused("a.yaml", &list), Code::TooManyAliases);
    let scalar =
        format!("a: &a {}\nb:\n{}", "x".repeat(100_000), "- *a\n".repeat(20_000));
    assert_eq!(refused("a.yaml", &scalar), Code::TooManyAliases);
}

#[test]
fn many_directives() {
    let mut text = String::new();
    for number in 0..20_000 {
        writeln!(text, "%TAG !t{number}! tag:example.com,2000:").expect("a string");
    }
    assert_eq!(refused("a.yaml", &(text + "---\nopenapi: 3.1.0\n")), Code::Syntax);
}

/// Texts broken at random get a report or are read; nothing panics.
#[test]
fn broken_at_random() {
    let seeds = [
        "openapi: 3.1.0\ninfo: &i\n  title: 'it''s'\n  x: [a, {b: \"c\"}, *i]\ny:\n  <<: *i\n",
        "{\"openapi\": \"3.1.0\", \"a\\u00e9\": [1, -2.5e3, null, {\"b\": true}]}",
    ];
    let parts = [
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "\n",
        "\t",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*i",
        "<<: *i",
        "!t ",
        "|",
        ">",
        "#",
        "%",
        "---\n",
        "\u{feff}",
        "\0",
        "é",
        "\\",
        "$ref: '#/a'",
        "@",
        "\u{2028}",
    ];
    let mut state: usize = 1;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    for _ in 0..3000 {
        let mut letters: Vec<char> = seeds[random(seeds.len())].chars().collect();
        for _ in 0..=random(6) {
            let at = random(letters.len());
            if random(2) == 0 {
                letters.remove(at);
            } else {
                letters.splice(at..at, parts[random(parts.len())].chars());
            }
        }
        let text = String::from_iter(letters);
        let source = Source::new(["a.yaml", "a.json", "a"][random(3)], text);
        let report = match read(source.clone()) {
            Ok(document) => {
                codegen::report::render(&document, document.warnings(), false)
            }
            Err(diagnostics) => codegen::report::render(&source, &diagnostics, false),
        };
        assert!(!report.contains('\0'));
    }
}
