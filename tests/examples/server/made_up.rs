//! Runs and steps that never were.

use serde_json::{Value, json};

use super::samples;

/// The thread that has runs.
pub const THREAD: &str = "thread_abc123";
/// A thread that has none.
const EMPTY_THREAD: &str = "thread_empty";

const RUNS: i64 = 250;

/// All statuses of the document, and one of tomorrow.
const STATUSES: [&str; 10] = [
    "completed",
    "failed",
    "incomplete",
    "expired",
    "cancelled",
    "cancelling",
    "requires_action",
    "paused",
    "in_progress",
    "queued",
];

/// What the server knows.
pub struct MadeUp {
    runs: Vec<Value>,
}

impl MadeUp {
    pub fn new() -> Self {
        let mut runs = samples::many(RUNS, "run", &samples::run());
        for (run, status) in runs.iter_mut().zip(STATUSES.iter().cycle()) {
            live(run, status);
        }
        Self { runs }
    }

    /// The runs of a thread, oldest first.
    pub fn runs(&self, thread: &str) -> Result<Vec<Value>, String> {
        match thread {
            THREAD => Ok(self.runs.clone()),
            EMPTY_THREAD => Ok(Vec::new()),
            _ => Err(format!("No thread found with id '{thread}'.")),
        }
    }

    /// The steps of a run, oldest first.
    pub fn steps(&self, thread: &str, run: &str) -> Result<Vec<Value>, String> {
        let runs = self.runs(thread)?;
        let found = runs.iter().find(|other| other["id"] == run);
        let run = found.ok_or_else(|| format!("No run found with id '{run}'."))?;
        Ok(steps(run))
    }
}

/// Makes a run that has a value in every place one of this status.
fn live(run: &mut Value, status: &str) {
    run["status"] = json!(status);
    let kept = match status {
        "completed" => &["completed_at", "usage"][..],
        "failed" => &["failed_at", "last_error", "usage"],
        "incomplete" => &["incomplete_details", "usage"],
        "cancelled" => &["cancelled_at", "usage"],
        "requires_action" => &["required_action"],
        _ => &[],
    };
    let possible = [
        "required_action",
        "last_error",
        "cancelled_at",
        "failed_at",
        "completed_at",
        "incomplete_details",
        "usage",
    ];
    for name in possible.iter().filter(|name| !kept.contains(name)) {
        run[*name] = json!(null);
    }
    if status == "queued" {
        run["started_at"] = json!(null);
        run["tools"] = json!([{ "type": "code_interpreter" }, { "type": "browser" }]);
    }
}

/// A step of each kind.
fn steps(run: &Value) -> Vec<Value> {
    let details = samples::tool_step()["step_details"].clone();
    let calls = details["tool_calls"].as_array().unwrap();
    let mut waiting = calls[2].clone();
    waiting["function"]["output"] = json!(null);
    let unknown =
        json!({ "id": "call_4", "type": "browser", "browser": { "pages": 3 } });
    let groups = [
        vec![calls[0].clone()],
        vec![calls[1].clone()],
        vec![calls[2].clone()],
        calls.clone(),
        vec![waiting, unknown],
    ];
    let mut details: Vec<_> = groups
        .map(|calls| {
            ("tool_calls", json!({ "type": "tool_calls", "tool_calls": calls }))
        })
        .into();
    details.push(("reasoning", json!({ "type": "reasoning", "summary": ["Hm."] })));
    details.push(("message_creation", samples::message_step()["step_details"].clone()));

    let number = i64::try_from(details.len()).unwrap();
    let mut steps = samples::many(number, "step", &samples::message_step());
    for (step, (r#type, details)) in steps.iter_mut().zip(details) {
        step["run_id"] = run["id"].clone();
        step["type"] = json!(r#type);
        step["step_details"] = details;
    }
    let waiting = &mut steps[4];
    waiting["status"] = json!("in_progress");
    waiting["completed_at"] = json!(null);
    waiting["usage"] = json!(null);
    steps
}
