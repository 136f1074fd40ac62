//! A form of parts: the struct that collects them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::constructor::{is_converted, taken};
use super::file::{Imports, Piece, ident};
use super::rules::check_part;
use super::{arguments, docs};
use crate::model::{Api, Holds, Multipart, Operation, Part};

/// The method of an operation, as documentation names it.
pub(super) fn method(operation: &Operation) -> String {
    let name = &operation.method_name;
    if name.is_keyword() {
        format!("`Client::{name}`")
    } else {
        format!("[`Client::{name}`]")
    }
}

/// The struct with its methods.
pub(super) fn generate(
    api: &Api,
    operation: &Operation,
    form: &Multipart,
    imports: &mut Imports,
) -> Vec<Piece> {
    imports.runtime("http", "Multipart");
    imports.runtime("http", "Part");
    let name = ident(&form.name);
    let about =
        docs::lines(&format!("The form that {} sends, in parts.", method(operation)));
    let (needed, others): (Vec<&Part>, Vec<&Part>) =
        form.parts.iter().partition(|part| part.required);
    let default = needed.is_empty().then(|| quote!(, Default));
    let given = needed.iter().filter(|part| !is_constant(part));
    let arguments = given.map(|part| {
        let (name, ty) = (ident(&part.name), argument(api, part, imports));
        quote!(#name: #ty)
    });
    let arguments: Vec<_> = arguments.collect();
    let given = needed.iter().filter(|part| !is_constant(part));
    let list = arguments::list(given.map(|it| (it.name.as_str(), &it.docs)));
    let about_new = format!(
        "A form with the parts that it has to have.\n\n{}",
        list.unwrap_or_default()
    );
    let about_new = docs::lines(about_new.trim_end());
    let sends: Vec<_> =
        needed.iter().map(|part| send(api, part, &quote!(parts), imports)).collect();
    let new = if needed.is_empty() {
        quote! {
            /// A form without parts.
            pub fn new() -> Self {
                Self::default()
            }
        }
    } else {
        quote! {
            #about_new
            pub fn new(#(#arguments),*) -> Self {
                let mut parts = Multipart::default();
                #(#sends)*
                Self { parts }
            }
        }
    };
    let setters = others.iter().map(|part| {
        let docs = docs::attributes(&part.docs, || docs::code(&part.wire));
        let (name, ty) = (ident(&part.name), argument(api, part, imports));
        let send = send(api, part, &quote!(self.parts), imports);
        quote! {
            #docs
            pub fn #name(mut self, #name: #ty) -> Self {
                #send
                self
            }
        }
    });
    let setters: Vec<_> = setters.collect();
    let item = quote! {
        #about
        #[derive(Clone, Debug #default)]
        pub struct #name {
            parts: Multipart,
        }
    };
    let methods = quote! {
        impl #name {
            #new

            #(#setters)*

            /// Adds a part that the document does not name.
            pub fn part(mut self, name: impl Into<String>, part: impl Into<Part>) -> Self {
                self.parts.part(name, part);
                self
            }
        }
    };
    vec![Piece::Item(item), Piece::Item(methods)]
}

fn is_constant(part: &Part) -> bool {
    matches!(part.holds, Holds::Value { constant: true, .. })
}

/// The type in which a caller gives a part.
fn argument(api: &Api, part: &Part, imports: &mut Imports) -> TokenStream {
    match &part.holds {
        Holds::File(_) => quote!(impl Into<Part>),
        Holds::Files(_) => quote!(impl IntoIterator<Item: Into<Part>>),
        Holds::Value { ty, .. } => taken(api, ty, imports).0,
    }
}

/// The statements that add a part to others.
fn send(
    api: &Api,
    part: &Part,
    parts: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let (name, wire) = (ident(&part.name), &part.wire);
    let call = |method: &str, arguments: &TokenStream| {
        const ROOM: usize = 66;
        let written = method.len() + arguments.to_string().len();
        let method = format_ident!("{method}");
        // As a path, a long call is broken in the same way by all formatters.
        if written < ROOM {
            quote!(#parts.#method(#arguments);)
        } else {
            quote!(Multipart::#method(&mut #parts, #arguments);)
        }
    };
    let (ty, rules, media, constant) = match &part.holds {
        Holds::File(media) => return call("file", &quote!(#wire, #media, #name)),
        Holds::Files(media) => return call("files", &quote!(#wire, #media, #name)),
        Holds::Value { ty, rules, media, constant } => (ty, rules, media, *constant),
    };
    if constant && part.required {
        let value = imports.ty(api, ty);
        return call("value", &quote!(#wire, &#value));
    }
    let convert = is_converted(api, ty).then(|| {
        let ty = imports.ty(api, ty);
        quote!(let #name: #ty = #name.into();)
    });
    let checks = check_part(api, (ty, rules), imports).into_iter();
    let checks = checks.map(|rule| call("check", &quote!(#wire, &#name, #rule)));
    let checks: Vec<_> = checks.collect();
    let send = match media {
        Some(media) => call("value_as", &quote!(#wire, #media, &#name)),
        None => call("value", &quote!(#wire, &#name)),
    };
    quote!(#convert #(#checks)* #send)
}
