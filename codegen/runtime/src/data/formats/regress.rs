//! Regular expressions, as ECMA-262 has them.

use std::cell::RefCell;
use std::collections::HashMap;

use regress::Regex;

thread_local! {
    /// The expressions that this thread has read; none where one cannot be read.
    static KNOWN: RefCell<HashMap<&'static str, Option<Regex>>> = RefCell::default();
}

/// Whether a part of a text matches a pattern of the document.
pub fn matches(pattern: &'static str, text: &str) -> bool {
    KNOWN.with_borrow_mut(|known| {
        let regex = known.entry(pattern).or_insert_with(|| {
            let unicode = Regex::with_flags(pattern, "u");
            unicode.or_else(|_| Regex::new(pattern)).ok()
        });
        regex.as_ref().is_none_or(|regex| regex.find(text).is_some())
    })
}
