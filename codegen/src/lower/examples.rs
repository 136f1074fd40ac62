//! The examples of responses: those of successes become tests.

use super::response::Response;
use super::{Lowering, media};
use crate::diagnostic::Pointer;
use crate::model::Example;
use crate::names::{Case, Name};
use crate::spec::Node;

impl Lowering<'_> {
    /// The examples of a response, or of a payload.
    pub(super) fn examples(&mut self, at: &Pointer, method: &Name) -> Vec<Example> {
        let mut found = Vec::new();
        let content = at.child("content");
        let types = self.document.get(&content).and_then(Node::as_mapping);
        let Some(media) = types.and_then(|it| it.keys().find(|it| media::is_json(it)))
        else {
            return found;
        };
        let media = content.child(media);
        if self.document.get(&media.child("schema")).is_none() {
            return found;
        }
        let named = media.child("examples");
        // What is tested is not left out.
        self.reported.extend([media.child("example"), named.clone()]);
        let several = self.document.get(&named).and_then(Node::as_mapping);
        let several = several.into_iter().flat_map(|it| it.keys());
        let places = several.map(|name| (name.clone(), named.child(name)));
        let single = self.document.get(&media.child("example"));
        let single = single.map(|_| ("example".to_owned(), media.child("example")));
        for (name, at) in single.into_iter().chain(places) {
            let at = self.document.follow(&at).unwrap_or(at);
            let at = if at == media.child("example") { at } else { at.child("value") };
            let Some(value) = self.document.get(&at) else { continue };
            let value = value.clone();
            if !self.fits(&name, &at, &media.child("schema")) {
                continue;
            }
            let claim = self.test_names.claim(
                Case::Snake,
                &format!("{method} {name}"),
                "example",
            );
            found.push(Example { test: claim.name, value });
        }
        found
    }

    /// Counts the examples of responses that no test reads.
    pub(super) fn count_untested(&mut self, responses: &[Response]) {
        for response in responses {
            let content = response.at.child("content");
            for media in self.media_types(&response.at) {
                self.count_body_examples(&content.child(media));
            }
        }
    }
}
