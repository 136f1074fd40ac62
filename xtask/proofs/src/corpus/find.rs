//! The documents below a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostic;

use crate::workshop::failed;

/// What is below a folder.
pub(super) struct Found {
    /// The root documents, in the order of their paths.
    pub(super) documents: Vec<Document>,
    /// How many other YAML and JSON files there are.
    pub(super) parts: usize,
}

/// A document, not yet read.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its path within the folder, with forward slashes.
    pub(super) name: String,
    /// The name of its crate, which no other document here has.
    pub(super) package: String,
}

/// Finds the documents below a folder, or the one that is named.
///
/// # Errors
/// A folder or a file cannot be read.
pub(super) fn find(folder: &Path) -> Result<Found, Diagnostic> {
    let mut files = Vec::new();
    walk(folder, &mut files).map_err(|it| failed("read", folder, &it))?;
    files.sort();
    let mut found = Found { documents: Vec::new(), parts: 0 };
    for path in files {
        let text = fs::read(&path).map_err(|it| failed("read", &path, &it))?;
        if !is_root(&String::from_utf8_lossy(&text)) {
            found.parts += 1;
            continue;
        }
        let inside = path.strip_prefix(folder).ok();
        let inside = inside.filter(|it| !it.as_os_str().is_empty()).unwrap_or(&path);
        let name = inside.display().to_string().replace('\\', "/");
        let package = package(&name, &found.documents);
        found.documents.push(Document { path, name, package });
    }
    Ok(found)
}

fn walk(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            walk(&entry?.path(), files)?;
        }
    } else if path
        .extension()
        .is_some_and(|it| it == "json" || it == "yaml" || it == "yml")
    {
        files.push(path.to_owned());
    }
    Ok(())
}

/// Whether a text says at its top which version of `OpenAPI` or Swagger it follows. It need
/// not be well-formed.
pub(super) fn is_root(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let words = ["openapi", "swagger"];
    if !text.trim_start().starts_with('{') {
        let key = |line: &str| {
            let line = line.trim_start_matches(['"', '\'']);
            let rest = words.iter().find_map(|word| line.strip_prefix(word));
            rest.is_some_and(|rest| {
                rest.trim_start_matches(['"', '\'', ' ']).starts_with(':')
            })
        };
        return text.lines().any(key);
    }
    // The keys between the first brace and the next level.
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}', '[', ']', '"']) {
        let (mark, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        rest = after;
        match mark {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {
                let Some(end) = end_of_string(after) else { return false };
                rest = &after[end + 1..];
                let is_key = rest.trim_start().starts_with(':');
                if depth == 1 && is_key && words.contains(&&after[..end]) {
                    return true;
                }
            }
        }
    }
    false
}

/// The closing quote of a JSON string that has been opened.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// A name for the crate of a document.
fn package(name: &str, others: &[Document]) -> String {
    let plain: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it } else { '_' })
        .collect();
    // Long names are refused; the end tells more than the beginning.
    let start = plain.len().saturating_sub(50);
    // A double underscore is no snake case to the compiler.
    let words = plain[start..].split('_').filter(|it| !it.is_empty());
    let plain = words.collect::<Vec<_>>().join("_").to_ascii_lowercase();
    let plain = format!("c_{plain}");
    let taken = |wanted: &str| others.iter().any(|it| it.package == wanted);
    let numbered = (2..).map(|number| format!("{plain}_{number}"));
    let mut wanted = std::iter::once(plain.clone()).chain(numbered);
    wanted.find(|it| !taken(it)).unwrap_or(plain)
}
