//! The one door to disk: what is there, what should be there, and how it gets there.
//!
//! Files of the generator carry its banner. Nothing else is ever changed or removed. What
//! replaces a file is first written beside it and renamed when all else is there, so that a
//! full disk leaves the old output whole.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use similar::TextDiff;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::emit::BANNER;
use crate::files::Rendered;

/// How an output folder differs from what it should hold.
#[derive(Clone, Debug, Default)]
pub struct Changes<'a> {
    /// Files that are not there.
    pub missing: Vec<&'a Rendered>,
    /// Files that are there and hold something else: the old text.
    pub stale: Vec<(&'a Rendered, String)>,
    /// Files of the generator that should not be there any more, by their path in the
    /// folder.
    pub orphaned: Vec<String>,
}

impl Changes<'_> {
    /// Whether the folder holds what it should.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many files would be written or removed.
    pub fn len(&self) -> usize {
        self.missing.len() + self.stale.len() + self.orphaned.len()
    }

    /// The changes as a unified diff, from what is there to what should be.
    pub fn diff(&self) -> String {
        let stale = self.stale.iter().map(|(file, old)| {
            TextDiff::from_lines(old.as_str(), file.text.as_str())
                .unified_diff()
                .context_radius(3)
                .header(&format!("a/{}", file.path), &format!("b/{}", file.path))
                .to_string()
        });
        stale.collect()
    }
}

/// Compares a folder with the files that it should hold.
///
/// # Errors
/// A file that is not the generator's stands where it has to write, or the folder cannot
/// be read.
pub fn compare<'a>(
    folder: &Path,
    files: &'a [Rendered],
) -> Result<Changes<'a>, Diagnostics> {
    let mut changes = Changes::default();
    let mut foreign = Diagnostics::new();
    let differing = |file: &'a Rendered| match read(&folder.join(&file.path)) {
        Ok(Some(old)) if old == file.text => None,
        Ok(old) => Some(Ok((file, old))),
        Err(problem) => Some(Err(problem)),
    };
    let differing: Result<Vec<(&Rendered, Option<String>)>, Diagnostics> =
        files.par_iter().filter_map(differing).collect();
    for (file, old) in differing? {
        match old {
            None => changes.missing.push(file),
            Some(old) if is_ours(&old) || old.is_empty() => {
                changes.stale.push((file, old));
            }
            Some(_) => foreign.push(
                error(format!(
                    "{} is not a generated file, and a generated one would stand there",
                    show(&folder.join(&file.path))
                ))
                .help("choose another output folder, or move the file away"),
            ),
        }
    }
    if !foreign.is_empty() {
        return Err(foreign);
    }
    let expected: std::collections::HashSet<&str> =
        files.iter().map(|file| file.path.as_str()).collect();
    for path in generated_files(folder)? {
        if !expected.contains(path.as_str()) {
            changes.orphaned.push(path);
        }
    }
    Ok(changes)
}

/// Makes a folder hold what it should.
///
/// # Errors
/// The folder cannot be written; then it holds what it held.
pub fn apply(folder: &Path, changes: &Changes<'_>) -> Result<(), Diagnostics> {
    let new: Vec<(&Rendered, PathBuf)> =
        changes.missing.iter().map(|it| (*it, folder.join(&it.path))).collect();
    let staged: Vec<(&Rendered, PathBuf)> =
        changes.stale.iter().map(|(it, _)| (*it, beside(folder, it))).collect();
    let all = new.iter().chain(&staged);
    let all: Vec<&(&Rendered, PathBuf)> = all.collect();
    if let Err(problem) = write(&all) {
        remove(&all);
        return Err(problem.into());
    }
    for (done, (file, from)) in staged.iter().enumerate() {
        let to = folder.join(&file.path);
        if let Err(problem) = fs::rename(from, &to) {
            remove(&all);
            for (file, old) in &changes.stale[..done] {
                let _ = fs::write(folder.join(&file.path), old);
            }
            return Err(failed("write", &to, &problem).into());
        }
    }
    for path in &changes.orphaned {
        let path = folder.join(path);
        match fs::remove_file(&path) {
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
                return Err(failed("remove", &path, &problem).into());
            }
            _ => {}
        }
        // A folder that is empty now was only there for the file.
        if let Some(parent) = path.parent() {
            let _ = fs::remove_dir(parent);
        }
    }
    Ok(())
}

