//! A match on an enumeration must expect values that are not known yet.

use generated::types::RunStepObjectStatus;

fn is_over(status: &RunStepObjectStatus) -> bool {
    match status {
        RunStepObjectStatus::InProgress => false,
        RunStepObjectStatus::Cancelled
        | RunStepObjectStatus::Failed
        | RunStepObjectStatus::Completed
        | RunStepObjectStatus::Expired
        | RunStepObjectStatus::Unknown(_) => true,
    }
}

fn main() {
    is_over(&RunStepObjectStatus::InProgress);
}
