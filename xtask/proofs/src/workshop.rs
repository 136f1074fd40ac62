//! A scratch workspace below `target/`: generated crates and a program that uses them, built
//! together.
//!
//! Everything in it is written by the one door to disk, so what has not changed is not
//! compiled again. All workshops share one folder of build results.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use codegen::emit::BANNER;
use codegen::files::Rendered;
use codegen::output;
use serde_json::Value;

use crate::stopwatch;

/// A workspace of generated crates and a program.
#[derive(Debug)]
pub(crate) struct Workshop {
    folder: PathBuf,
    results: PathBuf,
    /// The repository, whose lock file says which versions are used.
    repository: PathBuf,
    members: Vec<String>,
}

/// What a build came to.
#[derive(Debug)]
pub(crate) enum Built {
    /// The programs, by the names of their crates.
    Programs(Vec<(String, PathBuf)>),
    /// The compiler refused something.
    Refused(Vec<Complaint>),
}

/// An error of the compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// The file in the workshop where it is, macros looked through: `pets/src/types/cat.rs`.
    pub(crate) file: String,
    /// The error as the compiler prints it.
    pub(crate) message: String,
}

impl Workshop {
    /// A workshop with this name: the folder `target/workshops/NAME`.
    pub(crate) fn new(name: &str) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let repository = here.ancestors().nth(2).unwrap_or(here).to_owned();
        let all = repository.join("target").join("workshops");
        let (folder, results) = (all.join(name), all.join("target"));
        Self { folder, results, repository, members: Vec::new() }
    }

    /// The folder of the workspace.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Adds a crate with these files, its manifest among them. Gives how many changed.
    ///
    /// # Errors
    /// The files cannot be written.
    pub(crate) fn add(
        &mut self,
        name: &str,
        files: &[Rendered],
    ) -> Result<usize, Diagnostics> {
        let changed = write(&self.folder.join(name), files)?;
        self.members.push(name.to_owned());
        Ok(changed)
    }

    /// Adds a program that uses members of the workshop. `dependencies` are further lines
    /// of its manifest.
    ///
    /// # Errors
    /// The files cannot be written.
    pub(crate) fn add_program(
        &mut self,
        name: &str,
        uses: &[String],
        dependencies: &str,
        main: &str,
    ) -> Result<usize, Diagnostics> {
        let uses: Vec<String> =
            uses.iter().map(|it| format!("{it} = {{ path = \"../{it}\" }}\n")).collect();
        let uses = uses.concat();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{uses}{dependencies}"
        );
        self.add(name, &[marked("Cargo.toml", &manifest), marked("src/main.rs", main)])
    }

    /// Builds all members.
    ///
    /// # Errors
    /// The workspace cannot be written, or Cargo fails before it compiles anything.
    pub(crate) fn build(&self) -> Result<Built, Diagnostics> {
        self.write_workspace()?;
        let output = self.messaging(&["build", "--workspace"], &[])?;
        let messages = messages(&output);
        if output.status.success() {
            return Ok(Built::Programs(messages.iter().filter_map(program).collect()));
        }
        let complaints: Vec<_> =
            messages.iter().filter_map(|it| complaint(it, &["error"])).collect();
        if complaints.is_empty() {
            let text = String::from_utf8_lossy(&output.stderr);
            return Err(error(format!("cargo build failed:\n{text}")).into());
        }
        Ok(Built::Refused(complaints))
    }

    /// What Cargo says of the members when it is run with these arguments, warnings, too.
    /// The times of the compiler go to a folder.
    ///
    /// # Errors
    /// The workspace cannot be written, or Cargo fails before it compiles anything.
    pub(crate) fn complaints(
        &self,
        arguments: &[&str],
        times: &Path,
    ) -> Result<Vec<Complaint>, Diagnostics> {
        self.write_workspace()?;
        let this = std::env::current_exe().map_err(|it| failed("find", times, &it))?;
        let wrapper = [
            ("RUSTC_WORKSPACE_WRAPPER", this.as_os_str()),
            (stopwatch::FOLDER, times.as_os_str()),
        ];
        let output = self.messaging(arguments, &wrapper)?;
        let messages = messages(&output);
        let complaints: Vec<_> = messages
            .iter()
            .filter_map(|it| complaint(it, &["error", "warning"]))
            .collect();
        if !output.status.success() && complaints.is_empty() {
            let text = String::from_utf8_lossy(&output.stderr);
            return Err(error(format!("cargo failed:\n{text}")).into());
        }
        Ok(complaints)
    }

    /// Runs a program of the workshop with a file as its input.
    ///
    /// # Errors
    /// It cannot be started. How it ended is in the output.
    pub(crate) fn run(
        &self,
        program: &Path,
        input: &Path,
    ) -> Result<Output, Diagnostics> {
        let file = fs::File::open(input).map_err(|it| failed("read", input, &it))?;
        let mut command = Command::new(program);
        command.current_dir(&self.folder).stdin(file).stderr(Stdio::piped());
        Ok(command.output().map_err(|it| failed("run", program, &it))?)
    }

    /// Runs Cargo over all members, for what it says in JSON.
    fn messaging(
        &self,
        arguments: &[&str],
        environment: &[(&str, &OsStr)],
    ) -> Result<Output, Diagnostics> {
        let run = |more: &[&str]| {
            let mut command = self.cargo();
            command.args(arguments).args(["--keep-going", "--message-format=json"]);
            command.args(more).envs(environment.iter().copied());
            command.output().map_err(|it| failed("run cargo", &self.folder, &it))
        };
        // What is there already needs no network, and there may be none.
        let offline = run(&["--offline"])?;
        let done = offline.status.success() || !messages(&offline).is_empty();
        Ok(if done { offline } else { run(&[])? })
    }

    fn cargo(&self) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.current_dir(&self.folder).arg("--quiet");
        command.env("CARGO_TARGET_DIR", &self.results);
        command
    }

    /// Writes the manifest of the workspace and the versions of the repository.
    fn write_workspace(&self) -> Result<(), Diagnostics> {
        let members: Vec<String> =
            self.members.iter().map(|it| format!("    \"{it}\",\n")).collect();
        let members = members.concat();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n\
             # Fast to build is what counts here.\n\
             [profile.dev]\nopt-level = 0\ndebug = false\n"
        );
        write(&self.folder, &[marked("Cargo.toml", &manifest)])?;
        self.copy_versions().map_err(|it| failed("write", &self.folder, &it).into())
    }

    /// Copies the lock file of the repository if it has changed since. Cargo adds the
    /// members to the copy.
    fn copy_versions(&self) -> io::Result<()> {
        let versions = fs::read(self.repository.join("Cargo.lock"))?;
        let seen = self.folder.join("repository.lock");
        if fs::read(&seen).is_ok_and(|old| old == versions) {
            return Ok(());
        }
        fs::write(self.folder.join("Cargo.lock"), &versions)?;
        fs::write(seen, versions)
    }
}

