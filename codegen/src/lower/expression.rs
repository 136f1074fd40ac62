//! What stands in the braces of a path: a name, mostly, and sometimes an expression of RFC 6570
//! or what frameworks make of one.

use crate::model::Style;

/// A value that is several segments of the path.
pub(super) const SEGMENTS: Style =
    Style { name: "Segments", explode: false, reserved: false };

/// What an expression of a path stands for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Expression {
    /// What of it is in the path, with plain names in braces.
    pub(super) path: String,
    /// Names of parameters that are in the query.
    pub(super) query: Vec<String>,
    /// Names of parameters that it writes in another style than the usual one.
    pub(super) styles: Vec<(String, Style)>,
}

impl Expression {
    /// What is done about an expression that is no plain name.
    pub(super) fn note(&self) -> &'static str {
        if !self.query.is_empty() {
            "`{?name}` in a path stands for parameters of the query"
        } else if self.styles.iter().any(|(_, style)| *style == SEGMENTS) {
            "a parameter of a path that stands for several segments is sent with its slashes"
        } else if !self.styles.is_empty() {
            "an operator in a path stands for a style of its parameters"
        } else {
            "what stands in the braces of a path is taken for a name: operators and patterns \
             are not sent"
        }
    }
}

/// Reads what stands between braces.
pub(super) fn read(inside: &str) -> Expression {
    let operator = inside.chars().next().filter(|it| "?&+./;#".contains(*it));
    let listed = operator.map_or(inside, |it| &inside[it.len_utf8()..]);
    let names: Vec<&str> = match operator {
        Some(_) => listed.split(',').filter(|it| !plain(it).is_empty()).collect(),
        // Without an operator, a comma is a part of the name as likely as not.
        None => vec![listed],
    };
    match operator {
        Some('?' | '&') => {
            let query = names.iter().map(|it| plain(it).to_owned()).collect();
            return Expression { query, ..Expression::default() };
        }
        // What follows a `#` is not sent.
        Some('#') => return Expression::default(),
        _ => {}
    }
    let before = if operator == Some('/') { "/" } else { "" };
    let path = names.iter().map(|it| format!("{before}{{{}}}", plain(it)));
    let styles =
        names.iter().filter_map(|it| Some((plain(it).to_owned(), style(operator, it)?)));
    let separator = if operator == Some('+') { "," } else { "" };
    Expression {
        path: path.collect::<Vec<_>>().join(separator),
        query: Vec::new(),
        styles: styles.collect(),
    }
}

/// How an expression writes a value, if that is not the usual way.
fn style(operator: Option<char>, name: &str) -> Option<Style> {
    let explode = name.ends_with('*') && !name.contains([':', '=']);
    let name = match operator {
        Some('.') => "Label",
        Some(';') => "Matrix",
        Some('+') => return Some(SEGMENTS),
        _ if is_open(name) => return Some(SEGMENTS),
        _ if explode => "Simple",
        _ => return None,
    };
    Some(Style { name, explode, reserved: false })
}

/// Whether a value may have slashes: `{proxy+}`, `{path:.*}`, `{name=projects/*}`.
fn is_open(name: &str) -> bool {
    match name.split_once([':', '=']) {
        Some((_, pattern)) => {
            matches!(pattern, "path" | ".*" | ".+" | "**")
                || (name.contains('=') && pattern.contains('/'))
        }
        None => name.ends_with('+'),
    }
}

/// A name without operators before it, and without what limits its values after it:
/// `{+path}`, `{proxy+}`, `{id:[0-9]+}`, `{name=projects/*}`.
pub(super) fn plain(name: &str) -> &str {
    let bare = name.trim_start_matches(['?', '&', '+', '.', '/', ';', '#']);
    let bare = bare.split_once([':', '=']).map_or(bare, |(name, _)| name);
    let bare = bare.trim_end_matches(['+', '*']);
    if bare.is_empty() { name } else { bare }
}

#[cfg(test)]
mod tests {
    use super::{Expression, SEGMENTS, read};
    use crate::model::Style;

    #[test]
    fn expressions() {
        let style = |name, explode| Style { name, explode, reserved: false };
        for (inside, path, query, styles) in [
            ("a", "{a}", &[] as &[&str], &[] as &[(&str, Style)]),
            ("a,b", "{a,b}", &[], &[]),
            ("a*", "{a}", &[], &[("a", style("Simple", true))]),
            ("?a,b*", "", &["a", "b"], &[]),
            ("&a:3", "", &["a"], &[]),
            ("?", "", &[], &[]),
            ("+a", "{a}", &[], &[("a", SEGMENTS)]),
            ("a+", "{a}", &[], &[("a", SEGMENTS)]),
            ("/a,b", "/{a}/{b}", &[], &[]),
            (".a", "{a}", &[], &[("a", style("Label", false))]),
            (
                ";a,b*",
                "{a}{b}",
                &[],
                &[("a", style("Matrix", false)), ("b", style("Matrix", true))],
            ),
            ("#a", "", &[], &[]),
            ("id:[0-9]+", "{id}", &[], &[]),
            ("path:.*", "{path}", &[], &[("path", SEGMENTS)]),
            ("name=projects/*", "{name}", &[], &[("name", SEGMENTS)]),
            (":id", "{:id}", &[], &[]),
            ("", "{}", &[], &[]),
        ] {
            let expected = Expression {
                path: path.to_owned(),
                query: query.iter().map(ToString::to_string).collect(),
                styles: styles
                    .iter()
                    .map(|(it, style)| (it.to_string(), *style))
                    .collect(),
            };
            assert_eq!(read(inside), expected, "{inside}");
        }
    }
}
