//! What a caller gets out of the variants of a union, and makes a union of.

/// Gives a union its accessors: for each variant the kind of what it holds, its type, the
/// method that borrows the value, the one that takes it out, and whether the value becomes
/// the union by `From`.
///
/// What is cheap is given as a `copy`, a `text` as a `&str`, any other `value` by
/// reference; `boxed` ones without the box.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! variants {
    ($type:ident {
        $($kind:ident $variant:ident($inner:ty) => $borrow:ident $(+ $take:ident)? $(, $from:ident)?;)*
    }) => {
        impl $type {
            $(
                /// What it holds, if it is this alternative.
                #[inline]
                pub fn $borrow(&self) -> Option<variants!(@type $kind $inner)> {
                    match self {
                        Self::$variant(value) => Some(variants!(@borrow $kind value)),
                        _ => None,
                    }
                }
                $(
                    /// What it holds, taken out, if it is this alternative.
                    #[inline]
                    pub fn $take(self) -> Option<$inner> {
                        match self {
                            Self::$variant(value) => Some(variants!(@take $kind value)),
                            _ => None,
                        }
                    }
                )?
            )*
        }

        $($(variants!(@$from $kind $type, $variant, $inner);)?)*
    };

    (@type copy $inner:ty) => { $inner };
    (@type text $inner:ty) => { &str };
    (@type $kind:ident $inner:ty) => { &$inner };
    (@borrow copy $value:ident) => { *$value };
    (@borrow $kind:ident $value:ident) => { $value };
    (@take boxed $value:ident) => { *$value };
    (@take $kind:ident $value:ident) => { $value };

    (@From boxed $type:ident, $variant:ident, $inner:ty) => {
        impl From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self::$variant(Box::new(value))
            }
        }
    };
    (@From text $type:ident, $variant:ident, $inner:ty) => {
        variants!(@From value $type, $variant, $inner);

        impl From<&str> for $type {
            fn from(value: &str) -> Self {
                Self::$variant(value.to_owned())
            }
        }
    };
    (@From $kind:ident $type:ident, $variant:ident, $inner:ty) => {
        impl From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self::$variant(value)
            }
        }
    };
}
