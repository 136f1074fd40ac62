//! Symbols in words.

/// Replaces what an identifier cannot hold by spaces, or by words where only symbols are
/// left or a sign makes a difference.
pub(super) fn spell(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    if text.is_empty() {
        return "empty".to_owned();
    }
    if !text.contains(is_word) {
        let words: Vec<String> = text.chars().take(8).map(symbol).collect();
        return words.join(" ");
    }
    let (sign, rest) = sign(text);
    let spaced: String =
        rest.chars().map(|c| if is_word(c) { c } else { ' ' }).collect();
    format!("{sign}{spaced}")
}

/// A text that ends in a comparison, with that in words: `StartTime<=`.
pub(super) fn compared(text: &str) -> Option<String> {
    let name = text.trim_end_matches(['<', '>', '=', '!']);
    let comparison = &text[name.len()..];
    let is_comparison =
        matches!(comparison, "<" | ">" | "<=" | ">=" | "=" | "==" | "!" | "!=" | "<>");
    let is_suffix = name.ends_with(|c: char| c.is_ascii_alphanumeric());
    let words: Vec<String> = comparison.chars().map(symbol).collect();
    (is_comparison && is_suffix).then(|| format!("{name} {}", words.join(" ")))
}

/// The sign or the comparison in front of a word, in words, and what follows: `-1`, `<=5`,
/// `-created_at`.
fn sign(text: &str) -> (String, &str) {
    let rest = text.trim_start_matches(['+', '-', '<', '>', '=', '!']);
    let sign = &text[..text.len() - rest.len()];
    let is_sign = matches!(sign, "+" | "-" | "<" | ">" | "<=" | ">=" | "!" | "=" | "!=");
    let is_prefix = rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !is_sign || !is_prefix {
        return (String::new(), text);
    }
    let words: Vec<String> = sign.chars().map(symbol).collect();
    (words.join(" ") + " ", rest)
}

/// A text with all its symbols in words.
pub(super) fn spell_out(text: &str) -> String {
    let (sign, rest) = sign(text);
    let words = rest.chars().map(|c| match c {
        c if c.is_ascii_alphanumeric() => c.to_string(),
        '-' => " dash ".to_owned(),
        c => format!(" {} ", symbol(c)),
    });
    sign + &words.collect::<String>()
}

/// The word for the case of a text, if all its letters have the same.
pub(super) fn letter_case(text: &str) -> Option<&'static str> {
    let lower = text.contains(|c: char| c.is_ascii_lowercase());
    let upper = text.contains(|c: char| c.is_ascii_uppercase());
    match (lower, upper) {
        (true, false) => Some("lowercase"),
        (false, true) => Some("uppercase"),
        _ => None,
    }
}

/// A symbol in words.
fn symbol(symbol: char) -> String {
    let word = match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '%' => "percent",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '_' => "underscore",
        ' ' => "space",
        '(' | ')' => "parenthesis",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        '"' | '\'' => "quote",
        other => return format!("u{:x}", u32::from(other)),
    };
    word.to_owned()
}
