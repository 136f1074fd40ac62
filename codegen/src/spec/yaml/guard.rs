//! Turns away texts that would keep the YAML loader busy for minutes.
//!
//! The scanner of libyaml, inside `serde_yaml`, looks at every open bracket for every token, and
//! at every directive for every further one; and it has read the whole text before a limit on
//! the depth can apply.

use std::sync::OnceLock;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::Source;
use crate::spec::locate::{End, Index};
use crate::spec::{Notation, read};

/// So many open brackets do not slow the scanner down.
const BRACKETS: usize = 256;

/// So many directives do not either. Hardly any document has one.
const DIRECTIVES: usize = 64;

/// Lets a text pass if it is certain that the loader is done with it in time linear to its size.
pub(super) fn check(source: &Source, index: &OnceLock<Index>) -> Result<(), Diagnostic> {
    let text = source.text();
    if directives(text) > DIRECTIVES {
        let place = Place::Position { line: 1, column: 1 };
        let message = format!("there are more than {DIRECTIVES} YAML directives");
        return Err(Diagnostic::error(Code::Syntax, place, message)
            .help("remove the lines that start with `%`"));
    }
    if open_brackets(text) <= BRACKETS {
        return Ok(());
    }
    let index = index.get_or_init(|| Index::of(source, Notation::Yaml));
    match &index.end {
        None => Ok(()),
        Some((at, End::TooDeep)) => Err(read::too_deep(at.place())),
        Some((at, End::Broken(reason))) => {
            let message = format!("this is not YAML: {reason}");
            Err(Diagnostic::error(Code::Syntax, at.place(), message))
        }
    }
}

fn directives(text: &str) -> usize {
    usize::from(text.starts_with('%')) + text.matches("\n%").count()
}

/// How many brackets may be open at once, at the most.
///
/// A bracket counts unless its counterpart follows with nothing between that could be, or hide,
/// another bracket. Most brackets of a document are text, in examples and patterns, and count
/// too: this is an upper bound, and cheap.
fn open_brackets(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_special = |byte: &u8| b"[]{}\"'#\n".contains(byte);
    let mut specials = bytes.iter().copied().filter(is_special).peekable();
    let mut open = 0;
    while let Some(byte) = specials.next() {
        let counterpart = match byte {
            b'[' => b']',
            b'{' => b'}',
            _ => continue,
        };
        open += usize::from(specials.peek() != Some(&counterpart));
    }
    open
}
