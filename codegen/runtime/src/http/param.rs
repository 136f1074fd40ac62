//! Values of path, query and header parameters.

use std::borrow::Cow;

/// A value that can stand in a path, a query or a header.
pub trait Param {
    /// The value as text, not yet encoded for the place where it goes.
    ///
    /// Numbers and booleans are written as JSON writes them; a number that JSON does not
    /// have (NaN, an infinity) becomes `null`.
    fn to_param(&self) -> Cow<'_, str>;
}

impl<T: Param + ?Sized> Param for &T {
    fn to_param(&self) -> Cow<'_, str> {
        (**self).to_param()
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
    ($($number:ty)*) => {$(
        impl Param for $number {
            fn to_param(&self) -> Cow<'_, str> {
                let json = serde_json::to_string(self);
                Cow::Owned(json.expect("numbers can always be written as JSON"))
            }
        }
    )*};
}

number_param!(i8 i16 i32 i64 u8 u16 u32 u64 f32 f64);
