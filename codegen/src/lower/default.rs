//! Defaults of properties.

use std::collections::HashSet;

use serde_json::Value;

use super::Lowering;
use super::example_fits::Manner;
use super::literal::literal;
use crate::diagnostic::{Code, Pointer};
use crate::model::{FieldDefault, Presence};
use crate::names::{Case, Name, Scope};

impl Lowering<'_> {
    /// What holds where the property at a pointer is not set, if that is a single value.
    /// A default that contradicts its schema is reported and is none.
    pub(super) fn default(
        &mut self,
        property: &Pointer,
        name: &Name,
        presence: Presence,
        methods: &mut Scope,
    ) -> Option<FieldDefault> {
        let (value, at) = self.default_of(property)?;
        // A default of null says that there is none.
        let value = literal(&value)?;
        if let Some(misfit) = self.misfit(&at, property, Manner::Schema) {
            if self.reported.insert(at) {
                let why =
                    format!("this default contradicts its own schema: {}", misfit.why);
                self.warn(Code::WrongDefault, &misfit.at, why);
            }
            return None;
        }
        if presence != Presence::Optional {
            return None;
        }
        let method = methods.claim(Case::Snake, &format!("{name} or default"), "value");
        Some(FieldDefault { value, method: method.name, at })
    }

    /// The default of a schema, else of what it refers to or of its only part, and where
    /// it stands.
    fn default_of(&self, at: &Pointer) -> Option<(Value, Pointer)> {
        let mut at = at.clone();
        let mut seen = HashSet::new();
        while seen.insert(at.clone()) {
            let schema = self.document.schema(&at).ok()?;
            if let Some(value) = &schema.default {
                return Some((value.clone(), at.child("default")));
            }
            for remark in self.remarks(&schema) {
                if let Some(value) = &remark.default {
                    return Some((value.clone(), remark.at.child("default")));
                }
            }
            at = match &schema.reference {
                Some(reference) => self.document.resolve(reference, &at).ok()?.0,
                None => self.only_part(&schema)?.at.clone(),
            };
        }
        None
    }
}
