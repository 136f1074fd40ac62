//! Rules of the document for values that are sent.

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;
use serde::de::IgnoredAny;

use super::{Json, Map, Maybe, Never, Null, Text, Violation, matches, to_body};

/// A rule of the document. It says nothing of values of another JSON type.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// A number is at least this.
    Minimum(f64),
    /// A number is more than this.
    MoreThan(f64),
    /// A number is at most this.
    Maximum(f64),
    /// A number is less than this.
    LessThan(f64),
    /// A number is a whole number of times this.
    MultipleOf(f64),
    /// A string has at least this many characters.
    MinLength(usize),
    /// A string has at most this many characters.
    MaxLength(usize),
    /// A part of a string matches a regular expression.
    Pattern(&'static str),
    /// A list has at least this many items.
    MinItems(usize),
    /// A list has at most this many items.
    MaxItems(usize),
    /// No two items of a list are equal.
    Unique,
    /// An object has at least this many properties.
    MinProperties(usize),
    /// An object has at most this many properties.
    MaxProperties(usize),
    /// Each item of a list or each value of a map keeps these rules.
    Each(&'static [Rule]),
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minimum(bound) => write!(formatter, "must be at least {bound}"),
            Self::MoreThan(bound) => write!(formatter, "must be more than {bound}"),
            Self::Maximum(bound) => write!(formatter, "must be at most {bound}"),
            Self::LessThan(bound) => write!(formatter, "must be less than {bound}"),
            Self::MultipleOf(step) => write!(formatter, "must be a multiple of {step}"),
            Self::MinLength(bound) => write!(formatter, "must be at least {bound} long"),
            Self::MaxLength(bound) => write!(formatter, "must be at most {bound} long"),
            Self::Pattern(pattern) => {
                write!(formatter, "must match `{}`", pattern.escape_debug())
            }
            Self::MinItems(bound) => {
                let items = plural(*bound, "item", "items");
                write!(formatter, "must have at least {bound} {items}")
            }
            Self::MaxItems(bound) => {
                let items = plural(*bound, "item", "items");
                write!(formatter, "must have at most {bound} {items}")
            }
            Self::MinProperties(bound) => {
                let properties = plural(*bound, "property", "properties");
                write!(formatter, "must have at least {bound} {properties}")
            }
            Self::MaxProperties(bound) => {
                let properties = plural(*bound, "property", "properties");
                write!(formatter, "must have at most {bound} {properties}")
            }
            Self::Unique => formatter.write_str("must not have two equal items"),
            Self::Each(rules) => {
                formatter.write_str("must have only items of which each")?;
                rules.iter().try_for_each(|rule| write!(formatter, " {rule}"))
            }
        }
    }
}

fn plural<'a>(count: usize, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}

impl Rule {
    /// Whether a number keeps the rule.
    fn holds_for_number(self, value: f64) -> bool {
        match self {
            Self::Minimum(bound) => value >= bound,
            Self::MoreThan(bound) => value > bound,
            Self::Maximum(bound) => value <= bound,
            Self::LessThan(bound) => value < bound,
            Self::MultipleOf(step) => {
                // 0.07 is a multiple of 0.01, though not of what f64 makes of it.
                let times = value / step;
                (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
            }
            _ => true,
        }
    }

    /// Whether an object with so many properties keeps the rule.
    fn holds_for_size(self, properties: usize) -> bool {
        match self {
            Self::MinProperties(bound) => properties >= bound,
            Self::MaxProperties(bound) => properties <= bound,
            _ => true,
        }
    }

    /// Whether a string keeps the rule.
    fn holds_for_text(self, value: &str) -> bool {
        match self {
            Self::MinLength(bound) => value.chars().count() >= bound,
            Self::MaxLength(bound) => value.chars().count() <= bound,
            Self::Pattern(pattern) => matches(pattern, value),
            _ => true,
        }
    }
}

/// A value that can be checked before it is sent.
pub trait Validate {
    /// Whether the value keeps a rule.
    ///
    /// # Errors
    /// It breaks the rule, or an item of it does.
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        let _ = rule;
        Ok(())
    }

