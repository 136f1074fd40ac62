//! Drops the patterns that cannot be checked.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::model::{Api, Body, Rule, pattern_problem};

/// Drops, with a warning, the patterns of requests that are no regular expressions.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut patterns = Patterns { known: HashMap::new(), diagnostics };
    for def in api.types.iter_mut().filter(|def| def.directions.request) {
        for rules in def.shape.rules_mut() {
            patterns.keep_valid(rules);
        }
    }
    let operations = api.tags.iter_mut().flat_map(|tag| &mut tag.operations);
    for operation in operations {
        for parameter in &mut operation.parameters {
            patterns.keep_valid(&mut parameter.rules);
        }
        for rules in operation.body.iter_mut().flat_map(Body::rules_mut) {
            patterns.keep_valid(rules);
        }
    }
}

/// What is known of the patterns of the document.
struct Patterns<'a> {
    /// Whether the pattern at a place is a regular expression.
    known: HashMap<Pointer, bool>,
    diagnostics: &'a mut Diagnostics,
}

impl Patterns<'_> {
    /// Drops the patterns that are no regular expressions.
    fn keep_valid(&mut self, rules: &mut Vec<Rule>) {
        rules.retain_mut(|rule| match rule {
            Rule::Pattern(pattern, at) => self.is_valid(pattern, at),
            Rule::Each(rules) => {
                self.keep_valid(rules);
                !rules.is_empty()
            }
            _ => true,
        });
    }

    fn is_valid(&mut self, pattern: &str, at: &Pointer) -> bool {
        if let Some(known) = self.known.get(at) {
            return *known;
        }
        let problem = pattern_problem(pattern);
        if let Some(problem) = &problem {
            let why = format!("this pattern is not checked before sending: {problem}");
            let code = Code::UncheckedBounds;
            self.diagnostics.push(Diagnostic::warning(code, at.clone(), why));
        }
        self.known.insert(at.clone(), problem.is_none());
        problem.is_none()
    }
}
