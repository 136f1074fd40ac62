//! Lists that come in pages. The generator writes this file anew for each document, and
//! leaves out the files that it does not need.

mod cursor;
mod items;
mod link;
mod list;
mod nullable;
mod number;
mod offset;
mod page;
#[macro_use]
mod pages;
mod url;

pub use self::items::Items;
pub use self::page::Page;
pub use self::pages::{Pages, Turn};
