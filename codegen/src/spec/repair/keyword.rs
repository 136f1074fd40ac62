//! The keywords of a schema.

use super::Mended;
use crate::spec::{Mapping, Node};

/// What a keyword of a schema should be.
pub(super) fn mend(keyword: &str, node: &Node) -> Mended {
    match (keyword, node) {
        ("const" | "default" | "example" | "examples" | "enum", Node::Null) => {
            Mended::Fine
        }
        ("type", Node::Null) => Mended::Fine,
        (it, Node::Null) if is_known(it) => Mended::Nothing,
        ("type", node) => types(node),
        ("enum", node) => values(node),
        ("required", node) => required(node),
        ("discriminator", node) => discriminator(node),
        ("nullable" | "deprecated" | "readOnly" | "writeOnly" | "uniqueItems", node) => {
            flag(keyword, node)
        }
        ("title" | "description" | "format" | "pattern", node) => text(keyword, node),
        ("minimum" | "maximum" | "multipleOf", node) => number(keyword, node),
        ("exclusiveMinimum" | "exclusiveMaximum", node) => exclusive(keyword, node),
        (
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties",
            node,
        ) => count(keyword, node),
        ("properties" | "patternProperties", node) => {
            check(keyword, node, |it| matches!(it, Node::Mapping(_)))
        }
        ("oneOf" | "anyOf" | "allOf" | "prefixItems", node) => {
            check(keyword, node, |it| matches!(it, Node::Sequence(_)))
        }
        ("items" | "additionalItems", node) => check(keyword, node, |it| {
            matches!(it, Node::Mapping(_) | Node::Sequence(_) | Node::Bool(_))
        }),
        ("additionalProperties", node) => additional(node),
        _ => Mended::Fine,
    }
}

fn is_known(keyword: &str) -> bool {
    !keyword.starts_with("x-") && keyword != "$ref"
}

fn check(keyword: &str, node: &Node, fits: fn(&Node) -> bool) -> Mended {
    if fits(node) { Mended::Fine } else { wrong(keyword, node) }
}

fn wrong(keyword: &str, node: &Node) -> Mended {
    Mended::Ignored(format!("`{keyword}` cannot be {}", node.kind()))
}

fn instead(keyword: &str, node: &Node, better: Node) -> Mended {
    let taken = match &better {
        Node::Sequence(_) => "a list of it".to_owned(),
        Node::Mapping(_) => "the name of the property".to_owned(),
        single => match scalar(single) {
            Some(Node::String(text)) => format!("`{}`", text.escape_debug()),
            _ => single.kind().to_owned(),
        },
    };
    let why =
        format!("`{keyword}` should not be {}: it is taken for {taken}", node.kind());
    Mended::Instead(better, why)
}

/// Names of types in other specifications, in Swagger 2.0 and in programming languages.
fn type_named(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match name.to_ascii_lowercase().as_str() {
        "string" | "text" | "str" | "char" | "varchar" | "enum" => ("string", None),
        "file" | "binary" => ("string", Some("binary")),
        "date" => ("string", Some("date")),
        "datetime" | "date-time" | "timestamp" => ("string", Some("date-time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "uri" | "url" => ("string", Some("uri")),
        "integer" | "int" | "int32" | "int64" | "long" => ("integer", None),
        "number" | "float" | "double" | "decimal" => ("number", None),
        "boolean" | "bool" => ("boolean", None),
        "array" | "list" => ("array", None),
        "object" | "map" | "dict" | "hash" => ("object", None),
        "null" => ("null", None),
        _ => return None,
    })
}

const TYPES: [&str; 7] =
    ["string", "integer", "number", "boolean", "array", "object", "null"];

/// `type: int`, `type: [string, nil]`
fn types(node: &Node) -> Mended {
    let names = match node {
        Node::Sequence(names) => names.as_slice(),
        single => std::slice::from_ref(single),
    };
    let fine =
        |it: &Node| it.is_null() || it.as_str().is_some_and(|it| TYPES.contains(&it));
    if names.iter().all(fine) {
        return Mended::Fine;
    }
    let mut meant = Vec::new();
    for name in names {
        let known = match name {
            Node::Null => Some("null"),
            Node::String(name) => type_named(name).map(|it| it.0),
            _ => None,
        };
        let Some(known) = known else {
            let shown = name.as_str().unwrap_or(name.kind()).escape_debug();
            return Mended::Ignored(format!(
                "`{shown}` is not a JSON type, which are string, integer, number, \
                 boolean, array, object and null"
            ));
        };
        let known = Node::String(known.to_owned());
        if !meant.contains(&known) {
            meant.push(known);
        }
    }
    let shown = names.iter().filter_map(Node::as_str).collect::<Vec<_>>().join(", ");
    let why = format!(
        "`{}` is not a JSON type: taken for `{}`",
        shown.escape_debug(),
        meant.iter().filter_map(Node::as_str).collect::<Vec<_>>().join(", ")
    );
    let meant = if meant.len() == 1 { meant.remove(0) } else { Node::Sequence(meant) };
    Mended::Instead(meant, why)
}

/// The format that a type of another specification stands for.
pub(super) fn format_of(name: &str) -> Option<&'static str> {
    type_named(name)?.1
}

/// `enum: a`
fn values(node: &Node) -> Mended {
    match node {
        Node::Sequence(_) => Mended::Fine,
        Node::Mapping(_) => wrong("enum", node),
        single => instead("enum", node, Node::Sequence(vec![single.clone()])),
    }
}

