//! Fields whose type goes by their name (`patternProperties`).

use serde::de::MapAccess;

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

impl<'de, T: Rest<'de>, R: Rest<'de>> Rest<'de> for Patterned<'_, T, R> {
    fn keep<A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if matches(self.pattern, &name) {
            self.own.keep(name, map)
        } else {
            self.rest.keep(name, map)
        }
    }
}

impl<'de, R: Rest<'de>> Rest<'de> for &mut R {
    fn keep<A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        (**self).keep(name, map)
    }
}
