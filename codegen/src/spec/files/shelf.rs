//! The files on disk: which may be read, and which have been.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::source::Source;
use crate::spec::Node;
use crate::spec::read::{self, Text};

/// Why a reference does not lead to a file.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It is an address of the network.
    Network,
    /// It is not Unicode.
    Name,
    /// What follows the `#` is no pointer.
    Fragment,
    /// There is no such file.
    Missing(String),
    /// The file is outside of the folders that may be read.
    Outside(String),
    /// The file cannot be read, for this reason.
    Broken(String),
}

/// A file that a reference leads to.
pub(super) struct Found {
    /// Where it is.
    pub(super) path: PathBuf,
    /// What it goes by in the document; nothing for the document itself.
    pub(super) name: Option<String>,
    /// What is in it, if it has not been asked for before.
    pub(super) new: Option<(Node, Text)>,
}

/// The files of a document.
pub(super) struct Shelf {
    /// The document.
    document: PathBuf,
    /// Its folder as it is named in reports.
    shown: PathBuf,
    /// The folders that may be read, the document's first.
    roots: Vec<PathBuf>,
    /// The files that have been read, or why they could not be.
    known: HashMap<PathBuf, Result<String, String>>,
}

impl Shelf {
    pub(super) fn new(document: &Path, name: &str, roots: &[PathBuf]) -> Self {
        let document = document.canonicalize().unwrap_or_else(|_| document.to_owned());
        let folder = document.parent().map(Path::to_owned).unwrap_or_default();
        let others = roots.iter().filter_map(|root| root.canonicalize().ok());
        let shown = Path::new(name).parent().map(Path::to_owned).unwrap_or_default();
        let roots = std::iter::once(folder).chain(others).collect();
        Self { document, shown, roots, known: HashMap::new() }
    }

    /// Finds the file with a relative address, from another file.
    pub(super) fn find(&mut self, from: &Path, address: &str) -> Result<Found, Trouble> {
        let folder = from.parent().unwrap_or(Path::new(""));
        let wanted = folder.join(address);
        let shown = || self.shown(&plain(&wanted));
        // Links of the file system are followed before it is judged where the file is.
        let path = match wanted.canonicalize() {
            Ok(path) => path,
            // Some systems do not look through `..` behind what is no folder.
            Err(_) => {
                plain(&wanted).canonicalize().map_err(|_| Trouble::Missing(shown()))?
            }
        };
        if path == self.document {
            return Ok(Found { path, name: None, new: None });
        }
        let Some(name) = self.name(&path) else { return Err(Trouble::Outside(shown())) };
        match self.known.get(&path) {
            Some(Ok(name)) => {
                return Ok(Found { path, name: Some(name.clone()), new: None });
            }
            Some(Err(why)) => return Err(Trouble::Broken(why.clone())),
            None => {}
        }
        match self.read(&path) {
            Ok(new) => {
                self.known.insert(path.clone(), Ok(name.clone()));
                Ok(Found { path, name: Some(name), new: Some(new) })
            }
            Err(why) => {
                self.known.insert(path, Err(why.clone()));
                Err(Trouble::Broken(why))
            }
        }
    }

    /// What a file goes by: its path below the first folder that holds it. Files of other
    /// folders than the document's have the number of the folder in front.
    fn name(&self, path: &Path) -> Option<String> {
        self.roots.iter().enumerate().find_map(|(index, root)| {
            let inside = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
            Some(if index == 0 { inside } else { format!("{index}:{inside}") })
        })
    }

    fn read(&self, path: &Path) -> Result<(Node, Text), String> {
        let text = |problem: &crate::diagnostic::Diagnostics| {
            problem.iter().next().map(ToString::to_string).unwrap_or_default()
        };
        let source = Source::read(path).map_err(|it| text(&it))?;
        let source = source.named(self.shown(path));
        let name = source.name().to_owned();
        read::load(source).map_err(|problem| format!("{name}: {}", text(&problem)))
    }

    /// A path as the document's own is named.
    fn shown(&self, path: &Path) -> String {
        let folder = self.roots.first().map_or(Path::new(""), PathBuf::as_path);
        let shown = match path.strip_prefix(folder) {
            Ok(inside) => self.shown.join(inside),
            Err(_) => path.to_owned(),
        };
        shown.display().to_string().replace('\\', "/")
    }
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
