//! The types of the README.

use generated::types::{AssistantToolsCode, RunObject, RunObjectStatus};

pub fn main() {
    let tools = vec![AssistantToolsCode::default().into()];
    let status = RunObjectStatus::Queued;
    let mut run = RunObject::new(
        "run_1",
        1_700_000_000,
        "thread_1",
        "asst_1",
        status,
        "gpt-4o",
        tools,
    );
    run.instructions = Some("Be brief.".to_owned());

    assert!(run.parallel_tool_calls_or_default());
    assert!(run.tools[0].as_code_interpreter().is_some());
}
