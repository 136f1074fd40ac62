//! Fields whose type goes by their name (`patternProperties`).

use super::Entries;
use super::formats::matches;
use super::object::Rest;

/// Takes the fields whose name matches a pattern; all others go on to `rest`.
pub struct Patterned<'a, T, R> {
    /// The pattern.
    pub pattern: &'static str,
    /// Where its fields are kept.
    pub own: &'a mut T,
    /// Where the others go.
    pub rest: R,
}

impl<T: Rest, R: Rest> Rest for Patterned<'_, T, R> {
    fn keep<A: Entries>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        if matches(self.pattern, &name) {
            self.own.keep(name, map)
        } else {
            self.rest.keep(name, map)
        }
    }
}

impl<R: Rest> Rest for &mut R {
    fn keep<A: Entries>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        (**self).keep(name, map)
    }
}
