//! Lists that come in pages: the parts of the runtime that walk them, and how an operation
//! names the one that it needs.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::file::{File, Piece, Row, ident};
use super::part::{self, Part};
use crate::model::{Answer, Api, Operation, Paging, Success, Turn, Type};

/// Includes files of the runtime.
macro_rules! parts {
    ($($name:literal => [$($export:literal)*] $has_macros:literal,)*) => {
        &[$(Part {
            name: $name,
            text: include_str!(concat!("../../runtime/src/http/paging/", $name, ".rs")),
            exports: &[$($export),*],
            has_macros: $has_macros,
        }),*]
    };
}

/// The files, by name.
const PARTS: &[Part] = parts! {
    "cursor" => [] false,
    "items" => ["Items"] false,
    "link" => [] false,
    "list" => [] false,
    "nullable" => [] false,
    "number" => [] false,
    "offset" => [] false,
    "page" => ["Page"] false,
    "pages" => ["Pages" "Turn"] true,
    "url" => [] false,
};

/// What the operations of a document need.
pub(super) struct Used(BTreeSet<&'static str>);

impl Used {
    /// Looks at all operations.
    pub(super) fn by(api: &Api) -> Self {
        let operations = api.tags.iter().flat_map(|tag| &tag.operations);
        let mut used = BTreeSet::new();
        for operation in operations {
            let Some(paging) = &operation.paging else { continue };
            used.extend(["items", "page", "pages"]);
            used.extend(needs(&paging.turn));
            used.extend(paging.page.ty.is_none().then_some("list"));
            used.extend(is_nullable(api, operation).then_some("nullable"));
        }
        Self(used)
    }

    /// What callers name.
    pub(super) fn exports(&self) -> Vec<&'static str> {
        if self.0.is_empty() { Vec::new() } else { vec!["Items", "Page", "Pages"] }
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn files(&self) -> Vec<File> {
        let parts: Vec<&Part> =
            PARTS.iter().filter(|it| self.0.contains(it.name)).collect();
        let about = "Lists that come in pages, as far as the document has them.";
        part::files("http/paging", about, &parts)
    }
}

/// Whether the pages of an operation may be null.
fn is_nullable(api: &Api, operation: &Operation) -> bool {
    let Success::One(Answer::Json(page)) = &operation.success else { return false };
    matches!(api.plain(page), Type::Nullable(_))
}

/// The files for a way to walk.
fn needs(turn: &Turn) -> &'static [&'static str] {
    match turn {
        Turn::Cursor(_) | Turn::Token(_) => &["cursor"],
        Turn::Offset(..) => &["offset"],
        Turn::Number(..) => &["number", "offset"],
        Turn::Link => &["link", "url"],
        Turn::Url => &["url"],
    }
}

/// The call of the macro that gives an operation its streams.
pub(super) fn table(
    operation: &Operation,
    paging: &Paging,
    success: &TokenStream,
) -> Piece {
    let name = ident(&operation.type_name);
    let number = |it: &u64| Literal::u64_unsuffixed(*it);
    let turn = match &paging.turn {
        Turn::Cursor(parameter) => quote!(by_cursor #parameter,),
        Turn::Token(parameter) => quote!(by_token #parameter,),
        Turn::Offset(parameter, first) => {
            let first = number(first);
            quote!(by_offset #parameter #first,)
        }
        Turn::Number(parameter, first) => {
            let first = number(first);
            quote!(by_number #parameter #first,)
        }
        Turn::Link => quote!(by_link,),
        Turn::Url => quote!(by_url,),
    };
    let about = docs::neutralise(&format!("Pages follow {}.", paging.about));
    let rows = vec![Row::Line(turn), Row::Line(quote!(#about,))];
    Piece::Table { name: "paged", head: quote!(#name -> #success), rows }
}
