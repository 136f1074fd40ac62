//! What is worked out on the finished model, one file and one verb each.

mod boxing;
mod paging;

use crate::model::Api;

/// Runs all passes, in this order.
pub fn run(api: &mut Api) {
    boxing::run(api);
    paging::run(api);
}
