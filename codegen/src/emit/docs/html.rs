//! Descriptions that are written in HTML, as Markdown.
//!
//! Only tags of running text are translated. What is between backticks, and any other tag,
//! stays as it is written, to be shown as such.

use std::borrow::Cow;

/// A tag that is translated.
struct Tag<'a> {
    /// Its name, in small letters.
    name: String,
    is_end: bool,
    /// What stands between the name and the end.
    attributes: &'a str,
    /// How many bytes it takes.
    length: usize,
}

/// Translates the tags in a text.
pub(super) fn to_markdown(text: &str) -> Cow<'_, str> {
    const SIGNS: [&str; 4] = ["</", "<br", "<p>", "<li>"];
    let lower = text.to_ascii_lowercase();
    if !SIGNS.iter().any(|it| lower.contains(it)) || lower.contains("<pre") {
        return Cow::Borrowed(text);
    }
    // Indented HTML is no code.
    let is_html = text.trim_start().starts_with('<');
    let text: Cow<'_, str> = if is_html && !text.contains("```") {
        Cow::Owned(text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n"))
    } else {
        Cow::Borrowed(text)
    };
    Cow::Owned(squeeze(&translate(&text)))
}

fn translate(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    // What closes the elements of running text that are open, and their end in Markdown.
    let mut open: Vec<(&str, String)> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '`']) {
        done.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('`') {
            let code = code_span(rest);
            done.push_str(code);
            rest = &rest[code.len()..];
            continue;
        }
        let Some(tag) = tag(rest) else {
            done.push('<');
            rest = &rest[1..];
            continue;
        };
        let (written, inside) = rest.split_at(tag.length);
        rest = inside;
        match (tag.name.as_str(), tag.is_end) {
            ("p" | "br" | "ul" | "ol" | "div", _) => {
                done.push_str("\n\n");
                rest = rest.trim_start_matches(' ');
            }
            ("li", false) => {
                done.truncate(done.trim_end().len());
                let line = done.lines().next_back().unwrap_or_default();
                done.push_str(if line.starts_with("- ") { "\n- " } else { "\n\n- " });
                rest = rest.trim_start();
            }
            ("li", true) | ("span", _) => {}
            ("code", false) => match code_element(inside) {
                Some((code, length)) => {
                    done.push_str(&code);
                    rest = &inside[length..];
                }
                None => done.push_str(written),
            },
            (name, false) => match element(name, tag.attributes, inside) {
                Some((end, before, after)) => {
                    done.push_str(before);
                    open.push((end, after));
                }
                None => done.push_str(written),
            },
            (_, true) => match open.pop_if(|(end, _)| written.eq_ignore_ascii_case(end))
            {
                Some((_, after)) => done.push_str(&after),
                None => done.push_str(written),
            },
        }
    }
    done.push_str(rest);
    done
}

/// An element of running text: what closes it, and what it starts and ends with in Markdown;
/// nothing if it is not translated, or nothing closes it.
fn element(
    name: &str,
    attributes: &str,
    inside: &str,
) -> Option<(&'static str, &'static str, String)> {
    let (end, before, after) = match name {
        "b" => ("</b>", "**", "**".to_owned()),
        "strong" => ("</strong>", "**", "**".to_owned()),
        "i" => ("</i>", "*", "*".to_owned()),
        "em" => ("</em>", "*", "*".to_owned()),
        "a" => match target(attributes) {
            Some(target) => ("</a>", "[", format!("]({target})")),
            None => ("</a>", "", String::new()),
        },
        _ => return None,
    };
    // Emphasis does not start at a space.
    let starts = !inside.starts_with(char::is_whitespace) || name == "a";
    (starts && near(inside).contains(end)).then_some((end, before, after))
}

/// As far as the end of an element is looked for: a text of nothing but starts would take for
/// ever.
fn near(text: &str) -> &str {
    const FAR: usize = 5_000;
    let end = text.char_indices().nth(FAR).map_or(text.len(), |it| it.0);
    &text[..end]
}

/// The text between backticks at the start of a text, or the backticks if nothing ends them.
fn code_span(text: &str) -> &str {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let mut from = ticks;
    while let Some(at) = text[from..].find('`') {
        let start = from + at;
        let run = text[start..].len() - text[start..].trim_start_matches('`').len();
        if run == ticks {
            return &text[..start + run];
        }
        from = start + run;
    }
    &text[..ticks]
}

/// The tag at the start of a text.
fn tag(text: &str) -> Option<Tag<'_>> {
    let end = text.find('>')?;
    let inside = &text[1..end];
    let is_end = inside.starts_with('/');
    let inside = inside.trim_start_matches('/').trim_end_matches('/');
    let name = inside.split_whitespace().next()?;
    if inside.contains('<') || !name.bytes().all(|it| it.is_ascii_alphanumeric()) {
        return None;
    }
    let attributes = &inside[name.len()..];
    Some(Tag { name: name.to_ascii_lowercase(), is_end, attributes, length: end + 1 })
}

/// The content of an element `code` up to its end, as Markdown, and how many bytes it takes.
fn code_element(text: &str) -> Option<(String, usize)> {
    const END: &str = "</code>";
    let length = near(text).find(END)?;
    let code = &text[..length];
    if code.trim().is_empty() || code.contains(['`', '<', '\n']) {
        return None;
    }
    let code = code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    Some((format!("`{}`", code.replace("&amp;", "&")), length + END.len()))
}

/// The address that a link leads to, if it is one of a page.
fn target(attributes: &str) -> Option<String> {
    let (_, rest) = attributes.split_once("href=")?;
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let url = rest[1..].split(quote).next()?;
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    let is_plain =
        url.bytes().all(|it| it.is_ascii_graphic() && !b"()<>[]\\`".contains(&it));
    (is_page && is_plain).then(|| url.replace("&amp;", "&"))
}

/// No more than one blank line in a row, none with spaces alone.
fn squeeze(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|it| it.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}
