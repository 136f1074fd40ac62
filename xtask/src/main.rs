//! The commands of this repository: `cargo xtask --help`.

#![forbid(unsafe_code)]

mod codegen;
mod proofs;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Documents and tokens are many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Measures this generator beside others: `cargo xtask bench peers FILE...`.
    #[command(disable_help_flag = true)]
    Bench(Forwarded),
    /// Generates, and on demand compiles, every document below a folder.
    #[command(disable_help_flag = true)]
    Corpus(Forwarded),
    /// Checks the generated types against every example and default of documents.
    #[command(disable_help_flag = true)]
    Examples(Forwarded),
    /// Runs the test suite of JSON Schema.
    #[command(disable_help_flag = true)]
    JsonSchemaSuite(Forwarded),
}

/// What the package `proofs` reads.
#[derive(clap::Args)]
struct Forwarded {
    /// Its arguments; `--help` shows them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Bench(it) => proofs::run("bench", &it.arguments),
        Command::Corpus(it) => proofs::run("corpus", &it.arguments),
        Command::Examples(it) => proofs::run("examples", &it.arguments),
        Command::JsonSchemaSuite(it) => proofs::run("json-schema-suite", &it.arguments),
    }
}
