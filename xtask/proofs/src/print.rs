//! Printing to a reader that may have gone away.

use std::io::Write;

/// Prints a text, and lets it be seen at once.
pub(crate) fn print(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
