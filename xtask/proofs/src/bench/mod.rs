//! `cargo xtask bench peers`: this generator beside others, on the same documents, in one run.

mod measure;
mod peer;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Args, Subcommand};

use crate::print::print;
use measure::{Figures, measure};
use peer::{PEERS, Peer};

/// What stands below `--help`.
pub(crate) const EXAMPLES: &str = "\
The others are those that are installed: cargo install ploidy oas3-gen openapi-to-rust
Each program runs several times; the least wall time, CPU time and peak memory are shown.

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
    let scratch = target.join("workshops").join("peers");
    fs::create_dir_all(&scratch)?;
    for file in &arguments.files {
        let file = file.canonicalize()?;
        print(&format!("\n{}\n", file.file_name().unwrap_or_default().display()));
        print(&format!(
            "  {:18} {:>9} {:>9} {:>9} {:>11}\n",
            "", "wall s", "CPU s", "peak MB", "check CPU s"
        ));
        for peer in PEERS {
            let program = match (peer.program, &arguments.bin) {
                (None, _) => own.clone(),
                (Some(name), Some(folder)) => folder.join(name),
                (Some(name), None) => name.into(),
            };
            let line = line(peer, &program, &file, &scratch, arguments)?;
            print(&format!("  {:18} {line}\n", peer.name));
        }
    }
    Ok(())
}

fn line(
    peer: &Peer,
    program: &Path,
    file: &Path,
    scratch: &Path,
    arguments: &Arguments,
) -> std::io::Result<String> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().replace('.', "-");
    let folder = scratch.join(format!("{}-{stem}", peer.name));
    let mut best: Option<Figures> = None;
    for _ in 0..arguments.runs.max(1) {
        let _ = fs::remove_dir_all(&folder);
        let mut command = Command::new(program);
        (peer.arguments)(&mut command, file, &folder);
        match measure(&mut command) {
            Ok(Some(figures)) => {
                best = Some(best.map_or(figures, |best| best.least(figures)));
            }
            Ok(None) => return Ok("fails on this document".to_owned()),
            Err(problem) => return Ok(format!("is not there: {problem}")),
        }
    }
    let best = best.unwrap_or_default();
    let check = if arguments.check {
        match peer.check(&folder, scratch)? {
            Some(seconds) => format!("{seconds:.1}"),
            None => "fails".to_owned(),
        }
    } else {
        "-".to_owned()
    };
    let Figures { wall, cpu, peak } = best;
    Ok(format!("{wall:>9.2} {cpu:>9.2} {peak:>9.0} {check:>11}"))
}
