//! Generates a Rust client crate from an `OpenAPI` document.
//!
//! ```text
//! text -> spec::Document -> model::Api -> emit::File -> files::Rendered -> disk
//! ```

#![forbid(unsafe_code)]

pub mod config;
pub mod diagnostic;
pub mod emit;
pub mod files;
pub mod lower;
pub mod model;
pub mod names;
pub mod output;
pub mod passes;
pub mod report;
pub mod source;
pub mod spec;

use config::Config;
use diagnostic::Diagnostics;
use files::Rendered;
use source::Source;
use spec::Document;

/// A generated crate, not yet written.
#[derive(Debug)]
pub struct Generated {
    /// The document, for the places of the diagnostics.
    pub document: Document,
    /// What is worth knowing about it.
    pub diagnostics: Diagnostics,
    /// The files of the crate.
    pub files: Vec<Rendered>,
    /// How many operations can be called.
    pub operations: usize,
    /// How many webhooks and callbacks are read.
    pub hooks: usize,
    /// How many types there are.
    pub types: usize,
}

/// Why nothing was generated.
#[derive(Debug)]
pub struct Refused {
    /// The document or, if it could not be read, its text; for the places of the
    /// diagnostics.
    pub about: Box<dyn source::Locate>,
    /// What stands in the way, and what else was found.
    pub diagnostics: Diagnostics,
}

/// Generates a crate from a document.
///
/// # Errors
/// The document cannot be read, or a part of it that is needed is wrong.
pub fn generate(source: Source, config: &Config) -> Result<Generated, Refused> {
    let document = match spec::read_with(source.clone(), &config.roots) {
        Ok(document) => document,
        Err(diagnostics) => {
            return Err(Refused { about: Box::new(source), diagnostics });
        }
    };
    let (mut api, mut diagnostics) = lower::lower(&document, config);
    document.forget();
    diagnostics.extend(passes::run(&mut api));
    if diagnostics.has_errors() {
        return Err(Refused { about: Box::new(document), diagnostics });
    }
    let files = files::render(&emit::emit(&api, config));
    let operations = api.tags.iter().map(|tag| tag.operations.len()).sum();
    let (hooks, types) = (api.hooks().count(), api.types.len());
    Ok(Generated { document, diagnostics, files, operations, hooks, types })
}
