//! A file before it is rendered.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Api, Scalar, Type, TypeId};
use crate::names::Name;

/// A file of the generated crate.
#[derive(Clone, Debug)]
pub struct File {
    /// The path in the crate, with forward slashes.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Rust, piece by piece.
    Rust(Vec<Piece>),
    /// Anything else, banner included.
    Text(String),
    /// A file of the runtime, copied as it is.
    Verbatim(&'static str),
}

/// A part of a Rust file, set off by blank lines.
#[derive(Clone, Debug)]
pub enum Piece {
    /// One or several items that belong together.
    Item(TokenStream),
    /// The call of a macro that takes a table.
    Table {
        /// The macro.
        name: &'static str,
        /// What the table is about.
        head: TokenStream,
        /// The rows.
        rows: Vec<Row>,
    },
}

/// A row of a table.
#[derive(Clone, Debug)]
pub enum Row {
    /// A line.
    Line(TokenStream),
    /// Lines inside braces.
    Block(TokenStream, Vec<TokenStream>),
}

/// A name as Rust writes it.
pub(super) fn ident(name: &Name) -> Ident {
    if name.is_keyword() {
        Ident::new_raw(name.as_str(), Span::call_site())
    } else {
        Ident::new(name.as_str(), Span::call_site())
    }
}

/// What a file uses, to be imported at its top.
#[derive(Debug, Default)]
pub(super) struct Imports {
    runtime: BTreeSet<(&'static str, &'static str)>,
    types: BTreeSet<Name>,
    own: Option<Name>,
}

impl Imports {
    /// The imports of a file for the types of a module.
    pub(super) fn of(module: &Name) -> Self {
        Self { own: Some(module.clone()), ..Self::default() }
    }

    /// Notes the use of something of the runtime.
    pub(super) fn runtime(&mut self, module: &'static str, item: &'static str) {
        self.runtime.insert((module, item));
    }

    /// Notes the use of a type of the data half, and gives it.
    fn data(&mut self, item: &'static str) -> Ident {
        self.runtime("data", item);
        Ident::new(item, Span::call_site())
    }

    /// Notes the use of a definition, and gives its name.
    pub(super) fn named(&mut self, api: &Api, id: TypeId) -> TokenStream {
        let def = api.def(id);
        let name = ident(&def.name);
        if self.own.as_ref() == Some(&def.module) {
            return quote!(#name);
        }
        // Files of operations use these names for the runtime's.
        if matches!(def.name.as_str(), "Client" | "Request") {
            return quote!(crate::types::#name);
        }
        self.types.insert(def.name.clone());
        quote!(#name)
    }

    /// Notes the use of a type, and gives it.
    pub(super) fn ty(&mut self, api: &Api, ty: &Type) -> TokenStream {
        match ty {
            Type::Named(id) => self.named(api, *id),
            Type::Scalar(Scalar::Bool) => quote!(bool),
            Type::Scalar(Scalar::I32) => quote!(i32),
            Type::Scalar(Scalar::I64) => quote!(i64),
            Type::Scalar(Scalar::F64) => quote!(f64),
            Type::Scalar(Scalar::String) => quote!(String),
            Type::List(item) => {
                let item = self.ty(api, item);
                quote!(Vec<#item>)
            }
            Type::Map(value) => {
                let (map, value) = (self.data("Map"), self.ty(api, value));
                quote!(#map<#value>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(api, inner);
                quote!(Option<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.ty(api, inner);
                quote!(Box<#inner>)
            }
            Type::Any => {
                let json = self.data("Json");
                quote!(#json)
            }
        }
    }

    /// The `use` lines, in the order of rustfmt.
    pub(super) fn piece(self) -> Option<Piece> {
        if self.runtime.is_empty() && self.types.is_empty() {
            return None;
        }
        let word = |word: &str| Ident::new(word, Span::call_site());
        let runtime = ["data", "http"].map(|module| {
            let items = self.runtime.iter().filter(|(its, _)| *its == module);
            let items: Vec<_> = items.map(|(_, item)| word(item)).collect();
            let module = word(module);
            import(&quote!(crate::runtime::#module), &items)
        });
        let mut types: Vec<&Name> = self.types.iter().collect();
        types.sort_by(|a, b| a.version_cmp(b));
        let types: Vec<_> = types.into_iter().map(ident).collect();
        let types = import(&quote!(crate::types), &types);
        Some(Piece::Item(quote!(#(#runtime)* #types)))
    }
}

/// One `use` line for items of one module.
pub(super) fn import(module: &TokenStream, items: &[Ident]) -> TokenStream {
    match items {
        [] => quote!(),
        [item] => quote!(use #module::#item;),
        items => quote!(use #module::{#(#items),*};),
    }
}