    /// Whether all inside the value keeps its own rules.
    ///
    /// # Errors
    /// The first rule that is broken, and where.
    fn inside(&self) -> Result<(), Violation> {
        Ok(())
    }
}

/// Fails unless the rule holds.
fn judge(holds: bool, rule: Rule) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation::of(rule.to_string())) }
}

macro_rules! number {
    ($($type:ty)*) => {$(
        #[allow(
            clippy::allow_attributes,
            clippy::cast_lossless,
            clippy::cast_precision_loss,
            reason = "bounds are no more precise"
        )]
        impl Validate for $type {
            fn keep(&self, rule: Rule) -> Result<(), Violation> {
                judge(rule.holds_for_number(*self as f64), rule)
            }
        }
    )*};
}

number!(i8 i16 i32 i64 u8 u16 u32 u64 f64);

/// A number of the runtime keeps the rule; for the files of the formats.
#[allow(dead_code, reason = "not every document has such numbers")]
pub(super) fn number_keeps(value: f64, rule: Rule) -> Result<(), Violation> {
    judge(rule.holds_for_number(value), rule)
}

impl Validate for str {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        judge(rule.holds_for_text(self), rule)
    }
}

impl Validate for String {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        self.as_str().keep(rule)
    }
}

impl<T> Validate for Text<T> {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        self.as_str().keep(rule)
    }
}

impl Validate for bool {}
impl Validate for Json {}
impl Validate for Null {}
impl Validate for Never {}

impl<T: Validate> Validate for Box<T> {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        (**self).keep(rule)
    }

    fn inside(&self) -> Result<(), Violation> {
        (**self).inside()
    }
}

impl<T: Validate> Validate for Option<T> {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        self.as_ref().map_or(Ok(()), |value| value.keep(rule))
    }

    fn inside(&self) -> Result<(), Violation> {
        self.as_ref().map_or(Ok(()), Validate::inside)
    }
}

impl<T: Validate> Validate for Maybe<T> {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        self.as_option().map_or(Ok(()), |value| value.keep(rule))
    }

    fn inside(&self) -> Result<(), Violation> {
        self.as_option().map_or(Ok(()), Validate::inside)
    }
}

impl<T: Validate + Serialize> Validate for Vec<T> {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        let holds = match rule {
            Rule::MinItems(bound) => self.len() >= bound,
            Rule::MaxItems(bound) => self.len() <= bound,
            Rule::Unique => {
                let mut seen = HashSet::new();
                let mut json = self.iter().map(serde_json::to_string);
                json.all(|item| item.map_or(true, |item| seen.insert(item)))
            }
            Rule::Each(rules) => {
                return self.iter().enumerate().try_for_each(|(index, item)| {
                    let mut rules = rules.iter();
                    rules
                        .try_for_each(|rule| item.keep(*rule))
                        .map_err(|violation| violation.in_item(index))
                });
            }
            _ => true,
        };
        judge(holds, rule)
    }

    fn inside(&self) -> Result<(), Violation> {
        self.iter().enumerate().try_for_each(|(index, item)| {
            item.inside().map_err(|violation| violation.in_item(index))
        })
    }
}

impl<T: Validate> Validate for Map<T> {
    fn keep(&self, rule: Rule) -> Result<(), Violation> {
        let Rule::Each(rules) = rule else {
            return judge(rule.holds_for_size(self.len()), rule);
        };
        self.iter().try_for_each(|(name, value)| {
            let mut rules = rules.iter();
            rules
                .try_for_each(|rule| value.keep(*rule))
                .map_err(|violation| violation.in_field(name))
        })
    }

    fn inside(&self) -> Result<(), Violation> {
        self.iter().try_for_each(|(name, value)| {
            value.inside().map_err(|violation| violation.in_field(name))
        })
    }
}

/// Whether a part keeps its rules, and all inside it those of its own.
///
/// # Errors
/// The first rule that is broken, and where.
#[allow(dead_code, reason = "called where a macro expands")]
pub fn part(value: &impl Validate, rules: &[Rule]) -> Result<(), Violation> {
    rules.iter().try_for_each(|rule| value.keep(*rule))?;
    value.inside()
}

