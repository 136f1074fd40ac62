//! Groups become crates: one for each draft and each variant of the settings.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

use codegen::config::{Config, UnknownValues};
use codegen::diagnostic::{Diagnostic, Diagnostics, Place, Pointer, Severity};
use codegen::files::Rendered;
use codegen::model::Api;
use codegen::source::Source;
use codegen::{emit, files, lower, passes, spec};
use serde_json::{Map, Value, json};

use super::draft::Draft;
use super::read::Group;
use super::{reroot, untyped};

/// The settings that differ between the crates of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Variant {
    pub(super) draft: Draft,
    /// `assume-types`
    pub(super) assume: bool,
    /// `unknown-values = "keep"`
    pub(super) keep: bool,
}

impl Variant {
    /// The name of its crate.
    pub(super) fn name(self) -> String {
        let types = if self.assume { "assumed" } else { "open" };
        let values = if self.keep { "keep" } else { "refuse" };
        format!("{}-{types}-{values}", self.draft.folder())
    }

    fn config(self) -> Result<Config, Diagnostics> {
        let config = Config {
            assume_types: Some(self.assume),
            unknown_values: if self.keep {
                UnknownValues::Keep
            } else {
                UnknownValues::Refuse
            },
            ..Config::default()
        };
        config.named(self.name())
    }
}

/// What the generator makes of a group alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Alone {
    /// Why it makes nothing of it.
    pub(super) refused: Option<String>,
    /// What it reports.
    pub(super) reports: Vec<Report>,
    /// Whether the type is any JSON value.
    pub(super) untyped: bool,
    /// The schemas inside it that become any JSON value, each with the JSON types that it
    /// never allows.
    pub(super) parts: Vec<(Pointer, Vec<&'static str>)>,
}

/// A diagnostic about a group.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// As it is shown.
    pub(super) text: String,
    /// The keywords that it names: where it points to, and what its message quotes.
    pub(super) keywords: BTreeSet<String>,
}

/// A generated crate, not yet written.
#[derive(Debug)]
pub(super) struct Crate {
    pub(super) files: Vec<Rendered>,
    /// The types that hold the instances, by the names of their groups.
    pub(super) holders: BTreeMap<String, String>,
    /// The groups, by the files of their types.
    pub(super) origins: HashMap<String, String>,
}

/// Generates a group alone, in memory.
pub(super) fn alone(group: &Group, assume: bool) -> Alone {
    let variant = Variant { draft: group.draft, assume, keep: true };
    let (api, diagnostics) = match model(&[group], variant) {
        Ok(model) => model,
        Err(problem) => return Alone { refused: Some(problem), ..Alone::default() },
    };
    let refused = first_error(&diagnostics).map(ToString::to_string);
    let place = place(&group.name);
    let reports = diagnostics
        .iter()
        .filter(|it| it.severity != Severity::Error)
        .filter_map(|it| {
            let inside = at(it).filter(|at| place.contains(at))?;
            let quoted = it.message.split('`').skip(1).step_by(2);
            let named = inside.last().map(std::borrow::Cow::into_owned);
            let keywords = quoted.map(str::to_owned).chain(named).collect();
            Some(Report { text: it.to_string(), keywords })
        })
        .collect();
    let document = document(&[group]);
    let parts = untyped::parts(&api, &place).into_iter();
    let parts =
        parts.filter_map(|at| untyped::never(&document, &at).map(|never| (at, never)));
    Alone {
        refused,
        reports,
        untyped: untyped::is_untyped(&api, &place),
        parts: parts.collect(),
    }
}

/// Generates the crate of these groups.
///
/// # Errors
/// Something is wrong with one of the groups (its name comes first) or with all.
pub(super) fn together(
    groups: &[&Group],
    variant: Variant,
) -> Result<Crate, (Option<String>, String)> {
    let (api, diagnostics) = model(groups, variant).map_err(|it| (None, it))?;
    if let Some(error) = first_error(&diagnostics) {
        let at = at(error).cloned().unwrap_or_default();
        let group = groups.iter().find(|it| place(&it.name).contains(&at));
        return Err((group.map(|it| it.name.clone()), error.to_string()));
    }
    let mut made =
        Crate { files: Vec::new(), holders: BTreeMap::new(), origins: HashMap::new() };
    let by_place: HashMap<Pointer, &str> =
        groups.iter().map(|it| (place(&it.name), it.name.as_str())).collect();
    for def in &api.types {
        let mut at = def.at.clone();
        while let Some(outer) = at.parent().filter(|it| it.segments().count() > 2) {
            at = outer;
        }
        if let Some(name) = by_place.get(&at) {
            let file = format!("src/types/{}.rs", def.module);
            made.origins.insert(file, (*name).to_owned());
        }
    }
    for group in groups {
        let place = place(&holder(&group.name));
        if let Some(def) = api.types.iter().find(|it| it.at == place) {
            made.holders.insert(group.name.clone(), def.name.to_string());
        }
    }
    let config = variant.config().map_err(|it| (None, it.to_string()))?;
    made.files = files::render(&emit::emit(&api, &config));
    Ok(made)
}

/// The document of these groups: a component schema for each, and one that holds a list of
/// its values, since there null, for instance, is what it is in any use.
pub(super) fn document(groups: &[&Group]) -> Value {
    let mut schemas = Map::new();
    for group in groups {
        let component = reroot::component(&group.schema, group.draft, &group.name);
        schemas.insert(group.name.clone(), component);
        let reference = format!("#/components/schemas/{}", group.name);
        let values = json!({ "type": "array", "items": { "$ref": reference } });
        schemas.insert(
            holder(&group.name),
            json!({
                "type": "object",
                "required": ["values"],
                "properties": { "values": values },
            }),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Groups of the suite", "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    })
}

/// The body that an instance is decoded in.
pub(super) fn body(instance: &str) -> String {
    format!("{{\"values\":[{instance}]}}")
}

fn holder(name: &str) -> String {
    format!("{name}-holder")
}

fn place(name: &str) -> Pointer {
    Pointer::root().child("components").child("schemas").child(name)
}

/// Reads and lowers the document of these groups.
fn model(groups: &[&Group], variant: Variant) -> Result<(Api, Diagnostics), String> {
    let text = document(groups).to_string();
    let source = Source::new(format!("{}.json", variant.name()), text);
    let config = variant.config().map_err(|it| it.to_string())?;
    let made = catch_unwind(AssertUnwindSafe(|| {
        let document = spec::read(source).map_err(|it| it.to_string())?;
        let (mut api, mut diagnostics) = lower::lower(&document, &config);
        diagnostics.extend(passes::run(&mut api));
        Ok((api, diagnostics))
    }));
    made.unwrap_or_else(|_| Err("the generator panics".to_owned()))
}

fn first_error(diagnostics: &Diagnostics) -> Option<&Diagnostic> {
    diagnostics.iter().find(|it| it.severity == Severity::Error)
}

/// The place of a diagnostic in the document.
fn at(diagnostic: &Diagnostic) -> Option<&Pointer> {
    match &diagnostic.place {
        Place::At(pointer) | Place::Key(pointer) => Some(pointer),
        Place::Nowhere | Place::Position { .. } => None,
    }
}
