//! The document becomes the model: what of it is generated, under which names.
//!
//! Component schemas are named first, in the order of the document, so that no selection
//! and no new inline schema moves their names. What is reached from an operation is
//! lowered from a queue, not by recursion: references may be as deep as they like.

mod alternative;
mod array;
mod body;
mod both;
mod composition;
mod declared;
mod default;
mod directions;
mod dispatch;
mod docs;
mod enumeration;
mod example_fits;
mod examples;
mod expression;
mod form;
mod format;
mod headers;
mod hook;
mod info;
mod inheritance;
mod kind_set;
mod kinds;
mod left_out;
mod literal;
mod media;
mod missing;
mod multipart;
mod object;
mod offer;
mod operation;
mod paging;
mod parameter;
mod payload;
mod place;
mod reference;
mod response;
mod role;
mod rules;
mod scalar;
mod schema;
mod scheme;
mod security;
mod selection;
mod server;
mod status;
mod style;
mod tag;
mod tags;
mod telling;
mod template;
mod token;
mod union;
mod values;
mod whole;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use directions::Roots;
use kinds::Kinds;
use left_out::Left;
use role::Role;

use crate::config::Config;
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Place, Pointer, PointerMap, PointerSet, Severity,
};
use crate::model::{
    Api, ApiKey, Directions, Docs, Headers, Hook, Servers, Shape, Tag, Type, TypeDef,
    TypeId,
};
use crate::names::{Case, Claim, Name, Scope};
use crate::spec::{Document, Node, Schema};

/// Names that generated files and the macros in them use for something else.
const RESERVED_TYPES: &[&str] = &[
    "AsRef",
    "Base64",
    "Box",
    "Default",
    "Err",
    "Extra",
    "FormatError",
    "From",
    "Integer",
    "Into",
    "Json",
    "Map",
    "Maybe",
    "Never",
    "None",
    "Null",
    "Number",
    "OffsetTime",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Text",
    "UnknownValue",
    "UnknownVariant",
    "Vec",
];
/// Names of modules that generated crates have anyway.
const RESERVED_MODULES: &[&str] = &["errors", "lib", "main", "runtime", "types"];
/// Methods of the client that are not operations.
const RESERVED_METHODS: &[&str] = &["builder", "clone", "from_env", "new", "settings"];

/// Lowers the whole document. Problems are collected, never the first only.
pub fn lower(document: &Document, config: &Config) -> (Api, Diagnostics) {
    let mut lowering = Lowering::new(document, config);
    lowering.name_components();
    let servers = lowering.servers();
    if !servers.choices.is_empty() {
        lowering.tag_modules.claim(Case::Snake, "servers", "operations");
    }
    let mut operations = lowering.find_operations();
    let headers = lowering.find_headers(&mut operations);
    let mut hooks = lowering.find_hooks(&operations);
    lowering.name_tags(&operations);
    lowering.select(&mut operations, &mut hooks);
    let tags = lowering.operations(&operations, &servers);
    let headers = lowering.headers(headers, &operations);
    let hooks = lowering.hooks(&hooks);
    if hooks.0.is_empty() {
        lowering.check_paths();
    }
    if !config.selects() {
        lowering.components();
    }
    lowering.queue();
    lowering.report_left_out();
    let keys = lowering.api_keys();
    lowering.finish(tags, headers, hooks, servers, keys)
}

