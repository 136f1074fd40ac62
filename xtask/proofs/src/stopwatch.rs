//! How long the compiler takes for each crate of a workshop.
//!
//! Cargo starts this program in place of the compiler of the workshop's own crates
//! (`RUSTC_WORKSPACE_WRAPPER`), with the compiler's command line as arguments.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Names the folder of the times, and says that this is what the program is for.
pub(crate) const FOLDER: &str = "CODEGEN_STOPWATCH";

/// Runs the compiler if that is what the program was started for.
pub(crate) fn run() -> Option<ExitCode> {
    let folder = std::env::var_os(FOLDER)?;
    let mut arguments = std::env::args_os().skip(1);
    let compiler = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    let start = Instant::now();
    let status = Command::new(compiler).args(&arguments).status().ok()?;
    let milliseconds = start.elapsed().as_millis();
    let name = arguments.iter().position(|it| it == "--crate-name");
    let name = name.and_then(|at| arguments.get(at + 1)?.to_str());
    // The tests of a crate are a crate of their own with the same name.
    let is_test = arguments.iter().any(|it| it == "--test");
    if let Some(name) = name.filter(|_| !is_test) {
        // A time that cannot be written is one that is not shown.
        let _ = fs::write(Path::new(&folder).join(name), milliseconds.to_string());
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The time of a crate in milliseconds, also if it was compiled by an earlier run.
pub(crate) fn read(folder: &Path, name: &str) -> Option<u64> {
    fs::read_to_string(folder.join(name)).ok()?.trim().parse().ok()
}
