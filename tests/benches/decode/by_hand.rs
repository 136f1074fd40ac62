//! The same objects as a person would write them with serde's derive: no trait of ours, no
//! unknown values, and (but for `flatten`) unknown fields skipped.
//!
//! What serde has no single way for is here in each way that it has: see the modules.

#![allow(dead_code, reason = "decoded, not read")]
#![allow(
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::struct_field_names,
    clippy::wildcard_imports,
    reason = "the document has these shapes and names; each module is the rest in another way"
)]

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

/// Enumerations. A constant is one with a single value, which is faster than a `String`.
macro_rules! values {
    ($($name:ident { $($value:ident),* })*) => {$(
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($value),* }
    )*};
}

values! {
    RunStatus {
        Queued, InProgress, RequiresAction, Cancelling, Cancelled, Failed, Completed,
        Incomplete, Expired
    }
    StepStatus { InProgress, Cancelled, Failed, Completed, Expired }
    StepType { MessageCreation, ToolCalls }
    ErrorCode { ServerError, RateLimitExceeded, InvalidPrompt }
    Reason { MaxCompletionTokens, MaxPromptTokens }
    Truncation { Auto, LastMessages }
    ToolType { CodeInterpreter, FileSearch, Function }
    OutputType { Logs, Image }
    FormatType { Text, JsonObject, JsonSchema }
    Choice { None, Auto, Required }
    Auto { Auto }
    List { List }
    Action { SubmitToolOutputs }
    CodeInterpreterType { CodeInterpreter }
    FileSearchType { FileSearch }
    FunctionType { Function }
    MessageCreationType { MessageCreation }
    ToolCallsType { ToolCalls }
    LogsType { Logs }
    ImageType { Image }
    TextType { Text }
    JsonObjectType { JsonObject }
    JsonSchemaType { JsonSchema }
}

#[derive(Deserialize)]
pub enum RunType {
    #[serde(rename = "thread.run")]
    Run,
}

#[derive(Deserialize)]
pub enum RunStepType {
    #[serde(rename = "thread.run.step")]
    RunStep,
}

#[derive(Deserialize)]
pub enum Ranker {
    #[serde(rename = "auto")]
    Auto,
    #[serde(rename = "default_2024_08_21")]
    Default20240821,
}

/// Structs, all of them with these fields more.
macro_rules! structs {
    (@one { $($extra:tt)* } $name:ident $(<$item:ident>)? { $($field:ident: $type:ty,)* }) => {
        #[derive(Deserialize)]
        pub struct $name $(<$item>)? {
            $(pub $field: $type,)*
            $($extra)*
        }
    };
    ($extra:tt $($name:ident $(<$item:ident>)? { $($field:ident: $type:ty,)* })*) => {
        $(structs!(@one $extra $name $(<$item>)? { $($field: $type,)* });)*
    };
}

