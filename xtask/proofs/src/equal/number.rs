//! Decimal numbers of any length, by their exact value.

/// A number as its text says it: no digit is rounded away.
///
/// Two are equal if they stand for the same number, so `1.0` is `1`, and `1e2` is `100`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    negative: bool,
    /// The digits, neither the first nor the last of which is zero. None are zero itself.
    digits: String,
    /// The power of ten by which the digits, read as an integer, are multiplied.
    exponent: i128,
}

impl Number {
    /// Reads a number of JSON.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if whole.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_end_matches('0');
        let dropped = i128::try_from(all.len() - digits.len()).ok()?;
        let digits = digits.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, exponent: 0 });
        }
        let fraction = i128::try_from(fraction.len()).ok()?;
        let exponent: i128 = exponent.parse().ok()?;
        let exponent = exponent.checked_sub(fraction)?.checked_add(dropped)?;
        Some(Self { negative, digits, exponent })
    }
}
