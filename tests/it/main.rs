//! The generator and the client that it generates, seen from outside.

#![forbid(unsafe_code)]

// The goldens say `crate::runtime` and `crate::types`, as in a generated crate.
#[cfg(feature = "compiled-goldens")]
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the goldens use a part of it"
)]
#[macro_use]
#[path = "../../codegen/runtime/src/lib.rs"]
mod runtime;

#[cfg(feature = "compiled-goldens")]
#[path = "../goldens/mod.rs"]
#[allow(
    dead_code,
    deprecated,
    unused_imports,
    clippy::doc_lazy_continuation,
    clippy::enum_variant_names,
    clippy::pedantic,
    clippy::too_many_arguments,
    reason = "compiled, not all used; a generated crate allows as much"
)]
mod expected;

#[cfg(feature = "compiled-goldens")]
#[allow(unused_imports, reason = "compiled, not all used")]
mod types {
    pub use crate::expected::{
        about::*, all_of::*, arrays::*, bodies::*, callers::*, compositions::*,
        constants::*, directions::*, docs::*, enums::*, formats::*, formats_other::*,
        headers::*, inheritance::*, layout::*, media::*, names::*, nullable::*,
        numbers::*, numbers_exact::*, objects::*, open::*, operations::*, paging::*,
        paging_set::*, recursion::*, references::*, responses::*, styles::*, unions::*,
        webhooks::*,
    };
}

mod about;
#[cfg(feature = "compiled-goldens")]
mod access;
#[cfg(feature = "compiled-goldens")]
mod bodies;
#[cfg(feature = "compiled-goldens")]
mod callers;
mod client;
mod closure;
mod command;
mod decode;
#[cfg(feature = "compiled-goldens")]
mod decode_formats;
#[cfg(feature = "compiled-goldens")]
mod decode_goldens;
#[cfg(feature = "compiled-goldens")]
mod decode_references;
#[cfg(feature = "compiled-goldens")]
mod decode_tables;
mod diagnostics;
#[cfg(feature = "compiled-goldens")]
mod directions;
#[cfg(feature = "compiled-goldens")]
mod dropping;
mod features;
mod formats;
mod freshness;
mod goldens;
#[cfg(feature = "compiled-goldens")]
mod headers;
#[cfg(feature = "compiled-goldens")]
mod inheritance;
mod layers;
mod listing;
#[cfg(feature = "compiled-goldens")]
mod media;
mod output;
#[cfg(feature = "compiled-goldens")]
mod paging;
mod paging_found;
mod paging_settings;
mod parameters;
mod path_items;
mod read;
#[cfg(feature = "compiled-goldens")]
mod responses;
mod roundtrip;
mod same;
mod samples;
mod selection;
mod server;
#[cfg(feature = "compiled-goldens")]
mod styles;
mod ui;
#[cfg(feature = "compiled-goldens")]
mod webhooks;
