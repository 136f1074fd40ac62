//! Pages with the URL of the next one in their `Link` header (RFC 8288).

use super::super::{Error, HeaderMap, Request, Response};
use super::Page;

impl Request {
    /// Asks for the page with the URL that the `Link` header of this one calls `next`.
    pub fn by_link<P: Page>(
        &mut self,
        page: &Response<P>,
    ) -> Option<Result<String, Error>> {
        Some(self.follow(&next(page.headers())?))
    }
}

/// The target of the first link to the next page.
fn next(headers: &HeaderMap) -> Option<String> {
    let fields = headers.get_all("link").iter();
    fields.filter_map(|it| it.to_str().ok()).find_map(next_in)
}

/// The target of the first link in a field that leads to the next page. What cannot be
/// understood ends the field.
fn next_in(field: &str) -> Option<String> {
    let mut rest = field.trim_start_matches([' ', '\t', ',']);
    while let Some((target, parameters)) = rest.strip_prefix('<')?.split_once('>') {
        let (is_next, after) = is_next(parameters)?;
        if is_next {
            return Some(target.trim().to_owned());
        }
        rest = after.trim_start_matches([' ', '\t', ',']);
    }
    None
}

/// Whether the parameters of a link say that it leads to the next page, and what follows
/// them. Only the first `rel` counts, and a link with an `anchor` is about something else.
fn is_next(mut rest: &str) -> Option<(bool, &str)> {
    let mut relation: Option<String> = None;
    let mut is_elsewhere = false;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        let Some(parameter) = rest.strip_prefix(';') else { break };
        rest = parameter.trim_start_matches([' ', '\t']);
        let end = rest.find(['=', ';', ',', ' ', '\t']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        rest = after.trim_start_matches([' ', '\t']);
        let value = match rest.strip_prefix('=') {
            Some(written) => {
                let (value, after) = value(written.trim_start_matches([' ', '\t']))?;
                rest = after;
                value
            }
            None => String::new(),
        };
        if name.eq_ignore_ascii_case("rel") {
            relation.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("anchor") {
            is_elsewhere = true;
        }
    }
    let relations = relation.unwrap_or_default();
    let mut relations = relations.split_ascii_whitespace();
    let is_next = relations.any(|it| it.eq_ignore_ascii_case("next"));
    Some((is_next && !is_elsewhere, rest))
}

/// A token or a quoted string, and what follows it.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',', ' ', '\t']).unwrap_or(text.len());
        let (token, rest) = text.split_at(end);
        return Some((token.to_owned(), rest));
    };
    let mut value = String::new();
    let mut characters = quoted.chars();
    loop {
        match characters.next()? {
            '"' => return Some((value, characters.as_str())),
            '\\' => value.push(characters.next()?),
            other => value.push(other),
        }
    }
}
