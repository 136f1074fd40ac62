//! Prints the runs of a thread, or the steps of one of its runs, as a table:
//!
//! ```text
//! cargo run -p tests --example list_runs -- --base-url URL THREAD [RUN]
//! ```
//!
//! The token comes from `OPENAI_API_KEY`, if that is set. The example `server` is something
//! to try it with.

#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, UNIX_EPOCH};

use futures::TryStreamExt;
use generated::Client;
use generated::types::{
    RunObject, RunObjectTool, RunStepDetailsToolCallsObjectToolCall as ToolCall,
    RunStepObject, RunStepObjectStepDetails as Details, UnknownVariant,
};

const USAGE: &str = "usage: list_runs [--base-url URL] THREAD [RUN]";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut client = Client::builder();
    let mut ids = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--base-url" => client = client.base_url(arguments.next().ok_or(USAGE)?),
            option if option.starts_with('-') => return Err(USAGE.into()),
            _ => ids.push(argument),
        }
    }
    if let Ok(token) = std::env::var("OPENAI_API_KEY") {
        client = client.bearer_token(token);
    }
    let client = client.build()?;

    match &ids[..] {
        [thread] => {
            let runs: Vec<_> =
                client.list_runs(thread).limit(100).items().try_collect().await?;
            let head = ["RUN", "STATUS", "CREATED", "MODEL", "TOKENS", "TOOLS"];
            print_table(head, runs.iter().map(run_row).collect());
        }
        [thread, run] => {
            let steps = client.list_run_steps(thread, run).limit(100).items();
            let steps: Vec<_> = steps.try_collect().await?;
            let head = ["STEP", "STATUS", "CREATED", "TOKENS", "DETAILS"];
            print_table(head, steps.iter().map(step_row).collect());
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

fn run_row(run: &RunObject) -> [String; 6] {
    let tool = |tool: &RunObjectTool| match tool {
        RunObjectTool::CodeInterpreter(_) => "code_interpreter".to_owned(),
        RunObjectTool::FileSearch(_) => "file_search".to_owned(),
        RunObjectTool::Function(tool) => format!("{}()", tool.function.name),
        RunObjectTool::Unknown(tool) => unknown(tool),
        _ => "?".to_owned(),
    };
    [
        run.id.clone(),
        run.status.to_string(),
        time(run.created_at),
        run.model.clone(),
        run.usage
            .as_ref()
            .map_or("-".to_owned(), |usage| usage.total_tokens.to_string()),
        run.tools.iter().map(tool).collect::<Vec<_>>().join(", "),
    ]
}

fn step_row(step: &RunStepObject) -> [String; 5] {
    let details = match &step.step_details {
        Details::MessageCreation(details) => {
            format!("message {}", details.message_creation.message_id)
        }
        Details::ToolCalls(details) => {
            details.tool_calls.iter().map(tool_call).collect::<Vec<_>>().join(", ")
        }
        Details::Unknown(details) => unknown(details),
        _ => "?".to_owned(),
    };
    [
        step.id.clone(),
        step.status.to_string(),
        time(step.created_at),
        step.usage
            .as_ref()
            .map_or("-".to_owned(), |usage| usage.total_tokens.to_string()),
        details,
    ]
}

fn tool_call(call: &ToolCall) -> String {
    match call {
        ToolCall::CodeInterpreter(call) => {
            format!("code_interpreter ({} outputs)", call.code_interpreter.outputs.len())
        }
        ToolCall::FileSearch(call) => {
            let results = call.file_search.results.as_ref().map_or(0, Vec::len);
            format!("file_search ({results} results)")
        }
        ToolCall::Function(call) => {
            let output = call.function.output.as_deref().unwrap_or("...");
            format!("{}() = {output}", call.function.name)
        }
        ToolCall::Unknown(call) => unknown(call),
        _ => "?".to_owned(),
    }
}

/// What can be said of an alternative that this client does not know: its type.
fn unknown<T>(variant: &UnknownVariant<T>) -> String {
    let json: serde_json::Value = variant.as_json().parse().unwrap_or_default();
    json["type"].as_str().map_or("?".to_owned(), |name| format!("{name}?"))
}

fn time(seconds: i64) -> String {
    let since = Duration::from_secs(seconds.try_into().unwrap_or_default());
    UNIX_EPOCH.checked_add(since).map_or("?".to_owned(), httpdate::fmt_http_date)
}

fn print_table<const N: usize>(head: [&str; N], rows: Vec<[String; N]>) {
    let head = head.map(str::to_owned);
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    let length = |cell: &String| cell.chars().count();
    for row in &rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = rows.iter().map(|row| length(&row[column])).max().unwrap_or(0);
            format!("{cell:width$}")
        });
        println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    println!("\n{} in all", rows.len() - 1);
}