/// What is known while a document is being lowered.
struct Lowering<'a> {
    document: &'a Document,
    config: &'a Config,
    diagnostics: Diagnostics,
    /// The names of component schemas, by where they stand.
    component_names: PointerMap<Name>,
    /// The definitions that have been named, by where they stand.
    ids: PointerMap<TypeId>,
    /// Inline schemas that are being lowered, with the definition that something inside
    /// them has already asked for.
    open: PointerMap<Option<TypeId>>,
    /// Where the definitions stand, by [`TypeId`].
    places: Vec<Pointer>,
    /// The definitions; those still in the queue are missing.
    types: Vec<Option<TypeDef>>,
    /// The definitions that are named and perhaps not yet lowered, in the order of naming.
    waiting: VecDeque<TypeId>,
    /// The roles of those that are not yet lowered.
    roles: HashMap<TypeId, Role>,
    /// Schemas with all that holds beside them, by where they stand.
    wholes: PointerMap<Arc<Schema>>,
    /// The JSON types that schemas allow, by where they stand.
    kinds: PointerMap<Kinds>,
    /// The component schemas that extend another one, by the place of that one.
    heirs: Option<HashMap<Pointer, Vec<Pointer>>>,
    /// Schemas whose ignored keywords have been reported.
    reported: PointerSet,
    /// The security schemes that operations ask for, by name.
    schemes: HashMap<String, security::Known>,
    /// Whether there are operations.
    has_operations: bool,
    type_names: Scope,
    tag_modules: Scope,
    /// The modules of tags.
    tag_names: HashMap<String, Name>,
    method_names: Scope,
    hook_names: Scope,
    test_names: Scope,
    /// What is left out, with the first place and how often it is there.
    left_out: Vec<(Left, Pointer, usize)>,
    /// The types of the bodies of errors.
    error_bodies: Vec<Type>,
    /// The schemas of requests, by reference.
    requests: Roots,
    /// The schemas of responses, by reference.
    responses: Roots,
}

impl<'a> Lowering<'a> {
    fn new(document: &'a Document, config: &'a Config) -> Self {
        Self {
            document,
            config,
            diagnostics: document.warnings().clone(),
            component_names: PointerMap::default(),
            ids: PointerMap::default(),
            open: PointerMap::default(),
            places: Vec::new(),
            types: Vec::new(),
            waiting: VecDeque::new(),
            roles: HashMap::new(),
            wholes: PointerMap::default(),
            kinds: PointerMap::default(),
            heirs: None,
            reported: PointerSet::default(),
            schemes: HashMap::new(),
            has_operations: false,
            type_names: Scope::reserving(RESERVED_TYPES),
            tag_modules: Scope::reserving(RESERVED_MODULES),
            tag_names: HashMap::new(),
            method_names: Scope::reserving(RESERVED_METHODS),
            hook_names: Scope::reserving(&["parse"]),
            test_names: Scope::reserving(&["check", "same"]),
            left_out: Vec::new(),
            error_bodies: Vec::new(),
            requests: Roots::default(),
            responses: Roots::default(),
        }
    }

    /// Names all component schemas, reached or not.
    fn name_components(&mut self) {
        let place = Pointer::root().child("components").child("schemas");
        let Some(Node::Mapping(schemas)) = self.document.get(&place) else { return };
        for name in schemas.keys() {
            let at = place.child(name);
            let claim = self.type_names.claim(Case::UpperCamel, name, "model");
            let name = self.settle(claim, &at, "schema");
            // What is in a file beside the document is called as the component that it is.
            let target = self.document.follow(&at).ok();
            let target = target.filter(|it| self.document.is_beside(it));
            if let Some(target) =
                target.filter(|it| !self.component_names.contains_key(it))
            {
                self.component_names.insert(target, name.clone());
            }
            self.component_names.insert(at, name);
        }
    }

    /// Asks for all component schemas, used by an operation or not.
    fn components(&mut self) {
        let place = Pointer::root().child("components").child("schemas");
        let Some(Node::Mapping(schemas)) = self.document.get(&place) else { return };
        for name in schemas.keys() {
            let at = place.child(name);
            let target = self.document.follow(&at).ok();
            let target = target.filter(|it| {
                let known = &self.component_names;
                self.document.is_beside(it) && known.get(it) == known.get(&at)
            });
            self.named(&target.unwrap_or(at));
        }
    }

    /// Lowers the definitions that were named, until none is left.
    fn queue(&mut self) {
        while let Some(id) = self.waiting.pop_front() {
            self.lower_now(id);
        }
    }

