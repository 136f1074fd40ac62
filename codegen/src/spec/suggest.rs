//! Which name was meant by one that does not exist.

/// The name nearest to `wanted`, if one is near enough to be what was meant.
pub(super) fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted: Vec<char> = wanted.chars().take(LONGEST + 1).collect();
    let limit = wanted.len().div_ceil(3).min(4);
    if wanted.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        if name.len() > LONGEST * 4 {
            continue;
        }
        let letters: Vec<char> = name.chars().collect();
        let limit = best.map_or(limit, |(distance, _)| distance.saturating_sub(1));
        if letters.len().abs_diff(wanted.len()) > limit {
            continue;
        }
        let distance = distance(&wanted, &letters);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Names longer than this are not compared.
const LONGEST: usize = 80;

/// How many letters to insert, drop, replace or swap; a change of case costs nothing but tells
/// `user` from `User` as the second choice.
fn distance(left: &[char], right: &[char]) -> usize {
    let same = |a: char, b: char| a.eq_ignore_ascii_case(&b);
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for i in 0..left.len() {
        let mut row = vec![i + 1];
        for j in 0..right.len() {
            let replaced = previous[j] + usize::from(!same(left[i], right[j]));
            let mut least = replaced.min(previous[j + 1] + 1).min(row[j] + 1);
            if i > 0
                && j > 0
                && same(left[i], right[j - 1])
                && same(left[i - 1], right[j])
            {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut previous, row);
    }
    previous[right.len()]
}

/// A text short enough to be quoted in a message.
pub(super) fn shorten(text: &str) -> String {
    const MOST: usize = 100;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
