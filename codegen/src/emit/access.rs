//! Who calls: the rows of operations, and the part of the runtime that only some documents
//! need.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::docs;
use super::file::{Content, File, Piece, Row, ident};
use crate::config::Config;
use crate::model::{Api, KeyPlace, Operation, Scheme};

/// Includes files of the runtime.
macro_rules! files {
    ($($name:literal)*) => {
        &[$((
            $name,
            include_str!(concat!("../../runtime/src/http/access/", $name, ".rs")),
        )),*]
    };
}

/// The files, by name.
const FILES: &[(&str, &str)] =
    files! { "authorization" "base_url_of" "basic" "bearer" "server" };

/// The rows of an operation: its own server, and what it asks for.
pub(super) fn rows(operation: &Operation) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(server) = &operation.server {
        rows.push(Row::Line(quote!(server #server,)));
    }
    if !operation.security.is_empty() {
        let alternatives = operation.security.iter().map(|schemes| {
            let schemes = schemes.iter().map(scheme);
            quote!([#(#schemes),*])
        });
        rows.push(Row::Line(quote!(security #(#alternatives)*,)));
    }
    rows
}

fn scheme(scheme: &Scheme) -> TokenStream {
    match scheme {
        Scheme::Bearer => quote!(bearer),
        Scheme::BearerOf(name) => quote!(bearer_of #name),
        Scheme::Basic => quote!(basic),
        Scheme::Authorization => quote!(authorization),
        Scheme::Key(KeyPlace::Header, wire, name) => quote!(header #wire #name),
        Scheme::Key(KeyPlace::Query, wire, name) => quote!(query #wire #name),
        Scheme::Key(KeyPlace::Cookie, wire, name) => quote!(cookie #wire #name),
    }
}

/// What operations ask for, and whether some have servers of their own.
pub(super) struct Used<'a> {
    api: &'a Api,
    schemes: Vec<&'a Scheme>,
    main: Option<&'a Scheme>,
    has_own_servers: bool,
}

impl<'a> Used<'a> {
    /// What the operations of a document use.
    pub(super) fn by(api: &'a Api) -> Self {
        let operations = || api.tags.iter().flat_map(|tag| &tag.operations);
        let mut schemes: Vec<&Scheme> = Vec::new();
        for scheme in operations().flat_map(|it| it.security.iter().flatten()) {
            if !schemes.contains(&scheme) {
                schemes.push(scheme);
            }
        }
        // The one that is enough for most operations; of equals the one that is one text.
        let weight = |scheme: &Scheme| {
            let alone = |it: &&Operation| {
                it.security
                    .iter()
                    .any(|it| it.as_slice() == std::slice::from_ref(scheme))
            };
            let simple = match scheme {
                Scheme::Bearer | Scheme::BearerOf(_) => 3,
                Scheme::Key(..) => 2,
                Scheme::Basic => 1,
                Scheme::Authorization => 0,
            };
            (operations().filter(alone).count(), simple)
        };
        let main = schemes.iter().rev().max_by_key(|it| weight(it)).copied();
        let has_own_servers = operations().any(|it| it.server.is_some());
        Self { api, schemes, main, has_own_servers }
    }

    /// Whether operations ask for something.
    pub(super) fn has_schemes(&self) -> bool {
        !self.schemes.is_empty()
    }

    fn has_tokens(&self) -> bool {
        self.schemes.iter().any(|it| matches!(it, Scheme::Bearer | Scheme::BearerOf(_)))
    }

    fn has(&self, scheme: &Scheme) -> bool {
        self.schemes.contains(&scheme)
    }

    /// Whether a file of the runtime is used.
    fn has_file(&self, name: &str) -> bool {
        match name {
            "authorization" => self.has(&Scheme::Authorization),
            "base_url_of" => self.has_own_servers,
            "basic" => self.has(&Scheme::Basic),
            "bearer" => self.has_tokens(),
            _ => !self.api.servers.choices.is_empty(),
        }
    }

    /// Whether a dependency of the runtime is used here.
    pub(super) fn depends_on(&self, name: &str) -> bool {
        name == "base64" && self.has(&Scheme::Basic)
    }

    /// What of this the root of the crate exports.
    pub(super) fn exports(&self) -> Vec<&'static str> {
        let names = self.has_tokens().then_some(["TokenFuture", "TokenProvider"]);
        names.into_iter().flatten().collect()
    }

    /// How a caller says who calls, as a sentence of documentation.
    pub(super) fn about(&self, config: &Config) -> String {
        let variable = config.credential_env();
        let what = match self.main {
            None => {
                return "No operation of the document asks for a credential. What the server \
                        wants all the same is set with `header` of the builder."
                    .to_owned();
            }
            Some(Scheme::Bearer | Scheme::BearerOf(_)) => "the bearer token".to_owned(),
            Some(Scheme::Basic) => "user and password (`user:password`)".to_owned(),
            Some(Scheme::Authorization) => "the value of `Authorization`".to_owned(),
            Some(Scheme::Key(_, _, name)) if self.schemes.len() > 1 => {
                format!("the API key of `{}`", docs::plain(name))
            }
            Some(Scheme::Key(..)) => "the API key".to_owned(),
        };
        let methods = self.methods();
        let methods: Vec<String> = methods.iter().map(|it| format!("`{it}`")).collect();
        let methods = match methods.as_slice() {
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
            [] => String::new(),
        };
        format!(
            "The environment variable `{variable}` holds {what} for `from_env`; the builder has \
             {methods}. Only operations that ask for a credential are sent it."
        )
    }

    /// The methods that take credentials.
    fn methods(&self) -> Vec<String> {
        let mut methods = Vec::new();
        for (is_there, names) in [
            (self.has_tokens(), &["bearer_token", "token_provider"] as &[&str]),
            (self.has(&Scheme::Basic), &["basic_auth"]),
            (self.has(&Scheme::Authorization), &["authorization"]),
        ] {
            if is_there {
                methods.extend(names.iter().map(|name| (*name).to_owned()));
            }
        }
        let keys = self.api.keys.iter().filter(|it| self.has(&it.scheme));
        methods.extend(keys.map(|key| key.method.to_string()));
        methods
    }

    /// The files of the runtime, and the one that lists them.
    pub(super) fn files(&self) -> impl Iterator<Item = File> {
        let files = FILES.iter().filter(|(name, _)| self.has_file(name));
        let files = files.map(|(name, text)| File {
            path: format!("src/runtime/http/access/{name}.rs"),
            content: Content::Verbatim(text),
        });
        files.chain([self.list()])
    }

    fn list(&self) -> File {
        let about = "Who calls, and where calls go: what the document has of it.";
        let modules = FILES.iter().filter(|(name, _)| self.has_file(name));
        let modules = modules.map(|(name, _)| Ident::new(name, Span::call_site()));
        let server = self.has_file("server").then(|| {
            quote!(
                pub use self::server::Server;
            )
        });
        let keys: Vec<TokenStream> = self.keys();
        let of_env = self.of_env();
        let scheme = (!keys.is_empty() || matches!(self.main, Some(Scheme::Key(..))))
            .then(|| {
                quote!(
                    use super::credential::Scheme;
                )
            });
        let pieces = vec![
            Piece::Item(docs::inner(about)),
            Piece::Item(quote!(#(mod #modules;)*)),
            Piece::Item(quote! {
                #server
                use super::ClientBuilder;
                #scheme
            }),
            Piece::Item(quote! {
                impl ClientBuilder {
                    #(#keys)*
                    #of_env
                }
            }),
        ];
        File {
            path: "src/runtime/http/access/mod.rs".to_owned(),
            content: Content::Rust(pieces),
        }
    }

    /// The methods that take keys.
    fn keys(&self) -> Vec<TokenStream> {
        let keys = self.api.keys.iter().filter(|it| self.has(&it.scheme));
        let keys = keys.filter_map(|key| {
            let (variant, about) = match &key.scheme {
                Scheme::Key(place, wire, name) => {
                    let (variant, place) = match place {
                        KeyPlace::Header => (quote!(Header), "header"),
                        KeyPlace::Query => (quote!(Query), "query parameter"),
                        KeyPlace::Cookie => (quote!(Cookie), "cookie"),
                    };
                    let about = format!(
                        "The key for `{}`, sent in the {place} `{}` by the operations that ask \
                         for it; none by default.",
                        docs::plain(name),
                        docs::plain(wire)
                    );
                    (quote!(#variant(#wire, #name)), about)
                }
                Scheme::BearerOf(name) => {
                    let about = format!(
                        "The bearer token for `{}`, if it is another one than `bearer_token`.",
                        docs::plain(name)
                    );
                    (quote!(BearerOf(#name)), about)
                }
                Scheme::Bearer | Scheme::Basic | Scheme::Authorization => return None,
            };
            let said = docs::neutralise(&key.description);
            let about = [about, said];
            let about: Vec<_> = about.into_iter().filter(|it| !it.is_empty()).collect();
            let about = docs::lines(&about.join("\n\n"));
            let method = ident(&key.method);
            Some(quote! {
                #about
                pub fn #method(self, key: impl Into<String>) -> Self {
                    self.credential(Scheme::#variant, &key.into())
                }
            })
        });
        keys.collect()
    }

    /// What becomes of the credential that the environment holds.
    fn of_env(&self) -> TokenStream {
        let (value, call) = match self.main {
            None => (quote!(_), quote!(self)),
            Some(Scheme::Bearer | Scheme::BearerOf(_)) => {
                (quote!(value), quote!(self.bearer_token(value)))
            }
            Some(Scheme::Basic) => (quote!(value), quote!(self.basic_pair(value))),
            Some(Scheme::Authorization) => {
                (quote!(value), quote!(self.authorization(value)))
            }
            Some(main) => {
                let key = self.api.keys.iter().find(|it| it.scheme == *main);
                match key.map(|it| ident(&it.method)) {
                    Some(method) => (quote!(value), quote!(self.#method(value))),
                    None => (quote!(_), quote!(self)),
                }
            }
        };
        quote! {
            /// The credential that the environment holds.
            pub(super) fn credential_of_env(self, #value: &str) -> Self {
                #call
            }
        }
    }
}
