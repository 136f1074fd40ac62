//! Paging: how the pages of a list follow each other.

use serde::Deserialize;

use super::{Type, TypeId};
use crate::diagnostic::Pointer;
use crate::names::Name;

/// How the pages of a list follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// How a page leads to the next one.
    pub turn: Turn,
    /// What a page is.
    pub page: Page,
    /// The same in words, for people.
    pub about: String,
}

/// How a page leads to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A query parameter takes the cursor of the last item.
    Cursor(String),
    /// A query parameter takes a token that the page holds.
    Token(String),
    /// A query parameter counts the items before the page; what holds where it is not sent.
    Offset(String, u64),
    /// A query parameter counts the pages; what holds where it is not sent.
    Number(String, u64),
    /// The `Link` header has the URL of the next page.
    Link,
    /// The page holds the URL of the next one.
    Url,
}

/// What a page is, whichever operation gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The type that it has; nothing for a page that is a list.
    pub ty: Option<TypeId>,
    /// Where its items are.
    pub items: Path,
    /// What an item is.
    pub item: Type,
    /// What leads to the next page.
    pub next: Option<Next>,
    /// What says whether there are more pages.
    pub more: Option<More>,
    /// What says how many items or pages there are in all.
    pub total: Option<Path>,
}

/// What leads to the next page.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// A field of the last item, and one of the page where it has no items.
    Last(Path, Option<Path>),
    /// A field of the page.
    Field(Path),
}

/// A truth value that says whether there are more pages.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// Where it is.
    pub at: Path,
    /// Whether it says instead that this page is the last.
    pub is_last: bool,
}

/// A field, perhaps inside of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The fields on the way, each with whether it is an `Option`.
    pub fields: Vec<(Name, bool)>,
    /// The type at the end, without `Option`.
    pub leaf: Type,
    /// The path in the document: `meta.next_cursor`.
    pub wire: String,
}

/// What is said of the paging of an operation beside its parameters and answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PagingWish {
    /// Nothing.
    #[default]
    None,
    /// It is not paged.
    Off,
    /// It is paged, like this.
    Like(Box<PagingHints>),
}

/// What is said of how an operation is paged. What is left out is found by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagingHints {
    /// How a page leads to the next one.
    pub kind: Option<PagingKind>,
    /// The query parameter.
    pub parameter: Option<String>,
    /// Where the items are in a page.
    pub items: Option<String>,
    /// What leads to the next page: a field of the page, or of its last item for `cursor`.
    pub next: Option<String>,
    /// What says whether there are more pages.
    pub more: Option<String>,
    /// What says whether this page is the last.
    pub last: Option<String>,
    /// What says how many items or pages there are in all.
    pub total: Option<String>,
    /// The number of the first page, or the first offset.
    pub first: Option<u64>,
    /// Where the document says this; nothing if the settings do.
    #[serde(skip)]
    pub at: Option<Pointer>,
}

/// A kind of paging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagingKind {
    /// The parameter takes a field of the last item.
    Cursor,
    /// The parameter takes a field of the page.
    Token,
    /// The parameter counts items.
    Offset,
    /// The parameter counts pages.
    Page,
    /// The `Link` header has the URL of the next page.
    Link,
    /// A field of the page has the URL of the next one.
    NextUrl,
}

impl PagingKind {
    /// What it is called in settings and documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cursor => "cursor",
            Self::Token => "token",
            Self::Offset => "offset",
            Self::Page => "page",
            Self::Link => "link",
            Self::NextUrl => "next-url",
        }
    }
}