/// A file with the sign that it is generated, without which it would not be replaced.
pub(crate) fn marked(path: &str, text: &str) -> Rendered {
    let rust = Path::new(path).extension().is_some_and(|it| it == "rs");
    let sign = if rust { "//" } else { "#" };
    Rendered { path: path.to_owned(), text: format!("{sign} {BANNER}\n\n{text}") }
}

fn write(folder: &Path, files: &[Rendered]) -> Result<usize, Diagnostics> {
    let changes = output::compare(folder, files)?;
    output::apply(folder, &changes)?;
    Ok(changes.len())
}

/// What Cargo says in JSON, a line each.
fn messages(output: &Output) -> Vec<Value> {
    let lines = output.stdout.split(|byte| *byte == b'\n');
    lines.filter_map(|line| serde_json::from_slice(line).ok()).collect()
}

/// The program that a message of Cargo is about.
fn program(message: &Value) -> Option<(String, PathBuf)> {
    let path = message["executable"].as_str()?;
    Some((message["target"]["name"].as_str()?.to_owned(), path.into()))
}

/// What the compiler says at one of these levels, if that is what a message of Cargo is about.
fn complaint(message: &Value, levels: &[&str]) -> Option<Complaint> {
    let message = &message["message"];
    if !levels.contains(&message["level"].as_str()?) {
        return None;
    }
    let spans = message["spans"].as_array()?;
    let mut span = spans.iter().find(|it| it["is_primary"] == true)?;
    while span["expansion"]["span"].is_object() {
        span = &span["expansion"]["span"];
    }
    let file = span["file_name"].as_str()?.replace('\\', "/");
    let message = message["rendered"].as_str().unwrap_or_default().to_owned();
    Some(Complaint { file, message })
}

fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Output, Place::Nowhere, message)
}

pub(crate) fn failed(verb: &str, path: &Path, problem: &io::Error) -> Diagnostic {
    error(format!("cannot {verb} {}: {problem}", path.display()))
}
