//! Rules of the document that a request breaks.

use std::borrow::Cow;

use super::super::data::Violation;
use super::Error;

/// The broken rules, the first one first.
///
/// They are kept by parameter and rule, so that a parameter set again is judged anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Violations(Vec<Broken>);

#[derive(Clone, Debug)]
struct Broken {
    parameter: Cow<'static, str>,
    rule: Cow<'static, str>,
    violation: Violation,
}

impl Violations {
    /// Notes whether the parameter keeps the rule.
    pub(super) fn check(
        &mut self,
        parameter: impl Into<Cow<'static, str>>,
        holds: bool,
        rule: &'static str,
    ) {
        let parameter = parameter.into();
        let violation = (!holds).then(|| Violation::of(rule).in_field(&parameter));
        self.note(parameter, rule.into(), violation);
    }

    /// Notes how the parameter breaks the rule, if it does.
    pub(super) fn note(
        &mut self,
        parameter: Cow<'static, str>,
        rule: Cow<'static, str>,
        violation: Option<Violation>,
    ) {
        let is_it = |it: &Broken| it.parameter == parameter && it.rule == rule;
        match (self.0.iter().position(is_it), violation) {
            (Some(index), None) => drop(self.0.remove(index)),
            (Some(index), Some(violation)) => self.0[index].violation = violation,
            (None, Some(violation)) => {
                self.0.push(Broken { parameter, rule, violation });
            }
            (None, None) => {}
        }
    }

    /// The first violation, if there is one.
    pub(super) fn first(&self) -> Option<&Violation> {
        self.0.first().map(|broken| &broken.violation)
    }

    /// Fails with the first violation.
    pub(super) fn result(&self) -> Result<(), Error> {
        match self.first() {
            Some(violation) => Err(violation.clone().into()),
            None => Ok(()),
        }
    }
}
