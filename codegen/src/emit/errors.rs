//! The bodies of errors, where the document has several types of them.

use quote::quote;

use super::docs;
use super::file::{Content, File, Imports, Piece, Row, ident};
use crate::model::Api;

/// `src/errors.rs`
pub(super) fn generate(api: &Api) -> Option<File> {
    if !is_needed(api) {
        return None;
    }
    let mut imports = Imports::default();
    let variants = api.error_bodies.iter().map(|body| {
        let (name, ty) = (ident(&body.name), imports.ty(api, &body.ty));
        let about = docs::lines(&format!("`{}`", body.name));
        quote!(#about #name(#ty))
    });
    let variants: Vec<_> = variants.collect();
    let rows = api.error_bodies.iter().map(|body| {
        let name = ident(&body.name);
        Row::Line(quote!(#name,))
    });
    let table = Piece::Table {
        name: "error_body",
        head: quote!(ErrorBody),
        rows: rows.collect(),
    };
    let mut pieces = vec![Piece::Item(docs::inner("The bodies of errors."))];
    pieces.extend(imports.piece());
    pieces.push(Piece::Item(quote! {
        /// The body of an error: which of these it is depends on the call and the status.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum ErrorBody {
            #(#variants,)*
        }
    }));
    pieces.push(table);
    Some(File { path: "src/errors.rs".to_owned(), content: Content::Rust(pieces) })
}

/// Whether there is such a file.
pub(super) fn is_needed(api: &Api) -> bool {
    api.error_bodies.len() > 1
}