/// Where a file is written that will replace another one.
fn beside(folder: &Path, file: &Rendered) -> PathBuf {
    let target = folder.join(&file.path);
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".codegen-new");
    target.with_file_name(name)
}

/// Writes files, each where it says.
fn write(files: &[&(&Rendered, PathBuf)]) -> Result<(), Diagnostic> {
    let folders = files.iter().filter_map(|(_, path)| path.parent());
    let folders: BTreeSet<&Path> = folders.collect();
    for folder in folders {
        fs::create_dir_all(folder).map_err(|it| failed("write", folder, &it))?;
    }
    files.par_iter().try_for_each(|(file, path)| {
        write_new(path, &file.text).map_err(|it| failed("write", path, &it))
    })
}

/// Takes away what was written.
fn remove(files: &[&(&Rendered, PathBuf)]) {
    for (_, path) in files {
        let _ = fs::remove_file(path);
    }
}

/// Writes a file of our own making; a link that stands there is not followed.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let create = || fs::OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match create() {
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            create()?
        }
        other => other?,
    };
    io::Write::write_all(&mut file, text.as_bytes())
}

/// The files of the generator in a folder, by their path in it.
fn generated_files(folder: &Path) -> Result<Vec<String>, Diagnostics> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        let entries = match fs::read_dir(&current) {
            Ok(entries) => entries,
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => continue,
            Err(problem) => return Err(failed("read", &current, &problem).into()),
        };
        for entry in entries {
            let entry = entry.map_err(|problem| failed("read", &current, &problem))?;
            let path = entry.path();
            let kind = entry.file_type().map_err(|it| failed("read", &path, &it))?;
            // Build results and links lead elsewhere, and another crate is not ours.
            let elsewhere = entry.file_name() == "target"
                || entry.file_name() == ".git"
                || path.join("Cargo.toml").exists();
            if kind.is_dir() && !elsewhere {
                open.push(path);
            } else if kind.is_file() && starts_with_banner(&path) {
                let inside = path.strip_prefix(folder).unwrap_or(&path);
                found.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// How far into a file the banner may stand.
const HEAD: usize = 200;

/// Whether a file on disk is the generator's.
fn starts_with_banner(path: &Path) -> bool {
    let mut head = Vec::new();
    let file = fs::File::open(path);
    let read = file.and_then(|file| {
        io::Read::read_to_end(&mut io::Read::take(file, HEAD as u64), &mut head)
    });
    read.is_ok() && is_ours(&String::from_utf8_lossy(&head))
}

/// Whether a text starts with the banner: as a comment, or as the first field of JSON.
fn is_ours(text: &str) -> bool {
    let line =
        text.trim_start_matches("{\n").lines().next().unwrap_or_default().trim_start();
    let signs = ["// ", "# ", "<!-- ", "\"banner\": \""];
    signs
        .iter()
        .any(|sign| line.strip_prefix(sign).is_some_and(|it| it.starts_with(BANNER)))
}

/// The text of a file; `None` if there is none. What is no text is foreign.
fn read(path: &Path) -> Result<Option<String>, Diagnostics> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(failed("read", path, &problem).into()),
    }
}

fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Output, Place::Nowhere, message)
}

fn failed(verb: &str, path: &Path, problem: &io::Error) -> Diagnostic {
    error(format!("cannot {verb} {}: {problem}", show(path)))
}

fn show(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
