//! YAML texts: loading one within limits.

mod explain;
mod guard;

use std::sync::OnceLock;

use serde::de::DeserializeSeed;

use super::load::Loading;
use super::locate::Index;
use super::node::Node;
use crate::diagnostic::Diagnostics;
use crate::source::Source;

/// Loads a YAML text. Fills the index if it takes one to be sure the text is harmless.
pub(super) fn load(
    source: &Source,
    index: &OnceLock<Index>,
) -> Result<Node, Diagnostics> {
    guard::check(source, index)?;
    let loading = Loading::new(source.text().len(), true);
    loading
        .deserialize(serde_yaml::Deserializer::from_str(source.text()))
        .map_err(|error| explain::explain(source, &error, loading.refusal(), index))
}
