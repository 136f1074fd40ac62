//! `src/servers.rs`: the servers that a caller can choose from.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::file::{Content, File, Piece, ident};
use crate::model::{Api, Server, ServerVariable};

/// The file, if there is something to choose.
pub(super) fn generate(api: &Api) -> Option<File> {
    let servers = &api.servers;
    if servers.choices.is_empty() {
        return None;
    }
    let functions = servers.choices.iter().map(function);
    let setters = servers.variables.iter().map(setter);
    let mut pieces = vec![
        Piece::Item(docs::inner("The servers of the document.")),
        Piece::Item(quote!(
            pub use crate::runtime::http::Server;
        )),
        Piece::Item(quote! {
            impl Server {
                #(#functions)*
                #(#setters)*
            }
        }),
    ];
    pieces.extend(servers.variables.iter().filter_map(values).flatten());
    Some(File { path: "src/servers.rs".to_owned(), content: Content::Rust(pieces) })
}

/// The function that makes a server.
fn function(server: &Server) -> TokenStream {
    let (name, template) = (ident(&server.function), &server.template);
    let about = format!("`{}`", docs::plain(template));
    let said = docs::neutralise(&server.description);
    let about = if said.is_empty() { about } else { format!("{said}\n\n{about}") };
    let about = docs::lines(&about);
    let defaults = server.defaults.iter().map(|(name, value)| quote!((#name, #value)));
    quote! {
        #about
        pub fn #name() -> Self {
            Self::new(#template, &[#(#defaults),*])
        }
    }
}

/// The method that sets a variable.
fn setter(variable: &ServerVariable) -> TokenStream {
    let (name, wire) = (ident(&variable.method), &variable.wire);
    let mut about = docs::neutralise(&variable.description);
    if about.is_empty() {
        about = format!("The variable `{}`.", docs::plain(wire));
    }
    if let Some((values, _)) = &variable.values {
        about.push_str("\n\nThe document lists its values: [`");
        about.push_str(values.as_str());
        about.push_str("`].");
    }
    let about = docs::lines(&about);
    quote! {
        #about
        pub fn #name(self, value: impl Into<String>) -> Self {
            self.set(#wire, value.into())
        }
    }
}

/// The enum of the values of a variable.
fn values(variable: &ServerVariable) -> Option<[Piece; 2]> {
    let (name, values) = variable.values.as_ref()?;
    let about = docs::lines(&format!("Values of `{}`.", docs::plain(&variable.wire)));
    let name = ident(name);
    let variants = values.iter().map(|(value, variant)| {
        let (variant, about) =
            (ident(variant), docs::lines(&format!("`{}`", docs::plain(value))));
        quote!(#about #variant)
    });
    let arms = values.iter().map(|(value, variant)| {
        let variant = ident(variant);
        quote!(#name::#variant => #value)
    });
    let definition = quote! {
        #about
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    };
    let text = quote! {
        impl From<#name> for String {
            fn from(value: #name) -> Self {
                let text = match value {
                    #(#arms,)*
                };
                text.to_owned()
            }
        }
    };
    Some([Piece::Item(definition), Piece::Item(text)])
}
