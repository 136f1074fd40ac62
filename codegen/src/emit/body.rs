//! The body of a request: how a caller gives it, and the statements that send it.

use proc_macro2::TokenStream;
use quote::quote;

use super::constructor::{is_converted, taken};
use super::docs;
use super::file::{Imports, ident};
use super::parameter::Receiver;
use super::rules::check_body;
use crate::model::{Api, Body, Payload};

/// The argument for a body that has to be given.
pub(super) fn argument(api: &Api, body: &Body, imports: &mut Imports) -> TokenStream {
    let (name, ty) = (ident(&body.name), ty(api, body, imports));
    quote!(#name: #ty)
}

/// The setter of a body that need not be given.
pub(super) fn setter(api: &Api, body: &Body, imports: &mut Imports) -> TokenStream {
    let docs = docs::attributes(&body.docs, "The body.");
    let (name, ty) = (ident(&body.name), ty(api, body, imports));
    let send = send(api, body, Receiver::Field, imports);
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            #send
            self
        }
    }
}

/// The type in which a caller gives a body.
fn ty(api: &Api, body: &Body, imports: &mut Imports) -> TokenStream {
    match &body.content.payload {
        Payload::Json(ty, _) => taken(api, ty, imports).0,
    }
}

/// The statements that check a body and put it into the request.
pub(super) fn send(
    api: &Api,
    body: &Body,
    request: Receiver,
    imports: &mut Imports,
) -> TokenStream {
    let (name, media) = (ident(&body.name), &body.content.media);
    match &body.content.payload {
        Payload::Json(ty, rules) => {
            let convert = is_converted(api, ty).then(|| {
                let ty = imports.ty(api, ty);
                quote!(let #name: #ty = #name.into();)
            });
            let checks = check_body(api, (ty, rules), &quote!(&#name), request, imports);
            let send = request.call("body_json", &quote!(#media, &#name));
            quote!(#convert #checks #send)
        }
    }
}
