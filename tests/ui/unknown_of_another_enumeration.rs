//! What one enumeration does not know cannot be given to another one, which may know it.

use generated::types::{Order, RunObjectStatus};

fn main() {
    let Order::Unknown(value) = Order::from("completed") else { return };
    let _ = RunObjectStatus::Unknown(value);
}
