//! Answers other than JSON, text and nothing. The generator writes this file anew for each
//! document, and leaves out the files that it does not need.

mod bytes;
mod events;
#[macro_use]
mod header_field;
mod lines;
#[macro_use]
mod several;

pub use self::bytes::ByteStream;
pub use self::events::{Event, Events};
pub use self::header_field::HeaderField;
pub use self::lines::Lines;
pub use self::several::{Several, choose};
