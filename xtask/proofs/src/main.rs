//! The proofs: commands that judge the generated types from outside.
//!
//! They are a package of their own, because what they judge with takes long to build and
//! generating a client does not need it. `cargo xtask` calls them.

#![forbid(unsafe_code)]

mod bench;
mod corpus;
mod equal;
mod examples;
mod print;
mod short;
mod stopwatch;
mod suite;
mod workshop;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The proofs of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures this generator beside others.
    #[command(subcommand)]
    Bench(bench::What),
    /// Generates, and on demand compiles, every document below a folder.
    #[command(after_help = corpus::EXAMPLES)]
    Corpus(corpus::Arguments),
    /// Checks the generated types against every example and default of documents.
    #[command(after_help = examples::EXAMPLES)]
    Examples(examples::Arguments),
    /// Runs the test suite of JSON Schema.
    #[command(after_help = suite::EXAMPLES)]
    JsonSchemaSuite(suite::Arguments),
}

fn main() -> ExitCode {
    if let Some(code) = stopwatch::run() {
        return code;
    }
    match Arguments::parse().command {
        Command::Bench(what) => bench::run(&what),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Examples(arguments) => examples::run(&arguments),
        Command::JsonSchemaSuite(arguments) => suite::run(&arguments),
    }
}
