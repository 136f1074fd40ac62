//! What the judge says of component schemas.

use codegen::diagnostic::Pointer;
use serde_json::{Value, json};

use super::draft::Draft;
use super::generate::document;
use super::judge::Judge;
use super::read::Group;

/// Where components stand in a document, and where the judge looks for schemas.
const PLACES: (&str, &str) = ("#/components/schemas/", "#/$defs/");

/// The judge of the schema at a place of a document. `None` if there is no schema, or the
/// judge does not understand it.
pub(super) fn judge(document: &Value, place: &Pointer, formats: bool) -> Option<Judge> {
    let place = place.to_string();
    document.pointer(place.trim_start_matches('#'))?;
    let whole = json!({
        "$schema": Draft::Draft2020.metaschema(),
        "$ref": place.replace('%', "%25"),
        "$defs": document["components"]["schemas"],
    });
    let whole = whole.to_string().replace(PLACES.0, PLACES.1);
    Judge::of(&serde_json::from_str(&whole).ok()?, Draft::Draft2020, formats).ok()
}

/// The instances of a group of which its component does not say what its schema says, by
/// their index. A component with a boolean `exclusiveMinimum` has no judge.
pub(super) fn astray(group: &Group, judge_of_schema: &Judge) -> Vec<usize> {
    let place = Pointer::root().child("components").child("schemas").child(&group.name);
    let Some(judge) = judge(&document(&[group]), &place, group.judges_formats()) else {
        return Vec::new();
    };
    let instances = group.tests.iter().map(|it| {
        let instance: Value = serde_json::from_str(&it.instance).unwrap_or_default();
        judge.judge(&instance).valid == judge_of_schema.judge(&instance).valid
    });
    instances.enumerate().filter(|(_, same)| !same).map(|(index, _)| index).collect()
}
