//! The number that the first page has, as the description of a parameter has it.

use super::of;

/// The number from which pages are walked.
fn first(schema: &str, description: &str) -> Option<u64> {
    let parameter = format!(
        "{{ name: page, in: query, description: \"{description}\", schema: {{ type: integer{schema} }} }}"
    );
    let found = of(&parameter, "< items: ITEMS, total_pages: INT >")?;
    let (_, rest) = found.split_once(", from ").unwrap();
    Some(rest.split_once(',').unwrap().0.parse().unwrap())
}

#[test]
fn a_first_page_with_the_number_zero() {
    for description in [
        "Zero-based page number. Use with limit; one request returns one page.",
        "Page index, starting at 0 (page 1 is the second page).",
        "zero-based page index, not 1",
        "Page number. Starts at 0; page 1 is the second.",
        "Number of the page, 0-indexed",
        "The page; 0 is the first.",
        "The page, counted from `0`.",
        "The first page has the number zero.",
    ] {
        assert_eq!(first("", description), Some(0), "{description}");
        assert_eq!(first(", minimum: 0", description), Some(0), "{description}");
        // The schema says otherwise.
        assert_eq!(first(", minimum: 1", description), None, "{description}");
        assert_eq!(first(", default: 1", description), None, "{description}");
    }
}

#[test]
fn a_first_page_with_the_number_one() {
    for description in [
        "1-based page number",
        "Page number, starts at 1.",
        "Page number (starting with 1)",
        "The number of the page, from 1",
        "Pages are numbered beginning with one.",
        "The first page is page 1.",
        "Default: 1",
        "Page 1 comes if this is missing.",
        "Page number (min 1)",
        "Where `1` is the first page",
        "One-indexed.",
    ] {
        assert_eq!(first("", description), Some(1), "{description}");
        assert_eq!(first(", default: 1", description), Some(1), "{description}");
        // The schema says otherwise.
        assert_eq!(first(", default: 0", description), None, "{description}");
    }
}

#[test]
fn numbers_that_leave_doubt() {
    for description in [
        "The page. At most 1 request per second.",
        "Goes from one page to the next.",
        "One page of things.",
        "Up to 1 page.",
        "The page. Without it, the first one.",
        "Starts with the 1st page.",
        "Starts with one item per page.",
        "The first page of 1 or more.",
        "Another than the default one.",
        "Not 1-based.",
        "1-based (not 0-based)",
        "A number greater than 0; page 1 is there.",
        "Either 0-based or 1-based.",
        "Does not start at 1.",
    ] {
        assert_eq!(first("", description), None, "{description}");
        // The schema knows.
        assert_eq!(first(", default: 1", description), Some(1), "{description}");
    }
}
