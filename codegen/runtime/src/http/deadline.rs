//! The time that a whole call may take.

use std::time::Duration;

use tokio::time::Instant;

/// A moment by which a call has to be over, kept as its start and its length: the sum of
/// the two may be more than the clock can hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline {
    started: Instant,
    limit: Duration,
}

impl Deadline {
    /// The moment that is `limit` from now.
    pub(super) fn after(limit: Duration) -> Self {
        Self { started: Instant::now(), limit }
    }

    /// The time allowed in all.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    /// The time left; zero if there is none.
    pub(super) fn remaining(&self) -> Duration {
        self.limit.saturating_sub(self.started.elapsed())
    }
}
