//! Rules for parameters, checked before anything is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::ident;
use super::parameter::Receiver;
use crate::model::{Parameter, Rule, Scalar, Type};

/// Whether a value of the type can break a rule.
#[allow(
    clippy::cast_precision_loss,
    reason = "the bounds of the document are rounded, too"
)]
fn may_break(rule: &Rule, ty: &Type) -> bool {
    let range = match ty {
        Type::Scalar(Scalar::I8) => (f64::from(i8::MIN), f64::from(i8::MAX)),
        Type::Scalar(Scalar::I16) => (f64::from(i16::MIN), f64::from(i16::MAX)),
        Type::Scalar(Scalar::U8) => (0.0, f64::from(u8::MAX)),
        Type::Scalar(Scalar::U16) => (0.0, f64::from(u16::MAX)),
        Type::Scalar(Scalar::I32) => (f64::from(i32::MIN), f64::from(i32::MAX)),
        Type::Scalar(Scalar::I64) => (i64::MIN as f64, i64::MAX as f64),
        Type::Scalar(Scalar::U32) => (0.0, f64::from(u32::MAX)),
        Type::Scalar(Scalar::U64) => (0.0, i64::MAX as f64),
        _ => (f64::MIN, f64::MAX),
    };
    let is_number = is_integer(ty) || is_float(ty);
    let is_sized = match ty {
        Type::Scalar(scalar) => matches!(scalar, Scalar::String | Scalar::Text(_)),
        ty => matches!(ty, Type::List(_)),
    };
    match *rule {
        Rule::Minimum(..) | Rule::Maximum(..) if !is_number => false,
        // Rounding such a bound would change it.
        Rule::Minimum(bound, _) | Rule::Maximum(bound, _)
            if is_integer(ty)
                && (bound.fract() != 0.0 || bound < range.0 || bound > range.1) =>
        {
            false
        }
        Rule::MinLength(_) | Rule::MaxLength(_) if !is_sized => false,
        Rule::Minimum(bound, exclusive) => {
            bound > range.0 || (exclusive && bound >= range.0)
        }
        Rule::Maximum(bound, exclusive) => {
            bound < range.1 || (exclusive && bound <= range.1)
        }
        Rule::MinLength(length) => length > 0,
        Rule::MaxLength(_) => true,
    }
}

/// Whether the bounds are compared as integers.
fn is_integer(ty: &Type) -> bool {
    let Type::Scalar(scalar) = ty else { return false };
    let signed = [Scalar::I8, Scalar::I16, Scalar::I32, Scalar::I64];
    let unsigned = [Scalar::U8, Scalar::U16, Scalar::U32, Scalar::U64];
    signed.contains(scalar) || unsigned.contains(scalar)
}

/// Whether the bounds are compared as floating point numbers.
fn is_float(ty: &Type) -> bool {
    *ty == Type::Scalar(Scalar::F64) || is_exact(ty)
}

/// Whether the number is one of the runtime's.
fn is_exact(ty: &Type) -> bool {
    matches!(ty, Type::Scalar(Scalar::Integer | Scalar::Number))
}

/// The statements that check a parameter: one for each rule that a value may break.
pub(super) fn checks(
    parameter: &Parameter,
    ty: &Type,
    length: &TokenStream,
    request: Receiver,
) -> TokenStream {
    let name = ident(&parameter.name);
    let rules = parameter.rules.iter().filter(|rule| may_break(rule, ty));
    let mut measure = quote!();
    let value = if is_exact(ty) { quote!(#name.as_f64()) } else { quote!(#name) };
    let checks = rules.map(|rule| {
        let (condition, words) = match rule {
            Rule::Minimum(bound, strict) => {
                let literal = number(*bound, ty);
                match strict {
                    true => (quote!(#value > #literal), format!("more than {bound}")),
                    false => (quote!(#value >= #literal), format!("at least {bound}")),
                }
            }
            Rule::Maximum(bound, strict) => {
                let literal = number(*bound, ty);
                match strict {
                    true => (quote!(#value < #literal), format!("less than {bound}")),
                    false => (quote!(#value <= #literal), format!("at most {bound}")),
                }
            }
            Rule::MinLength(bound) => {
                measure = quote!(let length = #length;);
                let literal = Literal::usize_unsuffixed(*bound);
                (quote!(length >= #literal), format!("at least {bound} long"))
            }
            Rule::MaxLength(bound) => {
                measure = quote!(let length = #length;);
                let literal = Literal::usize_unsuffixed(*bound);
                (quote!(length <= #literal), format!("at most {bound} long"))
            }
        };
        let (wire, rule) = (&parameter.wire, format!("must be {words}"));
        request.call("require", &quote!(#wire, #condition, #rule))
    });
    let checks: Vec<_> = checks.collect();
    quote!(#measure #(#checks)*)
}

/// A bound as a literal of the type.
fn number(bound: f64, ty: &Type) -> Literal {
    if is_float(ty) {
        Literal::f64_unsuffixed(bound)
    } else {
        // The bounds that `may_break` lets through are whole and in range.
        #[allow(clippy::cast_possible_truncation)]
        Literal::i64_unsuffixed(bound as i64)
    }
}
