//! Lists in the documentation of a function: its arguments, and what may come back.

use super::docs;
use crate::model::Docs;

/// A list of what the document says of things with names, in Markdown; nothing if it says
/// nothing.
pub(super) fn list<'a>(
    things: impl IntoIterator<Item = (&'a str, &'a Docs)>,
) -> Option<String> {
    let items = things.into_iter().filter_map(|(name, docs)| item(name, docs));
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

/// The same of things that have their names with them.
pub(super) fn named(things: &[(String, Docs)]) -> Option<String> {
    list(things.iter().map(|(name, docs)| (name.as_str(), docs)))
}

/// Lists below each other, some below a word; nothing if there are none.
pub(super) fn lists<const N: usize>(
    lists: [(&str, Option<String>); N],
) -> Option<String> {
    let lists = lists.into_iter().filter_map(|(word, list)| match word {
        "" => list,
        word => Some(format!("{word}:\n\n{}", list?)),
    });
    let lists: Vec<String> = lists.collect();
    (!lists.is_empty()).then(|| lists.join("\n\n"))
}

fn item(name: &str, docs: &Docs) -> Option<String> {
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
    let name = docs::plain(name);
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
