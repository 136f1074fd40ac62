//! Descriptions that are written in HTML, as Markdown.
//!
//! Only tags of running text are translated. What is between backticks, and any other tag,
//! stays as it is written, to be shown as such; so does all of a text that has blocks of code.

mod tag;

use std::borrow::Cow;

use tag::{FAR, Tag, code_element, code_span, near, tag, target};

/// Stands for `<br>` until it is known what follows; no text of a document has it.
const BREAK: char = '\u{1}';

/// Translates the tags in a text.
pub(super) fn to_markdown(text: &str) -> Cow<'_, str> {
    if may_be_html(text) && !has_blocks_of_code(text) {
        Cow::Owned(settle(&Translation::of(text)))
    } else {
        Cow::Borrowed(text)
    }
}

fn may_be_html(text: &str) -> bool {
    const SIGNS: [&str; 6] = ["</", "<br", "<BR", "<p>", "<P>", "<li>"];
    SIGNS.iter().any(|it| text.contains(it))
}

fn has_blocks_of_code(text: &str) -> bool {
    let is_fence = |line: &str| {
        let line = line.trim_start_matches([' ', '>', '-', '*']);
        line.starts_with("```") || line.starts_with("~~~")
    };
    let mut indented = text.lines().scan(true, |after_blank, line| {
        let tag = line.trim_start().starts_with('<');
        let is_code = *after_blank && line.starts_with("    ") && !tag;
        *after_blank = line.trim().is_empty();
        Some(is_code)
    });
    text.lines().any(is_fence)
        || text.contains("<pre")
        || (indented.any(|it| it) && !text.trim_start().starts_with('<'))
}

/// A text that is being translated.
#[derive(Default)]
struct Translation {
    done: String,
    /// The elements of running text that are open: what closes each, and its marks.
    open: Vec<Open>,
    /// The lists that are open: the number of the last item, if items have numbers.
    lists: Vec<Option<usize>>,
}

/// An element of running text.
struct Open {
    end: &'static str,
    before: &'static str,
    after: String,
}

impl Translation {
    fn of(text: &str) -> String {
        let mut this =
            Self { done: String::with_capacity(text.len()), ..Self::default() };
        let mut rest = text;
        while let Some(at) = rest.find(['<', '`']) {
            this.done.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('`') {
                let code = code_span(rest);
                this.done.push_str(code);
                rest = &rest[code.len()..];
            } else if let Some(tag) = tag(rest) {
                rest = this.tag(&tag, rest);
            } else {
                this.done.push('<');
                rest = &rest[1..];
            }
        }
        this.done.push_str(rest);
        this.done
    }

    /// Translates the tag at the start of a text, and gives what is left.
    fn tag<'a>(&mut self, tag: &Tag<'_>, text: &'a str) -> &'a str {
        let (written, inside) = text.split_at(tag.length);
        match (tag.name.as_str(), tag.is_end) {
            // A cell of a table, or a line of a quote, is one line.
            ("p" | "div" | "ul" | "ol" | "li" | "br", _) if self.is_in_line() => {
                self.done.push(' ');
                inside
            }
            ("br", _) => {
                let indent = indent_of(self.line());
                self.done.push(BREAK);
                self.done.push('\n');
                self.done.push_str(&" ".repeat(indent));
                inside.trim_start_matches([' ', '\n'])
            }
            ("p" | "div", _) if self.is_at_item() => inside.trim_start(),
            ("p" | "div", _) => self.blank(inside),
            ("ul" | "ol", false) => {
                self.lists.push((tag.name == "ol").then_some(0));
                self.blank(inside)
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.blank(inside)
            }
            ("li", false) => {
                self.item();
                inside.trim_start()
            }
            ("li", true) | ("span", _) => inside,
            ("code", false) => match code_element(inside) {
                Some((code, length)) if !self.done.ends_with('`') => {
                    self.done.push_str(&code);
                    &inside[length..]
                }
                _ => self.keep(written, inside),
            },
            (name, false) => match element(name, tag.attributes, inside) {
                Some(element) => {
                    self.done.push_str(element.before);
                    self.open.push(element);
                    inside
                }
                None => self.keep(written, inside),
            },
            (_, true) => {
                match self.open.pop_if(|it| written.eq_ignore_ascii_case(it.end)) {
                    Some(element) => {
                        self.close(&element);
                        inside
                    }
                    None => self.keep(written, inside),
                }
            }
        }
    }

