//! Rules for what is sent: checks of parameters, tables of types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::parameter::{Receiver, plain};
use super::{formats, literal};
use crate::model::{
    Access, Api, Field, Object, Parameter, Rule, Scalar, Shape, Tuple, Type, TypeDef,
    Union,
};

/// The statements that check a parameter: one for each rule that a value may break.
pub(super) fn checks(
    api: &Api,
    parameter: &Parameter,
    value: &TokenStream,
    request: Receiver,
    imports: &mut Imports,
) -> TokenStream {
    let rules = applicable(api, &parameter.rules, &parameter.ty);
    let wire = &parameter.wire;
    let checks = rules.iter().map(|rule| {
        imports.runtime("data", "Rule");
        let rule = tokens(rule, &quote!(Rule::));
        request.call("check", &quote!(#wire, #value, #rule))
    });
    let checks: Vec<_> = checks.collect();
    quote!(#(#checks)*)
}

/// The table of a struct that is sent.
pub(super) fn of_object(api: &Api, def: &TypeDef, object: &Object) -> Piece {
    let sent = object.fields.iter().filter(|field| field.access != Access::ReadOnly);
    let rows = sent.filter_map(|field| row(api, field));
    let mut rows: Vec<Row> = rows.collect();
    if let Some((name, _)) =
        object.additional.as_ref().filter(|it| has_rules(api, &it.1))
    {
        let name = ident(name);
        rows.push(Row::Line(quote!(..#name)));
    }
    table(def, quote!(), rows)
}

/// The table of a union that is sent.
pub(super) fn of_union(def: &TypeDef, union: &Union) -> Piece {
    let rows = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        Row::Line(quote!(#name,))
    });
    table(def, quote!(union), rows.collect())
}

/// The table of a tuple that is sent.
pub(super) fn of_tuple(def: &TypeDef, tuple: &Tuple) -> Piece {
    let rows = tuple.items.iter().enumerate().map(|(index, item)| {
        let (name, index) = (ident(&item.name), Literal::usize_unsuffixed(index));
        Row::Line(quote!(#name = #index,))
    });
    let rest = ident(&tuple.rest.0);
    table(def, quote!(tuple), rows.chain([Row::Line(quote!(..#rest))]).collect())
}

/// The line for a list or a map of itself that is sent.
pub(super) fn of_newtype(def: &TypeDef) -> Piece {
    let name = ident(&def.name);
    Piece::Call { name: "rules", tokens: quote!(newtype #name) }
}

fn table(def: &TypeDef, word: TokenStream, rows: Vec<Row>) -> Piece {
    let name = ident(&def.name);
    if rows.is_empty() {
        return Piece::Call { name: "rules", tokens: quote!(#word #name {}) };
    }
    Piece::Table { name: "rules", head: quote!(#word #name), rows }
}

/// The row of a field, if there is something to check.
fn row(api: &Api, field: &Field) -> Option<Row> {
    let rules = applicable(api, &field.rules, &field.ty);
    if rules.is_empty() && !has_rules(api, &field.ty) {
        return None;
    }
    let (name, wire) = (ident(&field.name), &field.wire);
    let rules = rules.iter().map(|rule| tokens(rule, &quote!()));
    Some(Row::Line(quote!(#name = #wire [#(#rules),*],)))
}

/// Whether what a type holds in the end has rules of its own.
fn has_rules(api: &Api, ty: &Type) -> bool {
    let mut ty = ty.innermost();
    for _ in 0..api.types.len() {
        let Type::Named(id) = ty else { return false };
        match &api.def(*id).shape {
            Shape::Alias(other) => ty = other.innermost(),
            Shape::Enum(_) | Shape::Constant(_) => return false,
            _ => return true,
        }
    }
    false
}

/// Whether a checked pattern is among the rules of what is sent.
pub(super) fn has_pattern(api: &Api) -> bool {
    fn is_pattern(rule: &Rule) -> bool {
        match rule {
            Rule::Pattern(..) => true,
            Rule::Each(rules) => rules.iter().any(is_pattern),
            _ => false,
        }
    }
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let mut parameters = operations.flat_map(|it| &it.parameters);
    let mut sent = api.types.iter().filter(|def| def.directions.request);
    parameters.any(|it| it.rules.iter().any(is_pattern))
        || sent.any(|def| match &def.shape {
            Shape::Object(object) => {
                let mut sent =
                    object.fields.iter().filter(|it| it.access != Access::ReadOnly);
                sent.any(|it| it.rules.iter().any(is_pattern))
            }
            _ => false,
        })
}

/// The rules that a value of the type may break.
fn applicable(api: &Api, rules: &[Rule], ty: &Type) -> Vec<Rule> {
    let ty = plain(api, ty);
    let inner = match ty {
        Type::Nullable(inner) | Type::Maybe(inner) | Type::Boxed(inner) => {
            return applicable(api, rules, inner);
        }
        Type::List(inner) | Type::Map(inner) => Some(inner),
        _ => None,
    };
    let rules = rules.iter().filter_map(|rule| match (rule, inner) {
        (Rule::Each(rules), Some(inner)) => {
            let rules = applicable(api, rules, inner);
            (!rules.is_empty()).then_some(Rule::Each(rules))
        }
        (rule, _) => may_break(api, rule, ty).then(|| rule.clone()),
    });
    rules.collect()
}

/// Whether a value of the type can break a rule.
fn may_break(api: &Api, rule: &Rule, ty: &Type) -> bool {
    let scalar = match ty {
        Type::Scalar(scalar) => Some(*scalar),
        // The value tells which rules are about it.
        Type::Named(id) => {
            let shape = &api.def(*id).shape;
            return matches!(shape, Shape::Union(_) | Shape::Newtype(_));
        }
        _ => None,
    };
    let is_text = matches!(scalar, Some(Scalar::String | Scalar::Text(_)));
    let is_number = scalar.is_some() && !is_text && scalar != Some(Scalar::Bool);
    let (least, most) = scalar.map_or((f64::MIN, f64::MAX), range);
    match *rule {
        Rule::Minimum(bound, strict) => {
            is_number && (bound > least || (strict && bound >= least))
        }
        Rule::Maximum(bound, strict) => {
            is_number && (bound < most || (strict && bound <= most))
        }
        Rule::MultipleOf(_) => is_number,
        Rule::MinLength(_) | Rule::MaxLength(_) | Rule::Pattern(..) => is_text,
        Rule::MinItems(_) | Rule::MaxItems(_) | Rule::Unique => {
            matches!(ty, Type::List(_))
        }
        Rule::Each(_) => false,
    }
}

/// The least and the greatest number of a type.
#[allow(
    clippy::cast_precision_loss,
    reason = "the bounds of the document are rounded, too"
)]
fn range(scalar: Scalar) -> (f64, f64) {
    match scalar {
        Scalar::I8 => (f64::from(i8::MIN), f64::from(i8::MAX)),
        Scalar::I16 => (f64::from(i16::MIN), f64::from(i16::MAX)),
        Scalar::I32 => (f64::from(i32::MIN), f64::from(i32::MAX)),
        Scalar::I64 => (i64::MIN as f64, i64::MAX as f64),
        Scalar::U8 => (0.0, f64::from(u8::MAX)),
        Scalar::U16 => (0.0, f64::from(u16::MAX)),
        Scalar::U32 => (0.0, f64::from(u32::MAX)),
        Scalar::U64 => (0.0, u64::MAX as f64),
        _ => (f64::MIN, f64::MAX),
    }
}

/// A rule as Rust, behind the path of its name.
fn tokens(rule: &Rule, path: &TokenStream) -> TokenStream {
    let size = |it: &usize| Literal::usize_unsuffixed(*it);
    let number = |it: &f64| literal::number(*it);
    let rule = match rule {
        Rule::Minimum(bound, strict) => {
            let bound = number(bound);
            if *strict { quote!(MoreThan(#bound)) } else { quote!(Minimum(#bound)) }
        }
        Rule::Maximum(bound, strict) => {
            let bound = number(bound);
            if *strict { quote!(LessThan(#bound)) } else { quote!(Maximum(#bound)) }
        }
        Rule::MultipleOf(step) => {
            let step = number(step);
            quote!(MultipleOf(#step))
        }
        Rule::MinLength(bound) => {
            let bound = size(bound);
            quote!(MinLength(#bound))
        }
        Rule::MaxLength(bound) => {
            let bound = size(bound);
            quote!(MaxLength(#bound))
        }
        Rule::Pattern(pattern, _) => {
            let matches = formats::matches(path.is_empty());
            quote!(Pattern(#pattern, #matches))
        }
        Rule::MinItems(bound) => {
            let bound = size(bound);
            quote!(MinItems(#bound))
        }
        Rule::MaxItems(bound) => {
            let bound = size(bound);
            quote!(MaxItems(#bound))
        }
        Rule::Unique => quote!(Unique),
        Rule::Each(rules) => {
            let rules = rules.iter().map(|rule| tokens(rule, path));
            quote!(Each(&[#(#rules),*]))
        }
    };
    quote!(#path #rule)
}
