//! The commands of this repository: `cargo xtask --help`.

#![forbid(unsafe_code)]

mod codegen;
mod equal;
mod examples;
mod short;
mod suite;
mod workshop;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The commands of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generates the client crate from the `OpenAPI` document.
    #[command(after_help = codegen::EXAMPLES)]
    Codegen(codegen::Arguments),
    /// Checks the generated types against every example and default of documents.
    #[command(after_help = examples::EXAMPLES)]
    Examples(examples::Arguments),
    /// Runs the test suite of JSON Schema.
    #[command(after_help = suite::EXAMPLES)]
    JsonSchemaSuite(suite::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Examples(arguments) => examples::run(&arguments),
        Command::JsonSchemaSuite(arguments) => suite::run(&arguments),
    }
}
