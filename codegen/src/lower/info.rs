//! What the document says of itself (`OpenAPI` 3.1.1, sections 4.8.2 to 4.8.4).

use super::Lowering;
use super::docs::{join, link};
use crate::diagnostic::Pointer;
use crate::spec::Node;

impl Lowering<'_> {
    /// What the document says of itself, and where there is more, in Markdown.
    pub(super) fn about(&self) -> String {
        let info = self.document.root().get("info");
        let part = |keys: &[&str]| {
            let part = keys.iter().try_fold(info?, |it, key| it.get(key));
            part.and_then(Node::as_str).map(str::trim).filter(|it| !it.is_empty())
        };
        let text = [part(&["summary"]), part(&["description"])];
        let more = self.further_reading(&Pointer::root());
        let terms = part(&["termsOfService"]).map(|it| format!("Terms: {}.", link(it)));
        let contact = ["name", "url", "email"].map(|it| part(&["contact", it]));
        let license = ["name", "identifier", "url"].map(|it| part(&["license", it]));
        let text = text.into_iter().flatten().map(ToOwned::to_owned);
        let more = more.into_iter().chain(terms);
        let more =
            more.chain(list("Contact", &contact)).chain(list("Licence", &license));
        join(text.chain(more))
    }
}

/// A sentence of what is there; nothing if nothing is.
fn list(word: &str, parts: &[Option<&str>]) -> Option<String> {
    let mut parts: Vec<String> = parts.iter().flatten().map(|it| link(it)).collect();
    parts.dedup();
    (!parts.is_empty()).then(|| format!("{word}: {}.", parts.join(", ")))
}
