//! What the file asks of its neighbours.

#[allow(
    dead_code,
    clippy::duplicate_mod,
    reason = "only the reading is tested; the other one is in the runtime"
)]
#[path = "../../../codegen/runtime/src/data/extra.rs"]
mod extra;

mod object {
    pub use crate::runtime::data::Rest;
}

pub use crate::runtime::data::{Entries, Json, Map, value};
pub use extra::Extra;
