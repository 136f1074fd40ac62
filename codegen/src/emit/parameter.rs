//! Parameters: how a caller gives them, and the statements that put them into a request.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::file::{Imports, ident};
use super::rules::checks;
use crate::model::{Api, Location, Parameter, Role, Scalar, Shape, Type};

/// A setter of a parameter.
pub(super) fn setter(
    api: &Api,
    parameter: &Parameter,
    imports: &mut Imports,
) -> TokenStream {
    let mut docs = parameter.docs.clone();
    if let Role::Defaulted(default) = &parameter.role {
        docs.notes.retain(|note| !note.starts_with("Default:"));
        let sent = docs::code(default);
        docs.notes.push(format!("Where it is not set, {sent} is sent."));
    }
    let docs = docs::attributes(&docs, &docs::code(&parameter.wire));
    let (name, ty) = (ident(&parameter.name), argument(api, parameter, imports));
    let send = send(api, parameter, Receiver::Field);
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            #send
            self
        }
    }
}

/// The type behind the other names for it.
fn plain<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    let mut ty = ty;
    for _ in 0..api.types.len() {
        match ty {
            Type::Named(id) => match &api.def(*id).shape {
                Shape::Alias(other) => ty = other,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

/// The type in which a caller gives a parameter.
pub(super) fn argument(
    api: &Api,
    parameter: &Parameter,
    imports: &mut Imports,
) -> TokenStream {
    match plain(api, &parameter.ty) {
        Type::Scalar(Scalar::String) => quote!(impl AsRef<str>),
        Type::List(item) => match plain(api, item) {
            Type::Scalar(Scalar::String) => quote!(impl IntoIterator<Item: AsRef<str>>),
            item => {
                let item = imports.ty(api, item);
                quote!(impl IntoIterator<Item = #item>)
            }
        },
        other => imports.ty(api, other),
    }
}

/// Where the request is that a statement changes.
#[derive(Clone, Copy)]
pub(super) enum Receiver {
    Local,
    Field,
}

impl Receiver {
    /// A call of a method of the request. A call too long for one line is written as a
    /// path, which is the only form that both formatters break in the same way.
    pub(super) fn call(self, method: &str, arguments: &TokenStream) -> TokenStream {
        const ROOM: usize = 80;
        let name = format_ident!("{method}");
        let (short, long) = match self {
            Self::Local => (quote!(call.request), quote!(&mut call.request)),
            Self::Field => (quote!(self.request), quote!(&mut self.request)),
        };
        let written =
            method.len() + arguments.to_string().len() + short.to_string().len();
        if written < ROOM - 8 {
            quote!(#short.#name(#arguments);)
        } else {
            quote!(Request::#name(#long, #arguments);)
        }
    }
}

/// The statements that check a parameter and put it into the request.
pub(super) fn send(api: &Api, parameter: &Parameter, request: Receiver) -> TokenStream {
    let (name, wire) = (ident(&parameter.name), &parameter.wire);
    let method = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
    };
    let ty = plain(api, &parameter.ty);
    match ty {
        Type::Scalar(Scalar::String) => {
            let length = quote!(#name.as_ref().chars().count());
            let checks = checks(parameter, ty, &length, request);
            let send = request.call(method, &quote!(#wire, #name.as_ref()));
            quote!(#checks #send)
        }
        Type::List(item) => {
            let is_text = *plain(api, item) == Type::Scalar(Scalar::String);
            let texts = quote!(#name.into_iter().map(|item| item.as_ref().to_owned()));
            let items = if is_text { texts } else { quote!(#name) };
            let collected =
                if is_text { quote!(#items) } else { quote!(#name.into_iter()) };
            let checks = checks(parameter, ty, &quote!(#name.len()), request);
            if checks.is_empty() {
                return request.call("query_each", &quote!(#wire, #items));
            }
            let send = request.call("query_each", &quote!(#wire, #name));
            quote! {
                let #name: Vec<_> = #collected.collect();
                #checks
                #send
            }
        }
        _ => {
            let checks = checks(parameter, ty, &quote!(), request);
            let send = request.call(method, &quote!(#wire, &#name));
            quote!(#checks #send)
        }
    }
}
