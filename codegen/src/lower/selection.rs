//! Which operations the settings select: by `operationId`, by tag, by path.

use wildmatch::WildMatch;

use super::Lowering;
use super::operation::Found;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::spec::Node;

/// What an operation can be selected by.
#[derive(Clone, Copy)]
enum By {
    Operation,
    Tag,
    Path,
}

impl<'a> Lowering<'a> {
    /// Whether the settings name an operation in one of their lists, or have no such list.
    pub(super) fn is_selected(&self, found: &Found) -> bool {
        if !self.config.selects() {
            return true;
        }
        [By::Operation, By::Tag, By::Path].into_iter().any(|by| {
            let names = self.names_of(found, by);
            let matches = |wanted: &String| {
                let wanted = WildMatch::new(wanted);
                names.iter().any(|name| wanted.matches(name))
            };
            self.wanted(by).iter().any(matches)
        })
    }

    /// Says which entries of the lists match no operation.
    pub(super) fn selection_exists(&mut self, found: &[Found]) {
        for (by, list) in
            [(By::Operation, "operations"), (By::Tag, "tags"), (By::Path, "paths")]
        {
            for wanted in self.wanted(by) {
                let matcher = WildMatch::new(wanted);
                let mut names = found.iter().flat_map(|it| self.names_of(it, by));
                if names.any(|name| matcher.matches(name)) {
                    continue;
                }
                let why = format!(
                    "`{list}` of the settings names `{}`, which the document does not have",
                    wanted.escape_debug()
                );
                let code = Code::InvalidConfig;
                self.diagnostics.push(Diagnostic::error(code, Place::Nowhere, why));
            }
        }
    }

    fn wanted(&self, by: By) -> &'a [String] {
        let config = self.config;
        match by {
            By::Operation => &config.operations,
            By::Tag => &config.tags,
            By::Path => &config.paths,
        }
    }

    /// What an operation goes by.
    fn names_of<'n>(&'n self, found: &'n Found, by: By) -> Vec<&'n str> {
        let node = self.document.get(&found.at);
        match by {
            By::Path => vec![found.path.as_str()],
            By::Operation => {
                let id = node.and_then(|it| it.get("operationId")?.as_str());
                id.into_iter().collect()
            }
            By::Tag => {
                let tags = node.and_then(|it| it.get("tags")?.as_sequence());
                tags.into_iter().flatten().filter_map(Node::as_str).collect()
            }
        }
    }
}
