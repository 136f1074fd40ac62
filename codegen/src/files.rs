//! From pieces to text: every generated file as it will stand on disk.

mod layout;

use std::fmt::Write as _;

use proc_macro2::{Ident, Literal, TokenStream};
use rayon::prelude::*;

use crate::emit::{BANNER, Content, File, Gated, Piece, Row, Unit};

/// The longest line, as `rustfmt.toml` has it.
const WIDTH: usize = 89;

/// The longest line of an attribute in front of a module.
const CONDITION: usize = WIDTH - 1;

/// A file as it will stand on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The path in the crate, with forward slashes.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Makes and renders all files, by path.
pub fn render(units: &[Unit<'_>]) -> Vec<Rendered> {
    let rendered = |file: File| Rendered { text: text(file.content), path: file.path };
    let files = units.par_iter().map(|unit| unit().into_iter().map(rendered).collect());
    let files: Vec<Vec<Rendered>> = files.collect();
    let mut files: Vec<Rendered> = files.into_iter().flatten().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn text(content: Content) -> String {
    match content {
        Content::Text(text) => text,
        Content::Verbatim(text) => format!("// {BANNER}\n\n{text}"),
        Content::Rust(pieces) => {
            let pieces = pieces.into_iter().map(piece).filter(|it| !it.is_empty());
            let mut text = format!("// {BANNER}\n");
            for piece in pieces {
                text.push('\n');
                text.push_str(&piece);
                text.push('\n');
            }
            text
        }
    }
}

fn piece(piece: Piece) -> String {
    match piece {
        Piece::Item(tokens) => item(tokens),
        Piece::Call { name, tokens } => {
            format!("{name}! {{ {} }}", tidy(&tokens.to_string()))
        }
        Piece::Use(modules) => {
            let lines =
                modules.iter().map(|(module, names)| import("use", module, names));
            lines.collect::<Vec<_>>().join("\n")
        }
        Piece::Export(module, names) => import("pub use", module, &names),
        Piece::Modules(word, modules) => declarations(word, &modules, "", CONDITION),
        Piece::Contents(modules) => {
            declarations("pub use", &modules, "::*", CONDITION - 3)
        }
        Piece::Table { name, head, rows } => table(name, &head, &rows),
    }
}

/// Formats items; the formatter leaves no blank lines between the methods of an `impl`.
fn item(tokens: TokenStream) -> String {
    let mut file: syn::File = syn::parse2(tokens).expect("emitted tokens are items");
    if file.items.is_empty() {
        // Attributes alone would all come on one line.
        let attributes = std::mem::take(&mut file.attrs).into_iter().map(|attribute| {
            file.attrs = vec![attribute];
            prettyplease::unparse(&file).trim_end().to_owned()
        });
        return attributes.collect::<Vec<_>>().join("\n");
    }
    let text = layout::like_rustfmt(&prettyplease::unparse(&file));
    let mut spaced = String::with_capacity(text.len());
    let mut lines = text.trim_end().lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        if let Some(next) = lines.peek() {
            spaced.push('\n');
            if line == "    }" && next.starts_with("    ") {
                spaced.push('\n');
            }
        }
    }
    spaced
}

/// Writes a `use` line, broken where rustfmt breaks it.
fn import(word: &str, module: &str, names: &[Ident]) -> String {
    const ONE_LINE: usize = 87;
    const FILLED: usize = 88;
    let names: Vec<String> = names.iter().map(Ident::to_string).collect();
    if let [name] = names.as_slice() {
        return format!("{word} {module}::{name};");
    }
    let line = format!("{word} {module}::{{{}}};", names.join(", "));
    if line.len() <= ONE_LINE {
        return line;
    }
    let mut text = format!("{word} {module}::{{\n   ");
    let mut width = 3;
    let last = names.len() - 1;
    // Names that are all in one line may fill it to the end.
    let mut broken = false;
    for (index, name) in names.into_iter().enumerate() {
        let filled = FILLED + usize::from(index == last && !broken);
        if width > 3 && width + name.len() + 2 > filled {
            text.push_str("\n   ");
            (width, broken) = (3, true);
        }
        width += name.len() + 2;
        text.push(' ');
        text.push_str(&name);
        text.push(',');
    }
    text + "\n};"
}

/// Writes a line for each module, behind the condition for it.
fn declarations(before: &str, modules: &[Gated], after: &str, room: usize) -> String {
    let lines = modules.iter().map(|it| {
        format!("{}{before} {}{after};", condition(&it.features, room), it.name)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes the attribute for what needs one of these features, broken where rustfmt breaks
/// it.
fn condition(features: &[Literal], room: usize) -> String {
    let features = features.iter().map(|it| format!("feature = {it}"));
    let features: Vec<String> = features.collect();
    match features.as_slice() {
        [] => String::new(),
        [one] => format!("#[cfg({one})]\n"),
        several => {
            let line = format!("#[cfg(any({}))]", several.join(", "));
            if line.len() <= room {
                return line + "\n";
            }
            format!("#[cfg(any(\n    {}\n))]\n", several.join(",\n    "))
        }
    }
}

/// Writes the call of a table macro, one row a line.
fn table(name: &str, head: &TokenStream, rows: &[Row]) -> String {
    let head = line(head);
    let mut text = format!("{name}! {{\n    {head} {{\n");
    for row in rows {
        let written = match row {
            Row::Line(tokens) => writeln!(text, "        {}", line(tokens)),
            Row::Arrow(left, right) => {
                let (left, right) = (line(left), line(right));
                let room = WIDTH.saturating_sub("         => ".len());
                let arrow = if left.len() + right.len() <= room {
                    " => "
                } else {
                    " =>\n            "
                };
                writeln!(text, "        {left}{arrow}{right}")
            }
            Row::Block(head, rows) => {
                let rows = rows.iter().map(|row| format!("            {}\n", line(row)));
                writeln!(
                    text,
                    "        {head} {{\n{}        }}",
                    rows.collect::<String>()
                )
            }
        };
        written.expect("writing to a String cannot fail");
    }
    text.push_str("    }\n}");
    text
}

/// A row, without the trailing space of what starts with dots.
fn line(tokens: &TokenStream) -> String {
    let text = tidy(&tokens.to_string());
    match text.strip_prefix(".. ") {
        Some(rest) => format!("..{rest}"),
        None => text,
    }
}

/// Tokens with spaces where they are written by hand: none inside paths, in front of
/// commas, parentheses and what ends a list of types, nor behind a sign.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut in_string = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.as_str();
        if c == ' ' && !in_string && (binds_left(next) || binds_right(&tidy, next)) {
            continue;
        }
        tidy.push(c);
        match c {
            '\\' if in_string => tidy.extend(rest.next()),
            '"' => in_string = !in_string,
            _ => {}
        }
    }
    tidy
}

/// Whether no space stands in front of this.
fn binds_left(text: &str) -> bool {
    text.starts_with([',', ';', '>', '<', '(']) || text.starts_with("::")
}

/// Whether no space stands between the end of this and what follows.
fn binds_right(text: &str, next: &str) -> bool {
    let is_sign = text.ends_with('-') && next.starts_with(|c: char| c.is_ascii_digit());
    is_sign || text.ends_with(['<', '#', '&']) || text.ends_with("::")
}
