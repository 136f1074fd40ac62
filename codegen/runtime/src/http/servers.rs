//! Where calls go.

use super::super::api;
use super::Error;
use super::base_url::BaseUrl;

/// The servers of a client: one for most operations, and those of operations that have
/// their own.
#[derive(Clone, Debug)]
pub(super) struct Servers {
    /// The server of all operations that have none of their own.
    pub(super) base: BaseUrl,
    /// Whether the caller gave it, so that all operations go there.
    pub(super) is_given: bool,
    /// Servers of operations, with what the caller put in their place.
    pub(super) replaced: Vec<(BaseUrl, BaseUrl)>,
    /// The values of variables.
    pub(super) variables: Vec<(&'static str, String)>,
}

impl Servers {
    /// The server of an operation, which may have its own.
    pub(super) fn of(&self, own: Option<&'static str>) -> Result<BaseUrl, Error> {
        let Some(own) = own else { return Ok(self.base.clone()) };
        let url = fill(own, |name| {
            let set = self.variables.iter().find(|(other, _)| *other == name);
            let default = api::SERVER_VARIABLES.iter().find(|(other, _)| *other == name);
            set.map(|(_, value)| value.as_str()).or(default.map(|(_, value)| *value))
        });
        let url = BaseUrl::parse(&url);
        let replaced = url.as_ref().ok().and_then(|url| {
            let found = self.replaced.iter().find(|(it, _)| it.is_same(url))?;
            Some(found.1.clone())
        });
        match replaced {
            Some(url) => Ok(url),
            None if self.is_given => Ok(self.base.clone()),
            None => url.map_err(Error::configuration),
        }
    }
}

/// Puts values in the place of names in braces. What has no value stays.
pub(super) fn fill<'a>(
    template: &str,
    value: impl Fn(&str) -> Option<&'a str>,
) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        text.push_str(before);
        match value(name) {
            Some(value) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = tail;
    }
    text + rest
}
