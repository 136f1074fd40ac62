//! Cargo features: one for each tag, for webhooks and for callbacks, so that who uses a part
//! of a large client compiles no more than that.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;
use toml::{Table, Value};

use super::hooks;
use crate::config::Config;
use crate::model::{Api, Operation, Type, TypeId};
use crate::names::Name;

/// In documents with fewer types, all of them compile in seconds.
const MANY_TYPES: usize = 500;

/// The feature that has all others.
const ALL: &str = "all";

/// The feature of the types that no operation uses.
const TYPES: &str = "types";

/// Which parts of the crate need which features.
#[derive(Debug, Default)]
pub(super) struct Features<'a> {
    /// The feature of each module of operations, webhooks or callbacks.
    parts: BTreeMap<Name, String>,
    /// The features of each module of types, any of which needs it; modules that are
    /// always there are left out.
    types: BTreeMap<&'a Name, BTreeSet<String>>,
    /// Whether there are types that no operation uses.
    has_unused: bool,
}

impl<'a> Features<'a> {
    /// The features of a client; none in a small one, unless the settings ask for them.
    pub(super) fn of(api: &'a Api, config: &Config) -> Self {
        let parts = parts(api);
        let is_large = api.types.len() > MANY_TYPES && parts.len() > 1;
        if parts.is_empty() || !config.package.features.unwrap_or(is_large) {
            return Self::default();
        }
        let modules = Modules::of(api);
        let everywhere = api.error_bodies.iter().map(|it| &it.ty);
        let always = modules.reached(everywhere.chain(api.header_types()));
        let mut types: BTreeMap<&Name, BTreeSet<String>> = BTreeMap::new();
        let mut add = |modules: BTreeSet<&'a Name>, feature: &str| {
            for module in modules {
                types.entry(module).or_default().insert(feature.to_owned());
            }
        };
        let mut used = always.clone();
        for (part, its) in &parts {
            let reached = modules.reached(its.iter().copied());
            used.extend(&reached);
            add(reached, &feature(part));
        }
        let unused: Vec<&Name> =
            modules.uses.keys().filter(|it| !used.contains(*it)).copied().collect();
        let has_unused = !unused.is_empty();
        add(modules.closed(unused), TYPES);
        let all = parts.len() + usize::from(has_unused);
        types.retain(|module, users| !always.contains(module) && users.len() < all);
        let names = parts.into_iter().map(|(part, _)| (part.clone(), feature(&part)));
        Self { parts: names.collect(), types, has_unused }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The features of which one is needed for a module of operations; none if it is
    /// always there.
    pub(super) fn of_operations(&self, module: &Name) -> Vec<&str> {
        self.parts.get(module).into_iter().map(String::as_str).collect()
    }

    /// The features of which one is needed for a module of types; none if it is always
    /// there.
    pub(super) fn of_types(&self, module: &Name) -> Vec<&str> {
        self.types.get(module).into_iter().flatten().map(String::as_str).collect()
    }

    /// The condition of a test of an operation, a webhook or a callback.
    pub(super) fn condition(&self, module: &Name) -> Option<TokenStream> {
        self.parts.get(module).map(|feature| quote!(#[cfg(feature = #feature)]))
    }

    /// The section of the manifest: each feature, and `all`, which is the default.
    pub(super) fn table(&self) -> Option<Table> {
        if self.is_empty() {
            return None;
        }
        let list = |names: Vec<&str>| {
            Value::Array(
                names.into_iter().map(|it| Value::String(it.to_owned())).collect(),
            )
        };
        let mut names: BTreeSet<&str> =
            self.parts.values().map(String::as_str).collect();
        if self.has_unused {
            names.insert(TYPES);
        }
        let mut table = Table::new();
        table.insert("default".to_owned(), list(vec![ALL]));
        table.insert(ALL.to_owned(), list(names.iter().copied().collect()));
        table.extend(names.into_iter().map(|it| (it.to_owned(), list(Vec::new()))));
        Some(table)
    }

    /// What a user has to know, in Markdown; nothing if there are no features.
    pub(super) fn about(&self, config: &Config) -> Option<String> {
        let first = self.parts.values().next()?;
        let name = config.crate_name();
        let unused = if self.has_unused {
            format!(" `{TYPES}` has the types that no operation uses.")
        } else {
            String::new()
        };
        Some(format!(
            "Each module of operations, webhooks or callbacks is a feature of the same \
             name, which has the types that they use, and `{ALL}`, the default, has all \
             of them.{unused} Who calls a few operations compiles less with\n\n```toml\n[dependencies.{name}]\n\
             default-features = false\nfeatures = [\"{first}\"]\n```"
        ))
    }
}

/// The modules that have a feature, each with the types that it uses.
fn parts(api: &Api) -> Vec<(Name, Vec<&Type>)> {
    let tags = api.tags.iter().map(|tag| {
        let types = tag.operations.iter().flat_map(Operation::types);
        (tag.module.clone(), types.collect())
    });
    let hooks = hooks::modules(api)
        .into_iter()
        .map(|(module, hooks)| (module, hooks.iter().map(|it| &it.payload).collect()));
    tags.chain(hooks).collect()
}

/// The name of a module's feature: its own, unless that means something else.
fn feature(module: &Name) -> String {
    match module.as_str() {
        name @ (ALL | TYPES | "default") => format!("{name}-operations"),
        name => name.to_owned(),
    }
}

/// The modules of types, and what they use of each other: a module is there as a whole.
struct Modules<'a> {
    api: &'a Api,
    uses: BTreeMap<&'a Name, BTreeSet<&'a Name>>,
}

impl<'a> Modules<'a> {
    fn of(api: &'a Api) -> Self {
        let mut uses: BTreeMap<&Name, BTreeSet<&Name>> = BTreeMap::new();
        for def in &api.types {
            let types = def.shape.uses().into_iter().filter_map(Type::definition);
            let others = types.map(|it| &api.def(it).module);
            uses.entry(&def.module).or_default().extend(others);
        }
        Self { api, uses }
    }

    /// The modules of these types, and all that they use.
    fn reached<'t>(&self, types: impl Iterator<Item = &'t Type>) -> BTreeSet<&'a Name> {
        let ids = types.filter_map(Type::definition);
        self.closed(ids.map(|it: TypeId| &self.api.def(it).module).collect())
    }

    /// These modules, and all that they use.
    fn closed(&self, mut open: Vec<&'a Name>) -> BTreeSet<&'a Name> {
        let mut reached = BTreeSet::new();
        while let Some(module) = open.pop() {
            if reached.insert(module) {
                open.extend(self.uses.get(module).into_iter().flatten());
            }
        }
        reached
    }
}
