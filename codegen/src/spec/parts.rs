//! The parts of an operation, each read by itself: parameters, responses, media types.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use super::{Document, Mapping, Node, refs, repair};
use crate::diagnostic::{Code, Diagnostic, Pointer};

impl Document {
    /// Follows the reference that may stand at a pointer.
    ///
    /// # Errors
    /// The reference leads nowhere.
    pub fn follow(&self, at: &Pointer) -> Result<Pointer, Diagnostic> {
        let entries = self.get(at).and_then(Node::as_mapping);
        match entries.and_then(|it| refs::reference_of(self, it, at)) {
            Some(it) => self.resolve(&it.text, at).map(|(target, _)| target),
            None => Ok(at.clone()),
        }
    }

    /// The entries of a part of an operation, mended; nothing if it is no mapping.
    pub fn entries(&self, at: &Pointer) -> Option<Cow<'_, Mapping>> {
        let entries = self.get(at)?.as_mapping()?;
        Some(match repair::part(entries, at) {
            Some((mended, repairs)) => {
                self.memory.repairs.add(repairs);
                Cow::Owned(mended)
            }
            None => Cow::Borrowed(entries),
        })
    }

    /// Parses what stands at a pointer with openapiv3, with nothing under these keys: what
    /// stands there is read by itself.
    ///
    /// # Errors
    /// openapiv3 does not understand it.
    pub fn parse<T: DeserializeOwned>(
        &self,
        at: &Pointer,
        what: &str,
        empty: &[&str],
    ) -> Result<T, Diagnostic> {
        let node = self.get(at).unwrap_or(&Node::Null);
        let Node::Mapping(entries) = node else {
            let why = format!("{what} is a mapping, not {}", node.kind());
            return Err(Diagnostic::error(Code::InvalidDocument, at.clone(), why));
        };
        let kept: Mapping = entries
            .iter()
            .map(|(key, value)| match value {
                Node::Mapping(_) if empty.contains(&key.as_str()) => {
                    (key.clone(), Node::Mapping(Mapping::new()))
                }
                Node::Sequence(_) if empty.contains(&key.as_str()) => {
                    (key.clone(), Node::Sequence(Vec::new()))
                }
                value => (key.clone(), value.clone()),
            })
            .collect();
        let mut kept = match repair::part(&kept, at) {
            Some((mended, repairs)) => {
                self.memory.repairs.add(repairs);
                mended
            }
            None => kept,
        };
        loop {
            let problem = match T::deserialize(&Node::Mapping(kept.clone())) {
                Ok(parsed) => return Ok(parsed),
                Err(problem) => problem.to_string(),
            };
            let Some(repair) = repair::fill(&mut kept, at, what, &problem) else {
                let why = format!("{what} cannot be read: {problem}");
                return Err(Diagnostic::error(Code::InvalidDocument, at.clone(), why));
            };
            self.memory.repairs.add(repair.into());
        }
    }
}
