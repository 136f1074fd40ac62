//! Rules for parameters, checked before anything is sent.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::parameter::Receiver;
use crate::model::{Parameter, Rule, Scalar, Type};

/// Whether a value of the type can break a rule.
#[allow(
    clippy::cast_precision_loss,
    reason = "the bounds of the document are rounded, too"
)]
fn may_break(rule: &Rule, ty: &Type) -> bool {
    let range = match ty {
        Type::Scalar(Scalar::I32) => (f64::from(i32::MIN), f64::from(i32::MAX)),
        Type::Scalar(Scalar::I64) => (i64::MIN as f64, i64::MAX as f64),
        _ => (f64::MIN, f64::MAX),
    };
    match *rule {
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

/// The statement that checks a parameter, if there are rules for it.
pub(super) fn check(
    parameter: &Parameter,
    measured: &TokenStream,
    request: Receiver,
) -> Option<TokenStream> {
    let is_float = parameter.ty == Type::Scalar(Scalar::F64);
    let number = |value: f64| -> TokenStream {
        if is_float {
            let literal = Literal::f64_unsuffixed(value);
            quote!(#literal)
        } else {
            // Bounds beyond 64 bits hold for every integer of that size.
            #[allow(clippy::cast_possible_truncation)]
            let literal = Literal::i64_unsuffixed(value as i64);
            quote!(#literal)
        }
    };
    let mut conditions: Vec<(TokenStream, String)> = Vec::new();
    let rules: Vec<&Rule> =
        parameter.rules.iter().filter(|rule| may_break(rule, &parameter.ty)).collect();
    let is_length = matches!(parameter.ty, Type::Scalar(Scalar::String) | Type::List(_));
    for rule in &rules {
        let (condition, words) = match (rule, is_length) {
            (Rule::Minimum(value, strict), false) => {
                let bound = number(*value);
                if *strict {
                    (quote!(#measured > #bound), format!("more than {value}"))
                } else {
                    (quote!(#measured >= #bound), format!("at least {value}"))
                }
            }
            (Rule::Maximum(value, strict), false) => {
                let bound = number(*value);
                if *strict {
                    (quote!(#measured < #bound), format!("less than {value}"))
                } else {
                    (quote!(#measured <= #bound), format!("at most {value}"))
                }
            }
            (Rule::MinLength(length), true) => {
                let bound = Literal::usize_unsuffixed(*length);
                (quote!(#measured >= #bound), format!("at least {length} long"))
            }
            (Rule::MaxLength(length), true) => {
                let bound = Literal::usize_unsuffixed(*length);
                (quote!(#measured <= #bound), format!("at most {length} long"))
            }
            _ => continue,
        };
        conditions.push((condition, words));
    }
    let range = match (rules.as_slice(), is_length, is_float) {
        ([Rule::Minimum(min, false), Rule::Maximum(max, false)], false, false) => {
            let (min, max) = (number(*min), number(*max));
            Some(quote!((#min..=#max).contains(&#measured)))
        }
        _ => None,
    };
    let words: Vec<&str> = conditions.iter().map(|(_, words)| words.as_str()).collect();
    let rule = format!("must be {}", words.join(" and "));
    let condition = match (range, conditions.as_slice()) {
        (_, []) => return None,
        (Some(range), _) => range,
        (None, conditions) => {
            let conditions = conditions.iter().map(|(condition, _)| condition);
            quote!(#(#conditions)&&*)
        }
    };
    let wire = &parameter.wire;
    let require = request.call("require", &quote!(#wire, holds, #rule));
    Some(quote! {
        let holds = #condition;
        #require
    })
}
