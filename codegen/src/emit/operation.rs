//! The operations of a tag.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;
use super::file::{Content, File, Imports, Piece, Row, ident};
use crate::model::{Api, Location, Operation, Parameter, Role, Rule, Scalar, Tag, Type};

/// The file of a tag.
pub(super) fn generate(api: &Api, tag: &Tag) -> File {
    let mut imports = Imports::default();
    imports.runtime("http", "Client");
    imports.runtime("http", "Request");
    let methods: Vec<_> =
        tag.operations.iter().map(|it| method(api, it, &mut imports)).collect();
    let mut items = vec![Piece::Item(quote!(impl Client { #(#methods)* }))];
    for operation in &tag.operations {
        items.extend(builder(api, operation, &mut imports));
    }
    let about = if tag.description.trim().is_empty() {
        "Operations.".to_owned()
    } else {
        docs::neutralise(&tag.description)
    };
    let mut pieces = vec![Piece::Item(docs::inner(&about))];
    pieces.extend(imports.piece());
    pieces.extend(items);
    File { path: format!("src/{}.rs", tag.module), content: Content::Rust(pieces) }
}

/// The method of the client.
fn method(api: &Api, operation: &Operation, imports: &mut Imports) -> TokenStream {
    let docs = docs::attributes(&operation.docs, &format!("`{}`", operation.path));
    let (name, builder) = (ident(&operation.method_name), ident(&operation.type_name));
    let required: Vec<&Parameter> =
        operation.parameters.iter().filter(|it| it.role == Role::Argument).collect();
    let arguments = required.iter().map(|parameter| {
        let (name, ty) = (ident(&parameter.name), argument(api, parameter, imports));
        quote!(#name: #ty)
    });
    let arguments: Vec<_> = arguments.collect();
    let request = Receiver::Local;
    let sends = required.iter().map(|parameter| send(api, parameter, request));
    if required.is_empty() {
        return quote! {
            #docs
            pub fn #name(&self) -> #builder {
                #builder { request: #builder::request(self) }
            }
        };
    }
    quote! {
        #docs
        pub fn #name(&self, #(#arguments),*) -> #builder {
            let mut request = #builder::request(self);
            #(#sends)*
            #builder { request }
        }
    }
}

/// The builder: its setters and what all operations have.
fn builder(api: &Api, operation: &Operation, imports: &mut Imports) -> Vec<Piece> {
    let (name, method) = (ident(&operation.type_name), ident(&operation.method_name));
    let path = &operation.path;
    let about = format!("The call that [`Client::{method}`] prepares.");
    let about = docs::lines(&about);
    let mut pieces = vec![Piece::Item(quote! {
        #about
        #[derive(Clone, Debug)]
        #[must_use = "nothing is sent before the call is awaited"]
        pub struct #name {
            request: Request,
        }
    })];
    let setters: Vec<_> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.role != Role::Argument)
        .map(|parameter| setter(api, parameter, imports))
        .collect();
    if !setters.is_empty() {
        pieces.push(Piece::Item(quote!(impl #name { #(#setters)* })));
    }
    let verb = format_ident!("{}", operation.method);
    let mut rows = vec![Row::Line(quote!(#verb #path,))];
    if operation.bearer {
        rows.push(Row::Line(quote!(security bearer,)));
    }
    for location in [Location::Header, Location::Query] {
        let place =
            if location == Location::Header { quote!(header) } else { quote!(query) };
        for parameter in operation.parameters.iter().filter(|it| it.location == location)
        {
            if let Role::Defaulted(default) = &parameter.role {
                let wire = &parameter.wire;
                rows.push(Row::Line(quote!(#place #wire = #default,)));
            }
        }
    }
    let success = imports.ty(api, &operation.success);
    let head = quote!(#name -> #success);
    pieces.push(Piece::Table { name: "operation", head, rows });
    if let Some(paging) = &operation.paging {
        let cursor = &paging.cursor;
        pieces.push(Piece::Item(quote!(paged!(#name -> #success, #cursor);)));
    }
    pieces
}

/// A setter of a parameter.
fn setter(api: &Api, parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    let mut docs = parameter.docs.clone();
    if let Role::Defaulted(default) = &parameter.role {
        docs.notes.retain(|note| !note.starts_with("Default:"));
        let sent = docs::code(default);
        docs.notes.push(format!("Where it is not set, {sent} is sent."));
    }
    let docs = docs::attributes(&docs, &format!("`{}`", parameter.wire));
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
                crate::model::Shape::Alias(other) => ty = other,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

/// The type in which a caller gives a parameter.
fn argument(api: &Api, parameter: &Parameter, imports: &mut Imports) -> TokenStream {
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
enum Receiver {
    Local,
    Field,
}

impl Receiver {
    /// A call of a method of the request. A call too long for one line is written as a
    /// path, which is the only form that both formatters break in the same way.
    fn call(self, method: &str, arguments: &TokenStream) -> TokenStream {
        const ROOM: usize = 80;
        let name = format_ident!("{method}");
        let (short, long) = match self {
            Self::Local => (quote!(request), quote!(&mut request)),
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
fn send(api: &Api, parameter: &Parameter, request: Receiver) -> TokenStream {
    let (name, wire) = (ident(&parameter.name), &parameter.wire);
    let method = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
    };
    match plain(api, &parameter.ty) {
        Type::Scalar(Scalar::String) => {
            let length = quote!(#name.as_ref().chars().count());
            let check = check(parameter, &length, request);
            let send = request.call(method, &quote!(#wire, #name.as_ref()));
            quote!(#check #send)
        }
        Type::List(item) => {
            let item = if let Type::Scalar(Scalar::String) = plain(api, item) {
                quote!(#name.into_iter().map(|item| item.as_ref().to_owned()))
            } else {
                quote!(#name)
            };
            match check(parameter, &quote!(#name.len()), request) {
                None => request.call("query_each", &quote!(#wire, #item)),
                check => {
                    let send = request.call("query_each", &quote!(#wire, #name));
                    quote! {
                        let #name: Vec<_> = #item.into_iter().collect();
                        #check
                        #send
                    }
                }
            }
        }
        _ => {
            let check = check(parameter, &quote!(#name), request);
            let send = request.call(method, &quote!(#wire, &#name));
            quote!(#check #send)
        }
    }
}

/// The statement that checks a parameter, if there are rules for it.
fn check(
    parameter: &Parameter,
    measured: &TokenStream,
    request: Receiver,
) -> Option<TokenStream> {
    let is_float = parameter.ty == Type::Scalar(Scalar::F64);
    let number = |value: f64| -> TokenStream {
        if is_float {
            quote!(#value)
        } else {
            // Bounds beyond 64 bits hold for every integer of that size.
            #[allow(clippy::cast_possible_truncation)]
            let literal = proc_macro2::Literal::i64_unsuffixed(value as i64);
            quote!(#literal)
        }
    };
    let mut conditions: Vec<(TokenStream, String)> = Vec::new();
    let rules = parameter.rules.as_slice();
    let is_length = matches!(parameter.ty, Type::Scalar(Scalar::String) | Type::List(_));
    for rule in rules {
        let (condition, words) = match (rule, is_length) {
            (Rule::Minimum(value, strict), false) => {
                let bound = number(*value);
                if *strict {
                    (quote!(#measured > #bound), format!("more than {value}"))
                } else {
                    (quote!(#measured >= #bound), format!("at least {value}"))
                }
            }
            (Rule::Maximum(value, strict), false) => {
                let bound = number(*value);
                if *strict {
                    (quote!(#measured < #bound), format!("less than {value}"))
                } else {
                    (quote!(#measured <= #bound), format!("at most {value}"))
                }
            }
            (Rule::MinLength(length), true) => {
                let bound = proc_macro2::Literal::usize_unsuffixed(*length);
                (quote!(#measured >= #bound), format!("at least {length} long"))
            }
            (Rule::MaxLength(length), true) => {
                let bound = proc_macro2::Literal::usize_unsuffixed(*length);
                (quote!(#measured <= #bound), format!("at most {length} long"))
            }
            _ => continue,
        };
        conditions.push((condition, words));
    }
    let range = match (rules, is_length, is_float) {
        ([Rule::Minimum(min, false), Rule::Maximum(max, false)], false, false) => {
            let (min, max) = (number(*min), number(*max));
            Some(quote!((#min..=#max).contains(&#measured)))
        }
        _ => None,
    };
    let words: Vec<&str> = conditions.iter().map(|(_, words)| words.as_str()).collect();
    let rule = format!("must be {}", words.join(" and "));
    let condition = match (range, conditions.as_slice()) {
        (_, []) => return None,
        (Some(range), _) => range,
        (None, conditions) => {
            let conditions = conditions.iter().map(|(condition, _)| condition);
            quote!(#(#conditions)&&*)
        }
    };
    let wire = &parameter.wire;
    let require = request.call("require", &quote!(#wire, holds, #rule));
    Some(quote! {
        let holds = #condition;
        #require
    })
}
