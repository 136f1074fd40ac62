//! What is said about a reference that does not lead to a schema.

use super::target::Link;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::spec::suggest::{nearest, shorten};
use crate::spec::{Document, Node};

/// The most links of a circle that are shown.
const SHOWN: usize = 8;

/// The reference itself, if it stands in a mapping as a keyword.
fn place(document: &Document, link: &Link) -> Pointer {
    let holder = document.get(&link.from);
    let keyword = super::KEYWORDS.iter().find(|keyword| {
        let text = holder.and_then(|it| it.get(keyword)).and_then(Node::as_str);
        text == Some(link.text.as_str())
    });
    keyword.map_or_else(|| link.from.clone(), |keyword| link.from.child(keyword))
}

fn error(document: &Document, link: &Link, code: Code, message: String) -> Diagnostic {
    Diagnostic::error(code, place(document, link), message)
}

/// A step of the way is not there.
pub(super) fn dangling(
    document: &Document,
    link: &Link,
    node: &Node,
    at: &Pointer,
    segment: &str,
) -> Diagnostic {
    let near = node
        .as_mapping()
        .and_then(|entries| nearest(segment, entries.keys().map(String::as_str)));
    let help = match (near, node) {
        (Some(name), _) => format!("did you mean `{}`?", at.child(name)),
        (None, Node::Mapping(_)) if at.is_root() => {
            format!("the document has no `{}`", shorten(segment))
        }
        (None, Node::Mapping(_)) => format!("`{at}` has no `{}`", shorten(segment)),
        (None, Node::Sequence(items)) => {
            let plural = if items.len() == 1 { "" } else { "s" };
            format!("`{at}` is a list of {} item{plural}", items.len())
        }
        (None, _) => format!("`{at}` is {}", node.kind()),
    };
    nothing(document, link).help(help)
}

fn nothing(document: &Document, link: &Link) -> Diagnostic {
    let message = format!("`{}` points to nothing", shorten(&link.text));
    error(document, link, Code::DanglingRef, message)
}

/// Nothing has this anchor.
pub(super) fn no_anchor(
    document: &Document,
    link: &Link,
    base: &Pointer,
    name: &str,
) -> Diagnostic {
    let help = if let Some(anchor) = nearest(name, document.ids().anchors(base)) {
        format!("did you mean `#{anchor}`?")
    } else if let Some(component) = component(document, name) {
        format!("did you mean `{component}`?")
    } else {
        format!(
            "no schema has the `$anchor` `{}`; a component is referred to like \
             `#/components/schemas/Name`",
            shorten(name)
        )
    };
    nothing(document, link).help(help)
}

/// The component schema with this name, or one much like it.
fn component(document: &Document, name: &str) -> Option<Pointer> {
    let schemas = Pointer::root().child("components").child("schemas");
    let names = document.get(&schemas)?.as_mapping()?;
    let near = nearest(name, names.keys().map(String::as_str))?;
    Some(schemas.child(near))
}

/// Nothing in this document has the address.
pub(super) fn external(document: &Document, link: &Link, address: &str) -> Diagnostic {
    let place = Place::At(place(document, link));
    if let Some(known) = document.warnings.iter().find(|it| it.place == place) {
        // It was tried to read the file, so it is known what is wrong with it.
        return known.clone();
    }
    let message = format!("`{}` leads out of this document", shorten(&link.text));
    let help = if let Some(near) = nearest(address, document.ids().addresses()) {
        format!("did you mean `{near}`, which is the `$id` of a schema?")
    } else if let Some(component) = component(document, address) {
        format!("did you mean `{component}`?")
    } else {
        "only references within the document are supported, such as \
         `#/components/schemas/Name`; bundle the files into one first, for instance \
         with `npx @redocly/cli bundle <file>`"
            .to_owned()
    };
    error(document, link, Code::ExternalRef, message).help(help)
}

/// Several schemas have the same name.
pub(super) fn ambiguous(
    document: &Document,
    link: &Link,
    places: &[Pointer],
) -> Diagnostic {
    let message =
        format!("`{}` is the name of {} schemas", shorten(&link.text), places.len());
    let mut shown: Vec<String> =
        places.iter().take(SHOWN).map(|it| format!("`{it}`")).collect();
    if places.len() > SHOWN {
        shown.push("...".to_owned());
    }
    error(document, link, Code::DanglingRef, message)
        .help(format!("give each a name of its own: {}", shown.join(", ")))
}

/// A reference to the document itself.
pub(super) fn whole_document(document: &Document, link: &Link) -> Diagnostic {
    let message =
        format!("`{}` is the whole document, not a schema", shorten(&link.text));
    let problem = error(document, link, Code::DanglingRef, message);
    problem.help(match super::places::outermost(&link.from) {
        Some(schema) => format!("the schema around it is `{schema}`"),
        None => "a schema is referred to like `#/components/schemas/Name`".to_owned(),
    })
}

/// A pointer that leads through itself.
pub(super) fn endless(document: &Document, link: &Link, inside: &Link) -> Diagnostic {
    let message =
        format!("`{}` leads to references only, never to a type", shorten(&link.text));
    let help = format!(
        "the way leads again and again through `{}`",
        shorten(&inside.from.to_string())
    );
    error(document, link, Code::CircularRef, message).help(help)
}

/// References that lead back to themselves; `texts` are those of one round, from where it
/// is entered.
pub(super) fn circular<'t>(
    document: &Document,
    link: &Link,
    texts: impl ExactSizeIterator<Item = &'t str>,
) -> Diagnostic {
    let message =
        format!("`{}` leads to references only, never to a type", shorten(&link.text));
    let length = texts.len();
    let mut shown: Vec<String> = texts.take(SHOWN).map(shorten).collect();
    let again = if length > SHOWN { "...".to_owned() } else { shown[0].clone() };
    shown.push(again);
    error(document, link, Code::CircularRef, message)
        .help(format!("the circle is {}", shown.join(" -> ")))
}
