//! What holds where a field is not set.

/// Gives a struct a method for each field that has a default: the value of the field, or
/// else the default. `copy` and `exact` values are given as they are, the latter as a number
/// of the runtime; `text` as a `&str`, `named` variants by reference.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! defaults {
    ($type:ident {
        $($(#[$meta:meta])? $kind:ident $field:ident($rust:ty) = $value:expr => $method:ident,)*
    }) => {
        impl $type {
            $(
                /// The value of the field, or its default if it is not set.
                $(#[$meta])?
                #[inline]
                pub fn $method(&self) -> defaults!(@type $kind $rust) {
                    match &self.$field {
                        Some(value) => defaults!(@given $kind value),
                        None => defaults!(@default $kind $value),
                    }
                }
            )*
        }
    };

    (@type copy $rust:ty) => { $rust };
    (@type exact $rust:ty) => { $rust };
    (@type $kind:ident $rust:ty) => { &$rust };
    (@given copy $value:ident) => { *$value };
    (@given exact $value:ident) => { $value.clone() };
    (@given $kind:ident $value:ident) => { $value };
    (@default named $value:expr) => { &$value };
    (@default exact $value:expr) => { $value.into() };
    (@default $kind:ident $value:expr) => { $value };
}
