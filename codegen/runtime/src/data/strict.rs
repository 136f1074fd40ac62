//! Whether a value, a tag or a constant that the document does not name is an error.
//!
//! It is none, unless the settings of the generator say so, or while alternatives are
//! tried: the first that knows all of a value goes before one that would keep a part of it
//! as unknown. The question is asked only where something unknown has come.

use std::cell::Cell;
use std::fmt::Display;

use serde::de::Error;

use super::super::api;

thread_local! {
    /// In how many attempts at an alternative this thread is.
    static ATTEMPTS: Cell<u32> = const { Cell::new(0) };
}

/// Refuses what the document does not name, if it is to be refused here.
///
/// # Errors
/// It is to be refused.
#[cold]
pub fn accept_unknown<E: Error>(what: impl Display) -> Result<(), E> {
    if api::REFUSES_UNKNOWN || ATTEMPTS.get() > 0 {
        return Err(E::custom(format_args!("{what} is not named by the document")));
    }
    Ok(())
}

/// Whether an alternative is being tried.
#[cold]
pub(super) fn is_attempt() -> bool {
    ATTEMPTS.get() > 0
}

/// Reads with everything unknown refused.
pub(super) fn scope<T>(read: impl FnOnce() -> T) -> T {
    ATTEMPTS.set(ATTEMPTS.get() + 1);
    let value = read();
    ATTEMPTS.set(ATTEMPTS.get() - 1);
    value
}
