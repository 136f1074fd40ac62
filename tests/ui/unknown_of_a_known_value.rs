//! A known value cannot be hidden in `Unknown`.

use generated::types::{RunObjectStatus, UnknownValue};

fn main() {
    let _ = RunObjectStatus::Unknown("queued".into());
    let _ = RunObjectStatus::Unknown(UnknownValue::new("queued"));
}
