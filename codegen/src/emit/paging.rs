//! A page of a list: where its items are, and what comes next.

use quote::quote;

use super::file::{Imports, Piece, ident};
use crate::model::{Api, Paging};

/// The implementation of `Page`.
pub(super) fn generate(api: &Api, paging: &Paging, imports: &mut Imports) -> Piece {
    let page = imports.named(api, paging.page);
    let item = imports.named(api, paging.items.1);
    let (items, has_more) = (ident(&paging.items.0), ident(&paging.has_more));
    let item_cursor = ident(&paging.item_cursor.0);
    let item_cursor = if paging.item_cursor.1 {
        quote!(item.#item_cursor.as_deref())
    } else {
        quote!(Some(&item.#item_cursor))
    };
    let otherwise = if let Some((name, nullable)) = &paging.last_cursor {
        let name = ident(name);
        if *nullable { quote!(self.#name.as_deref()) } else { quote!(Some(&self.#name)) }
    } else {
        quote!(None)
    };
    Piece::Item(quote! {
        impl crate::runtime::http::Page for #page {
            type Item = #item;

            fn items(&self) -> &[#item] {
                &self.#items
            }

            fn into_items(self) -> Vec<#item> {
                self.#items
            }

            fn next_cursor(&self) -> Option<&str> {
                match self.#items.last() {
                    Some(item) => #item_cursor,
                    None => #otherwise,
                }
            }

            fn has_more(&self) -> bool {
                self.#has_more
            }
        }
    })
}
