//! The bodies of errors, where the document has several types of them.

/// `error_body! { ErrorBody { NotFound, Invalid, } }` for an enum whose variants hold what
/// they are called after.
#[allow(unused_macros, reason = "used by documents with several types of errors")]
macro_rules! error_body {
    ($name:ident { $($variant:ident,)+ }) => {
        impl $name {
            /// Reads a body as one of them; nothing if it is none.
            pub(crate) fn read(kind: &str, body: &[u8]) -> Option<Self> {
                $(if kind == stringify!($variant) {
                    return $crate::runtime::data::decode(body).ok().map(Self::$variant);
                })+
                None
            }
        }
    };
}
