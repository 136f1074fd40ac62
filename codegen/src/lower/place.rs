//! Where the parameters of a path stand in it.

use super::Lowering;
use super::declared::Declared;
use super::expression::plain;
use super::template::Template;
use crate::diagnostic::Code;
use crate::model::Location;

impl Lowering<'_> {
    /// Puts the parameters where the path has them, under the names that it has for them. What
    /// it has no place for is left out.
    pub(super) fn place(
        &mut self,
        declared: Vec<Declared>,
        template: &Template,
    ) -> Vec<Declared> {
        let in_path = declared.iter().filter(|it| it.location == Location::Path);
        let wires: Vec<String> = in_path.map(|it| it.wire.clone()).collect();
        let mut placed: Vec<Declared> = Vec::new();
        for mut it in declared {
            let belongs = match it.location {
                Location::Path => self.belongs(&mut it, template, &wires),
                Location::Query => {
                    self.follow_the_path(&mut it, template);
                    true
                }
                Location::Header | Location::Cookie => true,
            };
            if !belongs || self.is_twice(&it, &placed) {
                continue;
            }
            if it.location == Location::Path && !it.required {
                let why = "a parameter of the path is always required";
                self.warn(Code::InvalidDocument, &it.at, why);
                it.required = true;
            }
            placed.push(it);
        }
        placed
    }

    /// Whether a parameter of the path has a place there. One in the query of the path is a
    /// query parameter; another spelling, if it can only be one, is taken for a slip.
    fn belongs(
        &mut self,
        it: &mut Declared,
        template: &Template,
        wires: &[String],
    ) -> bool {
        let names = template.names();
        let shown = it.wire.escape_debug().to_string();
        if !names.contains(&it.wire) {
            if let Some(moved) = template.moved.iter().find(|to| to.name == it.wire) {
                it.location = Location::Query;
                it.wire.clone_from(&moved.wire);
                return true;
            }
            let Some(near) = nearest(&it.wire, &names, wires) else {
                let why = format!(
                    "the path has no place for `{shown}`: the parameter is left out"
                );
                self.warn(Code::UnsupportedParameter, &it.at, why);
                return false;
            };
            let why = format!("the path spells `{shown}` as `{}`", near.escape_debug());
            self.note(Code::Repaired, it.at.clone(), why);
            it.wire.clone_from(near);
        }
        it.notation.in_path = template.style_of(&it.wire);
        true
    }

    /// Gives a query parameter the name that the query of the path sends it under.
    fn follow_the_path(&mut self, it: &mut Declared, template: &Template) {
        let moved = template.moved.iter().find(|to| to.name == it.wire);
        let Some(moved) = moved.filter(|to| to.wire != it.wire) else { return };
        let (wire, shown) = (moved.wire.escape_debug(), it.wire.escape_debug());
        let why = format!("the path sends `{shown}` as `{wire}`");
        self.note(Code::Repaired, it.at.clone(), why);
        it.wire.clone_from(&moved.wire);
    }

    /// Whether there is a parameter of this name and place already.
    fn is_twice(&mut self, it: &Declared, placed: &[Declared]) -> bool {
        let same =
            |other: &Declared| other.location == it.location && other.wire == it.wire;
        let twice = placed.iter().any(same);
        if twice {
            let why = format!(
                "another parameter is sent as `{}` already: this one is left out",
                it.wire.escape_debug()
            );
            self.warn(Code::UnsupportedParameter, &it.at, why);
        }
        twice
    }
}

/// The name in a path that is meant by another spelling: the only one that is like it and
/// declared by nobody, unless somebody else might mean it, too.
fn nearest<'a>(wire: &str, names: &'a [String], wires: &[String]) -> Option<&'a String> {
    let alike = |other: &str| loose(other) == loose(wire) || other == plain(wire);
    let mut near = names.iter().filter(|name| !wires.contains(name) && alike(name));
    let rivals = wires.iter().filter(|it| !names.contains(it) && alike(it));
    let only = near.next().filter(|_| near.next().is_none());
    only.filter(|_| rivals.count() <= 1)
}

/// A name without what people write differently.
fn loose(name: &str) -> String {
    name.replace(['-', '_', '+'], "").to_ascii_lowercase()
}
