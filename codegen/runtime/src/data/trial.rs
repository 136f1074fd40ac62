//! Alternatives that neither the JSON type nor a tag tells apart: they are tried.
//!
//! What is tried is kept as text, so nothing is lost when an alternative does not fit.
//! Each is tried twice: first in a way that refuses every value, tag or constant that the
//! document does not name, so that an alternative that would keep a part as unknown does
//! not hide one that knows it; then as it is read otherwise.
//!
//! Objects are tried in this order: alternatives whose required fields are all there,
//! those first that know the most of the object's fields, then in the order of the
//! document. Everything else is tried in the order of the document. Fields that the chosen
//! alternative does not know are kept in its `extra`.

use std::cell::Cell;

use serde::de::{IgnoredAny, SeqAccess, Visitor};

use super::{Capture, Decode, Json, Map, path, strict};

/// An alternative that is recognised by its fields.
pub struct Fields<T: 'static> {
    /// Fields that have to be there.
    pub required: &'static [&'static str],
    /// Fields that may be there.
    pub optional: &'static [&'static str],
    /// Reads the alternative.
    pub read: fn(&Json) -> Option<T>,
}

/// How often something is tried inside one value. Alternatives inside alternatives are
/// tried again each time, which a hostile body could drive without bound.
const MAX_ATTEMPTS: u32 = 10_000;

thread_local! {
    /// How deep in attempts this thread is, and how many it has made since it was in none.
    static ATTEMPTS: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
}

/// Reads a kept value as a `T`, if it is one.
pub fn attempt<T: Decode>(json: &Json) -> Option<T> {
    let (depth, made) = ATTEMPTS.get();
    let made = if depth == 0 { 0 } else { made + 1 };
    if made > MAX_ATTEMPTS {
        return None;
    }
    ATTEMPTS.set((depth + 1, made));
    let mark = path::mark();
    let found = json.replay::<T, serde_json::Error>();
    path::back_to(mark);
    ATTEMPTS.set((depth, ATTEMPTS.get().1));
    found.ok()
}

/// The first of these that knows all of the value, or else that reads it.
pub fn first<T>(json: &Json, options: &[fn(&Json) -> Option<T>]) -> Option<T> {
    let find = || options.iter().find_map(|read| read(json));
    strict::scope(find).or_else(find)
}

/// Reads a value of a scalar type, where everything unknown is refused.
pub fn certain<T, E>(read: impl FnOnce() -> Result<T, E>) -> Option<T> {
    let mark = path::mark();
    let found = strict::scope(read).ok();
    path::back_to(mark);
    found
}

/// The alternative that an object's fields speak for.
pub fn by_fields<T>(json: &Json, options: &[Fields<T>]) -> Option<T> {
    // A null does not speak for anything: it may stand for a field that is not there.
    let fields: Map<Option<IgnoredAny>> = json.parse().ok()?;
    let has = |name: &&&str| matches!(fields.get(**name), Some(Some(_)));
    let mut fitting: Vec<(usize, &Fields<T>)> = options
        .iter()
        .filter(|option| option.required.iter().all(|name| fields.contains_key(*name)))
        .map(|option| {
            let known = option.required.iter().chain(option.optional).filter(has);
            (known.count(), option)
        })
        .collect();
    fitting.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
    let find = || fitting.iter().find_map(|(_, option)| (option.read)(json));
    strict::scope(find).or_else(find)
}

/// Keeps an array whose start a visitor has already seen.
pub fn capture_array<'de, A: SeqAccess<'de>>(seq: A) -> Result<Json, A::Error> {
    Capture.visit_seq(seq)
}
