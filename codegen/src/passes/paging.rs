//! Finds the operations whose pages follow each other, and how.
//!
//! What the settings or the document say of it comes first. Else an operation is paged if
//! parameters and answer leave no doubt: a wrong guess is worse than none.

mod by_count;
mod by_cursor;
mod by_url;
mod fields;
mod first;
mod flag;
mod items;
mod keys;
mod view;
mod words;

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::{
    Api, Operation, Page, Paging, PagingHints, PagingKind, PagingWish, TypeId,
};
use keys::extension;
use view::View;

/// How one kind of paging is found.
struct Finder {
    kind: PagingKind,
    /// What can be said of it.
    keys: &'static [&'static str],
    /// Finds it in an operation, if what is said of the operation allows that; `Err` says
    /// why it is not there.
    find: fn(&View<'_>, &PagingHints) -> Result<Paging, String>,
}

/// The kinds, from the surest to the least sure.
const FINDERS: [Finder; 6] = [
    Finder {
        kind: PagingKind::Token,
        keys: &["parameter", "items", "next", "more", "last"],
        find: by_cursor::token,
    },
    Finder {
        kind: PagingKind::Cursor,
        keys: &["parameter", "items", "next", "more", "last"],
        find: by_cursor::cursor,
    },
    Finder {
        kind: PagingKind::NextUrl,
        keys: &["items", "next", "more", "last"],
        find: by_url::url,
    },
    Finder { kind: PagingKind::Link, keys: &["items"], find: by_url::link },
    Finder {
        kind: PagingKind::Offset,
        keys: &["parameter", "items", "more", "last", "total", "first"],
        find: by_count::offset,
    },
    Finder {
        kind: PagingKind::Page,
        keys: &["parameter", "items", "more", "last", "total", "first"],
        find: by_count::number,
    },
];

impl Finder {
    /// The paging of this kind, if the operation has it.
    fn of(&self, view: &View<'_>, hints: &PagingHints) -> Result<Paging, String> {
        let said = [
            ("parameter", hints.parameter.is_some()),
            ("items", hints.items.is_some()),
            ("next", hints.next.is_some()),
            ("more", hints.more.is_some()),
            ("last", hints.last.is_some()),
            ("total", hints.total.is_some()),
            ("first", hints.first.is_some()),
        ];
        match said.iter().find(|(key, said)| *said && !self.keys.contains(key)) {
            Some((key, _)) => {
                Err(format!("`{key}` says nothing about `{}`", self.kind.as_str()))
            }
            None => (self.find)(view, hints),
        }
    }
}

/// Notes how the pages of each paged operation follow each other.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut pages: HashMap<TypeId, Page> = HashMap::new();
    let tags = api.tags.iter().enumerate();
    let mut places: Vec<(usize, usize)> = tags
        .flat_map(|(tag, its)| (0..its.operations.len()).map(move |it| (tag, it)))
        .collect();
    // Of two that walk one type in two ways the surer has it.
    places.sort_by_key(|(tag, it)| rank(&api.tags[*tag].operations[*it].paging_wish));
    for (tag, it) in places {
        let operation = &api.tags[tag].operations[it];
        let paging = paging(api, operation, diagnostics);
        let paging = paging.filter(|it| is_only(it, operation, &mut pages, diagnostics));
        if let Some(paging) = &paging {
            let place = Place::Key(operation.at.clone());
            let about = format!("pages follow {}", paging.about);
            diagnostics.push(Diagnostic::note(Code::Paged, place, about));
        }
        api.tags[tag].operations[it].paging = paging;
    }
}

/// How sure it is: the settings know best, then the document.
fn rank(wish: &PagingWish) -> u8 {
    match wish {
        PagingWish::Like(hints) if hints.at.is_none() => 0,
        PagingWish::Like(_) => 1,
        PagingWish::None | PagingWish::Off => 2,
    }
}

fn paging(
    api: &Api,
    operation: &Operation,
    diagnostics: &mut Diagnostics,
) -> Option<Paging> {
    match &operation.paging_wish {
        PagingWish::Off => None,
        PagingWish::None if operation.method != "GET" => None,
        PagingWish::None => {
            let view = View::of(api, operation).ok()?;
            let none = PagingHints::default();
            FINDERS.iter().find_map(|it| it.of(&view, &none).ok())
        }
        PagingWish::Like(hints) => match wished(api, operation, hints) {
            Ok(paging) => Some(paging),
            Err(why) => {
                diagnostics.push(misfit(operation, hints, &why));
                None
            }
        },
    }
}

/// The paging that the settings or the document ask for.
fn wished(
    api: &Api,
    operation: &Operation,
    hints: &PagingHints,
) -> Result<Paging, String> {
    let is_microsoft = extension(hints).as_deref() == Some("x-ms-pageable");
    if is_microsoft && operation.method != "GET" {
        return Err("the next page would be asked for by GET".to_owned());
    }
    let view = View::of(api, operation)?;
    let mut hints = hints.clone();
    if is_microsoft && hints.items.is_none() && view.field("value").is_ok() {
        hints.items = Some("value".to_owned());
    }
    let fits = |it: &&Finder| hints.kind.is_none_or(|kind| kind == it.kind);
    let mut found = FINDERS.iter().filter(fits).map(|it| it.of(&view, &hints));
    match hints.kind {
        Some(_) => found.next().expect("every kind is in the table"),
        None => found.find_map(Result::ok).ok_or_else(|| {
            let is_said =
                hints != PagingHints { at: hints.at.clone(), ..PagingHints::default() };
            let none = if is_said { "fits this" } else { "is there for sure" };
            format!("no kind of paging {none}: the key `kind` would tell which is meant")
        }),
    }
}

/// Says that what is asked for is not there.
fn misfit(operation: &Operation, hints: &PagingHints, why: &str) -> Diagnostic {
    if let Some(at) = &hints.at {
        let message = format!("the operation is not paged as this says: {why}");
        return Diagnostic::warning(Code::UnsupportedPaging, at.clone(), message);
    }
    let place = Place::Key(operation.at.clone());
    let message = format!("`paging` of the settings does not fit: {why}");
    Diagnostic::error(Code::InvalidConfig, place, message)
}

/// Whether no other operation walks the same type otherwise; the first one has it.
fn is_only(
    paging: &Paging,
    operation: &Operation,
    pages: &mut HashMap<TypeId, Page>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(ty) = paging.page.ty else { return true };
    if *pages.entry(ty).or_insert_with(|| paging.page.clone()) == paging.page {
        return true;
    }
    let place = Place::Key(operation.at.clone());
    let why = "the operation is not paged: another one with the same type of pages is, in \
               another way";
    let severity = match rank(&operation.paging_wish) {
        0 => Severity::Error,
        1 => Severity::Warning,
        _ => Severity::Note,
    };
    diagnostics.push(Diagnostic::new(severity, Code::UnsupportedPaging, place, why));
    false
}
