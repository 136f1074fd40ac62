//! The settings: `codegen.toml`.

mod formats;
mod paging;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::names::Case;
use crate::source::Source;

pub use formats::{Bytes, Dates, Decimals, Durations, Formats, Uris, Uuids};
pub use paging::{PagingSetting, Pagings};

/// What the settings file says. Paths are relative to the folder of that file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The document. Default: `openapi.yaml`.
    pub spec: Option<PathBuf>,
    /// The folder of the generated crate. Default: `../generated`.
    pub output: Option<PathBuf>,
    /// Folders beside the document's own from which files may be read that the document
    /// refers to.
    #[serde(default)]
    pub roots: Vec<PathBuf>,
    /// The operations to generate, by `operationId`; `*` stands for any text, `?` for any
    /// character. With `tags` and `paths`: what one of the three names. Default: all.
    #[serde(default)]
    pub operations: Vec<String>,
    /// The operations to generate, by tag.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The operations to generate, by path: `/threads/{thread_id}/*`.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Whether `properties` or `items` without `type` mean an object or an array. If not,
    /// the types hold every JSON type that the schema leaves open. The same goes for the
    /// size of numbers that the schema does not bound. Default: true.
    pub assume_types: Option<bool>,
    /// What becomes of fields that the document does not name. Default: they are kept.
    #[serde(default)]
    pub unknown_fields: UnknownFields,
    /// What becomes of values, tags and constants that the document does not name.
    /// Default: they are kept.
    #[serde(default)]
    pub unknown_values: UnknownValues,
    /// The crates that read formats of strings.
    #[serde(default)]
    pub formats: Formats,
    /// How lists are paged, by operation.
    #[serde(default)]
    pub paging: Pagings,
    /// The generated crate.
    #[serde(default, rename = "crate")]
    pub package: Package,
    /// The client in it.
    #[serde(default)]
    pub client: ClientSettings,
}

/// What becomes of fields that the document does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownFields {
    /// They are kept and written back.
    #[default]
    Keep,
    /// They are read over.
    Drop,
}

/// What becomes of values, tags and constants that the document does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownValues {
    /// They are kept and written back.
    #[default]
    Keep,
    /// They are an error of decoding.
    Refuse,
}

/// The manifest of the generated crate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Package {
    /// The name of the crate. Default: `generated`.
    pub name: Option<String>,
    /// Its version. Default: `0.1.0`.
    pub version: Option<String>,
    /// Its licence, an SPDX expression.
    pub license: Option<String>,
    /// What it is, in a sentence. Default: the title of the document.
    pub description: Option<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// Whether each tag is a Cargo feature, which has the types that it uses. Default:
    /// true if there are several tags and more than 500 types.
    pub features: Option<bool>,
}

/// What a client takes from its environment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClientSettings {
    /// The environment variable of the credential. Default: `API_KEY`.
    #[serde(alias = "credential_env")]
    pub credential_env: Option<String>,
    /// The environment variable that overrides the server. Default: `API_BASE_URL`.
    #[serde(alias = "base_url_env")]
    pub base_url_env: Option<String>,
}

impl Config {
    /// Reads settings.
    ///
    /// # Errors
    /// The text is not TOML, or says something that is not a setting.
    pub fn parse(source: &Source) -> Result<Self, Diagnostics> {
        let config: Self = toml::from_str(source.text()).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = source.text().get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column =
                before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let place = Place::Position { line, column };
            Diagnostic::error(Code::InvalidConfig, place, error.message())
        })?;
        config.check()?;
        Ok(config)
    }

    /// Whether only some of the operations are generated.
    pub fn selects(&self) -> bool {
        !(self.operations.is_empty() && self.tags.is_empty() && self.paths.is_empty())
    }

    /// What the environment and Cargo would refuse.
    fn check(&self) -> Result<(), Diagnostic> {
        let error = |message: String| {
            Diagnostic::error(Code::InvalidConfig, Place::Nowhere, message)
        };
        let name = self.crate_name();
        if !is_crate_name(name) {
            let message = format!("`{}` is no name for a crate", name.escape_debug());
            let help =
                "a name starts with a letter and holds letters, digits, `-` and `_`";
            return Err(error(message).help(help));
        }
        for name in [self.credential_env(), self.base_url_env()] {
            if name.is_empty() || name.contains(['=', '\0']) {
                let message = format!(
                    "`{}` cannot name an environment variable",
                    name.escape_debug()
                );
                return Err(error(message));
            }
        }
        Ok(())
    }

    /// The settings with another crate name.
    ///
    /// # Errors
    /// The name is none for a crate.
    pub fn named(mut self, name: String) -> Result<Self, Diagnostics> {
        self.package.name = Some(name);
        self.check()?;
        Ok(self)
    }

    /// Whether `properties` or `items` without `type` mean an object or an array.
    pub fn assumes_types(&self) -> bool {
        self.assume_types.unwrap_or(true)
    }

    /// The document.
    pub fn spec(&self) -> &Path {
        self.spec.as_deref().unwrap_or(Path::new("openapi.yaml"))
    }

    /// The folder of the generated crate.
    pub fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new("../generated"))
    }

    /// The name of the generated crate.
    pub fn crate_name(&self) -> &str {
        self.package.name.as_deref().unwrap_or("generated")
    }

    /// The version of the generated crate.
    pub fn crate_version(&self) -> &str {
        self.package.version.as_deref().unwrap_or("0.1.0")
    }

    /// The environment variable of the credential.
    pub fn credential_env(&self) -> &str {
        self.client.credential_env.as_deref().unwrap_or("API_KEY")
    }

    /// The environment variable that overrides the server.
    pub fn base_url_env(&self) -> &str {
        self.client.base_url_env.as_deref().unwrap_or("API_BASE_URL")
    }
}

/// Whether Cargo takes this name for a crate.
fn is_crate_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && name.len() <= 64
        && !Case::Snake.name(name).is_keyword()
}
