//! The operations of a tag.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::file::{Content, File, Imports, Piece, Row, ident};
use super::parameter::{self, Receiver};
use super::{access, arguments, body, docs, paging, response};
use crate::model::{Api, Location, Operation, Parameter, Role, Tag};

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
    let (name, builder) = (ident(&operation.method_name), ident(&operation.type_name));
    let required: Vec<&Parameter> =
        operation.parameters.iter().filter(|it| it.role == Role::Argument).collect();
    let arguments = required.iter().map(|parameter| {
        let (name, ty) =
            (ident(&parameter.name), parameter::argument(api, parameter, imports));
        quote!(#name: #ty)
    });
    let mut arguments: Vec<_> = arguments.collect();
    let body = operation.body.as_ref().filter(|body| body.required);
    let given = required.iter().map(|it| (it.name.as_str(), &it.docs));
    let given = given.chain(body.map(|it| (it.name.as_str(), &it.docs)));
    let responses = arguments::named(&operation.responses);
    let lists = [("", arguments::list(given)), ("Responses", responses)];
    let lists = arguments::lists(lists);
    let docs = docs::with(&operation.docs, || format!("`{}`", operation.path), lists);
    arguments.extend(body.map(|it| body::argument(api, it, imports)));
    let request = Receiver::Local;
    let mut sends: Vec<_> = required
        .iter()
        .map(|parameter| parameter::send(api, parameter, request, imports))
        .collect();
    sends.extend(body.map(|it| body::send(api, it, request, imports)));
    if arguments.is_empty() {
        return quote! {
            #docs
            pub fn #name(&self) -> #builder {
                #builder::prepare(self)
            }
        };
    }
    quote! {
        #docs
        pub fn #name(&self, #(#arguments),*) -> #builder {
            let mut call = #builder::prepare(self);
            #(#sends)*
            call
        }
    }
}

/// The builder: its setters and what all operations have.
fn builder(api: &Api, operation: &Operation, imports: &mut Imports) -> Vec<Piece> {
    let (name, method) = (ident(&operation.type_name), ident(&operation.method_name));
    let path = &operation.path;
    let about = if operation.method_name.is_keyword() {
        format!("The call that `Client::{}` prepares.", operation.method_name)
    } else {
        format!("The call that [`Client::{method}`] prepares.")
    };
    let about = docs::lines(&about);
    let mut pieces = vec![Piece::Item(quote! {
        #about
        #[derive(Clone, Debug)]
        #[must_use = "nothing is sent before the call is awaited"]
        pub struct #name {
            request: Request,
        }
    })];
    let mut setters: Vec<_> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.role != Role::Argument)
        .map(|parameter| parameter::setter(api, parameter, imports))
        .collect();
    let body = operation.body.as_ref().filter(|body| !body.required);
    setters.extend(body.map(|it| body::setter(api, it, imports)));
    if !setters.is_empty() {
        pieces.push(Piece::Item(quote!(impl #name { #(#setters)* })));
    }
    let verb = format_ident!("{}", operation.method);
    let mut rows = vec![Row::Line(quote!(#verb #path,))];
    rows.extend(access::rows(operation));
    if let Some(accept) = &operation.accept {
        rows.push(Row::Line(quote!(header "Accept" = #accept,)));
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
    for (name, value) in &operation.query {
        rows.push(Row::Line(quote!(query #name = #value,)));
    }
    rows.extend(response::error_rows(api, operation));
    let (word, success) = response::head(api, operation, imports);
    let head = quote!(#name -> #word #success);
    pieces.push(Piece::Table { name: "operation", head, rows });
    let types = operation.body.iter();
    pieces.extend(types.flat_map(|body| body::types(api, operation, body, imports)));
    if let Some(paging) = &operation.paging {
        pieces.push(paging::table(operation, paging, &success));
    }
    pieces.extend(response::pieces(api, operation, imports));
    pieces
}