/// Whether a struct keeps a rule for the number of its properties.
///
/// # Errors
/// It breaks the rule.
#[allow(dead_code, reason = "called where a macro expands")]
pub fn object_keeps(value: &impl Serialize, rule: Rule) -> Result<(), Violation> {
    if let Rule::MinProperties(_) | Rule::MaxProperties(_) = rule
        && let Ok(body) = to_body(value)
        && let Ok(sent) = serde_json::from_slice::<Map<IgnoredAny>>(&body)
    {
        return judge(rule.holds_for_size(sent.len()), rule);
    }
    Ok(())
}

/// Makes a type of requests one that can be checked: a struct with rules for its fields;
/// a `union` of alternatives, a `tuple`, or a `newtype`.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! rules {
    (union $type:ident { $($variant:ident [$($rule:expr),*],)* }) => {
        rules!(@method $type);

        impl $crate::runtime::data::Validate for $type {
            #[allow(deprecated, reason = "what is deprecated is still sent")]
            fn keep(
                &self,
                rule: $crate::runtime::data::Rule,
            ) -> Result<(), $crate::runtime::data::Violation> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::data::Validate::keep(value, rule)
                    })*
                    _ => Ok(()),
                }
            }

            #[allow(deprecated, unused_imports, reason = "as above; depends on the table")]
            fn inside(&self) -> Result<(), $crate::runtime::data::Violation> {
                use $crate::runtime::data::Rule::*;
                use $crate::runtime::data::*;

                match self {
                    $(Self::$variant(value) => part(value, &[$($rule),*]),)*
                    _ => Ok(()),
                }
            }
        }
    };
    (tuple $type:ident {
        $($field:ident = $index:literal [$($rule:expr),*],)*
        ..$rest:ident [$($each:expr),*]
    }) => {
        rules!(@method $type);

        impl $crate::runtime::data::Validate for $type {
            #[allow(unused_imports, reason = "depends on the table")]
            fn inside(&self) -> Result<(), $crate::runtime::data::Violation> {
                use $crate::runtime::data::Rule::*;
                use $crate::runtime::data::*;

                $(part(&self.$field, &[$($rule),*])
                    .map_err(|violation| violation.in_item($index))?;)*
                let first = [$($index),*].len();
                self.$rest.iter().zip(first..).try_for_each(|(item, index)| {
                    part(item, &[$($each),*]).map_err(|violation| violation.in_item(index))
                })
            }
        }
    };
    (newtype $type:ident) => {
        rules!(@method $type);

        impl $crate::runtime::data::Validate for $type {
            fn keep(
                &self,
                rule: $crate::runtime::data::Rule,
            ) -> Result<(), $crate::runtime::data::Violation> {
                $crate::runtime::data::Validate::keep(&self.0, rule)
            }

            fn inside(&self) -> Result<(), $crate::runtime::data::Violation> {
                $crate::runtime::data::Validate::inside(&self.0)
            }
        }
    };
    ($type:ident {
        $($field:ident = $name:literal [$($rule:expr),*],)*
        $(..$additional:ident [$($each:expr),*])?
    }) => {
        rules!(@method $type);

        impl $crate::runtime::data::Validate for $type {
            fn keep(
                &self,
                rule: $crate::runtime::data::Rule,
            ) -> Result<(), $crate::runtime::data::Violation> {
                $crate::runtime::data::object_keeps(self, rule)
            }

            #[allow(deprecated, unused_imports, reason = "depends on the table")]
            fn inside(&self) -> Result<(), $crate::runtime::data::Violation> {
                use $crate::runtime::data::Rule::*;
                use $crate::runtime::data::*;

                $(part(&self.$field, &[$($rule),*])
                    .map_err(|violation| violation.in_field($name))?;)*
                $(part(&self.$additional, &[Each(&[$($each),*])])?;)?
                Ok(())
            }
        }
    };
    (@method $type:ident) => {
        impl $type {
            /// Whether the value keeps the rules that the document sets for what is sent.
            ///
            /// # Errors
            /// The first rule that is broken, and where.
            pub fn validate(&self) -> Result<(), $crate::runtime::data::Violation> {
                $crate::runtime::data::Validate::inside(self)
            }
        }
    };
}