    /// Lowers a definition if it is not yet.
    fn lower_now(&mut self, id: TypeId) {
        let Some(role) = self.roles.remove(&id) else { return };
        let at = self.places[id.0].clone();
        let name = Case::UpperCamel.name(&role.words);
        let name = self.component_names.get(&at).cloned().unwrap_or(name);
        let (shape, docs) = self.definition(&at, &role);
        let module = role.module;
        self.types[id.0] = Some(TypeDef {
            name,
            module,
            docs,
            shape,
            derives: Vec::new(),
            directions: Directions::default(),
            at,
        });
    }

    fn finish(
        self,
        tags: Vec<Tag>,
        headers: Vec<Headers>,
        (webhooks, callbacks): (Vec<Hook>, Vec<Hook>),
        servers: Servers,
        keys: Vec<ApiKey>,
    ) -> (Api, Diagnostics) {
        let text = |path: [&str; 2]| {
            let node = self.document.root().get(path[0]).and_then(|it| it.get(path[1]));
            node.and_then(Node::as_str).unwrap_or_default().to_owned()
        };
        let description = self.about();
        let has_method = |name: &str| keys.iter().any(|it| it.scheme.is_of(name));
        let credentials = self.credentials(has_method);
        let (requests, responses) =
            (self.definitions(&self.requests), self.definitions(&self.responses));
        let types: Vec<TypeDef> = self
            .types
            .into_iter()
            .map(|def| def.expect("the queue has lowered all that was named"))
            .collect();
        let error_bodies = response::error_bodies(self.error_bodies, &types);
        let api = Api {
            title: text(["info", "title"]),
            description,
            version: text(["info", "version"]),
            servers,
            keys,
            credentials,
            types,
            tags,
            webhooks,
            callbacks,
            headers,
            error_bodies,
            requests,
            responses,
        };
        let mut diagnostics = self.diagnostics;
        diagnostics.extend(self.document.repairs());
        (api, diagnostics)
    }

    /// Takes a claimed name, saying so if it is not the one that was wanted.
    fn settle(&mut self, claim: Claim, at: &Pointer, what: &str) -> Name {
        if let Some(wanted) = claim.wanted {
            let message = format!(
                "this {what} is called `{}`, because `{wanted}` is taken",
                claim.name
            );
            self.note(Code::Renamed, Place::Key(at.clone()), message);
        }
        claim.name
    }

    /// Names an inline definition that has been lowered.
    fn define(&mut self, at: &Pointer, role: &Role, docs: Docs, shape: Shape) -> TypeId {
        if let Some(&id) = self.ids.get(at).filter(|id| self.roles.contains_key(*id)) {
            // A reference has named it: it is lowered from the queue.
            return id;
        }
        let claim = self.type_names.claim(Case::UpperCamel, &role.words, "model");
        let name = self.settle(claim, at, "inline schema");
        let id = self.ids.get(at).copied().unwrap_or_else(|| self.reserve(at));
        self.types[id.0] = Some(TypeDef {
            name,
            module: role.module.clone(),
            docs,
            shape,
            derives: Vec::new(),
            at: at.clone(),
            directions: Directions::default(),
        });
        id
    }

    /// A definition for the schema at a pointer, to be filled in.
    fn reserve(&mut self, at: &Pointer) -> TypeId {
        let id = TypeId(self.types.len());
        self.ids.insert(at.clone(), id);
        self.places.push(at.clone());
        self.types.push(None);
        id
    }

    /// Notes a finding. What the document gets wrong costs no more than itself, so it is
    /// no error.
    fn report(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.severity = diagnostic.severity.max(Severity::Warning);
        if diagnostic.code == Code::ExternalRef
            && self.document.warnings().iter().any(|it| *it == diagnostic)
        {
            return;
        }
        self.diagnostics.push(diagnostic);
    }

    fn note(&mut self, code: Code, place: impl Into<Place>, message: impl Into<String>) {
        self.report(Diagnostic::note(code, place, message));
    }

    fn warn(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.report(Diagnostic::warning(code, at.clone(), message));
    }
}
