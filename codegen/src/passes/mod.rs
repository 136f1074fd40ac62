//! What is worked out on the finished model, one file and one verb each.

mod accessors;
mod boxing;
mod defaults;
mod derives;
mod directions;
mod paging;
mod patterns;

use crate::diagnostic::Diagnostics;
use crate::model::Api;

/// Runs all passes, in this order, and says what they could not do.
pub fn run(api: &mut Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    boxing::run(api, &mut diagnostics);
    directions::run(api, &mut diagnostics);
    patterns::run(api, &mut diagnostics);
    derives::run(api);
    accessors::run(api);
    defaults::run(api, &mut diagnostics);
    paging::run(api, &mut diagnostics);
    diagnostics
}
