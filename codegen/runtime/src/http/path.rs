//! The path of a request: a template and the values of its parameters.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode};

/// Everything but the unreserved characters of RFC 3986, section 2.3.
pub(super) const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What [`is_segment`] demands.
pub(super) const SEGMENT_RULE: &str =
    "must not be empty, `.` or `..`, also not percent-encoded";

/// How many layers of percent-encoding [`is_segment`] looks through.
const LAYERS: usize = 4;

/// A template such as `/threads/{thread_id}/runs` and what goes into its braces.
#[derive(Clone, Debug)]
pub(super) struct Path {
    template: &'static str,
    values: Vec<(&'static str, String)>,
}

impl Path {
    pub(super) fn new(template: &'static str) -> Self {
        Self { template, values: Vec::new() }
    }

    pub(super) fn template(&self) -> &'static str {
        self.template
    }

    /// Sets the value of a parameter, replacing an earlier one. It is encoded already.
    pub(super) fn set(&mut self, name: &'static str, value: String) {
        self.values.retain(|(other, _)| *other != name);
        self.values.push((name, value));
    }

    /// The path. The error is the name of a parameter
    /// that has no value.
    pub(super) fn render(&self) -> Result<String, &'static str> {
        let mut path = String::new();
        let mut rest = self.template;
        while let Some((literal, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            let (_, value) =
                self.values.iter().find(|(other, _)| *other == name).ok_or(name)?;
            path.push_str(literal);
            path.push_str(value);
            rest = tail;
        }
        path.push_str(rest);
        Ok(path)
    }
}

/// Whether a value can stand in a path without changing its shape.
///
/// An empty value makes a segment vanish, and servers resolve `.` and `..` (RFC 3986,
/// section 5.2.4), some of them only after they, or a proxy before them, decoded `%2e`.
pub(super) fn is_segment(value: &str) -> bool {
    let mut bytes = value.as_bytes().to_vec();
    for _ in 0..LAYERS {
        bytes = percent_decode(&bytes).collect();
        if matches!(bytes.as_slice(), b"" | b"." | b"..") {
            return false;
        }
    }
    true
}
