//! A page of a list: where its items are, and what it says of the next page.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::{Imports, Piece, ident};
use super::reach::{By, Expression, reach};
use crate::model::{Api, More, Next, Page, Path, Scalar, Type};

/// The implementation of `Page`; nothing for a page that is a list.
pub(super) fn generate(api: &Api, page: &Page, imports: &mut Imports) -> Option<Piece> {
    let name = imports.named(api, page.ty?);
    let item = imports.ty(api, &page.item);
    let items = items(&page.items);
    let into_items = into_items(&page.items);
    let next = page.next.as_ref().map(|next| next_cursor(api, next, page));
    let more = match (&page.more, &page.next) {
        (Some(more), _) => Some(has_more(more)),
        (None, Some(Next::Field(_))) => {
            Some(quote!(crate::runtime::http::Page::next_cursor(self).is_some()))
        }
        _ => None,
    };
    let more = more.map(|body| quote!(fn has_more(&self) -> bool { #body }));
    let total = page.total.as_ref().map(total);
    Some(Piece::Item(quote! {
        impl crate::runtime::http::Page for #name {
            type Item = #item;

            fn items(&self) -> &[#item] {
                #items
            }

            fn into_items(self) -> Vec<#item> {
                #into_items
            }

            #next
            #more
            #total
        }
    }))
}

fn items(path: &Path) -> TokenStream {
    if path.fields.iter().any(|it| it.1) {
        let (items, _) = reach(quote!(self), path, By::Reference, |field, optional| {
            let slice = if optional {
                quote!(#field.as_deref())
            } else {
                quote!(#field.as_slice())
            };
            (slice, optional)
        });
        quote!(#items.unwrap_or_default())
    } else {
        let place = place(path);
        quote!(&#place)
    }
}

/// The field of a page, none of the fields on the way being an `Option`.
fn place(path: &Path) -> TokenStream {
    let fields = path.fields.iter().map(|it| ident(&it.0));
    quote!(self #(.#fields)*)
}

fn into_items(path: &Path) -> TokenStream {
    let (items, is_optional) =
        reach(quote!(self), path, By::Value, |field, optional| (field, optional));
    if is_optional { quote!(#items.unwrap_or_default()) } else { items }
}

fn next_cursor(api: &Api, next: &Next, page: &Page) -> TokenStream {
    let body = match next {
        Next::Field(path) => {
            let next = option(text(quote!(self), path));
            let is_text =
                !matches!(path.leaf, Type::Scalar(scalar) if is_number(scalar));
            let filled = is_text.then(|| quote!(.filter(|it| !it.is_empty())));
            quote!(#next #filled)
        }
        Next::Last(id, otherwise) => {
            let items = if page.items.fields.iter().any(|it| it.1) {
                quote!(crate::runtime::http::Page::items(self))
            } else {
                place(&page.items)
            };
            let last = if matches!(api.plain(&page.item), Type::Nullable(_)) {
                quote!(#items.iter().flatten().next_back())
            } else {
                quote!(#items.last())
            };
            let (id, is_optional) = text(quote!(item), id);
            match otherwise.as_ref().map(|it| option(text(quote!(self), it))) {
                Some(otherwise) => {
                    let id = option((id, is_optional));
                    quote! {
                        match #last {
                            Some(item) => #id,
                            None => #otherwise,
                        }
                    }
                }
                None if is_optional => quote!(#last.and_then(|item| #id)),
                None => quote!(#last.map(|item| #id)),
            }
        }
    };
    quote!(fn next_cursor(&self) -> Option<String> { #body })
}

fn option((value, is_optional): Expression) -> TokenStream {
    if is_optional { value } else { quote!(Some(#value)) }
}

/// A text or a number as a `String`.
fn text(root: TokenStream, path: &Path) -> Expression {
    let is_string = path.leaf == Type::Scalar(Scalar::String);
    reach(root, path, By::Reference, |field, optional| {
        let text = match (is_string, optional) {
            (true, _) => quote!(#field.clone()),
            (false, true) => quote!(#field.as_ref().map(ToString::to_string)),
            (false, false) => quote!(#field.to_string()),
        };
        (text, optional)
    })
}

/// What is missing does not say that this is the last page.
fn has_more(more: &More) -> TokenStream {
    let flag =
        reach(quote!(self), &more.at, By::Reference, |it, optional| (it, optional));
    match (flag, more.is_last) {
        ((flag, false), false) => flag,
        ((flag, false), true) => quote!(!#flag),
        ((flag, true), is_last) => quote!(#flag != Some(#is_last)),
    }
}

fn is_number(scalar: Scalar) -> bool {
    !matches!(scalar, Scalar::String | Scalar::Text(_))
}

fn total(path: &Path) -> TokenStream {
    let total = reach(quote!(self), path, By::Reference, |field, optional| {
        match (&path.leaf, optional) {
            (Type::Scalar(Scalar::U64), _) => (field, optional),
            (Type::Scalar(Scalar::U8 | Scalar::U16 | Scalar::U32), true) => {
                (quote!(#field.map(u64::from)), true)
            }
            (Type::Scalar(Scalar::U8 | Scalar::U16 | Scalar::U32), false) => {
                (quote!(u64::from(#field)), false)
            }
            (_, true) => (quote!(#field.and_then(|it| u64::try_from(it).ok())), true),
            (_, false) => (quote!(u64::try_from(#field).ok()), true),
        }
    });
    let total = option(total);
    quote!(fn total(&self) -> Option<u64> { #total })
}
