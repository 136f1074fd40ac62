//! The types: one file for each component schema and what stands inside it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use proc_macro2::{Ident, Span};

use super::features::Features;
use super::file::{Content, File, Gated, Imports, Piece};
use super::formats::Used;
use super::{
    Unit, alias, constant, derive, docs, enumeration, newtype, object, page, rules,
    tuple, union,
};
use crate::model::{Api, Page, Shape, Type, TypeDef, TypeId};
use crate::names::Name;

/// The types of one module, in reading order.
type Module<'a> = (&'a Name, Vec<TypeId>);

/// The file that lists the modules.
pub(super) fn index(api: &Api, formats: &Used, features: &Features<'_>) -> File {
    let gated = |name: &&Name| Gated::new(name, features.of_types(name));
    let mut names: Vec<&Name> = modules(api).into_iter().map(|(name, _)| name).collect();
    let mut pieces = vec![Piece::Item(docs::inner("The types of the document."))];
    pieces.push(Piece::Modules("mod", names.iter().map(gated).collect()));
    names.sort_by(|a, b| a.version_cmp(b));
    pieces.push(Piece::Contents(names.iter().map(gated).collect()));
    let always = [
        "Extra",
        "Json",
        "Map",
        "Maybe",
        "Never",
        "Null",
        "UnknownValue",
        "UnknownVariant",
    ];
    let runtime: BTreeSet<&str> = formats.types.iter().copied().chain(always).collect();
    let runtime = runtime.into_iter().map(|it| Ident::new(it, Span::call_site()));
    pieces.push(Piece::Export("crate::runtime::data", runtime.collect()));
    File { path: "src/types/mod.rs".to_owned(), content: Content::Rust(pieces) }
}

/// A file for each module.
pub(super) fn generate<'a>(api: &'a Api) -> impl Iterator<Item = Unit<'a>> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let pages: BTreeMap<TypeId, &Page> = operations
        .filter_map(|operation| operation.paging.as_ref())
        .filter_map(|paging| Some((paging.page.ty?, &paging.page)))
        .collect();
    let pages = Arc::new(pages);
    modules(api).into_iter().map(move |(name, ids)| {
        let pages = Arc::clone(&pages);
        let unit: Unit<'a> = Box::new(move || vec![module(api, name, &ids, &pages)]);
        unit
    })
}

fn module(
    api: &Api,
    name: &Name,
    ids: &[TypeId],
    pages: &BTreeMap<TypeId, &Page>,
) -> File {
    let mut imports = Imports::of(name);
    let mut items = Vec::new();
    for id in ids {
        items.extend(definition(api, api.def(*id), &mut imports));
        if let Some(page) = pages.get(id) {
            items.extend(page::generate(api, page, &mut imports));
        }
    }
    let first = &api.def(ids[0]).name;
    let mut pieces =
        vec![Piece::Item(docs::inner(&format!("`{first}` and its parts.")))];
    pieces.extend(imports.piece());
    pieces.extend(items);
    File { path: format!("src/types/{name}.rs"), content: Content::Rust(pieces) }
}

fn definition(api: &Api, def: &TypeDef, imports: &mut Imports) -> Vec<Piece> {
    let mut pieces = match &def.shape {
        Shape::Object(object) => object::generate(api, def, object, imports),
        Shape::Enum(it) => enumeration::generate(def, it, imports),
        Shape::Constant(constant) => constant::generate(def, constant),
        Shape::Union(union) => union::generate(api, def, union, imports),
        Shape::Tuple(tuple) => tuple::generate(api, def, tuple, imports),
        Shape::Alias(ty) => alias::generate(api, def, ty, imports),
        Shape::Newtype(ty) => newtype::generate(api, def, ty, imports),
    };
    if let Some(eq) = derive::eq(def) {
        pieces.insert(1, eq);
    }
    let rules = def.directions.request.then(|| match &def.shape {
        Shape::Object(object) => Some(rules::of_object(api, def, object)),
        Shape::Union(union) => Some(rules::of_union(api, def, union)),
        Shape::Tuple(tuple) => Some(rules::of_tuple(api, def, tuple)),
        Shape::Newtype(_) => Some(rules::of_newtype(def)),
        Shape::Enum(_) | Shape::Constant(_) | Shape::Alias(_) => None,
    });
    pieces.extend(rules.flatten());
    pieces
}

/// The modules by name, each with its types: a type before those of its parts.
fn modules(api: &Api) -> Vec<Module<'_>> {
    let mut modules: BTreeMap<&Name, Vec<TypeId>> = BTreeMap::new();
    for (index, def) in api.types.iter().enumerate() {
        modules.entry(&def.module).or_default().push(TypeId(index));
    }
    modules.into_iter().map(|(name, ids)| (name, reading_order(api, &ids))).collect()
}

/// Types that nothing else of the module uses come first, each followed by its parts.
fn reading_order(api: &Api, ids: &[TypeId]) -> Vec<TypeId> {
    let members: HashSet<TypeId> = ids.iter().copied().collect();
    let parts = |id: TypeId| -> Vec<TypeId> {
        let types = api.def(id).shape.uses().into_iter();
        let used = types.filter_map(Type::definition);
        used.filter(|used| members.contains(used) && *used != id).collect()
    };
    let inner: HashSet<TypeId> = ids.iter().flat_map(|id| parts(*id)).collect();
    let outer = ids.iter().filter(|id| !inner.contains(id));
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    // The members again at the end: a circle has no outermost type.
    let mut open: Vec<TypeId> = outer.chain(ids).rev().copied().collect();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            order.push(id);
            open.extend(parts(id).into_iter().rev());
        }
    }
    order
}
