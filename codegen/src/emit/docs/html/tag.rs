//! Tags, and what of a text they enclose.

/// How far the end of a tag or of an element is looked for: a text of nothing but starts would
/// take for ever.
pub(super) const FAR: usize = 2_000;

/// A tag that may be translated.
pub(super) struct Tag<'a> {
    /// Its name, in small letters.
    pub(super) name: String,
    pub(super) is_end: bool,
    /// What stands between the name and the end.
    pub(super) attributes: &'a str,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// The start of a text.
pub(super) fn near(text: &str) -> &str {
    let mut end = FAR.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text between backticks at the start of a text, or the backticks if nothing ends them.
pub(super) fn code_span(text: &str) -> &str {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let near = near(&text[ticks..]);
    let mut from = 0;
    while let Some(at) = near[from..].find('`') {
        let start = from + at;
        let run = near[start..].len() - near[start..].trim_start_matches('`').len();
        if run == ticks {
            return &text[..ticks + start + run];
        }
        from = start + run;
    }
    &text[..ticks]
}

/// The tag at the start of a text.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let end = near(&text[1..]).find(['<', '>'])? + 1;
    let inside = text[1..end].trim_end_matches('/');
    let (is_end, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let (name, attributes) =
        inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
    (is_name && text[end..].starts_with('>')).then(|| Tag {
        name: name.to_ascii_lowercase(),
        is_end,
        attributes,
        length: end + 1,
    })
}

/// The content of an element `code` up to its end, as Markdown, and how many bytes it takes.
pub(super) fn code_element(text: &str) -> Option<(String, usize)> {
    const END: &str = "</code>";
    let length = near(text).find(END)?;
    let code = &text[..length];
    let follows = text[length + END.len()..].starts_with('`');
    if code.trim().is_empty() || code.contains(['`', '<', '\n']) || follows {
        return None;
    }
    let code = code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    Some((format!("`{}`", code.replace("&amp;", "&")), length + END.len()))
}

/// The address that a link leads to, if it is one of a page.
pub(super) fn target(attributes: &str) -> Option<String> {
    let (_, rest) = attributes.split_once("href=")?;
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let url = rest[1..].split(quote).next()?;
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    let is_plain =
        url.bytes().all(|it| it.is_ascii_graphic() && !b"()<>[]\\`".contains(&it));
    (is_page && is_plain).then(|| url.replace("&amp;", "&"))
}
