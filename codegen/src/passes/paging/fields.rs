//! The fields of a page, those inside of others included.

use super::words::{CONTAINERS, LINKS, is_url_word, plain, words};
use crate::model::{Api, Field, Object, Path, Scalar, Shape, TextType, Type};

/// How many fields a path has at most.
const DEPTH: usize = 3;

/// A field of a page.
pub(super) struct Found<'a> {
    pub(super) path: Path,
    /// Its name, plain.
    pub(super) name: String,
    /// The names of the fields around it, plain.
    pub(super) parents: Vec<String>,
    /// Whether it, or what it is in, may be null or missing.
    pub(super) optional: bool,
    field: &'a Field,
}

impl Found<'_> {
    /// Its name, as the document has it.
    pub(super) fn wire(&self) -> &str {
        &self.field.wire
    }

    /// The type, without null.
    pub(super) fn ty(&self) -> &Type {
        &self.path.leaf
    }

    /// Whether the document says that it is a URL.
    pub(super) fn is_url(&self) -> bool {
        self.path.leaf == Type::Scalar(Scalar::Text(TextType::Url))
            || self.is_in_links()
            || words(&self.field.docs.text).any(|it| is_url_word(&it))
    }

    /// Whether it is among links to other pages.
    pub(super) fn is_in_links(&self) -> bool {
        self.parents.iter().any(|it| LINKS.contains(&it.as_str()))
    }

    /// Whether it is inside of another field.
    fn is_inside(&self) -> bool {
        !self.parents.is_empty()
    }

    /// Whether the document describes it.
    pub(super) fn is_described(&self) -> bool {
        !self.field.docs.text.is_empty()
    }

    /// Whether its description has one of these words.
    pub(super) fn says(&self, wanted: &[&str]) -> bool {
        words(&self.field.docs.text).any(|it| wanted.contains(&it.as_str()))
    }
}

/// The fields of a struct, and those of its fields that commonly hold what is about pages;
/// those outside come first.
pub(super) fn all<'a>(api: &'a Api, object: &'a Object) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> =
        object.fields.iter().filter_map(|it| start(api, it)).collect();
    let mut next = 0;
    while next < found.len() {
        let outer = &found[next];
        next += 1;
        let name = outer.name.as_str();
        let holds = CONTAINERS.contains(&name) || name == "next" && outer.is_inside();
        if !holds || outer.path.fields.len() == DEPTH {
            continue;
        }
        if let Some(object) = object_of(api, field_type(api, outer)) {
            let inner = object.fields.iter().filter_map(|it| inside(api, outer, it));
            let inner: Vec<Found<'a>> = inner.collect();
            found.extend(inner);
        }
    }
    found
}

/// The field with a path such as `meta.next_cursor`. Names may have dots themselves.
pub(super) fn at<'a>(api: &'a Api, object: &'a Object, path: &str) -> Option<Found<'a>> {
    let mut found: Option<Found<'a>> = None;
    let (mut object, mut rest) = (object, path);
    loop {
        let field = object.fields.iter().filter(|field| {
            let after = rest.strip_prefix(field.wire.as_str());
            after.is_some_and(|it| it.is_empty() || it.starts_with('.'))
        });
        let field = field.max_by_key(|it| it.wire.len())?;
        let step = match &found {
            Some(outer) => inside(api, outer, field)?,
            None => start(api, field)?,
        };
        rest = &rest[field.wire.len()..];
        let Some(inner) = rest.strip_prefix('.') else { return Some(step) };
        rest = inner;
        object = object_of(api, field_type(api, &step))?;
        found = Some(step);
    }
}

fn start<'a>(api: &'a Api, field: &'a Field) -> Option<Found<'a>> {
    let (leaf, optional) = peel(api, &field.ty)?;
    let path = Path {
        fields: vec![(field.name.clone(), optional)],
        leaf: leaf.clone(),
        wire: field.wire.clone(),
    };
    let name = plain(&field.wire);
    Some(Found { path, name, parents: Vec::new(), optional, field })
}

fn inside<'a>(api: &'a Api, outer: &Found<'a>, field: &'a Field) -> Option<Found<'a>> {
    let mut found = start(api, field)?;
    found.optional |= outer.optional;
    found.path.wire = format!("{}.{}", outer.path.wire, field.wire);
    found.path.fields.splice(0..0, outer.path.fields.iter().cloned());
    found.parents.clone_from(&outer.parents);
    found.parents.push(outer.name.clone());
    Some(found)
}

fn field_type<'a>(api: &'a Api, found: &Found<'a>) -> &'a Type {
    peel(api, &found.field.ty).map_or(&found.field.ty, |it| it.0)
}

/// The struct that a type names.
pub(super) fn object_of<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a Object> {
    match peel(api, ty)?.0 {
        Type::Named(id) => match &api.def(*id).shape {
            Shape::Object(object) => Some(object),
            _ => None,
        },
        _ => None,
    }
}

/// A type without other names for it, without null, and without a box, and whether it is an
/// `Option`. Nothing for what is written otherwise in Rust.
pub(super) fn peel<'a>(api: &'a Api, ty: &'a Type) -> Option<(&'a Type, bool)> {
    let (mut ty, mut optional) = (api.plain(ty), false);
    loop {
        match ty {
            Type::Nullable(inner) => {
                optional = true;
                ty = api.plain(inner);
            }
            Type::Boxed(inner) => ty = api.plain(inner),
            Type::Maybe(_) => return None,
            _ => return Some((ty, optional)),
        }
    }
}
