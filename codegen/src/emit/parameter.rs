//! Parameters: how a caller gives them, and the statements that put them into a request.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::file::{Imports, ident};
use super::rules::checks;
use crate::model::{Api, Location, Parameter, Role, Scalar, Type};

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
    let docs = docs::attributes(&docs, || docs::code(&parameter.wire));
    let (name, ty) = (ident(&parameter.name), argument(api, parameter, imports));
    let send = send(api, parameter, Receiver::Field, imports);
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            #send
            self
        }
    }
}

/// Whether a type of the runtime stands for a plain one, which a caller may give as well.
pub(super) fn is_wrapped(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::Text(_) | Scalar::Integer | Scalar::Number)
}

/// The type in which a caller gives a parameter.
pub(super) fn argument(
    api: &Api,
    parameter: &Parameter,
    imports: &mut Imports,
) -> TokenStream {
    let one = |ty: &Type, imports: &mut Imports| match ty {
        Type::Scalar(Scalar::String) => Ok(quote!(AsRef<str>)),
        Type::Scalar(scalar) if is_wrapped(*scalar) => {
            let ty = imports.scalar(*scalar);
            Ok(quote!(Into<#ty>))
        }
        other => Err(imports.ty(api, other)),
    };
    match api.plain(&parameter.ty) {
        Type::List(item) => match one(api.plain(item), imports) {
            Ok(bound) => quote!(impl IntoIterator<Item: #bound>),
            Err(ty) => quote!(impl IntoIterator<Item = #ty>),
        },
        ty => match one(ty, imports) {
            Ok(bound) => quote!(impl #bound),
            Err(ty) => ty,
        },
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

/// The call that puts a value into the request.
fn put(parameter: &Parameter, value: &TokenStream, request: Receiver) -> TokenStream {
    let wire = &parameter.wire;
    let Some(style) = &parameter.style else {
        let method = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        return request.call(method, &quote!(#wire, #value));
    };
    let method = match parameter.location {
        Location::Path => "path_as",
        Location::Query if style.reserved => "query_reserved",
        Location::Query => "query_as",
        Location::Header => "header_as",
        Location::Cookie => "cookie_as",
    };
    let (name, explode) = (format_ident!("{}", style.name), style.explode);
    request.call(method, &quote!(#wire, Style::#name, #explode, #value))
}

/// The statements that check a parameter and put it into the request.
pub(super) fn send(
    api: &Api,
    parameter: &Parameter,
    request: Receiver,
    imports: &mut Imports,
) -> TokenStream {
    if parameter.style.is_some() {
        imports.runtime("http", "Style");
    }
    let (name, wire) = (ident(&parameter.name), &parameter.wire);
    let ty = api.plain(&parameter.ty);
    match ty {
        Type::Scalar(Scalar::String) => {
            let value = quote!(#name.as_ref());
            let checks = checks(api, parameter, &value, request, imports);
            let send = put(parameter, &value, request);
            quote!(#checks #send)
        }
        Type::Scalar(scalar) if is_wrapped(*scalar) => {
            let checks = checks(api, parameter, &quote!(&#name), request, imports);
            if checks.is_empty() {
                return put(parameter, &quote!(&#name.into()), request);
            }
            let send = put(parameter, &quote!(&#name), request);
            quote! {
                let #name = #name.into();
                #checks
                #send
            }
        }
        Type::List(item) => {
            let checks = checks(api, parameter, &quote!(&#name), request, imports);
            let item = api.plain(item);
            let is_text = *item == Type::Scalar(Scalar::String);
            let is_wrapped = matches!(item, Type::Scalar(it) if is_wrapped(*it));
            if checks.is_empty() && parameter.style.is_none() {
                let items = if is_text {
                    quote!(Request::texts(#name))
                } else if is_wrapped {
                    quote!(#name.into_iter().map(Into::into))
                } else {
                    quote!(#name)
                };
                return request.call("query_each", &quote!(#wire, #items));
            }
            let items = if is_text {
                quote!(let #name = Request::texts(#name);)
            } else if is_wrapped {
                quote!(let #name: Vec<_> = #name.into_iter().map(Into::into).collect();)
            } else {
                quote!(let #name: Vec<_> = #name.into_iter().collect();)
            };
            let send = if parameter.style.is_some() {
                put(parameter, &quote!(&#name), request)
            } else {
                request.call("query_each", &quote!(#wire, #name))
            };
            quote! {
                #items
                #checks
                #send
            }
        }
        _ => {
            let checks = checks(api, parameter, &quote!(&#name), request, imports);
            let send = put(parameter, &quote!(&#name), request);
            quote!(#checks #send)
        }
    }
}
