//! From pieces to text: every generated file as it will stand on disk.

use std::fmt::Write as _;

use proc_macro2::TokenStream;

use crate::emit::{BANNER, Content, File, Piece, Row};

/// A file as it will stand on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The path in the crate, with forward slashes.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Renders all files.
pub fn render(files: &[File]) -> Vec<Rendered> {
    files
        .iter()
        .map(|file| Rendered { path: file.path.clone(), text: text(&file.content) })
        .collect()
}

fn text(content: &Content) -> String {
    match content {
        Content::Text(text) => text.clone(),
        Content::Verbatim(text) => format!("// {BANNER}\n\n{text}"),
        Content::Rust(pieces) => {
            let pieces = pieces.iter().map(piece).filter(|it| !it.is_empty());
            let pieces: Vec<String> = pieces.collect();
            format!("// {BANNER}\n\n{}\n", pieces.join("\n\n"))
        }
    }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Item(tokens) => item(tokens),
        Piece::Table { name, head, rows } => table(name, head, rows),
    }
}

/// Formats items; the formatter leaves no blank lines between the methods of an `impl`.
fn item(tokens: &TokenStream) -> String {
    let mut file: syn::File =
        syn::parse2(tokens.clone()).expect("emitted tokens are items");
    if file.items.is_empty() {
        // Attributes alone would all come on one line.
        let attributes = std::mem::take(&mut file.attrs).into_iter().map(|attribute| {
            file.attrs = vec![attribute];
            prettyplease::unparse(&file).trim_end().to_owned()
        });
        return attributes.collect::<Vec<_>>().join("\n");
    }
    let text = prettyplease::unparse(&file);
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

/// Writes the call of a table macro, one row a line.
fn table(name: &str, head: &TokenStream, rows: &[Row]) -> String {
    let mut text = format!("{name}! {{\n    {head} {{\n");
    for row in rows {
        let written = match row {
            Row::Line(tokens) => writeln!(text, "        {}", line(tokens)),
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

/// A row, with commas and dots where they are written by hand.
fn line(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    match (text.strip_suffix(" ,"), text.strip_prefix(".. ")) {
        (Some(row), _) => format!("{row},"),
        (_, Some(rest)) => format!("..{rest}"),
        _ => text,
    }
}
