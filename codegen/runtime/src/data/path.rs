//! The JSON path of a decode error, collected while the error travels outwards.
//!
//! Nothing is recorded while a body decodes well. serde's errors cannot carry a path
//! through code that is generic over them, so it waits in a thread-local until
//! [`super::decode()`] takes it.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;

/// One step from a JSON value to a value inside it.
enum Step {
    Field(String),
    Index(usize),
}

thread_local! {
    static STEPS: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
    /// Whether somebody will take the path: serde alone never does.
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

fn push(step: Step) {
    if WANTED.get() {
        STEPS.with_borrow_mut(|steps| steps.push(step));
    }
}

/// Notes that `error` came out of the field `name`.
#[cold]
pub(super) fn in_field<E>(name: &str, error: E) -> E {
    push(Step::Field(name.to_owned()));
    error
}

/// Notes that `error` came out of the item `index`.
#[cold]
pub(super) fn in_item<E>(index: usize, error: E) -> E {
    push(Step::Index(index));
    error
}

/// Begins to note the steps of errors, until [`take`].
pub(super) fn begin() {
    STEPS.with_borrow_mut(Vec::clear);
    WANTED.set(true);
}

/// How much has been noted so far.
pub(super) fn mark() -> usize {
    STEPS.with_borrow(Vec::len)
}

/// Drops what has been noted since.
pub(super) fn back_to(mark: usize) {
    STEPS.with_borrow_mut(|steps| steps.truncate(mark));
}

/// Ends what [`begin`] began. The path of the error that has just been returned, if one
/// has: `$.data[3].status`.
pub(super) fn take() -> String {
    WANTED.set(false);
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
