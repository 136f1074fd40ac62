//! Works out the traits that each definition can derive: as many as hold.
//!
//! `f64` has no `Eq`, maps have no `Hash`, and what holds something without a trait has
//! not got it either. Whatever keeps unknown values or fields is not `Copy`.

use crate::model::{Api, Derive, EnumKind, Field, Scalar, Shape, TupleItem, Type};

/// Notes what each definition derives.
pub(super) fn run(api: &mut Api) {
    let users = users(api);
    let inexact = spread(&users, api.types.iter().map(|def| is_inexact(&def.shape)));
    let unhashed = spread(&users, api.types.iter().map(|def| has_map(&def.shape)));
    for (index, def) in api.types.iter_mut().enumerate() {
        let shape = &def.shape;
        if matches!(shape, Shape::Alias(_)) {
            continue;
        }
        let holds = |derive: &Derive| match derive {
            Derive::Clone | Derive::Debug | Derive::PartialEq => true,
            Derive::Copy => is_copy(shape),
            Derive::Default => has_default(shape),
            Derive::Eq => !inexact[index],
            Derive::Hash => !inexact[index] && !unhashed[index],
        };
        let all = [
            Derive::Clone,
            Derive::Copy,
            Derive::Debug,
            Derive::Default,
            Derive::PartialEq,
            Derive::Eq,
            Derive::Hash,
        ];
        def.derives = all.into_iter().filter(holds).collect();
    }
}

/// For each definition those that mention it.
fn users(api: &Api) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); api.types.len()];
    for (index, def) in api.types.iter().enumerate() {
        for used in def.shape.uses().into_iter().filter_map(Type::definition) {
            users[used.0].push(index);
        }
    }
    users
}

/// What is true of some definitions, and so of all that mention them.
fn spread(users: &[Vec<usize>], first: impl Iterator<Item = bool>) -> Vec<bool> {
    let mut found: Vec<bool> = first.collect();
    let mut open: Vec<usize> = (0..found.len()).filter(|index| found[*index]).collect();
    while let Some(index) = open.pop() {
        for &user in &users[index] {
            if !found[user] {
                found[user] = true;
                open.push(user);
            }
        }
    }
    found
}

/// Whether a definition itself holds an `f64`.
fn is_inexact(shape: &Shape) -> bool {
    let is_float = |ty: &&Type| *ty.innermost() == Type::Scalar(Scalar::F64);
    match shape {
        Shape::Enum(it) => it.kind == EnumKind::Numbers,
        other => other.uses().iter().any(is_float),
    }
}

/// Whether a definition itself holds a map.
fn has_map(shape: &Shape) -> bool {
    let additional = matches!(
        shape,
        Shape::Object(it) if it.additional.is_some() || !it.patterned.is_empty()
    );
    additional || shape.uses().into_iter().any(is_map)
}

/// Whether a type is a map, or a list or an option of maps.
fn is_map(mut ty: &Type) -> bool {
    while let Type::List(inner)
    | Type::Nullable(inner)
    | Type::Maybe(inner)
    | Type::Boxed(inner) = ty
    {
        ty = inner;
    }
    matches!(ty, Type::Map(_))
}

fn is_copy(shape: &Shape) -> bool {
    match shape {
        Shape::Constant(_) => true,
        Shape::Enum(it) => matches!(it.kind, EnumKind::Integers | EnumKind::Numbers),
        _ => false,
    }
}

/// Whether there is a value to start with: nothing in it has to be given.
fn has_default(shape: &Shape) -> bool {
    match shape {
        Shape::Object(object) => !object.fields.iter().any(Field::is_needed),
        Shape::Tuple(tuple) => !tuple.items.iter().any(TupleItem::is_needed),
        Shape::Constant(_) | Shape::Newtype(_) => true,
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => false,
    }
}
