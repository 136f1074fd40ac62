//! Following `$ref`.

use super::node::Node;
use super::suggest::{nearest, shorten};
use crate::diagnostic::{Code, Diagnostic, Pointer};

/// No document has longer chains, and a chain can grow for ever: `#/a` that is a `$ref` to
/// `#/a/b` is one.
const LONGEST_CHAIN: usize = 1000;

/// A reference, and the place it stands at.
struct Link {
    text: String,
    at: Pointer,
}

/// Where one reference leads.
enum Step<'a> {
    Arrived(Pointer, &'a Node),
    Onward(Link),
}

/// Follows `reference`, which stands at `from`, and every further `$ref` it leads to.
pub(super) fn resolve<'a>(
    root: &'a Node,
    reference: &str,
    from: &Pointer,
) -> Result<(Pointer, &'a Node), Diagnostic> {
    let mut chain: Vec<String> = Vec::new();
    let mut link = Link { text: reference.to_owned(), at: place(root, reference, from) };
    loop {
        match walk(root, &link)? {
            Step::Arrived(pointer, node) => return Ok((pointer, node)),
            Step::Onward(next) => {
                chain.push(std::mem::replace(&mut link, next).text);
                if chain.contains(&link.text) || chain.len() == LONGEST_CHAIN {
                    return Err(circular(
                        &chain,
                        &link.text,
                        place(root, reference, from),
                    ));
                }
            }
        }
    }
}

/// The reference itself, if `from` is the mapping it stands in.
fn place(root: &Node, reference: &str, from: &Pointer) -> Pointer {
    let holder = from.segments().try_fold(root, |node, segment| node.child(&segment));
    match holder.and_then(onward) {
        Some(text) if text == reference => from.child("$ref"),
        _ => from.clone(),
    }
}

/// The reference a mapping consists of.
fn onward(node: &Node) -> Option<&str> {
    node.get("$ref")?.as_str()
}

fn walk<'a>(root: &'a Node, link: &Link) -> Result<Step<'a>, Diagnostic> {
    let target = parse(link)?;
    let mut node = root;
    let mut at = Pointer::root();
    let mut segments = target.segments();
    while let Some(segment) = segments.next() {
        if let Some(child) = node.child(&segment) {
            node = child;
            at.push(&segment);
        } else if let Some(text) = onward(node) {
            // The way leads through a reference: go on where that one leads.
            let rest = Pointer::root().child(segment);
            let rest =
                segments.fold(rest, |rest, segment| rest.child(segment)).to_string();
            let text = format!("{text}{}", rest.trim_start_matches('#'));
            return Ok(Step::Onward(Link { text, at: at.child("$ref") }));
        } else {
            return Err(dangling(link, node, &at, &segment));
        }
    }
    Ok(match onward(node) {
        Some(text) => Step::Onward(Link { text: text.to_owned(), at: at.child("$ref") }),
        None => Step::Arrived(at, node),
    })
}

fn parse(link: &Link) -> Result<Pointer, Diagnostic> {
    let shown = shorten(&link.text);
    if !link.text.starts_with('#') {
        let message = format!("`{shown}` leads out of this document");
        let help = "only references within the document are supported, such as \
                    `#/components/schemas/Name`; bundle the files into one first, for instance \
                    with `npx @redocly/cli bundle <file>`";
        return Err(
            Diagnostic::error(Code::ExternalRef, link.at.clone(), message).help(help)
        );
    }
    Pointer::parse(&link.text).ok_or_else(|| {
        let message = format!("`{shown}` is not a JSON pointer");
        let help = "a reference is written like `#/components/schemas/Name`; anchors, such as \
                    `#name`, are not supported";
        Diagnostic::error(Code::DanglingRef, link.at.clone(), message).help(help)
    })
}

fn dangling(link: &Link, node: &Node, at: &Pointer, segment: &str) -> Diagnostic {
    let message = format!("`{}` points to nothing", shorten(&link.text));
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
    Diagnostic::error(Code::DanglingRef, link.at.clone(), message).help(help)
}

/// The most links of a circle that are shown.
const SHOWN: usize = 8;

fn circular(chain: &[String], again: &str, place: Pointer) -> Diagnostic {
    let start = chain.iter().position(|link| link == again).unwrap_or_default();
    let circle = &chain[start..];
    let mut shown: Vec<String> =
        circle.iter().take(SHOWN).map(|link| shorten(link)).collect();
    shown.push(if circle.len() > SHOWN { "...".to_owned() } else { shorten(again) });
    let message =
        format!("`{}` leads to references only, never to a type", shorten(&chain[0]));
    Diagnostic::error(Code::CircularRef, place, message)
        .help(format!("the circle is {}", shown.join(" -> ")))
}
