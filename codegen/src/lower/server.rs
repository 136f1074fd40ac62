//! Where calls go: servers of the document, of paths and of operations.

use super::Lowering;
use crate::diagnostic::{Code, Pointer};
use crate::model::{Server, ServerVariable, Servers};
use crate::names::{Case, Scope};
use crate::spec::Node;

/// Names that the type of servers has for something else.
const RESERVED: &[&str] = &["clone", "eq", "fmt", "from", "into", "new", "set", "url"];

/// The longest description that becomes a name.
const NAME_LENGTH: usize = 40;

/// A server as the document has it.
struct Found {
    at: Pointer,
    template: String,
    defaults: Vec<(String, String)>,
}

impl Found {
    /// The address, its variables filled in so far as they have a value.
    fn url(&self) -> String {
        let mut url = self.template.clone();
        for (name, value) in &self.defaults {
            url = url.replace(&format!("{{{name}}}"), value);
        }
        url
    }
}

impl Lowering<'_> {
    /// The servers of the document.
    pub(super) fn servers(&mut self) -> Servers {
        let found = self.found_servers(&Pointer::root());
        let mut servers = Servers::default();
        let Some(first) = found.first() else { return servers };
        servers.base_url = first.url();
        servers.defaults.clone_from(&first.defaults);
        let has_choice =
            found.len() > 1 || found.iter().any(|it| it.template.contains('{'));
        if has_choice {
            self.choices(&found, &mut servers);
        }
        servers
    }

    /// Says if a client cannot do without `base_url`.
    pub(super) fn check_server(&mut self, servers: &Servers) {
        let url = &servers.base_url;
        let why = if url.is_empty() {
            "the document names no server: a client needs `base_url`"
        } else if url.contains('{') {
            "a variable of the server has no default: a client needs `base_url` or `server`"
        } else if !url.contains("://") {
            "the server is a relative address: a client needs `base_url`"
        } else if !is_usable(url) {
            "the server is no address of HTTP: a client needs `base_url`"
        } else {
            return;
        };
        self.warn(Code::UnsupportedServer, &Pointer::root().child("servers"), why);
    }

    /// The server that an operation has for itself, or its path for it; `None` if that is
    /// the one of the document, too. Variables that are those of the document stay.
    pub(super) fn own_server(
        &mut self,
        item: &Pointer,
        operation: &Pointer,
        document: &Servers,
    ) -> Option<String> {
        let mut found = self.found_servers(operation);
        if found.is_empty() {
            found = self.found_servers(item);
        }
        let own = found.first()?;
        let url = own.url();
        if url.trim_end_matches('/') == document.base_url.trim_end_matches('/') {
            return None;
        }
        if !is_usable(&url) {
            if self.reported.insert(own.at.clone()) {
                let why = "this is no address that can be called: the operations go to the \
                           server of the document";
                self.warn(Code::UnsupportedServer, &own.at, why);
            }
            return None;
        }
        if found.len() > 1 && self.reported.insert(own.at.clone()) {
            let why = "of the servers of an operation only the first is used; `base_url_of` \
                       puts another in its place";
            self.note(Code::UnsupportedServer, own.at.clone(), why);
        }
        let mut template = own.template.clone();
        for variable in own.defaults.iter().filter(|it| !document.defaults.contains(it))
        {
            let (name, value) = variable;
            template = template.replace(&format!("{{{name}}}"), value);
        }
        Some(template.trim_end_matches('/').to_owned())
    }

    /// The servers that are listed in something.
    fn found_servers(&mut self, owner: &Pointer) -> Vec<Found> {
        let at = owner.child("servers");
        let Some(Node::Sequence(items)) = self.document.get(&at) else {
            return Vec::new();
        };
        let count = items.len();
        (0..count).filter_map(|index| self.found_server(at.index(index))).collect()
    }

    fn found_server(&mut self, at: Pointer) -> Option<Found> {
        let node = self.document.get(&at)?;
        let Some(url) = node.get("url").and_then(Node::as_str) else {
            if self.reported.insert(at.clone()) {
                let why = "a server has an `url`: this one is ignored";
                self.warn(Code::InvalidDocument, &at, why);
            }
            return None;
        };
        let template = self.mended(&at.child("url"), url);
        let mut defaults = Vec::new();
        for (name, variable) in
            node.get("variables").and_then(Node::as_mapping).into_iter().flatten()
        {
            let values = variable.get("enum").and_then(Node::as_sequence);
            let first = values.and_then(|it| it.first());
            let value = variable.get("default").or(first).and_then(plain);
            if let Some(value) = value.filter(|_| uses(&template, name)) {
                defaults.push((name.clone(), value));
            }
        }
        Some(Found { at, template, defaults })
    }

    /// An address without the slips that leave no doubt about what is meant.
    fn mended(&mut self, at: &Pointer, url: &str) -> String {
        let mut mended = url.trim().to_owned();
        if let Some(end) = mended.find(['?', '#']) {
            mended.truncate(end);
        }
        let host = mended.split(['/', ':']).next().unwrap_or_default();
        let is_host =
            host.contains('.') && !host.starts_with('.') || host == "localhost";
        let is_plain =
            host.bytes().all(|it| it.is_ascii_alphanumeric() || b".-{}_".contains(&it));
        if mended.starts_with("//") {
            mended.insert_str(0, "https:");
        } else if !mended.contains("://") && is_host && is_plain {
            let scheme = if host == "localhost" { "http" } else { "https" };
            mended.insert_str(0, &format!("{scheme}://"));
        }
        if mended != url && self.reported.insert(at.clone()) {
            let why = format!("this server is taken for `{}`", mended.escape_debug());
            self.warn(Code::Repaired, at, why);
        }
        mended
    }

    /// Names what a caller can choose.
    fn choices(&mut self, found: &[Found], servers: &mut Servers) {
        let mut methods = Scope::reserving(RESERVED);
        let mut types = Scope::reserving(&["From", "Server", "Self", "String"]);
        for server in found {
            let node = self.document.get(&server.at);
            let text =
                |key: &str| node.and_then(|it| it.get(key)).and_then(Node::as_str);
            let description = text("description").unwrap_or_default();
            let address = server.template.split_once("://").map_or("", |it| it.1);
            let is_short = (1..=NAME_LENGTH).contains(&description.trim().len());
            let name =
                text("name").unwrap_or(if is_short { description } else { address });
            servers.choices.push(Server {
                function: methods.claim(Case::Snake, name, "server").name,
                template: server.template.clone(),
                defaults: server.defaults.clone(),
                description: description.to_owned(),
            });
        }
        for server in found {
            for name in variables(&server.template) {
                if servers.variables.iter().any(|it| it.wire == name) {
                    continue;
                }
                let at = server.at.child("variables").child(name);
                let variable = self.document.get(&at);
                let get = |key: &str| variable.and_then(|it| it.get(key));
                let mut listed: Vec<String> = Vec::new();
                let values = get("enum").and_then(Node::as_sequence);
                for value in values.into_iter().flatten().filter_map(plain) {
                    if !listed.contains(&value) {
                        listed.push(value);
                    }
                }
                let values = (!listed.is_empty()).then(|| {
                    let mut scope = Scope::reserving(&[]);
                    let named = listed.into_iter().map(|value| {
                        let name =
                            scope.claim_spelled(Case::UpperCamel, &value, "value");
                        (value, name.name)
                    });
                    let named = named.collect();
                    (types.claim(Case::UpperCamel, name, "variable").name, named)
                });
                let description = get("description").and_then(Node::as_str);
                servers.variables.push(ServerVariable {
                    wire: name.to_owned(),
                    method: methods.claim(Case::Snake, name, "variable").name,
                    values,
                    description: description.unwrap_or_default().to_owned(),
                });
            }
        }
    }
}

/// The names of the variables in an address.
fn variables(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

fn uses(template: &str, name: &str) -> bool {
    variables(template).contains(&name)
}

/// A plain value as text.
fn plain(value: &Node) -> Option<String> {
    match value {
        Node::String(text) => Some(text.clone()),
        Node::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether an address is one of HTTP, without what is missing in it.
fn is_usable(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let is_odd =
        |it: char| it.is_whitespace() || it.is_control() || "{}<>\\\"".contains(it);
    !host.is_empty() && !host.contains('@') && !url.contains(is_odd)
}
