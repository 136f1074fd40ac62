//! The arguments of a function in its documentation.

use super::docs;
use crate::model::Docs;
use crate::names::Name;

/// A list of what the document says of arguments, in Markdown; nothing if it says nothing.
pub(super) fn list<'a>(
    arguments: impl Iterator<Item = (&'a Name, &'a Docs)>,
) -> Option<String> {
    let items: Vec<String> =
        arguments.filter_map(|(name, docs)| item(name, docs)).collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

fn item(name: &Name, docs: &Docs) -> Option<String> {
    let deprecated = if docs.deprecated { "Deprecated. " } else { "" };
    let (text, notes) = (docs::neutralise(&docs.text), docs.notes.join(" "));
    let notes = docs::neutralise(&notes);
    let text = match (text.is_empty(), notes.is_empty()) {
        (true, true) if deprecated.is_empty() => return None,
        (true, _) => notes,
        (false, true) => text,
        // A sentence behind a sentence; behind a list or a table a paragraph of its own.
        (false, false) if !text.contains('\n') => format!("{text} {notes}"),
        (false, false) => format!("{text}\n\n{notes}"),
    };
    let text = format!("- `{name}`: {deprecated}{text}");
    let mut lines = text.lines();
    let mut item = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        item.push('\n');
        if !line.is_empty() {
            item.push_str("  ");
            item.push_str(line);
        }
    }
    Some(item)
}
