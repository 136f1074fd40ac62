//! The JSON path of a decode error, collected while the error travels outwards.
//!
//! Nothing is recorded while a body decodes well. serde's errors cannot carry a path
//! through code that is generic over them, so it waits in a thread-local until
//! [`super::decode()`] takes it.

use std::cell::RefCell;
use std::fmt::Write as _;

/// One step from a JSON value to a value inside it.
enum Step {
    Field(String),
    Index(usize),
}

thread_local! {
    static STEPS: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
}

/// Notes that `error` came out of the field `name`.
#[cold]
pub(super) fn in_field<E>(name: &str, error: E) -> E {
    STEPS.with_borrow_mut(|steps| steps.push(Step::Field(name.to_owned())));
    error
}

/// Notes that `error` came out of the item `index`.
#[cold]
pub(super) fn in_item<E>(index: usize, error: E) -> E {
    STEPS.with_borrow_mut(|steps| steps.push(Step::Index(index)));
    error
}

/// Drops what an earlier error left behind.
pub(super) fn forget() {
    STEPS.with_borrow_mut(Vec::clear);
}

/// How much has been noted so far.
pub(super) fn mark() -> usize {
    STEPS.with_borrow(Vec::len)
}

/// Drops what has been noted since.
pub(super) fn back_to(mark: usize) {
    STEPS.with_borrow_mut(|steps| steps.truncate(mark));
}

/// The path of the error that has just been returned: `$.data[3].status`.
pub(super) fn take() -> String {
    let steps = STEPS.take();
    let mut path = String::from("$");
    for step in steps.iter().rev() {
        let written = match step {
            Step::Index(index) => write!(path, "[{index}]"),
            Step::Field(name) if is_plain(name) => write!(path, ".{name}"),
            Step::Field(name) => write!(path, "[{name:?}]"),
        };
        written.expect("writing to a String cannot fail");
    }
    path
}

/// Whether a name can follow a dot as it is.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
}
