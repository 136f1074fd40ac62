//! Values of path, query and header parameters.

use std::borrow::Cow;

/// A value that can stand in a path, a query or a header.
pub trait Param {
    /// The value as text, not yet encoded for the place where it goes.
    ///
    /// Numbers and booleans are written as JSON writes them.
    fn to_param(&self) -> Cow<'_, str>;

    /// Whether there is such a text: JSON does not have all numbers (NaN, an infinity).
    fn is_writable(&self) -> bool {
        true
    }
}

/// What [`Param::is_writable`] demands.
pub(super) const RULE: &str = "must be a finite number";

impl<T: Param + ?Sized> Param for &T {
    fn to_param(&self) -> Cow<'_, str> {
        (**self).to_param()
    }

    fn is_writable(&self) -> bool {
        (**self).is_writable()
    }
}

impl Param for str {
    fn to_param(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Param for String {
    fn to_param(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Param for bool {
    fn to_param(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

macro_rules! number_param {
    ($($number:ty)*, $is_writable:expr) => {$(
        impl Param for $number {
            fn to_param(&self) -> Cow<'_, str> {
                let json = serde_json::to_string(self);
                Cow::Owned(json.expect("numbers can always be written as JSON"))
            }

            fn is_writable(&self) -> bool {
                $is_writable(*self)
            }
        }
    )*};
}

number_param!(i8 i16 i32 i64 u8 u16 u32 u64, |_| true);
number_param!(f32, f32::is_finite);
number_param!(f64, f64::is_finite);
