//! What the runtime has for bodies other than JSON. The generator replaces this file: a
//! client has what its document needs.

mod form;
mod multipart;
mod raw;

pub use self::form::Encoding;
pub use self::multipart::{Multipart, Part};
pub use self::raw::Body;
