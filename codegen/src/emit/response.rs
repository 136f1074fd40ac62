//! What comes back from an operation: the head and the rows of its table, and the enum of
//! what a success may be.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::file::{Imports, Piece, Row, ident};
use crate::model::{Answer, Api, Choices, Operation, Success};

/// The word that says how an answer is read, and the type that comes of it.
pub(super) fn head(
    api: &Api,
    operation: &Operation,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    match &operation.success {
        Success::One(answer) => read(api, answer, imports),
        Success::Several(choices) => {
            let name = ident(&choices.name);
            (quote!(several), quote!(#name))
        }
    }
}

fn read(
    api: &Api,
    answer: &Answer,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    match answer {
        Answer::Json(ty) => (quote!(json), imports.ty(api, ty)),
        Answer::Empty => (quote!(empty), quote!(())),
        Answer::Text => (quote!(text), quote!(String)),
        Answer::Bytes => {
            imports.runtime("http", "ByteStream");
            (quote!(bytes), quote!(ByteStream))
        }
        Answer::Events(ty) => {
            imports.runtime("http", "Events");
            match ty {
                Some(ty) => {
                    let ty = imports.ty(api, ty);
                    (quote!(events), quote!(Events<#ty>))
                }
                None => (quote!(text_events), quote!(Events<String>)),
            }
        }
        Answer::Lines(ty) => {
            imports.runtime("http", "Lines");
            let ty = imports.ty(api, ty);
            (quote!(lines), quote!(Lines<#ty>))
        }
    }
}

/// The rows that say what the bodies of errors are, if they have several types.
pub(super) fn error_rows(api: &Api, operation: &Operation) -> Vec<Row> {
    if !super::errors::is_needed(api) {
        return Vec::new();
    }
    let rows = operation.errors.iter().map(|(status, body)| {
        let name = api.error_bodies[*body].name.as_str();
        Row::Line(quote!(error #status => #name,))
    });
    rows.collect()
}

/// The stream that a caller may ask for instead, and the enum of successes.
pub(super) fn pieces(
    api: &Api,
    operation: &Operation,
    imports: &mut Imports,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(stream) = &operation.stream {
        let (name, media) = (ident(&operation.type_name), &stream.media);
        let (word, ty) = read(api, &stream.answer, imports);
        let tokens = quote!(#name { #media => #word #ty });
        pieces.push(Piece::Call { name: "streamed", tokens });
    }
    if let Success::Several(choices) = &operation.success {
        pieces.extend(several(api, operation, choices, imports));
    }
    pieces
}

fn several(
    api: &Api,
    operation: &Operation,
    choices: &Choices,
    imports: &mut Imports,
) -> [Piece; 2] {
    let name = ident(&choices.name);
    imports.runtime("http", "Bytes");
    let mut variants = Vec::new();
    let mut rows = Vec::new();
    for choice in &choices.variants {
        let about = if choice.description.trim().is_empty() {
            format!("Status {}.", choice.status)
        } else {
            choice.description.clone()
        };
        let about = docs::lines(&docs::neutralise(&about));
        let variant = ident(&choice.name);
        let (word, held) = match &choice.answer {
            Answer::Json(ty) | Answer::Lines(ty) | Answer::Events(Some(ty)) => {
                let ty = imports.ty(api, ty);
                (quote!(json), quote!((#ty)))
            }
            Answer::Empty => (quote!(), quote!()),
            Answer::Text | Answer::Events(None) => (quote!(text), quote!((String))),
            Answer::Bytes => (quote!(bytes), quote!((Bytes))),
        };
        variants.push(quote!(#about #variant #held));
        let (status, media) =
            (&choice.status, choice.media.as_deref().unwrap_or_default());
        rows.push(Row::Line(quote!(#status #media => #variant #word,)));
    }
    let about = docs::lines(&format!("What [`{}`] may give.", operation.type_name));
    let item = Piece::Item(quote! {
        #about
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A success that the document does not name, with its body.
            Other(Bytes),
        }
    });
    [item, Piece::Table { name: "several", head: quote!(#name), rows }]
}
