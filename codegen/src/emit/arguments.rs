//! Lists in the documentation of a function: its arguments, and what may come back.

use super::docs;
use crate::model::Docs;

/// A list of what the document says of statuses below a word, in Markdown; nothing if it says
/// nothing.
pub(super) fn statuses(word: &str, texts: &[(String, String)]) -> Option<String> {
    let items = texts.iter().filter_map(|(status, text)| {
        item(status, &Docs { text: text.clone(), ..Docs::default() })
    });
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("{word}:\n\n{}", items.join("\n")))
}

/// A list of what the document says of arguments, in Markdown; nothing if it says nothing.
pub(super) fn list<'a>(
    arguments: impl Iterator<Item = (&'a str, &'a Docs)>,
) -> Option<String> {
    let items: Vec<String> =
        arguments.filter_map(|(name, docs)| item(name, docs)).collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

/// Lists below each other; nothing if there are none.
pub(super) fn lists<const N: usize>(lists: [Option<String>; N]) -> Option<String> {
    let lists: Vec<String> = lists.into_iter().flatten().collect();
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
