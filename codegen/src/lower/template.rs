//! Paths as real documents write them: with a query, a fragment, without a slash.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{Lowering, expression};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Location, Parameter, Role, Style};

/// A path that can be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template {
    /// The path, starting with a slash, with its parameters in braces.
    pub(super) path: String,
    /// What is always in the query.
    pub(super) query: Vec<(String, String)>,
    /// Parameters in the query.
    pub(super) moved: Vec<Moved>,
    /// How it writes parameters, where that is not the usual way.
    styles: Vec<(String, Style)>,
    /// What is not as it should be.
    notes: Vec<&'static str>,
}

/// A parameter that a path has in its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    /// The name in its braces.
    pub(super) name: String,
    /// The name that it is sent as.
    pub(super) wire: String,
    /// Whether the path is nothing without it.
    pub(super) required: bool,
}

impl Template {
    /// What a path of the document calls.
    pub(super) fn of(written: &str) -> Self {
        let mut template = Self::default();
        let (written, fragment) = cut(written, '#');
        if fragment.is_some() {
            template.notes.push(
                "what follows the `#` of a path tells operations apart and is not sent",
            );
        }
        let written = template.expand(written);
        let (path, query) = cut(&written, '?');
        path.clone_into(&mut template.path);
        if let Some(query) = query {
            template.notes.push("the query in a path is sent with every call");
            template.read_query(query);
        }
        if !template.path.starts_with('/') {
            template.notes.push("a path starts with a slash");
            template.path.insert(0, '/');
        }
        if !is_balanced(&template.path) {
            template.notes.push(
                "the braces of a path do not match: those that do not are left out",
            );
            template.path = balanced(&template.path);
        }
        template
    }

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

    /// What is always in the query. Where a parameter is always sent, what the path says is its
    /// default at most.
    pub(super) fn fixed_query(
        &self,
        parameters: &mut [Parameter],
    ) -> Vec<(String, String)> {
        let mut fixed = self.query.clone();
        for it in parameters.iter_mut().filter(|it| it.location == Location::Query) {
            if let Role::Defaulted(default) = &mut it.role
                && let Some((_, value)) = fixed.iter().find(|(wire, _)| *wire == it.wire)
            {
                default.clone_from(value);
            }
            if it.role != Role::Setter {
                fixed.retain(|(wire, _)| *wire != it.wire);
            }
        }
        fixed
    }

    /// How the path writes a parameter, where that is not the usual way.
    pub(super) fn style_of(&self, name: &str) -> Option<Style> {
        self.styles.iter().find(|(other, _)| other == name).map(|(_, style)| *style)
    }

    /// Puts plain names in the place of expressions.
    fn expand(&mut self, written: &str) -> String {
        let mut kept = String::new();
        let mut rest = written;
        while let Some((before, after)) = rest.split_once('{') {
            kept.push_str(before);
            let inside = after.split_once('}').filter(|(it, _)| !it.contains('{'));
            let Some((inside, tail)) = inside else {
                kept.push('{');
                rest = after;
                continue;
            };
            let expression = expression::read(inside);
            if expression.path != format!("{{{inside}}}") {
                self.notes.push(expression.note());
            }
            kept.push_str(&expression.path);
            self.styles.extend(expression.styles);
            self.moved.extend(expression.query.into_iter().map(|name| Moved {
                wire: name.clone(),
                name,
                required: false,
            }));
            rest = tail;
        }
        kept + rest
    }

    /// Reads the query of a path: `fixed=value`, `sent={name}`, `{name}`.
    fn read_query(&mut self, query: &str) {
        for pair in query.split('&').filter(|it| !it.is_empty()) {
            let (wire, value) = pair.split_once('=').unwrap_or((pair, pair));
            let is_parameter = value.contains('{');
            let value = if pair.contains('=') { value } else { "" };
            let wire = decoded(bare(wire).unwrap_or(wire));
            if is_parameter {
                let name = match bare(value) {
                    Some(name) => name.to_owned(),
                    None => wire.clone(),
                };
                if bare(value).is_none() && !value.is_empty() {
                    self.notes.push(
                        "what the query of a path has around braces is not sent: its \
                         parameter is the whole value",
                    );
                }
                self.moved.push(Moved { name, wire, required: true });
            } else {
                self.query.push((wire, decoded(value)));
            }
        }
    }
}

impl Lowering<'_> {
    /// Says what of a path is not as it should be.
    pub(super) fn report_template(&mut self, template: &Template, at: &Pointer) {
        for why in &template.notes {
            self.report(Diagnostic::note(Code::Repaired, Place::Key(at.clone()), *why));
        }
    }
}

/// The name in braces, if there is nothing around them.
fn bare(text: &str) -> Option<&str> {
    text.strip_prefix('{').and_then(|it| it.strip_suffix('}'))
}

/// A part of a query as it is meant, which is encoded when it is sent. What is no text stays
/// as it is.
fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), Cow::into_owned)
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
    use super::{Moved, Template, balanced, cut};

    #[test]
    fn a_query_is_read() {
        let template = Template::of("/a{?x}?b=%20+c&b&d={e}&{f}&g=h{i}&%5B={j}");
        let query = [("b", "  c"), ("b", "")];
        let query = query.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!((template.path.as_str(), template.query), ("/a", query.to_vec()));
        let moved = |name: &str, wire: &str, required| Moved {
            name: name.to_owned(),
            wire: wire.to_owned(),
            required,
        };
        let expected = [
            moved("x", "x", false),
            moved("e", "d", true),
            moved("f", "f", true),
            moved("g", "g", true),
            moved("j", "[", true),
        ];
        assert_eq!(template.moved, expected);
    }

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
