//! Patterns: regular expressions of ECMA-262.

/// How long a pattern may be, and how deep it may nest, to be checked.
const MAX_LENGTH: usize = 10_000;
const MAX_GROUPS: usize = 100;

/// Why a pattern cannot be checked.
pub fn pattern_problem(pattern: &str) -> Option<String> {
    if pattern.len() > MAX_LENGTH {
        return Some("it is too long".to_owned());
    }
    if pattern.matches('(').count() > MAX_GROUPS {
        return Some("it has too many groups".to_owned());
    }
    // As the runtime reads it.
    let unicode = regress::Regex::with_flags(pattern, "u");
    let compiled = unicode.or_else(|_| regress::Regex::new(pattern));
    compiled.err().map(|error| format!("{error} (in the syntax of ECMA-262)"))
}
