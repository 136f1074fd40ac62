//! Rules of the document that a request breaks.

use std::borrow::Cow;

use super::Error;

/// The broken rules, the first one first.
///
/// They are kept by parameter and rule, so that a parameter set again is judged anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Violations(Vec<(Cow<'static, str>, &'static str)>);

impl Violations {
    /// Notes whether the parameter keeps the rule.
    pub(super) fn check(
        &mut self,
        parameter: impl Into<Cow<'static, str>>,
        holds: bool,
        rule: &'static str,
    ) {
        let parameter = parameter.into();
        let known = self.0.iter().position(|other| *other == (parameter.clone(), rule));
        match known {
            Some(index) if holds => drop(self.0.remove(index)),
            None if !holds => self.0.push((parameter, rule)),
            _ => {}
        }
    }

    /// Fails with the first violation.
    pub(super) fn result(&self) -> Result<(), Error> {
        match self.0.first() {
            Some((parameter, rule)) => {
                Err(Error::InvalidRequest { parameter: parameter.clone(), rule })
            }
            None => Ok(()),
        }
    }
}
