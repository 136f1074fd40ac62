//! Lists and tuples.

use super::schema::Form;
use super::{Lowering, Role};
use crate::model::{Shape, Tuple, TupleItem, Type};
use crate::names::{Case, Scope};
use crate::spec::{Items, Schema};

impl Lowering<'_> {
    /// A schema of type `array`.
    pub(super) fn array(&mut self, schema: &Schema, role: &Role) -> Form {
        let item = match &schema.items {
            Items::Schema(items) => self.use_of(items, &role.item()).full(),
            Items::Anything => Type::Any,
            Items::Nothing => Type::Never,
        };
        if schema.prefix.is_empty() {
            return Form::Type(Type::List(Box::new(item)));
        }
        self.tuple(schema, item, role)
    }

    /// A schema with `prefixItems`.
    fn tuple(&mut self, schema: &Schema, rest: Type, role: &Role) -> Form {
        let least = schema.bounds.min_items.unwrap_or_default();
        let mut scope = Scope::default();
        let mut items = Vec::new();
        for (index, at) in schema.prefix.iter().enumerate() {
            let title = self.document.schema(at).ok().and_then(|it| it.title.clone());
            let word = title.unwrap_or_else(|| format!("item {}", index + 1));
            let claim = scope.claim(Case::Snake, &word, "item");
            let name = self.settle(claim, at, "item");
            let used = self.use_of(at, &role.part(&word));
            let docs = used.docs.clone();
            items.push(TupleItem {
                name,
                ty: used.full(),
                required: index < least,
                rules: self.rules(at),
                docs,
            });
        }
        let claim = scope.claim(Case::Snake, "rest", "items");
        let name = self.settle(claim, &schema.at, "field for further items");
        let rest_rules = match &schema.items {
            Items::Schema(at) => self.rules(at),
            Items::Anything | Items::Nothing => Vec::new(),
        };
        Form::Shape(Shape::Tuple(Tuple { items, rest: (name, rest), rest_rules }))
    }
}
