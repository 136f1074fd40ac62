//! Boxes the fields through which a type would contain itself.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, Shape, Type, TypeId};

/// Boxes every use of a type inside the types that it contains.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let edges: Vec<Vec<usize>> =
        api.types.iter().map(|def| contained(&def.shape)).collect();
    let component = components(&edges);
    // Another name for a type may not lead back to itself by such names alone.
    let is_alias = |id: &usize| matches!(api.types[*id].shape, Shape::Alias(_));
    let names: Vec<Vec<usize>> = api
        .types
        .iter()
        .map(|def| named(&def.shape).into_iter().filter(is_alias).collect())
        .collect();
    let circle = components(&names);
    for (index, def) in api.types.iter_mut().enumerate() {
        let recursive = |id: TypeId| {
            component[id.0] == component[index] && reaches(&edges, id.0, index)
        };
        match &mut def.shape {
            Shape::Object(object) => {
                for field in &mut object.fields {
                    enclose(&mut field.ty, &recursive);
                }
            }
            Shape::Union(union) => {
                for variant in &mut union.variants {
                    enclose(&mut variant.ty, &recursive);
                }
            }
            Shape::Tuple(tuple) => {
                for item in &mut tuple.items {
                    enclose(&mut item.ty, &recursive);
                }
            }
            // A list or a map may contain itself, but not under another name for it.
            Shape::Alias(ty) => {
                let recursive = |id: TypeId| {
                    circle[id.0] == circle[index] && reaches(&names, id.0, index)
                };
                let place = || def.at.clone();
                if matches!(ty, Type::Named(id) if recursive(*id)) {
                    let why = "this schema leads back to itself, never to a type";
                    let warning = Diagnostic::warning(Code::CircularRef, place(), why);
                    diagnostics.push(warning.help("it is taken for any JSON"));
                    def.shape = Shape::Alias(Type::Any);
                } else if ty.definition().is_some_and(recursive) {
                    def.shape = Shape::Newtype(ty.clone());
                }
            }
            Shape::Enum(_) | Shape::Constant(_) | Shape::Newtype(_) => {}
        }
    }
}

/// Whether `to` is `from` or contained in it; both are in one component.
fn reaches(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
    from != to || edges[from].contains(&to)
}

/// Puts a box around a contained type that is recursive.
fn enclose(ty: &mut Type, recursive: &impl Fn(TypeId) -> bool) {
    match ty {
        Type::Named(id) if recursive(*id) => *ty = Type::Boxed(Box::new(ty.clone())),
        Type::Nullable(inner) => enclose(inner, recursive),
        _ => {}
    }
}

/// The type that another name for a type mentions.
fn named(shape: &Shape) -> Option<usize> {
    match shape {
        Shape::Alias(ty) => ty.definition().map(|id| id.0),
        _ => None,
    }
}

/// The types that a definition contains without a box, a list or a map between.
fn contained(shape: &Shape) -> Vec<usize> {
    let types = shape.uses().into_iter();
    types
        .filter_map(|mut ty| {
            while let Type::Nullable(inner) = ty {
                ty = inner;
            }
            match ty {
                Type::Named(id) => Some(id.0),
                _ => None,
            }
        })
        .collect()
}

/// The strongly connected component of each node (Tarjan 1972), without recursion.
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let mut order = vec![NONE; edges.len()];
    let mut low = vec![NONE; edges.len()];
    let mut component = vec![NONE; edges.len()];
    let mut open = Vec::new();
    let mut next = 0;
    for root in 0..edges.len() {
        let mut path = Vec::new();
        if order[root] == NONE {
            path.push((root, 0));
        }
        while let Some((node, child)) = path.last_mut() {
            let node = *node;
            if *child == 0 && order[node] == NONE {
                order[node] = next;
                low[node] = next;
                next += 1;
                open.push(node);
            }
            if let Some(&target) = edges[node].get(*child) {
                *child += 1;
                if order[target] == NONE {
                    path.push((target, 0));
                } else if component[target] == NONE {
                    low[node] = low[node].min(order[target]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    component
}
