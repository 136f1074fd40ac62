//! The body of a request: how a caller gives it, and the statements that send it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::constructor::{is_converted, taken};
use super::docs;
use super::file::{Imports, Piece, ident};
use super::multipart;
use super::parameter::Receiver;
use super::rules::check_body;
use crate::model::{
    Api, Body, Content, Encoding, Form, Operation, Payload, Rule, Shape, Type, TypeId,
};

/// The argument for a body that has to be given.
pub(super) fn argument(api: &Api, body: &Body, imports: &mut Imports) -> TokenStream {
    let (name, ty) = (ident(&body.name), given(api, body, imports));
    quote!(#name: #ty)
}

/// The setter of a body that need not be given.
pub(super) fn setter(api: &Api, body: &Body, imports: &mut Imports) -> TokenStream {
    let docs = docs::attributes(&body.docs, || "The body.".to_owned());
    let (name, ty) = (ident(&body.name), given(api, body, imports));
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
fn given(api: &Api, body: &Body, imports: &mut Imports) -> TokenStream {
    if let Some(choice) = &body.choice {
        let choice = ident(choice);
        return quote!(impl Into<#choice>);
    }
    match &body.contents[0].payload {
        Payload::Json(ty, _) | Payload::Form(Form { ty, .. }) => {
            taken(api, ty, imports).0
        }
        payload @ Payload::Multipart(_) => held(api, payload, imports),
        payload => {
            let ty = held(api, payload, imports);
            quote!(impl Into<#ty>)
        }
    }
}

/// The type of a body that was given.
fn held(api: &Api, payload: &Payload, imports: &mut Imports) -> TokenStream {
    match payload {
        Payload::Json(ty, _) | Payload::Form(Form { ty, .. }) => imports.ty(api, ty),
        Payload::Multipart(form) => {
            let name = ident(&form.name);
            quote!(#name)
        }
        Payload::Text => quote!(String),
        Payload::Bytes => {
            imports.runtime("http", "Body");
            quote!(Body)
        }
    }
}

/// The statements that check a body and put it into the request.
pub(super) fn send(
    api: &Api,
    body: &Body,
    request: Receiver,
    imports: &mut Imports,
) -> TokenStream {
    let name = ident(&body.name);
    let Some(choice) = &body.choice else {
        let content = &body.contents[0];
        let convert = match &content.payload {
            Payload::Json(ty, _) | Payload::Form(Form { ty, .. })
                if is_converted(api, ty) =>
            {
                let ty = imports.ty(api, ty);
                quote!(let #name: #ty = #name.into();)
            }
            _ => quote!(),
        };
        let send = send_content(api, content, &name, request, imports);
        return quote!(#convert #send);
    };
    let choice = ident(choice);
    let arms = body.contents.iter().map(|content| {
        let variant = ident(&content.variant);
        let send = send_content(api, content, &name, request, imports);
        quote!(#choice::#variant(#name) => { #send })
    });
    let arms: Vec<_> = arms.collect();
    quote! {
        match #name.into() {
            #(#arms)*
        }
    }
}

fn send_content(
    api: &Api,
    content: &Content,
    name: &Ident,
    request: Receiver,
    imports: &mut Imports,
) -> TokenStream {
    let media = &content.media;
    let check = |ty: &Type, rules: &[Rule], imports: &mut Imports| {
        check_body(api, (ty, rules), &quote!(&#name), request, imports)
    };
    match &content.payload {
        Payload::Json(ty, rules) => {
            let checks = check(ty, rules, imports);
            let send = request.call("body_json", &quote!(#media, &#name));
            quote!(#checks #send)
        }
        Payload::Form(form) => {
            imports.runtime("http", "Encoding");
            let checks = check(&form.ty, &form.rules, imports);
            let all = encoding(form.encoding);
            let others = form.others.iter().map(|(wire, other)| {
                let other = encoding(*other);
                quote!((#wire, #other))
            });
            let others: Vec<_> = others.collect();
            let (list, others) = if others.is_empty() {
                (quote!(), quote!(&[]))
            } else {
                (quote!(let others = [#(#others),*];), quote!(&others))
            };
            let send = request.call("body_form", &quote!(#media, &#name, #all, #others));
            quote!(#checks #list #send)
        }
        Payload::Multipart(_) => request.call("body_multipart", &quote!(#name.parts)),
        Payload::Text => request.call("body_text", &quote!(#media, #name)),
        Payload::Bytes => request.call("body_bytes", &quote!(#media, #name)),
    }
}

fn encoding(encoding: Encoding) -> TokenStream {
    match encoding {
        Encoding::Plain => quote!(Encoding::Plain),
        Encoding::Exploded => quote!(Encoding::Exploded),
        Encoding::Commas => quote!(Encoding::Commas),
        Encoding::Spaces => quote!(Encoding::Spaces),
        Encoding::Pipes => quote!(Encoding::Pipes),
        Encoding::Brackets => quote!(Encoding::Brackets),
        Encoding::Json => quote!(Encoding::Json),
    }
}

/// The types that only this body needs: the choice and the forms of parts.
pub(super) fn types(
    api: &Api,
    operation: &Operation,
    body: &Body,
    imports: &mut Imports,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(choice) = &body.choice {
        let name = ident(choice);
        let variants = body.contents.iter().map(|content| {
            let about = docs::lines(&format!("{}.", docs::code(&content.media)));
            let variant = ident(&content.variant);
            let ty = held(api, &content.payload, imports);
            quote!(#about #variant(#ty))
        });
        let variants: Vec<_> = variants.collect();
        let about =
            docs::lines(&format!("What {} sends.", multipart::method(operation)));
        pieces.push(Piece::Item(quote! {
            #about
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
            }
        }));
        for content in &body.contents {
            if !is_alone(api, body, content) {
                continue;
            }
            let variant = ident(&content.variant);
            let ty = held(api, &content.payload, imports);
            pieces.push(Piece::Item(quote! {
                impl From<#ty> for #name {
                    fn from(body: #ty) -> Self {
                        Self::#variant(body)
                    }
                }
            }));
        }
    }
    for content in &body.contents {
        if let Payload::Multipart(form) = &content.payload {
            pieces.extend(multipart::generate(api, operation, form, imports));
        }
    }
    pieces
}

/// What tells the type of a content from all others.
#[derive(PartialEq, Eq)]
enum Key {
    Definition(TypeId),
    Form,
    Text,
    Bytes,
}

/// Whether a value of the type of this content can be nothing else.
fn is_alone(api: &Api, body: &Body, content: &Content) -> bool {
    let key = |payload: &Payload| match payload {
        Payload::Json(ty, _) | Payload::Form(Form { ty, .. }) => match api.plain(ty) {
            Type::Named(id) if !matches!(api.def(*id).shape, Shape::Alias(_)) => {
                Some(Key::Definition(*id))
            }
            _ => None,
        },
        Payload::Multipart(_) => Some(Key::Form),
        Payload::Text => Some(Key::Text),
        Payload::Bytes => Some(Key::Bytes),
    };
    let own = key(&content.payload);
    let same = body.contents.iter().filter(|it| key(&it.payload) == own);
    // A string is a body in more than one way if one of them is JSON.
    let is_text = |it: &Content| key(&it.payload).is_none();
    own.is_some()
        && same.count() == 1
        && !(own == Some(Key::Text) && body.contents.iter().any(is_text))
}
