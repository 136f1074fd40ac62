//! Whether two JSON texts are the same value.
//!
//! Numbers are compared by their exact value, never through a float: `1`, `1.0` and `10e-1`
//! are equal, two numbers that differ in the twentieth digit are not. The order of fields
//! does not count. A field that is null is not the same as one that is not there.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// Whether two texts are the same JSON value. Texts that are not JSON equal nothing.
pub(super) fn equal(a: &str, b: &str) -> bool {
    let read = |text| serde_json::from_str::<&RawValue>(text).ok();
    read(a).zip(read(b)).is_some_and(|(a, b)| same(a, b).unwrap_or(false))
}

fn same(a: &RawValue, b: &RawValue) -> Result<bool, serde_json::Error> {
    let (a, b) = (a.get(), b.get());
    Ok(match (a.as_bytes().first(), b.as_bytes().first()) {
        (Some(b'['), Some(b'[')) => {
            let (a, b): (Vec<&RawValue>, Vec<&RawValue>) =
                (serde_json::from_str(a)?, serde_json::from_str(b)?);
            a.len() == b.len() && all(a.into_iter().zip(b))?
        }
        (Some(b'{'), Some(b'{')) => {
            let (a, b): (BTreeMap<String, &RawValue>, BTreeMap<String, &RawValue>) =
                (serde_json::from_str(a)?, serde_json::from_str(b)?);
            a.keys().eq(b.keys()) && all(a.into_values().zip(b.into_values()))?
        }
        (Some(b'"'), Some(b'"')) => {
            serde_json::from_str::<String>(a)? == serde_json::from_str::<String>(b)?
        }
        (Some(b'-' | b'0'..=b'9'), Some(b'-' | b'0'..=b'9')) => {
            a == b || number(a).is_some_and(|it| Some(it) == number(b))
        }
        _ => a == b,
    })
}

fn all<'a>(
    pairs: impl Iterator<Item = (&'a RawValue, &'a RawValue)>,
) -> Result<bool, serde_json::Error> {
    for (a, b) in pairs {
        if !same(a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A number as sign, digits without zeros at either end, and the power of ten of the last.
/// `None` if the power itself is beyond all bounds.
fn number(text: &str) -> Option<(bool, String, i128)> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches('0');
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some((false, String::new(), 0));
    }
    let power: i128 = power.parse().ok()?;
    let zeros = i128::try_from(digits.len() - significant.len()).ok()?;
    let fraction = i128::try_from(fraction.len()).ok()?;
    let power = power.checked_sub(fraction)?.checked_add(zeros)?;
    Some((negative, significant.to_owned(), power))
}
