//! What the settings and extensions of the document say of how an operation is paged.

use serde::Deserialize;

use super::Lowering;
use super::operation::Found;
use crate::config::PagingSetting;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{PagingHints, PagingKind, PagingWish};
use crate::spec::Node;

/// What is said of the operations that nothing is said of.
const DEFAULT: &str = "default";

impl Lowering<'_> {
    /// What is said of an operation: by the settings, else by the document.
    pub(super) fn paging_wish(&mut self, found: &Found) -> PagingWish {
        let names = self.names_in_settings(found);
        let settings = &self.config.paging;
        let said = names.iter().find_map(|name| settings.get(name));
        match said {
            Some(PagingSetting::Off) => return PagingWish::Off,
            Some(PagingSetting::Like(hints)) => return PagingWish::Like(hints.clone()),
            Some(PagingSetting::On) | None => {}
        }
        let is_off = settings.get(DEFAULT) == Some(&PagingSetting::Off);
        let is_on = said.is_some();
        match self.paging_extension(&found.at) {
            // What has to be found, but nothing is said of how.
            PagingWish::None | PagingWish::Off if is_on => {
                PagingWish::Like(Box::default())
            }
            PagingWish::None if is_off => PagingWish::Off,
            wish => wish,
        }
    }

    /// Says which settings are about no operation, and which are about one that others are
    /// about.
    pub(super) fn paging_exists(&mut self, found: &[Found]) {
        let settings = &self.config.paging;
        if settings.is_empty() {
            return;
        }
        let names: Vec<Vec<String>> =
            found.iter().map(|it| self.names_in_settings(it)).collect();
        for names in &names {
            if let [id, place] = names.as_slice()
                && settings.contains_key(id)
                && settings.contains_key(place)
            {
                let (id, place) = (id.escape_debug(), place.escape_debug());
                self.refuse(format!(
                    "`paging` of the settings names one operation twice: `{id}` is `{place}`"
                ));
            }
        }
        let names: Vec<String> = names.into_iter().flatten().collect();
        if let Some(PagingSetting::Like(_)) = settings.get(DEFAULT) {
            let why = "`paging.default` of the settings is `on` or `off`";
            self.refuse(why.to_owned());
        }
        for name in settings.keys().filter(|it| *it != DEFAULT && !names.contains(it)) {
            let name = name.escape_debug();
            self.refuse(format!(
                "`paging` of the settings names `{name}`, which the document does not have"
            ));
        }
    }

    fn refuse(&mut self, why: String) {
        let code = Code::InvalidConfig;
        self.diagnostics.push(Diagnostic::error(code, Place::Nowhere, why));
    }

    /// What an operation is called in the settings.
    fn names_in_settings(&self, found: &Found) -> Vec<String> {
        let id = self.operation_id(&found.at);
        let place = format!("{} {}", found.method, found.path);
        id.into_iter().chain([place]).collect()
    }

    /// What an extension of the document says: `x-paging`, or those of other generators.
    fn paging_extension(&mut self, operation: &Pointer) -> PagingWish {
        let readers: [(&str, Reader); 3] = [
            ("x-paging", own),
            ("x-ms-pageable", microsoft),
            ("x-speakeasy-pagination", speakeasy),
        ];
        for (name, read) in readers {
            let at = operation.child(name);
            let Some(node) = self.document.get(&at) else { continue };
            match read(node) {
                Ok(Some(hints)) => {
                    return PagingWish::Like(Box::new(PagingHints {
                        at: Some(at),
                        ..hints
                    }));
                }
                Ok(None) => return PagingWish::Off,
                Err(why) => {
                    let why = format!("the operation is not paged as this says: {why}");
                    self.warn(Code::UnsupportedPaging, &at, why);
                    return PagingWish::Off;
                }
            }
        }
        PagingWish::None
    }
}

/// Reads an extension: nothing if it says that there are no pages.
type Reader = fn(&Node) -> Result<Option<PagingHints>, String>;

/// `x-paging`, with the keys of the settings.
fn own(node: &Node) -> Result<Option<PagingHints>, String> {
    match node {
        Node::Mapping(_) => {
            PagingHints::deserialize(node).map(Some).map_err(|it| it.to_string())
        }
        Node::Bool(false) => Ok(None),
        Node::String(word) if word == "off" => Ok(None),
        _ => Err("it is neither `off` nor an object".to_owned()),
    }
}

/// `x-ms-pageable` of `AutoRest`: a field has the URL of the next page, `null` stands for
/// all on one page.
fn microsoft(node: &Node) -> Result<Option<PagingHints>, String> {
    if !matches!(node, Node::Mapping(_)) {
        return Err("it is no object".to_owned());
    }
    let text = |key: &str| match node.get(key) {
        None => Ok(None),
        Some(Node::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("`{key}` is a text")),
    };
    if node.get("nextLinkName").is_some_and(Node::is_null) {
        return Ok(None);
    }
    if node.get("operationName").is_some_and(|it| !it.is_null()) {
        return Err("another operation gives the next page".to_owned());
    }
    Ok(Some(PagingHints {
        kind: Some(PagingKind::NextUrl),
        next: text("nextLinkName")?,
        items: text("itemName")?,
        ..PagingHints::default()
    }))
}

/// `x-speakeasy-pagination`, whose places are written as `$.data` or `$.data[-1].id`.
fn speakeasy(node: &Node) -> Result<Option<PagingHints>, String> {
    let inputs = node.get("inputs").and_then(Node::as_sequence).unwrap_or_default();
    let parameter = |kind: &str| {
        let text = |node: &Node, key: &str| Some(node.get(key)?.as_str()?.to_owned());
        let is_it = |it: &&Node| {
            text(it, "type").is_some_and(|it| it == kind)
                && text(it, "in").is_none_or(|it| it == "parameters")
        };
        inputs.iter().find(is_it).and_then(|it| text(it, "name"))
    };
    let output = |key: &str| {
        let text = node.get("outputs").and_then(|it| it.get(key)?.as_str());
        text.map(|it| it.trim_start_matches('$').trim_start_matches('.').to_owned())
    };
    let mut hints = PagingHints {
        items: output("results").filter(|it| !it.is_empty()),
        ..PagingHints::default()
    };
    let kind = match node.get("type").and_then(Node::as_str) {
        Some("offsetLimit") => {
            hints.parameter = parameter("offset");
            if hints.parameter.is_some() {
                PagingKind::Offset
            } else {
                hints.parameter = parameter("page");
                hints.total = output("numPages");
                PagingKind::Page
            }
        }
        Some("cursor") => {
            hints.parameter = parameter("cursor");
            let next = output("nextCursor").unwrap_or_default();
            let last = next.split_once("[-1].").or(next.split_once("[(@.length-1)]."));
            let next = last.map_or(next.as_str(), |it| it.1);
            hints.next = Some(next.to_owned()).filter(|it| !it.is_empty());
            let items = last.map(|it| it.0.to_owned()).filter(|it| !it.is_empty());
            hints.items = hints.items.or(items);
            if last.is_some() { PagingKind::Cursor } else { PagingKind::Token }
        }
        Some("url") => {
            hints.next = output("nextUrl");
            PagingKind::NextUrl
        }
        _ => return Err("`type` is `offsetLimit`, `cursor` or `url`".to_owned()),
    };
    if hints.parameter.is_none() && kind != PagingKind::NextUrl {
        return Err("none of the `inputs` is a parameter of this type".to_owned());
    }
    hints.kind = Some(kind);
    Ok(Some(hints))
}
