//! What the file asks of its neighbours.

#[allow(dead_code, reason = "only the reading is tested")]
#[path = "../../../codegen/runtime/src/data/extra.rs"]
mod extra;

mod object {
    pub use crate::runtime::data::Rest;
}

pub use crate::runtime::data::{Json, Map, value};
pub use extra::Extra;
