//! Documents of several files: what a document refers to is read from disk and put below the
//! root, one entry for each file, and the references lead there.
//!
//! ```text
//! $ref: models/pet.yaml#/Pet   ->   $ref: #/x-files/models~1pet.yaml/Pet
//! ```
//!
//! Only files below the folder of the document, or below folders that the settings name, are
//! read; nothing is ever fetched.

mod shelf;
mod walk;

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::read::Text;
use super::refs::{Ids, Named};
use super::suggest::shorten;
use super::{Mapping, Node, Version};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use shelf::{Shelf, Trouble};

/// The entry of the root that holds the files.
const ENTRY: &str = "x-files";

/// What the files of a document are, once they have been put into it.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// The texts, by the names that they have below the entry.
    texts: HashMap<String, Text>,
    /// The entry of the root that holds them.
    entry: String,
}

impl Files {
    /// The text that a place lies in, and where in it; nothing for the document itself.
    pub(super) fn find(&self, at: &Pointer) -> Option<(&Text, Pointer)> {
        if !self.contain(at) {
            return None;
        }
        let mut segments = at.segments().skip(1);
        let text = self.texts.get(&*segments.next()?)?;
        Some((text, segments.fold(Pointer::root(), |at, step| at.child(step))))
    }

    /// Whether a place lies in a file beside the document.
    pub(super) fn contain(&self, at: &Pointer) -> bool {
        !self.texts.is_empty() && at.segments().next().is_some_and(|it| it == self.entry)
    }
}

/// A reference to another file, where it stands.
struct Link {
    /// The mapping, or the value of a discriminator's mapping.
    at: Pointer,
    text: String,
}

/// Puts all files that a document refers to into it.
pub(super) fn gather(
    root: &mut Node,
    text: &Text,
    version: Version,
    roots: &[PathBuf],
) -> (Files, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut links = Vec::new();
    walk::links(root, &Pointer::root(), &mut links);
    let Some(origin) = text.source.origin().filter(|_| !links.is_empty()) else {
        return (Files::default(), diagnostics);
    };
    let ids = Ids::of(root, version);
    links.retain(|link| {
        let address = link.text.split('#').next().unwrap_or_default();
        matches!(ids.addressed(address, &link.at), Named::Nothing)
    });
    let mut entry = ENTRY.to_owned();
    while root.get(&entry).is_some() {
        entry.push('-');
    }
    let mut shelf = Shelf::new(origin, text.source.name(), roots);
    let mut gathering =
        Gathering { root, entry, links: VecDeque::new(), texts: HashMap::new() };
    let home = origin.to_owned();
    gathering.links.extend(links.into_iter().map(|link| (home.clone(), link)));
    while let Some((from, link)) = gathering.links.pop_front() {
        if let Err(trouble) = gathering.join(&mut shelf, &from, &link) {
            diagnostics.push(report(&link, &trouble));
        }
    }
    let Gathering { root, entry, texts, .. } = gathering;
    walk::inline_texts(root, &entry);
    (Files { texts, entry }, diagnostics)
}

/// A document that is being put together.
struct Gathering<'a> {
    root: &'a mut Node,
    entry: String,
    /// References that have not been followed, with the file that they stand in.
    links: VecDeque<(PathBuf, Link)>,
    texts: HashMap<String, Text>,
}

impl Gathering<'_> {
    /// Makes a reference lead to where its file is put.
    fn join(
        &mut self,
        files: &mut Shelf,
        from: &Path,
        link: &Link,
    ) -> Result<(), Trouble> {
        let (address, fragment) = link.text.split_once('#').unwrap_or((&link.text, ""));
        if address.contains("://") {
            return Err(Trouble::Network);
        }
        let address =
            percent_decode_str(address).decode_utf8().map_err(|_| Trouble::Name)?;
        let found = files.find(from, &address)?;
        let mount = match &found.name {
            // The document itself.
            None => Pointer::root(),
            Some(name) => Pointer::root().child(&self.entry).child(name),
        };
        if let (Some((mut node, text)), Some(name)) = (found.new, found.name) {
            let mut links = Vec::new();
            walk::rebase(&mut node, &mount);
            walk::links(&node, &mount, &mut links);
            self.links.extend(links.into_iter().map(|link| (found.path.clone(), link)));
            self.mounted().insert(name.clone(), node);
            self.texts.insert(name, text);
        }
        let way = Pointer::parse(&format!("#{fragment}")).ok_or(Trouble::Fragment)?;
        let target = way.segments().fold(mount, |at, step| at.child(step));
        walk::redirect(self.root, &link.at, &walk::spell(&target));
        Ok(())
    }

    /// The entry of the root that holds the files.
    fn mounted(&mut self) -> &mut Mapping {
        let Node::Mapping(root) = &mut *self.root else {
            unreachable!("a document with references is a mapping");
        };
        let entry = root.entry(self.entry.clone());
        let node = entry.or_insert_with(|| Node::Mapping(Mapping::new()));
        node.as_mapping_mut().expect("it was made as one")
    }
}

/// What is said about a reference that does not lead to a file.
fn report(link: &Link, trouble: &Trouble) -> Diagnostic {
    let place = link.at.child("$ref");
    let text = shorten(&link.text);
    let (message, help) = match trouble {
        Trouble::Network => (
            format!("`{text}` leads to the network, from which nothing is fetched"),
            "save the file beside the document and refer to it there".to_owned(),
        ),
        Trouble::Name | Trouble::Fragment => (
            format!("`{text}` cannot be understood"),
            "write it like `models/pet.yaml#/Pet`".to_owned(),
        ),
        Trouble::Missing(path) => (
            format!("`{text}` leads to a file that is not there"),
            format!("it would be {path}"),
        ),
        Trouble::Outside(path) => (
            format!("`{text}` leads out of the folder of the document"),
            format!("name the folder of {path} among the `roots` in codegen.toml"),
        ),
        Trouble::Broken(why) => {
            (format!("`{text}` leads to a file that cannot be read"), why.clone())
        }
    };
    Diagnostic::warning(Code::ExternalRef, place, message).help(help)
}
