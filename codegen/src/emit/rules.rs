//! Rules for what is sent: checks of parameters, tables of types.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::{Imports, Piece, Row, ident};
use super::literal;
use super::parameter::Receiver;
use crate::model::{
    Api, Body, Flow, Object, Parameter, Rule, Scalar, Shape, Tuple, Type, TypeDef, Union,
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
    let mut checks = Vec::new();
    for rule in &rules {
        imports.runtime("data", "Rule");
        let (method, rules) = match rule {
            Rule::Each(rules) => ("check_each", rules.as_slice()),
            rule => ("check", std::slice::from_ref(rule)),
        };
        checks.extend(rules.iter().map(|rule| {
            let rule = tokens(rule);
            request.call(method, &quote!(#wire, #value, Rule::#rule))
        }));
    }
    quote!(#(#checks)*)
}

/// The statements that check a body: one for each rule that it may break.
pub(super) fn check_body(
    api: &Api,
    (ty, rules): (&Type, &[Rule]),
    value: &TokenStream,
    request: Receiver,
    imports: &mut Imports,
) -> TokenStream {
    let rules = check_part(api, (ty, rules), imports).into_iter();
    let checks = rules.map(|rule| request.call("check_body", &quote!(#value, #rule)));
    quote!(#(#checks)*)
}

/// The rules, one by one, that a body or a part of one may break.
pub(super) fn check_part(
    api: &Api,
    (ty, rules): (&Type, &[Rule]),
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let rules = applicable(api, rules, ty);
    if !rules.is_empty() {
        imports.runtime("data", "Rule");
    }
    rules.iter().flat_map(single).collect()
}

/// A rule as Rust, with its path; a rule for each of several items by itself.
fn single(rule: &Rule) -> Vec<TokenStream> {
    match rule {
        Rule::Each(rules) => {
            let rules = rules.iter().flat_map(single);
            rules.map(|rule| quote!(Rule::Each(&[#rule]))).collect()
        }
        rule => {
            let rule = tokens(rule);
            vec![quote!(Rule::#rule)]
        }
    }
}

/// The table of a struct that is sent.
pub(super) fn of_object(api: &Api, def: &TypeDef, object: &Object) -> Piece {
    let sent = object.fields.iter().filter(|field| field.flow != Flow::ReadOnly);
    let rows = sent.filter_map(|field| {
        let rules = list(api, &field.rules, &field.ty)?;
        let (name, wire) = (ident(&field.name), &field.wire);
        Some(Row::Line(quote!(#name = #wire #rules,)))
    });
    let mut rows: Vec<Row> = rows.collect();
    if let Some((name, ty)) = &object.additional {
        rows.extend(list(api, &object.additional_rules, ty).map(|rules| {
            let name = ident(name);
            Row::Line(quote!(..#name #rules))
        }));
    }
    table(def, &quote!(), rows)
}

/// The table of a union that is sent.
pub(super) fn of_union(api: &Api, def: &TypeDef, union: &Union) -> Piece {
    let rows = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let rules = list(api, &variant.rules, &variant.ty).unwrap_or(quote!([]));
        Row::Line(quote!(#name #rules,))
    });
    table(def, &quote!(union), rows.collect())
}

/// The table of a tuple that is sent.
pub(super) fn of_tuple(api: &Api, def: &TypeDef, tuple: &Tuple) -> Piece {
    let part = |rules, ty| list(api, rules, ty).unwrap_or(quote!([]));
    let rows = tuple.items.iter().enumerate().map(|(index, item)| {
        let (name, index) = (ident(&item.name), Literal::usize_unsuffixed(index));
        let rules = part(&item.rules, &item.ty);
        Row::Line(quote!(#name = #index #rules,))
    });
    let mut rows: Vec<Row> = rows.collect();
    let name = ident(&tuple.rest.0);
    let rules = part(&tuple.rest_rules, &tuple.rest.1);
    rows.push(Row::Line(quote!(..#name #rules)));
    table(def, &quote!(tuple), rows)
}

/// The line for a list or a map of itself that is sent.
pub(super) fn of_newtype(def: &TypeDef) -> Piece {
    let name = ident(&def.name);
    Piece::Call { name: "rules", tokens: quote!(newtype #name) }
}

fn table(def: &TypeDef, word: &TokenStream, rows: Vec<Row>) -> Piece {
    let name = ident(&def.name);
    if rows.is_empty() {
        return Piece::Call { name: "rules", tokens: quote!(#word #name {}) };
    }
    Piece::Table { name: "rules", head: quote!(#word #name), rows }
}

/// The rules of a part, if there is something to check.
fn list(api: &Api, rules: &[Rule], ty: &Type) -> Option<TokenStream> {
    let rules = applicable(api, rules, ty);
    let rules: Vec<_> = rules.iter().map(tokens).collect();
    (!rules.is_empty() || has_rules(api, ty)).then(|| quote!([#(#rules),*]))
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
    let by_name = |def: &TypeDef| matches!(&def.shape, Shape::Object(it) if !it.patterned.is_empty());
    if api.types.iter().any(by_name) {
        return true;
    }
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let mut called = operations.flat_map(|it| {
        let parameters = it.parameters.iter().map(|parameter| &parameter.rules);
        parameters.chain(it.body.iter().flat_map(Body::rules))
    });
    let mut sent = api.types.iter().filter(|def| def.directions.request);
    called.any(|rules| rules.iter().any(is_pattern))
        || sent.any(|def| def.shape.rules().into_iter().any(is_pattern))
}

/// The rules that a value of the type may break.
fn applicable(api: &Api, rules: &[Rule], ty: &Type) -> Vec<Rule> {
    let ty = api.plain(ty);
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
            let counts = matches!(rule, Rule::MinProperties(_) | Rule::MaxProperties(_));
            return match shape {
                Shape::Union(_) | Shape::Newtype(_) => true,
                Shape::Object(_) => counts,
                _ => false,
            };
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
        Rule::MinProperties(_) | Rule::MaxProperties(_) => matches!(ty, Type::Map(_)),
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

/// A rule as Rust.
fn tokens(rule: &Rule) -> TokenStream {
    let size = |name: TokenStream, bound: usize| {
        let bound = Literal::usize_unsuffixed(bound);
        quote!(#name(#bound))
    };
    let number = |name: TokenStream, bound: f64| {
        let bound = literal::number(bound);
        quote!(#name(#bound))
    };
    match rule {
        Rule::Minimum(bound, false) => number(quote!(Minimum), *bound),
        Rule::Minimum(bound, true) => number(quote!(MoreThan), *bound),
        Rule::Maximum(bound, false) => number(quote!(Maximum), *bound),
        Rule::Maximum(bound, true) => number(quote!(LessThan), *bound),
        Rule::MultipleOf(step) => number(quote!(MultipleOf), *step),
        Rule::MinLength(bound) => size(quote!(MinLength), *bound),
        Rule::MaxLength(bound) => size(quote!(MaxLength), *bound),
        Rule::Pattern(pattern, _) => quote!(Pattern(#pattern)),
        Rule::MinItems(bound) => size(quote!(MinItems), *bound),
        Rule::MaxItems(bound) => size(quote!(MaxItems), *bound),
        Rule::Unique => quote!(Unique),
        Rule::MinProperties(bound) => size(quote!(MinProperties), *bound),
        Rule::MaxProperties(bound) => size(quote!(MaxProperties), *bound),
        Rule::Each(rules) => {
            let rules = rules.iter().map(tokens);
            quote!(Each(&[#(#rules),*]))
        }
    }
}
