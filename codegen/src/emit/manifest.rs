//! `Cargo.toml` and the settings of the formatter.

use toml::{Table, Value};

use super::bodies;
use super::features::Features;
use super::file::{BANNER, Content, File};
use super::formats::Used;
use super::{access, answers};
use crate::config::Config;
use crate::model::Api;

/// The manifest of the runtime, which names what a client depends on.
const RUNTIME: &str = include_str!("../../runtime/Cargo.toml");

/// `Cargo.toml`
pub(super) fn generate(
    api: &Api,
    config: &Config,
    (formats, access, answers): (&Used, &access::Used<'_>, &answers::Used),
    bodies: &bodies::Used,
    features: &Features<'_>,
) -> File {
    let runtime: Table = RUNTIME.parse().expect("the runtime has a valid manifest");
    let mut package = Table::new();
    let mut set = |key: &str, value: Option<&str>| {
        if let Some(value) = value {
            package.insert(key.to_owned(), Value::String(value.to_owned()));
        }
    };
    let title = api.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let settings = &config.package;
    set("name", Some(config.crate_name()));
    set("version", Some(config.crate_version()));
    set("edition", Some("2024"));
    set("rust-version", Some("1.85"));
    set("description", settings.description.as_deref().or(Some(&title)));
    set("license", settings.license.as_deref());
    set("repository", settings.repository.as_deref());
    let mut library = Table::new();
    // Examples in the document are not Rust.
    library.insert("doctest".to_owned(), Value::Boolean(false));

    let mut sections = vec![format!("# {BANNER}\n")];
    let mut section = |name: &str, table: Table| {
        let section = Table::from_iter([(name.to_owned(), Value::Table(table))]);
        let text = toml::to_string_pretty(&section);
        sections.push(text.expect("a table prints as TOML"));
    };
    section("package", package);
    section("lib", library);
    if let Some(features) = features.table() {
        section("features", features);
    }
    let dependencies = runtime["dependencies"].as_table().into_iter().flatten();
    let dependencies = dependencies.filter(|(name, _)| match name.as_str() {
        "eventsource-stream" => answers.depends_on(name),
        _ => formats.depends_on(name) || access.depends_on(name),
    });
    let dependencies = dependencies.filter_map(|(name, value)| {
        let value = bodies.dependency(name, value)?;
        Some(format!("{name} = {value}\n"))
    });
    sections.push(format!("[dependencies]\n{}", dependencies.collect::<String>()));
    File { path: "Cargo.toml".to_owned(), content: Content::Text(sections.join("\n")) }
}

/// `rustfmt.toml`: the widths of prettyplease.
pub(super) fn rustfmt() -> File {
    let settings = include_str!("../../../rustfmt.toml");
    File {
        path: "rustfmt.toml".to_owned(),
        content: Content::Text(format!("# {BANNER}\n\n{settings}")),
    }
}
