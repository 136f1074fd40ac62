//! A match on a union must expect alternatives that are not known yet.

use generated::types::RunStepObjectStepDetails;

fn is_message(details: &RunStepObjectStepDetails) -> bool {
    match details {
        RunStepObjectStepDetails::MessageCreation(_) => true,
        RunStepObjectStepDetails::ToolCalls(_)
        | RunStepObjectStepDetails::Unknown(_) => false,
    }
}

fn main() {
    let _ = is_message;
}