/// `required: true`, which older drafts said of the property itself; `required: name`
fn required(node: &Node) -> Mended {
    match node {
        Node::Sequence(names) if names.iter().all(|it| it.as_str().is_some()) => {
            Mended::Fine
        }
        Node::Sequence(names) => instead(
            "required",
            node,
            names.iter().filter_map(scalar).collect::<Vec<_>>().into(),
        ),
        Node::Bool(_) => Mended::Ignored(
            "`required` is a list of names, and a flag counts only for a property"
                .to_owned(),
        ),
        Node::String(name) => {
            instead("required", node, vec![Node::from(name.clone())].into())
        }
        _ => wrong("required", node),
    }
}

/// `discriminator: kind`, as in Swagger 2.0
fn discriminator(node: &Node) -> Mended {
    match node {
        Node::String(name) => {
            let name = Node::String(name.clone());
            instead("discriminator", node, single("propertyName", name))
        }
        Node::Mapping(entries) => {
            if entries.get("propertyName").and_then(Node::as_str).is_none() {
                return Mended::Ignored(
                    "`discriminator` has no `propertyName`".to_owned(),
                );
            }
            match entries.get("mapping") {
                None => Mended::Fine,
                Some(Node::Mapping(map))
                    if map.values().all(|it| it.as_str().is_some()) =>
                {
                    Mended::Fine
                }
                Some(map) => {
                    let mut better = entries.clone();
                    better.shift_remove("mapping");
                    if let Node::Mapping(map) = map {
                        let kept = map.iter().filter(|it| it.1.as_str().is_some());
                        let kept =
                            kept.map(|(key, it)| (key.clone(), it.clone())).collect();
                        better.insert("mapping".to_owned(), Node::Mapping(kept));
                    }
                    let why = "`mapping` maps names to texts: the others are left out";
                    Mended::Instead(Node::Mapping(better), why.to_owned())
                }
            }
        }
        _ => wrong("discriminator", node),
    }
}

fn single(key: &str, value: Node) -> Node {
    Node::Mapping(Mapping::from_iter([(key.to_owned(), value)]))
}

/// `nullable: 'true'`
pub(super) fn flag(keyword: &str, node: &Node) -> Mended {
    let meant = match node {
        Node::Bool(_) => return Mended::Fine,
        Node::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" | "" => false,
            _ => return wrong(keyword, node),
        },
        Node::Integer(number @ (0 | 1)) => *number == 1,
        _ => return wrong(keyword, node),
    };
    instead(keyword, node, Node::Bool(meant))
}

/// `title: 400`
pub(super) fn text(keyword: &str, node: &Node) -> Mended {
    match node {
        Node::String(_) => Mended::Fine,
        other => match scalar(other) {
            Some(text) => instead(keyword, node, text),
            None => wrong(keyword, node),
        },
    }
}

/// The text of a number or a flag.
pub(super) fn scalar(node: &Node) -> Option<Node> {
    let text = match node {
        Node::String(text) => text.clone(),
        Node::Bool(flag) => flag.to_string(),
        Node::Integer(number) => number.to_string(),
        Node::Float(number) => number.to_string(),
        _ => return None,
    };
    Some(Node::String(text))
}

/// `minimum: '1e-08'`
fn number(keyword: &str, node: &Node) -> Mended {
    match node {
        Node::Integer(_) => Mended::Fine,
        Node::Float(number) if number.is_finite() => Mended::Fine,
        Node::String(text) => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => instead(keyword, node, whole(number)),
            _ => wrong(keyword, node),
        },
        _ => wrong(keyword, node),
    }
}

/// The shortest form of a number.
#[allow(clippy::cast_possible_truncation, reason = "only taken where it is whole")]
fn whole(number: f64) -> Node {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        Node::Integer(number as i128)
    } else {
        Node::Float(number)
    }
}

/// `exclusiveMinimum` is a flag in 3.0 and a number in 3.1.
fn exclusive(keyword: &str, node: &Node) -> Mended {
    match node {
        Node::Bool(_) => Mended::Fine,
        Node::String(text) if matches!(text.as_str(), "true" | "false") => {
            flag(keyword, node)
        }
        other => number(keyword, other),
    }
}

/// `maxLength: '10'`, `minItems: -1`
fn count(keyword: &str, node: &Node) -> Mended {
    const MOST: f64 = 9e15;
    let number = match node {
        Node::String(text) => text.trim().parse().ok(),
        other => other.as_number(),
    };
    match (node, number) {
        (Node::Integer(_) | Node::Float(_), Some(it))
            if it.fract() == 0.0 && (0.0..MOST).contains(&it) =>
        {
            Mended::Fine
        }
        (Node::String(_), Some(it))
            if it.fract() == 0.0 && (0.0..MOST).contains(&it) =>
        {
            instead(keyword, node, whole(it))
        }
        (_, Some(it)) if keyword.starts_with("max") && it >= MOST => {
            Mended::Ignored(format!("`{keyword}` is larger than anything"))
        }
        (Node::Integer(_) | Node::Float(_), _) => {
            Mended::Ignored(format!("`{keyword}` is a whole number, and not negative"))
        }
        _ => wrong(keyword, node),
    }
}

/// `additionalProperties: 'false'`
fn additional(node: &Node) -> Mended {
    match node {
        Node::Mapping(_) | Node::Bool(_) => Mended::Fine,
        Node::String(_) => flag("additionalProperties", node),
        _ => wrong("additionalProperties", node),
    }
}
