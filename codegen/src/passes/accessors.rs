//! Names the methods by which a caller gets at what the variants of a union hold, and
//! finds the values that can become the union without saying which variant is meant.

use std::collections::HashMap;

use crate::model::{Access, Api, Scalar, Shape, Type, TypeId, Union, ValueKind};
use crate::names::{Case, Scope};

/// Notes how a caller gets at what each variant holds.
pub(super) fn run(api: &mut Api) {
    let mut types = RustTypes::of(api);
    let found: Vec<Option<Vec<Access>>> = api
        .types
        .iter()
        .enumerate()
        .map(|(index, def)| match &def.shape {
            Shape::Union(union) => Some(access(api, TypeId(index), union, &mut types)),
            _ => None,
        })
        .collect();
    for (def, found) in api.types.iter_mut().zip(found) {
        if let (Shape::Union(union), Some(access)) = (&mut def.shape, found) {
            union.access = access;
        }
    }
}

fn access(api: &Api, own: TypeId, union: &Union, types: &mut RustTypes) -> Vec<Access> {
    let numbers = union.variants.iter().map(|it| types.number(api, unboxed(&it.ty)));
    let numbers: Vec<usize> = numbers.collect();
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for number in &numbers {
        *counts.entry(*number).or_default() += 1;
    }
    let mut scope = Scope::default();
    let each = union.variants.iter().zip(numbers);
    each.map(|(variant, number)| {
        let mut claim = |word: &str| {
            let text = format!("{word} {}", Case::Snake.name(variant.name.as_str()));
            scope.claim(Case::Snake, &text, "value").name
        };
        let (borrow, take) = (claim("as"), claim("into"));
        let ty = api.plain(unboxed(&variant.ty));
        let from = counts[&number] == 1 && is_clear(union, own, ty);
        Access { borrow, take, from }
    })
    .collect()
}

/// Whether a value of this type, which only one variant holds, is meant for that variant.
fn is_clear(union: &Union, own: TypeId, ty: &Type) -> bool {
    match ty {
        Type::Any | Type::Never => false,
        Type::Named(id) => *id != own,
        // Another variant may be meant by what the text says.
        Type::Scalar(Scalar::String | Scalar::Text(_)) => {
            let strings = union.kinds.iter().find(|it| it.0 == ValueKind::String);
            union.strings.is_empty() && strings.is_none_or(|it| it.1.len() == 1)
        }
        _ => true,
    }
}

/// What a variant holds, without the box.
fn unboxed(ty: &Type) -> &Type {
    match ty {
        Type::Boxed(inner) => inner,
        other => other,
    }
}

/// The types of Rust that the types of the model are: a number for each, the same for two
/// names of one type.
struct RustTypes {
    numbers: HashMap<(Part, usize), usize>,
    /// The numbers of the types that have other names.
    aliases: Vec<Option<usize>>,
}

/// What a type is made of at its top.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    List,
    Map,
    Option,
    Maybe,
    Box,
    Scalar(Scalar),
    Named,
    Any,
    Null,
    Never,
}

/// A step on the way to the bottom of a type.
enum Step {
    Inside(Part),
    Behind(TypeId),
}

impl RustTypes {
    fn of(api: &Api) -> Self {
        Self { numbers: HashMap::new(), aliases: vec![None; api.types.len()] }
    }

    /// The number of a type.
    fn number(&mut self, api: &Api, ty: &Type) -> usize {
        let mut ty = ty;
        let mut steps = Vec::new();
        let mut number = loop {
            let (part, inner) = match ty {
                Type::List(inner) => (Part::List, inner),
                Type::Map(inner) => (Part::Map, inner),
                Type::Nullable(inner) => (Part::Option, inner),
                Type::Maybe(inner) => (Part::Maybe, inner),
                Type::Boxed(inner) => (Part::Box, inner),
                Type::Scalar(scalar) => break self.intern(Part::Scalar(*scalar), 0),
                Type::Any => break self.intern(Part::Any, 0),
                Type::Null => break self.intern(Part::Null, 0),
                Type::Never => break self.intern(Part::Never, 0),
                Type::Named(id) => {
                    if let Some(number) = self.aliases[id.0] {
                        break number;
                    }
                    let own = self.intern(Part::Named, id.0);
                    let Shape::Alias(other) = &api.def(*id).shape else { break own };
                    // Where a name leads back to itself, which is an error, it is this.
                    self.aliases[id.0] = Some(own);
                    steps.push(Step::Behind(*id));
                    ty = other;
                    continue;
                }
            };
            steps.push(Step::Inside(part));
            ty = inner;
        };
        while let Some(step) = steps.pop() {
            match step {
                Step::Inside(part) => number = self.intern(part, number),
                Step::Behind(id) => self.aliases[id.0] = Some(number),
            }
        }
        number
    }

    fn intern(&mut self, part: Part, inner: usize) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry((part, inner)).or_insert(next)
    }
}
