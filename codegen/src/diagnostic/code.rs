//! The stable names of findings, for people to search for and for tools to match on.

use std::fmt;

/// Defines [`Code`] and its names from one table.
macro_rules! codes {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal,)+) => {
        /// Which kind of finding a diagnostic is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name used in reports; it never changes.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

codes! {
    /// The file cannot be opened, or is not UTF-8.
    Unreadable = "unreadable",
    /// The text is not YAML or not JSON.
    Syntax = "syntax",
    /// A mapping has the same key twice.
    DuplicateKey = "duplicate-key",
    /// Collections are nested deeper than any real document.
    TooDeep = "too-deep",
    /// Aliases make the document many times larger than its text.
    TooManyAliases = "too-many-aliases",
    /// The file does not hold an `OpenAPI` document.
    NotOpenapi = "not-openapi",
    /// The document follows a version that is not supported.
    UnsupportedVersion = "unsupported-version",
    /// A `$ref` points to nothing.
    DanglingRef = "dangling-ref",
    /// A chain of `$ref` leads back to itself and never to a type.
    CircularRef = "circular-ref",
    /// A `$ref` leads out of the document.
    ExternalRef = "external-ref",
    /// A schema that cannot be understood.
    InvalidSchema = "invalid-schema",
    /// A keyword that has no counterpart in the client.
    UnsupportedKeyword = "unsupported-keyword",
    /// A part of the document that cannot be understood.
    InvalidDocument = "invalid-document",
    /// A slip that leaves no doubt about what is meant.
    Repaired = "repaired",
    /// A name is taken, so something is called otherwise.
    Renamed = "renamed",
    /// A schema does not say its type, and the other keywords tell it.
    AssumedType = "assumed-type",
    /// A schema that no value fulfils.
    AllowsNothing = "allows-nothing",
    /// `required` names a property that is not described.
    UnknownProperty = "unknown-property",
    /// A value of an `enum` that the rest of the schema forbids.
    ImpossibleValue = "impossible-value",
    /// An `enum` lists a value more than once.
    DuplicateValue = "duplicate-value",
    /// An `allOf` that is not a set of objects.
    UnsupportedComposition = "unsupported-composition",
    /// A `oneOf` or `anyOf` whose alternatives cannot be told apart.
    UnsupportedUnion = "unsupported-union",
    /// A default that contradicts its own schema, or is none of the type that comes of it.
    WrongDefault = "wrong-default",
    /// An example that contradicts its own schema.
    ContradictingExample = "contradicting-example",
    /// A property that goes only to the server or only comes from it.
    OneWay = "one-way",
    /// A bound that is not checked.
    UncheckedBounds = "unchecked-bounds",
    /// Something of the document that a caller can reach without a type.
    Untyped = "untyped",
    /// Something that the document says for people and the client does not repeat.
    LeftOut = "left-out",
    /// A path that cannot be called as it is written.
    UnsupportedPath = "unsupported-path",
    /// A parameter that cannot be sent.
    UnsupportedParameter = "unsupported-parameter",
    /// A request body.
    UnsupportedBody = "unsupported-body",
    /// A response that cannot be decoded.
    UnsupportedResponse = "unsupported-response",
    /// A media type other than JSON.
    UnsupportedMediaType = "unsupported-media-type",
    /// A security scheme for which the client does nothing by itself.
    UnsupportedSecurity = "unsupported-security",
    /// Lists whose pages are walked by the client.
    Paged = "paged",
    /// What is said of paging does not fit the operation.
    UnsupportedPaging = "unsupported-paging",
    /// A server that cannot be called as it is written.
    UnsupportedServer = "unsupported-server",
    /// The document describes no operation.
    NoOperations = "no-operations",
    /// The settings cannot be understood.
    InvalidConfig = "invalid-config",
    /// The output folder cannot be written.
    Output = "output",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
