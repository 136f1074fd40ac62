//! What stands in the braces of a path: a name, mostly, and sometimes an expression of RFC 6570
//! or what frameworks make of one.

/// What an expression of a path stands for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Expression {
    /// What of it is in the path, with plain names in braces.
    pub(super) path: String,
    /// Names of parameters that are in the query.
    pub(super) query: Vec<String>,
    /// Names of parameters whose values are several segments.
    pub(super) open: Vec<String>,
}

impl Expression {
    /// What is done about an expression that is no plain name.
    pub(super) fn note(&self) -> &'static str {
        if !self.query.is_empty() {
            "`{?name}` in a path stands for parameters of the query"
        } else if !self.open.is_empty() {
            "a parameter of a path that stands for several segments is sent with its slashes"
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
    let open = names.iter().filter(|it| operator == Some('+') || is_open(it));
    let open = open.map(|it| plain(it).to_owned()).collect();
    let names = names.iter().map(|it| plain(it));
    match operator {
        Some('?' | '&') => {
            let query = names.map(ToOwned::to_owned).collect();
            Expression { query, ..Expression::default() }
        }
        // What follows a `#` is not sent.
        Some('#') => Expression::default(),
        Some('/') => written(names.map(|it| format!("/{{{it}}}")), "", open),
        Some('.') => written(names.map(|it| format!(".{{{it}}}")), "", open),
        Some(';') => written(names.map(|it| format!(";{it}={{{it}}}")), "", open),
        _ => written(names.map(|it| format!("{{{it}}}")), ",", open),
    }
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

fn written(
    parts: impl Iterator<Item = String>,
    separator: &str,
    open: Vec<String>,
) -> Expression {
    let path = parts.collect::<Vec<_>>().join(separator);
    Expression { path, query: Vec::new(), open }
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
    use super::{Expression, read};

    #[test]
    fn expressions() {
        for (inside, path, query, open) in [
            ("a", "{a}", &[] as &[&str], &[] as &[&str]),
            ("a,b", "{a,b}", &[], &[]),
            ("?a,b*", "", &["a", "b"], &[]),
            ("&a:3", "", &["a"], &[]),
            ("?", "", &[], &[]),
            ("+a", "{a}", &[], &["a"]),
            ("a+", "{a}", &[], &["a"]),
            ("/a,b", "/{a}/{b}", &[], &[]),
            (".a", ".{a}", &[], &[]),
            (";a", ";a={a}", &[], &[]),
            ("#a", "", &[], &[]),
            ("id:[0-9]+", "{id}", &[], &[]),
            (":id", "{:id}", &[], &[]),
            ("path:.*", "{path}", &[], &["path"]),
            ("name=projects/*", "{name}", &[], &["name"]),
            ("", "{}", &[], &[]),
        ] {
            let texts = |them: &[&str]| them.iter().map(ToString::to_string).collect();
            let expected = Expression {
                path: path.to_owned(),
                query: texts(query),
                open: texts(open),
            };
            assert_eq!(read(inside), expected, "{inside}");
        }
    }
}
