//! Paths as real documents write them: with a query, a fragment, without a slash.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};

/// A path that can be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template {
    /// The path, starting with a slash, with its parameters in braces.
    pub(super) path: String,
    /// What is always in the query.
    pub(super) query: Vec<(String, String)>,
    /// Parameters in the query, by the names in their braces, with the names they are sent as.
    pub(super) moved: Vec<(String, String)>,
}

impl Template {
    /// The names of the parameters in the path, each once.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut rest = self.path.as_str();
        while let Some((_, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            if !names.iter().any(|it| it == name) {
                names.push(name.to_owned());
            }
            rest = tail;
        }
        names
    }
}

impl Lowering<'_> {
    /// What a path of the document calls.
    pub(super) fn template(&mut self, written: &str, at: &Pointer) -> Template {
        let mut notes = Vec::new();
        let (path, fragment) = cut(written, '#');
        if fragment.is_some() {
            notes.push(
                "what follows the `#` of a path tells operations apart and is not sent",
            );
        }
        let (path, query) = cut(path, '?');
        let mut template = Template { path: path.to_owned(), ..Template::default() };
        if let Some(query) = query {
            notes.push("the query in a path is sent with every call");
            for pair in query.split('&').filter(|it| !it.is_empty()) {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let inside = value.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
                match inside {
                    Some(parameter) => {
                        template.moved.push((parameter.to_owned(), name.to_owned()));
                    }
                    None => template.query.push((name.to_owned(), value.to_owned())),
                }
            }
        }
        if !template.path.starts_with('/') {
            notes.push("a path starts with a slash");
            template.path.insert(0, '/');
        }
        if !is_balanced(&template.path) {
            notes.push(
                "the braces of a path do not match: those that do not are left out",
            );
            template.path = balanced(&template.path);
        }
        for why in notes {
            self.report(Diagnostic::note(Code::Repaired, Place::Key(at.clone()), why));
        }
        template
    }
}

/// Cuts a path at a character that stands outside of braces.
fn cut(path: &str, at: char) -> (&str, Option<&str>) {
    let mut inside = false;
    for (index, found) in path.char_indices() {
        match found {
            '{' => inside = true,
            '}' => inside = false,
            it if it == at && !inside => {
                return (&path[..index], Some(&path[index + 1..]));
            }
            _ => {}
        }
    }
    (path, None)
}

fn is_balanced(path: &str) -> bool {
    balanced(path) == path
}

/// A path without braces that open or close nothing.
fn balanced(path: &str) -> String {
    let mut kept = String::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        kept.push_str(before);
        let inside = after.strip_prefix('{').and_then(|it| it.split_once('}'));
        match inside.filter(|(name, _)| !name.is_empty() && !name.contains('{')) {
            Some((name, tail)) => {
                kept.extend(["{", name, "}"]);
                rest = tail;
            }
            None => rest = &after[1..],
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::{balanced, cut};

    #[test]
    fn braces_that_match_nothing_are_left_out() {
        assert_eq!(balanced("/a/{b}/{c}.json"), "/a/{b}/{c}.json");
        assert_eq!(balanced("/a/{b/c"), "/a/b/c");
        assert_eq!(balanced("/a/b}/{}/{c{d}"), "/a/b//c{d}");
    }

    #[test]
    fn a_path_is_cut_outside_of_braces() {
        assert_eq!(cut("/a?b=1#c", '#'), ("/a?b=1", Some("c")));
        assert_eq!(cut("/a{?b}", '?'), ("/a{?b}", None));
    }
}
