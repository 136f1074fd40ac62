//! Foreign text in messages: one line, short, harmless to a terminal.

use super::secret::Secrets;

/// The most characters of foreign text that a message shows.
const LIMIT: usize = 200;

/// The most bytes of a body that are looked at for an excerpt.
const BODY_LIMIT: usize = 4096;

/// The start of the text, with runs of white space as one space and control characters
/// escaped.
pub(super) fn excerpt(text: &str) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for character in word.chars() {
            if length == LIMIT {
                shown.push('…');
                return shown;
            }
            length += 1;
            if character.is_control() || turns_text(character) {
                shown.extend(character.escape_unicode());
            } else {
                shown.push(character);
            }
        }
    }
    shown
}

/// The start of a body, without the credential that the server may quote there.
pub(super) fn excerpt_of_body(body: &[u8], secrets: &Secrets) -> String {
    let start = String::from_utf8_lossy(&body[..body.len().min(BODY_LIMIT)]);
    excerpt(&secrets.hide(&start))
}

/// Whether the character changes the direction of the text after it, which could make a
/// message read as another one.
fn turns_text(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
