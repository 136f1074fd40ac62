//! Numbers that fit no Rust type for sure, kept as they were written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::super::super::http::Param;
use super::super::rules::number_keeps;
use super::super::{Decode, Json, Rule, Validate, Violation};

/// A number of any size and precision, kept as it was written: `1.50` stays `1.50`.
///
/// It is compared by its exact value.
#[derive(Clone)]
pub struct Number(Json);

/// An integer of any size, kept as it was written: also `1.0` and `1e3` are integers.
///
/// It is compared by its exact value.
#[derive(Clone)]
pub struct Integer(Json);

impl Number {
    fn check(_: &Json) -> bool {
        true
    }
}

impl Integer {
    fn check(json: &Json) -> bool {
        Exact::of(json.get()).is_whole()
    }
}

/// What both have: the type, and what it is in words.
macro_rules! number {
    ($type:ident, $words:literal) => {
        impl $type {
            /// The number as it is sent.
            pub fn as_str(&self) -> &str {
                self.0.get()
            }

            /// The number, if it is whole and fits.
            pub fn as_i64(&self) -> Option<i64> {
                Exact::of(self.as_str()).whole()?.parse().ok()
            }

            /// The number, if it is whole and fits.
            pub fn as_u64(&self) -> Option<u64> {
                Exact::of(self.as_str()).whole()?.parse().ok()
            }

            /// The nearest number of this type, perhaps an infinity.
            pub fn as_f64(&self) -> f64 {
                self.as_str().parse().unwrap_or(f64::NAN)
            }
        }

        impl Validate for $type {
            fn keep(&self, rule: Rule) -> Result<(), Violation> {
                number_keeps(self.as_f64(), rule)
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.cmp(other) == Ordering::Equal
            }
        }

        impl Eq for $type {}

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                Exact::of(self.as_str()).cmp(&Exact::of(other.as_str()))
            }
        }

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                Exact::of(self.as_str()).hash(state);
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl FromStr for $type {
            type Err = serde_json::Error;

            fn from_str(text: &str) -> Result<Self, serde_json::Error> {
                serde_json::from_str(text)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let json = Json::decode(deserializer)?;
                let found = match json.get().as_bytes() {
                    [b'-' | b'0'..=b'9', ..] if Self::check(&json) => {
                        return Ok(Self(json));
                    }
                    [b'-' | b'0'..=b'9', ..] => "a number that is not whole",
                    [b'"', ..] => "a string",
                    [b't' | b'f', ..] => "a boolean",
                    [b'[', ..] => "an array",
                    [b'{', ..] => "an object",
                    _ => "null",
                };
                Err(D::Error::invalid_type(Unexpected::Other(found), &$words))
            }
        }

        impl Decode for $type {
            fn decode<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }

        impl From<&Self> for $type {
            fn from(number: &Self) -> Self {
                number.clone()
            }
        }

        impl Param for $type {
            fn to_param(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }
    };
}

number!(Number, "a number");
number!(Integer, "an integer");

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self(Value::from(value).into())
            }
        }

        impl From<$integer> for Integer {
            fn from(value: $integer) -> Self {
                Self(Value::from(value).into())
            }
        }
    )*};
}

from_integer!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

impl From<Integer> for Number {
    fn from(value: Integer) -> Self {
        Self(value.0)
    }
}

/// A number that JSON does not have (NaN, an infinity) becomes `null`, as in any field.
impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self(Value::from(value).into())
    }
}

/// The value of a number: 0.`digits` times ten to the power of `point`. There are no zeros
/// at either end of the digits, so one value has one form.
#[derive(PartialEq, Eq, Hash)]
struct Exact {
    negative: bool,
    point: i64,
    digits: String,
}

impl Exact {
    fn of(number: &str) -> Self {
        let (negative, number) = match number.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, number),
        };
        let (number, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        // An exponent that is no i64 is beyond all comparing.
        let limit = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let exponent: i64 = exponent.parse().unwrap_or(limit);

        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        let leading = digits.len() - significant.len();
        let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let digits = significant.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Self { negative: false, point: i64::MIN, digits };
        }
        let point =
            exponent.saturating_add(length(whole.len())).saturating_sub(length(leading));
        Self { negative, point, digits }
    }

    fn is_whole(&self) -> bool {
        self.zeros().is_some()
    }

    /// How many zeros a whole number ends with.
    fn zeros(&self) -> Option<usize> {
        match usize::try_from(self.point) {
            Ok(point) => point.checked_sub(self.digits.len()),
            Err(_) => self.digits.is_empty().then_some(1),
        }
    }

    /// The digits of a whole number, if they are few.
    fn whole(&self) -> Option<String> {
        const FEW: usize = 20;
        let zeros = self.zeros().filter(|zeros| *zeros <= FEW)?;
        let sign = if self.negative { "-" } else { "" };
        Some(format!("{sign}{}{}", self.digits, "0".repeat(zeros)))
    }

    fn magnitude(&self) -> (i64, &str) {
        (self.point, &self.digits)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, true) => other.magnitude().cmp(&self.magnitude()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