/// The objects that are the same however unions are written.
macro_rules! objects {
    ($extra:tt) => {
        structs! { $extra
            Page<T> {
                object: List,
                data: Vec<T>,
                first_id: Option<String>,
                last_id: Option<String>,
                has_more: bool,
            }
            Run {
                id: String,
                object: RunType,
                created_at: i64,
                thread_id: String,
                assistant_id: String,
                status: RunStatus,
                required_action: Option<RequiredAction>,
                last_error: Option<LastError>,
                expires_at: Option<i64>,
                started_at: Option<i64>,
                cancelled_at: Option<i64>,
                failed_at: Option<i64>,
                completed_at: Option<i64>,
                incomplete_details: Option<IncompleteDetails>,
                model: String,
                instructions: Option<String>,
                tools: Vec<Tool>,
                file_ids: Option<Vec<String>>,
                tool_resources: Option<ToolResources>,
                metadata: Option<HashMap<String, String>>,
                usage: Option<Usage>,
                temperature: Option<f64>,
                top_p: Option<f64>,
                max_prompt_tokens: Option<i64>,
                max_completion_tokens: Option<i64>,
                truncation_strategy: Option<TruncationStrategy>,
                tool_choice: Option<ToolChoice>,
                parallel_tool_calls: Option<bool>,
                response_format: Option<ResponseFormat>,
            }
            RequiredAction { r#type: Action, submit_tool_outputs: SubmitToolOutputs, }
            SubmitToolOutputs { tool_calls: Vec<RequiredCall>, }
            RequiredCall { id: String, r#type: FunctionType, function: RequiredFunction, }
            RequiredFunction { name: String, arguments: String, }
            LastError { code: ErrorCode, message: String, }
            IncompleteDetails { reason: Option<Reason>, }
            SearchSettings {
                max_num_results: Option<i64>,
                ranking_options: Option<RankingOptions>,
            }
            RankingOptions { ranker: Option<Ranker>, score_threshold: f64, }
            Function {
                name: String,
                description: Option<String>,
                parameters: Option<HashMap<String, Value>>,
                strict: Option<bool>,
            }
            ToolResources {
                code_interpreter: Option<Files>,
                file_search: Option<VectorStores>,
            }
            Files { file_ids: Option<Vec<String>>, }
            VectorStores { vector_store_ids: Option<Vec<String>>, }
            Usage { prompt_tokens: i64, completion_tokens: i64, total_tokens: i64, }
            TruncationStrategy { r#type: Truncation, last_messages: Option<i64>, }
            NamedChoice { r#type: ToolType, function: Option<FunctionName>, }
            FunctionName { name: String, }
            JsonSchema {
                name: String,
                description: Option<String>,
                schema: Option<HashMap<String, Value>>,
                strict: Option<bool>,
            }
            Step {
                id: String,
                object: RunStepType,
                created_at: i64,
                assistant_id: String,
                thread_id: String,
                run_id: String,
                r#type: StepType,
                status: StepStatus,
                step_details: StepDetails,
                last_error: Option<LastError>,
                expired_at: Option<i64>,
                cancelled_at: Option<i64>,
                failed_at: Option<i64>,
                completed_at: Option<i64>,
                metadata: Option<HashMap<String, String>>,
                usage: Option<Usage>,
            }
            Message { message_id: String, }
            Code { input: String, outputs: Vec<CodeOutput>, }
            Image { file_id: String, }
            FileSearch {
                ranking_options: Option<RankingOptions>,
                results: Option<Vec<SearchResult>>,
            }
            SearchResult {
                file_id: String,
                file_name: String,
                score: f64,
                content: Option<Vec<Content>>,
            }
            Content { r#type: Option<TextType>, text: Option<String>, }
            CalledFunction { name: String, arguments: String, output: Option<String>, }
        }

        /// A string or an object: derive has no other way.
        #[derive(Deserialize)]
        #[serde(untagged)]
        pub enum ToolChoice {
            Choice(Choice),
            Named(NamedChoice),
        }

        /// As above.
        #[derive(Deserialize)]
        #[serde(untagged)]
        pub enum ResponseFormat {
            Auto(Auto),
            Format(Format),
        }
    };
}

/// No unions at all: one struct with what any alternative has. The fastest that derive can
/// do, and the least pleasant to use.
macro_rules! optional_fields {
    ($extra:tt) => {
        objects! { $extra }
        structs! { $extra
            Tool {
                r#type: ToolType,
                file_search: Option<SearchSettings>,
                function: Option<Function>,
            }
            Format { r#type: FormatType, json_schema: Option<JsonSchema>, }
            StepDetails {
                r#type: StepType,
                message_creation: Option<Message>,
                tool_calls: Option<Vec<ToolCall>>,
            }
            ToolCall {
                id: String,
                r#type: ToolType,
                code_interpreter: Option<Code>,
                file_search: Option<FileSearch>,
                function: Option<CalledFunction>,
            }
            CodeOutput { r#type: OutputType, logs: Option<String>, image: Option<Image>, }
        }
    };
}

/// Structs alone: the measure.
pub mod plain {
    use super::*;

    optional_fields!({});
}

/// The same with `#[serde(flatten)]`, which is serde's way to keep unknown fields.
pub mod flatten {
    use super::*;

    optional_fields!({
        #[serde(flatten)]
        pub extra: HashMap<String, Value>,
    });
}

/// Unions with `#[serde(tag = "type")]`.
pub mod tag {
    use super::*;

    objects!({});

    #[derive(Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Tool {
        CodeInterpreter,
        FileSearch { file_search: Option<SearchSettings> },
        Function { function: Function },
    }

    #[derive(Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum Format {
        Text,
        JsonObject,
        JsonSchema { json_schema: JsonSchema },
    }

    #[derive(Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum StepDetails {
        MessageCreation { message_creation: Message },
        ToolCalls { tool_calls: Vec<ToolCall> },
    }

    #[derive(Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum ToolCall {
        CodeInterpreter { id: String, code_interpreter: Code },
        FileSearch { id: String, file_search: FileSearch },
        Function { id: String, function: CalledFunction },
    }

    #[derive(Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum CodeOutput {
        Logs { logs: String },
        Image { image: Image },
    }
}

/// Unions with `#[serde(untagged)]`, told apart by constants.
pub mod untagged {
    use super::*;

    objects!({});

    #[derive(Deserialize)]
    #[serde(untagged)]
    pub enum Tool {
        CodeInterpreter { r#type: CodeInterpreterType },
        FileSearch { r#type: FileSearchType, file_search: Option<SearchSettings> },
        Function { r#type: FunctionType, function: Function },
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    pub enum Format {
        Text { r#type: TextType },
        JsonObject { r#type: JsonObjectType },
        JsonSchema { r#type: JsonSchemaType, json_schema: JsonSchema },
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    pub enum StepDetails {
        MessageCreation { r#type: MessageCreationType, message_creation: Message },
        ToolCalls { r#type: ToolCallsType, tool_calls: Vec<ToolCall> },
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    pub enum ToolCall {
        CodeInterpreter {
            id: String,
            r#type: CodeInterpreterType,
            code_interpreter: Code,
        },
        FileSearch {
            id: String,
            r#type: FileSearchType,
            file_search: FileSearch,
        },
        Function {
            id: String,
            r#type: FunctionType,
            function: CalledFunction,
        },
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    pub enum CodeOutput {
        Logs { r#type: LogsType, logs: String },
        Image { r#type: ImageType, image: Image },
    }
}
