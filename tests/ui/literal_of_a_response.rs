//! Types of responses may get more fields, so they have no literals outside their crate.

use generated::types::{Extra, RunCompletionUsage};

fn main() {
    let _ = RunCompletionUsage {
        prompt_tokens: 1,
        completion_tokens: 2,
        total_tokens: 3,
        extra: Extra::default(),
    };
}
