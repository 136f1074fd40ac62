//! Types that only some documents need. The generator replaces this file by one that
//! names those that the document does.

mod base64;
mod chrono;
mod jiff;
mod number;
mod offset_time;
mod regress;
mod rust_decimal;
mod time;
mod url;
mod uuid;

pub use self::base64::Base64;
pub use self::number::{Integer, Number};
pub use self::offset_time::OffsetTime;
pub use self::regress::matches;
