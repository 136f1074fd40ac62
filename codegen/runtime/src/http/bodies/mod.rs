//! What the runtime has for bodies other than JSON, and for those that are received. The
//! generator replaces this file: a client has what its document needs.

mod form;
mod multipart;
mod raw;
mod received;

pub use self::form::Encoding;
pub use self::multipart::{Multipart, Part};
pub use self::raw::Body;
pub use self::received::{ParseError, parse};
