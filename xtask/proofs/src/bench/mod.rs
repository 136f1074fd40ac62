//! `cargo xtask bench peers`: this generator beside others, on the same documents, in one run.

mod measure;
mod peer;
mod row;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Args, Subcommand};

use crate::print::print;
use measure::{Figures, measure};
use peer::{PEERS, Peer};
use row::{Row, table};

/// What stands below `--help`.
pub(crate) const EXAMPLES: &str = "\
The others are those that are installed: cargo install ploidy oas3-gen openapi-to-rust
Each program runs several times; the least wall time, CPU time and peak memory are shown, and
how many times that of the best of the others this one takes.
Some file systems are slow for minutes after many files were deleted: wait between two runs.

Examples:
  cargo xtask bench peers openai.yaml github.json
      Generate both with all programs that are found on the PATH.
  cargo xtask bench peers --bin ~/peers/bin --check openai.yaml
      Take the others from a folder, and time `cargo check` of what comes out, too.";

/// What is measured.
#[derive(Subcommand)]
pub(crate) enum What {
    /// This generator beside others.
    #[command(after_help = EXAMPLES)]
    Peers(Arguments),
}

/// The arguments of `cargo xtask bench peers`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the other programs. Default: they are on the PATH.
    #[arg(long, value_name = "DIR")]
    bin: Option<PathBuf>,
    /// Time `cargo check` of the generated crates as well, dependencies left out.
    #[arg(long)]
    check: bool,
    /// The folder to write to. Default: target/workshops/peers.
    #[arg(long, value_name = "DIR")]
    scratch: Option<PathBuf>,
    /// How often each program runs.
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: u32,
}

/// Runs the command.
pub(crate) fn run(what: &What) -> ExitCode {
    let What::Peers(arguments) = what;
    match peers(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn peers(arguments: &Arguments) -> std::io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let repository = here.ancestors().nth(2).unwrap_or(here);
    let target = repository.join("target");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(&cargo);
    build.args(["build", "--quiet", "--release", "--package", "xtask", "--target-dir"]);
    let done = build.arg(&target).current_dir(repository).status()?;
    if !done.success() {
        return Err(std::io::Error::other("this generator cannot be built"));
    }
    let own = target.join("release").join("xtask");
    let scratch = arguments.scratch.clone();
    let scratch = scratch.unwrap_or_else(|| target.join("workshops").join("peers"));
    let scratch = scratch.join(format!("run-{}", std::process::id()));
    fs::create_dir_all(&scratch)?;
    let scratch = scratch.canonicalize()?;
    let files = arguments.files.iter().enumerate();
    let shown = files.map(|(index, file)| {
        let file = file.canonicalize()?;
        print(&format!("\n{}\n", file.file_name().unwrap_or_default().display()));
        let scratch = scratch.join(index.to_string());
        fs::create_dir_all(&scratch)?;
        document(&own, &file, &scratch, arguments)
    });
    let shown: std::io::Result<()> = shown.collect();
    let removed = fs::remove_dir_all(&scratch);
    shown.and(removed)
}

/// Measures all programs with one document, one after the other, and prints a line for each.
fn document(
    own: &Path,
    file: &Path,
    scratch: &Path,
    arguments: &Arguments,
) -> std::io::Result<()> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().replace('.', "-");
    // What a program wrote stays until all have run: a file system that has just deleted
    // thousands of files can be slow in making new ones.
    let folder =
        |peer: &Peer, turn| scratch.join(format!("{}-{stem}-{turn}", peer.name));
    let run = |peer: &Peer| {
        let once = |turn| run_once(peer, own, file, &folder(peer, turn), arguments);
        (1..arguments.runs).try_fold(once(0)?, |best, turn| Ok(best.least(once(turn)?)))
    };
    let rows = PEERS.iter().map(|peer| Row { run: run(peer), check: None });
    let mut rows: Vec<Row> = rows.collect();
    if arguments.check {
        for (peer, row) in PEERS.iter().zip(&mut rows).filter(|(_, row)| row.run.is_ok())
        {
            row.check = peer.check(&folder(peer, 0), scratch)?;
        }
    }
    print(&table(&rows, arguments.check));
    Ok(())
}

fn run_once(
    peer: &Peer,
    own: &Path,
    file: &Path,
    folder: &Path,
    arguments: &Arguments,
) -> Result<Figures, String> {
    let program = match (peer.program, &arguments.bin) {
        (None, _) => own.to_owned(),
        (Some(name), Some(folder)) => folder.join(name),
        (Some(name), None) => name.into(),
    };
    let mut command = Command::new(program);
    (peer.arguments)(&mut command, file, folder);
    match measure(&mut command) {
        Ok(Some(figures)) => Ok(figures),
        Ok(None) => Err("fails on this document".to_owned()),
        Err(problem) => Err(format!("is not there: {problem}")),
    }
}
