//! A known alternative cannot be hidden in `Unknown`.

use generated::types::{RunObjectTool, UnknownVariant};

fn main() {
    let tool = serde_json::from_str(r#"{"type": "code_interpreter"}"#).unwrap();
    let _ = RunObjectTool::Unknown(UnknownVariant::new(tool));
}