    fn keep<'a>(&mut self, written: &str, inside: &'a str) -> &'a str {
        self.done.push_str(written);
        inside
    }

    /// Starts a paragraph.
    fn blank<'a>(&mut self, inside: &'a str) -> &'a str {
        self.done.push_str("\n\n");
        inside.trim_start()
    }

    fn line(&self) -> &str {
        self.done.rsplit('\n').next().unwrap_or_default()
    }

    fn is_in_line(&self) -> bool {
        self.line().trim_start().starts_with(['|', '>'])
    }

    /// Whether an item of a list has just begun.
    fn is_at_item(&self) -> bool {
        let line = self.line();
        let mark = line.trim_start();
        let number = mark.trim_start_matches(|it: char| it.is_ascii_digit());
        !self.lists.is_empty() && (mark == "- " || (number == ". " && number != mark))
    }

    /// Starts an item of a list.
    fn item(&mut self) {
        let kept = self.done.trim_end().len();
        self.done.truncate(kept);
        let line = self.line().trim_start();
        let is_first =
            !line.starts_with("- ") && !line.starts_with(|it: char| it.is_ascii_digit());
        self.done.push_str(if is_first { "\n\n" } else { "\n" });
        // As far to the right as what the lists around it hold.
        let outer = self.lists.iter().rev().skip(1);
        let indent: usize = outer.map(|it| if it.is_some() { 3 } else { 2 }).sum();
        self.done.push_str(&" ".repeat(indent.min(12)));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                self.done.push_str(&number.to_string());
                self.done.push_str(". ");
            }
            _ => self.done.push_str("- "),
        }
    }

    /// Ends an element of running text; one that holds nothing is none.
    fn close(&mut self, element: &Open) {
        if self.done.ends_with(element.before) && !element.before.is_empty() {
            self.done.truncate(self.done.len() - element.before.len());
            return;
        }
        // Emphasis does not end behind a space.
        let kept = self.done.trim_end_matches(' ').len();
        let spaces = self.done.split_off(kept);
        self.done.push_str(&element.after);
        self.done.push_str(&spaces);
    }
}

/// How far to the right a line goes on, which may be an item of a list.
fn indent_of(line: &str) -> usize {
    let text = line.trim_start();
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let mark = match (rest.len() < text.len(), rest) {
        (true, rest) if rest.starts_with(". ") => text.len() - rest.len() + 2,
        (false, rest) if rest.starts_with("- ") => 2,
        _ => 0,
    };
    (line.len() - text.len() + mark).min(FAR)
}

/// An element of running text; nothing if it is not translated, or nothing closes it.
fn element(name: &str, attributes: &str, inside: &str) -> Option<Open> {
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
    (starts && near(inside).contains(end)).then_some(Open { end, before, after })
}

/// No more than one blank line in a row, none with spaces alone; a break is one only in front
/// of a line with text.
fn settle(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let is_blank = line.trim_matches([BREAK, ' ']).is_empty();
        let last = lines.last_mut();
        match last {
            None if is_blank => continue,
            Some(last) if is_blank && last.is_empty() => continue,
            Some(last) if last.ends_with(BREAK) => {
                last.pop();
                if !is_blank {
                    last.push('\\');
                }
            }
            _ => {}
        }
        lines.push(if is_blank { String::new() } else { line.to_owned() });
    }
    lines.join("\n").trim_end_matches([BREAK, '\n', ' ']).to_owned()
}
