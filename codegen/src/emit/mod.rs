//! The model becomes files: what each of them holds, as Rust tokens.

mod access;
mod alias;
mod answers;
mod api;
mod arguments;
mod bodies;
mod body;
mod constant;
mod constructor;
mod defaults;
mod derive;
mod docs;
mod enumeration;
mod errors;
mod examples;
mod features;
mod file;
mod formats;
mod headers;
mod hooks;
mod library;
mod literal;
mod manifest;
mod multipart;
mod newtype;
mod object;
mod operation;
mod page;
mod paging;
mod parameter;
mod part;
mod reach;
mod readme;
mod response;
mod rules;
mod runtime;
mod servers;
mod tuple;
mod types;
mod union;
mod variants;

pub use file::{BANNER, Content, File, Gated, Piece, Row};

use crate::config::Config;
use crate::model::Api;

/// A part of the crate that is made by itself. Tokens stay where they are made, so what
/// goes from thread to thread is how to make them.
pub type Unit<'a> = Box<dyn Fn() -> Vec<File> + Send + Sync + 'a>;

/// How to make all files of the generated crate.
pub fn emit<'a>(api: &'a Api, config: &'a Config) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> = Vec::new();
    // What takes longest comes first.
    for tag in &api.tags {
        units.push(Box::new(move || vec![operation::generate(api, tag)]));
    }
    units.extend(types::generate(api));
    units.push(Box::new(move || hooks::generate(api)));
    units.push(Box::new(move || {
        examples::generate(api, config, &features::Features::of(api, config))
    }));
    units.push(Box::new(move || {
        let features = features::Features::of(api, config);
        let formats = formats::Used::by(api);
        let access = access::Used::by(api);
        let answers = answers::Used::by(api);
        let bodies = bodies::Used::by(api);
        let paging = paging::Used::by(api);
        let mut files = vec![
            manifest::generate(
                api,
                config,
                (&formats, &access, &answers),
                &bodies,
                &features,
            ),
            manifest::rustfmt(),
            readme::generate(api, config, &access, &features),
            library::generate(
                api,
                config,
                (&access, &answers, &bodies, &paging),
                &features,
            ),
            api::generate(api, config, &access),
            types::index(api, &formats, &features),
        ];
        files.extend(runtime::generate());
        files.extend(formats.files());
        files.extend(access.files());
        files.extend(answers.files());
        files.extend(bodies.files());
        files.extend(paging.files());
        files.extend(errors::generate(api));
        files.extend(headers::generate(api));
        files.extend(servers::generate(api));
        files
    }));
    units
}
