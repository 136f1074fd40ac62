//! The model becomes files: what each of them holds, as Rust tokens.

mod access;
mod alias;
mod api;
mod constant;
mod constructor;
mod defaults;
mod derive;
mod docs;
mod enumeration;
mod examples;
mod file;
mod formats;
mod library;
mod literal;
mod manifest;
mod newtype;
mod object;
mod operation;
mod paging;
mod parameter;
mod readme;
mod rules;
mod runtime;
mod servers;
mod tuple;
mod types;
mod union;
mod variants;

pub use file::{BANNER, Content, File, Piece, Row};

use crate::config::Config;
use crate::model::Api;

/// All files of the generated crate, by path.
pub fn emit(api: &Api, config: &Config) -> Vec<File> {
    let formats = formats::Used::by(api);
    let access = access::Used::by(api);
    let mut files = vec![
        manifest::generate(api, config, &formats, &access),
        manifest::rustfmt(),
        readme::generate(api, config, &access),
        library::generate(api, config, &access),
        api::generate(api, config, &access),
        types::index(api, &formats),
    ];
    files.extend(types::generate(api));
    files.extend(api.tags.iter().map(|tag| operation::generate(api, tag)));
    files.extend(examples::generate(api, config));
    files.extend(runtime::generate());
    files.extend(formats.files());
    files.extend(access.files());
    files.extend(servers::generate(api));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
