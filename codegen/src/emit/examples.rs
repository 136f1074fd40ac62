//! The examples of the document, as tests of the crate.

use quote::quote;
use serde::{Serialize, Serializer};

use super::features::Features;
use super::file::{BANNER, Content, File, Imports, Piece, ident};
use super::{docs, hooks};
use crate::config::Config;
use crate::model::{Answer, Api, Example, Success, Type};
use crate::names::Name;

/// A type that has examples.
struct Found<'a> {
    /// The module that they belong to.
    module: Name,
    ty: &'a Type,
    examples: &'a [Example],
}

/// The types that have examples: of successes, and of what the server sends on its own.
fn found(api: &Api) -> Vec<Found<'_>> {
    let operations =
        api.tags.iter().flat_map(|tag| tag.operations.iter().map(move |it| (tag, it)));
    let successes = operations.map(|(tag, operation)| {
        let ty = match &operation.success {
            Success::One(Answer::Json(ty)) => ty,
            _ => &Type::Any,
        };
        Found { module: tag.module.clone(), ty, examples: &operation.examples }
    });
    let payloads = hooks::modules(api).into_iter().flat_map(|(module, hooks)| {
        hooks.iter().map(move |it| {
            let (ty, examples) = (&it.payload, it.examples.as_slice());
            Found { module: module.clone(), ty, examples }
        })
    });
    successes.chain(payloads).filter(|it| !it.examples.is_empty()).collect()
}

/// The file of the examples.
#[derive(Serialize)]
struct Examples<'a> {
    banner: &'a str,
    examples: Values<'a>,
}

/// The examples by their tests.
struct Values<'a>(&'a [Found<'a>]);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let examples = self.0.iter().flat_map(|it| it.examples);
        serializer.collect_map(examples.map(|it| (it.test.as_str(), &it.value)))
    }
}

/// The examples and the tests that read them; nothing if there are none.
pub(super) fn generate(
    api: &Api,
    config: &Config,
    features: &Features<'_>,
) -> Vec<File> {
    let found = found(api);
    if found.is_empty() {
        return Vec::new();
    }
    let examples = Examples { banner: BANNER, examples: Values(&found) };
    let json = serde_json::to_string_pretty(&examples).expect("nodes print as JSON");

    let tests = found.iter().flat_map(|Found { module, ty, examples }| {
        let condition = features.condition(module);
        let mut imports = Imports::none(config.crate_name());
        let ty = imports.ty(api, ty);
        examples.iter().map(move |example| {
            let (test, name) = (ident(&example.test), example.test.as_str());
            Piece::Item(quote! {
                #condition
                #[test]
                fn #test() {
                    check::<#ty>(#name);
                }
            })
        })
    });
    let unused = (!features.is_empty()).then(
        || quote!(#[allow(dead_code, reason = "there may be no feature with a test")]),
    );
    let mut pieces = vec![
        Piece::Item(docs::inner(
            "The examples of the document, decoded and encoded again.",
        )),
        Piece::Item(quote! {
            use std::sync::LazyLock;
        }),
        Piece::Item(quote! {
            use serde::Serialize;
            use serde::de::DeserializeOwned;
            use serde_json::Value;
        }),
        Piece::Item(quote! {
            #unused
            static EXAMPLES: LazyLock<Value> = LazyLock::new(read);
        }),
        Piece::Item(quote! {
            #unused
            fn read() -> Value {
                serde_json::from_str(include_str!("examples.json")).unwrap()
            }
        }),
        Piece::Item(quote! {
            /// Decodes an example, encodes it, and compares; null and absent are the same.
            #unused
            fn check<T: DeserializeOwned + Serialize>(name: &str) {
                let example = &EXAMPLES["examples"][name];
                let decoded: T = serde_json::from_str(&example.to_string()).unwrap();
                let encoded = serde_json::to_value(&decoded).unwrap();
                assert!(same(example, &encoded), "{example:#}\nbecame\n{encoded:#}");
            }
        }),
        Piece::Item(quote! {
            fn same(left: &Value, right: &Value) -> bool {
                match (left, right) {
                    (Value::Object(left), Value::Object(right)) => {
                        let keys = left.keys().chain(right.keys());
                        let value = |map: &serde_json::Map<_, _>, key: &String| {
                            map.get(key).cloned().unwrap_or_default()
                        };
                        keys.into_iter().all(|key| same(&value(left, key), &value(right, key)))
                    }
                    (Value::Array(left), Value::Array(right)) => {
                        left.len() == right.len()
                            && left.iter().zip(right).all(|(left, right)| same(left, right))
                    }
                    (Value::Number(left), Value::Number(right)) => {
                        left == right || left.as_f64() == right.as_f64()
                    }
                    (left, right) => left == right,
                }
            }
        }),
    ];
    pieces.extend(tests);
    vec![
        File {
            path: "tests/examples.json".to_owned(),
            content: Content::Text(json + "\n"),
        },
        File { path: "tests/examples.rs".to_owned(), content: Content::Rust(pieces) },
    ]
}
