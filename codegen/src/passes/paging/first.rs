//! The number of the first page, as the description of a parameter has it.

use super::words::{
    BASED, COUNTED, FILLERS, FIRST, NOT, ONES, OPENERS, SOME, STARTS, ZEROS, words,
};

/// What a description says of the number of the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// This is it.
    First(u64),
    /// It may be zero, or it may not.
    Doubt,
    /// Nothing.
    Nothing,
}

/// Reads a description. A number counts only if it is said of the start, but a zero that is
/// said of anything else leaves doubt.
pub(super) fn first(text: &str) -> Said {
    let clauses = text.split(['.', ',', ';', '!', '?', '(', ')']);
    let clauses: Vec<Vec<String>> = clauses.map(|it| words(it).collect()).collect();
    let says = |numbers: &[&str], openers: &[&str]| {
        clauses.iter().any(|it| is_start(it, numbers, openers))
    };
    let has_zero = clauses.iter().flatten().any(|it| ZEROS.contains(&it.as_str()));
    match (says(ZEROS, &[]), says(ONES, &[])) {
        (true, false) => Said::First(0),
        (_, _) if has_zero => Said::Doubt,
        // Where pages are counted from zero, there is a page 1, too.
        _ if says(ONES, OPENERS) => Said::First(1),
        _ => Said::Nothing,
    }
}

/// Whether words say of one of these numbers that it is the first: `1-based`, `starts at 1`,
/// `1 is the first page`, or one of the openers right before it.
fn is_start(words: &[String], numbers: &[&str], openers: &[&str]) -> bool {
    let is_in = |it: &String, list: &[&str]| list.contains(&it.as_str());
    let is_filler = |it: &&String| is_in(it, FILLERS);
    if words.iter().any(|it| is_in(it, NOT)) {
        return false;
    }
    words.iter().enumerate().filter(|(_, it)| is_in(it, numbers)).any(|(at, _)| {
        let (before, after) = (&words[..at], &words[at + 1..]);
        let opener = before.last();
        let start = before.iter().rev().find(|it| !is_filler(it));
        let end = after.iter().find(|it| !is_filler(it));
        let is_count = after.first().is_some_and(|it| is_in(it, COUNTED));
        let is_some = words[at] == "one" && opener.is_some_and(|it| is_in(it, SOME));
        after.first().is_some_and(|it| is_in(it, BASED))
            || end.is_some_and(|it| is_in(it, FIRST))
            || !is_count
                && !is_some
                && (start.is_some_and(|it| is_in(it, STARTS))
                    || opener.is_some_and(|it| is_in(it, openers)))
    })
}
