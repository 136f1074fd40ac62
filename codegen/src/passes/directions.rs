//! Finds out which types are sent and which come from the server, and shapes the fields
//! that depend on it.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Answer, Api, Body, Directions, Field, Flow, Object, Objects, Operation, Presence,
    Rule, Shape, Type, TypeDef, TypeId,
};

/// Marks each type with its directions, and shapes its fields after them.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    for (id, request) in reached(api, &requests(api), Flow::ReadOnly) {
        api.types[id].directions.request = request;
    }
    for (id, response) in reached(api, &responses(api), Flow::WriteOnly) {
        api.types[id].directions.response = response;
    }
    unchecked(api, diagnostics);
    let mut relaxed = HashMap::new();
    for (index, def) in api.types.iter_mut().enumerate() {
        let TypeDef { shape: Shape::Object(object), directions, at, .. } = def else {
            continue;
        };
        let changes = shape(object, *directions);
        if let Some(why) = changes.words() {
            diagnostics.push(Diagnostic::note(Code::OneWay, at.clone(), why));
        }
        relaxed.insert(TypeId(index), changes.relaxed());
    }
    recognise(api, &relaxed);
}

/// The types of requests.
fn requests(api: &Api) -> Vec<TypeId> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let sent = operations.flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|it| &it.ty);
        parameters.chain(operation.body.iter().flat_map(Body::types))
    });
    let sent = sent.filter_map(Type::definition);
    api.requests.iter().copied().chain(sent).collect()
}

/// The types of responses.
fn responses(api: &Api) -> Vec<TypeId> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let successes = operations.flat_map(Operation::answers).filter_map(Answer::ty);
    let errors = api.error_bodies.iter().map(|it| &it.ty);
    let payloads = api.hooks().map(|it| &it.payload);
    let bodies = successes.chain(errors).chain(payloads).chain(api.header_types());
    let bodies = bodies.filter_map(Type::definition);
    api.responses.iter().copied().chain(bodies).collect()
}

/// For each type, whether it is one of the roots or reached from them; not through
/// properties that go only the other way.
fn reached(
    api: &Api,
    roots: &[TypeId],
    but: Flow,
) -> impl Iterator<Item = (usize, bool)> + use<> {
    let mut reached = vec![false; api.types.len()];
    let mut open = roots.to_vec();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut reached[id.0], true) {
            continue;
        }
        let shape = &api.def(id).shape;
        let uses: Vec<&Type> = match shape {
            Shape::Object(object) => {
                let fields = object.fields.iter().filter(|field| field.flow != but);
                let additional = object.additional.iter().map(|(_, ty)| ty);
                let patterned = object.patterned.iter().map(|it| &it.ty);
                fields
                    .map(|field| &field.ty)
                    .chain(patterned)
                    .chain(additional)
                    .collect()
            }
            other => other.uses(),
        };
        open.extend(uses.into_iter().filter_map(Type::definition));
    }
    reached.into_iter().enumerate()
}

/// What was done to the properties of a type, by their names.
#[derive(Default)]
struct Changes {
    /// Read only properties of a type that is only sent: left out.
    removed: Vec<String>,
    /// Required read only properties: optional.
    not_sent: Vec<String>,
    /// Required write only properties: optional.
    not_received: Vec<String>,
}

impl Changes {
    fn words(&self) -> Option<String> {
        let parts = [
            (&self.removed, "left out, because read only and the type is only sent"),
            (&self.not_sent, "optional, because read only and the type is also sent"),
            (&self.not_received, "optional, because write only and not in responses"),
        ];
        let parts = parts.into_iter().filter(|(names, _)| !names.is_empty());
        let parts: Vec<String> = parts
            .map(|(names, what)| {
                let names = names.iter().map(|it| format!("`{}`", it.escape_debug()));
                format!("{}: {what}", names.collect::<Vec<_>>().join(", "))
            })
            .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// Required properties that need not be there.
    fn relaxed(self) -> Vec<String> {
        let all = [self.removed, self.not_sent, self.not_received];
        all.into_iter().flatten().collect()
    }
}

/// Shapes the fields of an object that goes in these directions.
fn shape(object: &mut Object, directions: Directions) -> Changes {
    let mut changes = Changes::default();
    let Directions { request, response } = directions;
    object.fields.retain(|field| {
        let keeps = field.flow != Flow::ReadOnly || !request || response;
        if !keeps {
            changes.removed.push(field.wire.clone());
        }
        keeps
    });
    for field in &mut object.fields {
        let required = matches!(field.presence, Presence::Required | Presence::Constant);
        match field.flow {
            Flow::ReadOnly => {
                field.docs.notes.push("Read only.".to_owned());
                field.rules.clear();
                if request {
                    relax(field, Presence::ReadOnly, Presence::ReadOnlyConstant);
                    changes.not_sent.extend(required.then(|| field.wire.clone()));
                }
            }
            Flow::WriteOnly => {
                field.docs.notes.push("Write only.".to_owned());
                if response && required {
                    relax(field, Presence::Optional, Presence::OptionalConstant);
                    changes.not_received.push(field.wire.clone());
                }
            }
            Flow::Both => {}
        }
        if request
            && field.nullable
            && field.presence == Presence::Optional
            && let Type::Nullable(inner) = &field.ty
        {
            field.ty = Type::Maybe(inner.clone());
            field.presence = Presence::Maybe;
        }
    }
    changes
}

/// Makes a field optional in the way that is given.
fn relax(field: &mut Field, value: Presence, constant: Presence) {
    field.ty = field.ty.clone().nullable();
    field.presence = match field.presence {
        Presence::Constant | Presence::OptionalConstant => constant,
        _ => value,
    };
}

/// Lets alternatives be recognised without the properties that need not be there.
fn recognise(api: &mut Api, relaxed: &HashMap<TypeId, Vec<String>>) {
    let aliases: HashMap<TypeId, Type> = api
        .types
        .iter()
        .enumerate()
        .filter_map(|(index, def)| match &def.shape {
            Shape::Alias(ty) => Some((TypeId(index), ty.clone())),
            _ => None,
        })
        .collect();
    let behind = |ty: &Type| {
        let mut id = ty.definition();
        for _ in 0..aliases.len() {
            match id.and_then(|id| aliases.get(&id)) {
                Some(ty) => id = ty.definition(),
                None => break,
            }
        }
        id
    };
    for def in &mut api.types {
        let Shape::Union(union) = &mut def.shape else { continue };
        let Objects::Shaped(shapes) = &mut union.objects else { continue };
        for shape in shapes {
            let id = behind(&union.variants[shape.variant].ty);
            let Some(names) = id.and_then(|id| relaxed.get(&id)) else { continue };
            let (optional, required) = std::mem::take(&mut shape.required)
                .into_iter()
                .partition(|name| names.contains(name));
            shape.required = required;
            let optional: Vec<String> = optional;
            shape.optional.extend(optional);
        }
    }
}

/// Says that bounds of responses are not checked.
fn unchecked(api: &Api, diagnostics: &mut Diagnostics) {
    let mut first = None;
    let mut count = 0_usize;
    for def in &api.types {
        let Directions { request, response } = def.directions;
        if request && !response {
            continue;
        }
        let bounds: usize = def.shape.rules().into_iter().map(Rule::count).sum();
        if bounds > 0 {
            first.get_or_insert_with(|| def.at.clone());
        }
        count += bounds;
    }
    if let Some(first) = first {
        let why = format!(
            "bounds of what the server sends are documented, not checked ({count} in the \
             document): no response fails for one"
        );
        diagnostics.push(Diagnostic::note(Code::UncheckedBounds, first, why));
    }
}
