//! What only some documents need: the crates that read formats, and their part of the
//! runtime.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::file::{Content, File, Imports, Piece};
use super::{docs, rules};
use crate::model::{Answer, Api, Body, DateCrate, Scalar, TextType, Type};

/// A file of the runtime for some formats.
#[derive(Debug)]
struct Module {
    name: &'static str,
    text: &'static str,
    /// The crate that it uses.
    dependency: Option<&'static str>,
    /// What in it the generated types name.
    exports: &'static [&'static str],
}

/// Modules, each in a file of its own.
macro_rules! modules {
    ($($name:literal $($dependency:literal)? => [$($export:literal)*],)*) => {
        &[$(Module {
            name: $name,
            text: include_str!(concat!("../../runtime/src/data/formats/", $name, ".rs")),
            dependency: modules!(@dependency $($dependency)?),
            exports: &[$($export),*],
        }),*]
    };
    (@dependency) => { None };
    (@dependency $dependency:literal) => { Some($dependency) };
}

/// The modules, by name.
const MODULES: &[Module] = modules! {
    "base64" "base64" => ["Base64"],
    "chrono" "chrono" => [],
    "jiff" "jiff" => [],
    "number" => ["Integer" "Number"],
    "offset_time" => ["OffsetTime"],
    "regress" "regress" => ["matches"],
    "rust_decimal" "rust_decimal" => [],
    "time" "time" => [],
    "url" "url" => [],
    "uuid" "uuid" => [],
};

/// The type that a string is read as.
pub(super) fn ty(ty: TextType, imports: &mut Imports) -> TokenStream {
    match ty {
        TextType::DateTime(DateCrate::Jiff) => quote!(jiff::Timestamp),
        TextType::DateTime(DateCrate::Chrono) => {
            quote!(chrono::DateTime<chrono::FixedOffset>)
        }
        TextType::DateTime(DateCrate::Time) => quote!(time::OffsetDateTime),
        TextType::Date(DateCrate::Jiff) => quote!(jiff::civil::Date),
        TextType::Date(DateCrate::Chrono) => quote!(chrono::NaiveDate),
        TextType::Date(DateCrate::Time) => quote!(time::Date),
        TextType::Time(date_crate) => {
            let offset_time = imports.data("OffsetTime");
            let time = match date_crate {
                DateCrate::Jiff => quote!(jiff::civil::Time),
                DateCrate::Chrono => quote!(chrono::NaiveTime),
                DateCrate::Time => quote!(time::Time),
            };
            quote!(#offset_time<#time>)
        }
        TextType::Duration => quote!(jiff::Span),
        TextType::Uuid => quote!(uuid::Uuid),
        TextType::Url => quote!(url::Url),
        TextType::Base64 => imports.data("Base64"),
        TextType::Decimal => quote!(rust_decimal::Decimal),
    }
}

/// The modules that a type needs.
fn needs(scalar: Scalar) -> Vec<&'static str> {
    let of = |date_crate: DateCrate| match date_crate {
        DateCrate::Jiff => "jiff",
        DateCrate::Chrono => "chrono",
        DateCrate::Time => "time",
    };
    match scalar {
        Scalar::Integer | Scalar::Number => vec!["number"],
        Scalar::Text(ty) => match ty {
            TextType::DateTime(date_crate) | TextType::Date(date_crate) => {
                vec![of(date_crate)]
            }
            TextType::Time(date_crate) => vec![of(date_crate), "offset_time"],
            TextType::Duration => vec!["jiff"],
            TextType::Uuid => vec!["uuid"],
            TextType::Url => vec!["url"],
            TextType::Base64 => vec!["base64"],
            TextType::Decimal => vec!["rust_decimal"],
        },
        _ => Vec::new(),
    }
}

/// What of all this a client uses.
pub(super) struct Used {
    modules: Vec<&'static Module>,
    /// Types of the runtime that the generated types name.
    pub(super) types: BTreeSet<&'static str>,
}

impl Used {
    /// What the types and operations name.
    pub(super) fn by(api: &Api) -> Self {
        let scalars: Vec<Scalar> = types(api).filter_map(scalar).collect();
        let mut needed: BTreeSet<&str> =
            scalars.iter().flat_map(|it| needs(*it)).collect();
        needed.extend(rules::has_pattern(api).then_some("regress"));
        let modules = MODULES.iter().filter(|it| needed.contains(it.name));
        let modules: Vec<_> = modules.collect();
        let mut types: BTreeSet<&str> =
            modules.iter().flat_map(|it| it.exports).copied().collect();
        types.remove("matches");
        if scalars.iter().any(|it| matches!(it, Scalar::Text(_))) {
            types.extend(["FormatError", "Text"]);
        }
        Self { modules, types }
    }

    /// Whether a dependency of the runtime is one of the client.
    pub(super) fn depends_on(&self, name: &str) -> bool {
        let is = |module: &Module| module.dependency == Some(name);
        !MODULES.iter().any(is) || self.modules.iter().copied().any(is)
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn files(&self) -> impl Iterator<Item = File> {
        let files = self.modules.iter().map(|module| File {
            path: format!("src/runtime/data/formats/{}.rs", module.name),
            content: Content::Verbatim(module.text),
        });
        files.chain([self.list()])
    }

    fn list(&self) -> File {
        let about = docs::inner("What the runtime has for the formats of the document.");
        let name = |name: &&str| Ident::new(name, Span::call_site());
        let names = self.modules.iter().map(|it| name(&it.name));
        let exports = self.modules.iter().filter(|it| !it.exports.is_empty());
        let exports = exports.map(|it| {
            let (module, types) = (name(&it.name), it.exports.iter().map(name));
            quote!(pub use self::#module::{#(#types),*};)
        });
        let has_patterns = self.modules.iter().any(|it| it.name == "regress");
        let otherwise = quote! {
            /// Whether a text matches a pattern; the document has none that is checked.
            pub fn matches(_: &str, _: &str) -> bool {
                true
            }
        };
        let pieces = [
            Piece::Item(about),
            Piece::Item(quote!(#(mod #names;)*)),
            Piece::Item(quote!(#(#exports)*)),
            Piece::Item(if has_patterns { quote!() } else { otherwise }),
        ];
        File {
            path: "src/runtime/data/formats/mod.rs".to_owned(),
            content: Content::Rust(pieces.into()),
        }
    }
}

/// All types that are used somewhere.
fn types(api: &Api) -> impl Iterator<Item = &Type> {
    let defined = api.types.iter().flat_map(|def| def.shape.uses());
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let called = operations.flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|it| &it.ty);
        let sent = operation.body.iter().flat_map(Body::types);
        parameters.chain(sent).chain(operation.answers().filter_map(Answer::ty))
    });
    let received = api.error_bodies.iter().map(|it| &it.ty);
    let received = received.chain(api.hooks().map(|it| &it.payload));
    let received = received.chain(api.header_types());
    defined.chain(called).chain(received)
}

/// The plain type at the heart of a type.
fn scalar(ty: &Type) -> Option<Scalar> {
    match ty.innermost() {
        Type::Scalar(scalar) => Some(*scalar),
        _ => None,
    }
}
