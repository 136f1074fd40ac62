//! Which operations and webhooks the settings select: by `operationId`, by tag, by path.

use std::borrow::Cow;

use wildmatch::WildMatch;

use super::Lowering;
use super::hook::{FoundHook, Origin};
use super::operation::Found;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::spec::Node;

/// What an operation can be selected by.
#[derive(Clone, Copy)]
enum By {
    Operation,
    Tag,
    Path,
}

/// What an operation or a webhook goes by.
struct Handles<'a> {
    names: Vec<Cow<'a, str>>,
    tags: Vec<&'a str>,
    path: Option<&'a str>,
}

impl Handles<'_> {
    fn by(&self, by: By) -> Vec<&str> {
        match by {
            By::Operation => self.names.iter().map(AsRef::as_ref).collect(),
            By::Tag => self.tags.clone(),
            By::Path => self.path.into_iter().collect(),
        }
    }
}

impl<'a> Lowering<'a> {
    /// Keeps what the settings select; a callback if one of its operations is.
    pub(super) fn select(
        &mut self,
        operations: &mut Vec<Found>,
        hooks: &mut Vec<FoundHook>,
    ) {
        self.selection_exists(operations, hooks);
        operations.retain(|it| self.is_selected(it));
        hooks.retain(|it| match it.origin {
            Origin::Webhook => self.selects(&self.handles_of_webhook(it)),
            Origin::Callback => !it.callers.is_empty(),
        });
    }

    /// Whether the settings select an operation.
    pub(super) fn is_selected(&self, found: &Found) -> bool {
        self.selects(&self.handles(found))
    }

    /// Whether the settings name something in one of their lists, or have no such list.
    fn selects(&self, handles: &Handles<'_>) -> bool {
        if !self.config.selects() {
            return true;
        }
        [By::Operation, By::Tag, By::Path].into_iter().any(|by| {
            let names = handles.by(by);
            let matches = |wanted: &String| {
                let wanted = WildMatch::new(wanted);
                names.iter().any(|name| wanted.matches(name))
            };
            self.wanted(by).iter().any(matches)
        })
    }

    /// Says which entries of the lists match nothing.
    fn selection_exists(&mut self, operations: &[Found], hooks: &[FoundHook]) {
        if !self.config.selects() {
            return;
        }
        let webhooks = hooks.iter().filter(|it| it.origin == Origin::Webhook);
        let webhooks = webhooks.map(|it| self.handles_of_webhook(it));
        let handles: Vec<Handles<'_>> =
            operations.iter().map(|it| self.handles(it)).chain(webhooks).collect();
        let mut missing = Vec::new();
        for (by, list) in
            [(By::Operation, "operations"), (By::Tag, "tags"), (By::Path, "paths")]
        {
            for wanted in self.wanted(by) {
                let matcher = WildMatch::new(wanted);
                let mut names = handles.iter().flat_map(|it| it.by(by));
                if names.any(|name| matcher.matches(name)) {
                    continue;
                }
                missing.push(format!(
                    "`{list}` of the settings names `{}`, which the document does not have",
                    wanted.escape_debug()
                ));
            }
        }
        for why in missing {
            let code = Code::InvalidConfig;
            self.diagnostics.push(Diagnostic::error(code, Place::Nowhere, why));
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
    fn handles<'n>(&'n self, found: &'n Found) -> Handles<'n> {
        let id = self.operation_id(&found.at).map(Cow::Owned);
        Handles {
            names: id.into_iter().collect(),
            tags: self.tags_at(&found.at),
            path: Some(&found.path),
        }
    }

    /// What a webhook goes by: it has no path, and always a name.
    fn handles_of_webhook<'n>(&'n self, found: &'n FoundHook) -> Handles<'n> {
        let names = [found.id.as_str(), found.key.as_str()].map(Cow::Borrowed);
        Handles { names: names.to_vec(), tags: self.tags_at(&found.at), path: None }
    }

    fn tags_at(&self, operation: &Pointer) -> Vec<&str> {
        let tags = self.document.get(operation).and_then(|it| it.get("tags"));
        let tags = tags.and_then(Node::as_sequence).into_iter().flatten();
        tags.filter_map(Node::as_str).collect()
    }
}
