//! An operation as far as paging goes: its query parameters and its page.

use super::fields::{self, Found};
use super::keys::key;
use super::words::plain;
use crate::model::{
    Answer, Api, Location, Object, Operation, PagingHints, Parameter, Rule, Scalar,
    Shape, Success, TextType, Type, TypeId,
};

/// An operation and its page.
pub(super) struct View<'a> {
    pub(super) api: &'a Api,
    pub(super) operation: &'a Operation,
    pub(super) page: Root<'a>,
}

/// What a page is.
pub(super) enum Root<'a> {
    /// A list of these.
    List(&'a Type),
    /// A struct.
    Object(TypeId, &'a Object),
}

/// Why an answer is no page.
const NO_PAGE: &str =
    "its answer is neither an object with fields nor an array of one type";

impl<'a> View<'a> {
    /// Looks at an operation whose answer may be a page.
    pub(super) fn of(api: &'a Api, operation: &'a Operation) -> Result<Self, String> {
        let Success::One(Answer::Json(success)) = &operation.success else {
            return Err("its answer is not one type of JSON".to_owned());
        };
        let filled = match api.plain(success) {
            Type::Nullable(filled) => api.plain(filled),
            other => other,
        };
        let page = match filled {
            Type::List(item) => Root::List(item),
            Type::Named(id) => match &api.def(*id).shape {
                Shape::Object(object) => Root::Object(*id, object),
                Shape::Union(_) => {
                    return Err("its answer is one of several types".to_owned());
                }
                _ => return Err(NO_PAGE.to_owned()),
            },
            _ => return Err(NO_PAGE.to_owned()),
        };
        Ok(Self { api, operation, page })
    }

    /// The query parameters that are sent as one value.
    pub(super) fn parameters(&self) -> impl Iterator<Item = &'a Parameter> {
        let parameters = self.operation.parameters.iter();
        parameters.filter(|it| {
            let is_list = matches!(self.bare(&it.ty), Type::List(_));
            it.location == Location::Query && it.style.is_none() && !is_list
        })
    }

    /// The parameter that is named, or else the first whose plain name is one of these and
    /// that fulfils a condition.
    pub(super) fn parameter(
        &self,
        hints: &PagingHints,
        names: &[&str],
        fits: impl Fn(&'a Parameter) -> bool,
    ) -> Result<&'a Parameter, String> {
        if let Some(wanted) = &hints.parameter {
            let found = self.parameters().find(|it| it.wire == *wanted);
            let wanted = wanted.escape_debug();
            return found.ok_or_else(|| {
                format!("there is no query parameter `{wanted}` of one value")
            });
        }
        let found = names.iter().find_map(|name| {
            self.parameters().find(|it| plain(&it.wire) == *name && fits(it))
        });
        found.ok_or_else(|| {
            let key = key(hints, "parameter");
            format!("no query parameter is the one: {key} would name it")
        })
    }

    /// The fields of the page, as far as paging looks.
    pub(super) fn fields(&self) -> Vec<Found<'a>> {
        match self.page {
            Root::List(_) => Vec::new(),
            Root::Object(_, object) => fields::all(self.api, object),
        }
    }

    /// The field with this path.
    pub(super) fn field(&self, path: &str) -> Result<Found<'a>, String> {
        let found = match self.page {
            Root::List(_) => None,
            Root::Object(_, object) => fields::at(self.api, object, path),
        };
        let path = path.escape_debug();
        found.ok_or_else(|| format!("the answer has no field `{path}`"))
    }

    /// The field with a path, or else the first whose plain name is one of these and that
    /// fulfils a condition.
    pub(super) fn wanted_or_named(
        &self,
        wanted: Option<&str>,
        names: &[&str],
        fits: impl Fn(&Found<'a>) -> bool,
    ) -> Result<Option<Found<'a>>, String> {
        if let Some(wanted) = wanted {
            return self.field(wanted).map(Some);
        }
        let fields = self.fields();
        let found = names
            .iter()
            .find_map(|name| fields.iter().position(|it| it.name == *name && fits(it)));
        Ok(found.and_then(|at| fields.into_iter().nth(at)))
    }

    /// A type without other names for it and without null.
    pub(super) fn bare(&self, ty: &'a Type) -> &'a Type {
        fields::peel(self.api, ty).map_or(ty, |it| it.0)
    }

    /// Whether a parameter takes a whole number.
    pub(super) fn is_counter(&self, parameter: &'a Parameter) -> bool {
        is_integer(self.bare(&parameter.ty))
    }
}

/// Whether a type holds texts that can be cursors.
pub(super) fn is_text(ty: &Type) -> bool {
    use TextType::{Base64, Uuid};
    matches!(ty, Type::Scalar(Scalar::String | Scalar::Text(Base64 | Uuid)))
}

/// Whether a type holds whole numbers.
pub(super) fn is_integer(ty: &Type) -> bool {
    *ty == Type::Scalar(Scalar::Integer) || is_sized_integer(ty)
}

/// Whether a type holds whole numbers of a size that Rust has.
pub(super) fn is_sized_integer(ty: &Type) -> bool {
    use Scalar::{I8, I16, I32, I64, U8, U16, U32, U64};
    matches!(ty, Type::Scalar(I8 | I16 | I32 | I64 | U8 | U16 | U32 | U64))
}

/// What a parameter counts from: its default.
pub(super) fn default(parameter: &Parameter) -> Option<u64> {
    parameter.default.as_ref()?.parse().ok()
}

/// The least value of a parameter.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 0 and a small number, and whole"
)]
pub(super) fn minimum(parameter: &Parameter) -> Option<u64> {
    let bound = parameter.rules.iter().find_map(|rule| match rule {
        Rule::Minimum(bound, excluded) => Some(bound + f64::from(u8::from(*excluded))),
        _ => None,
    })?;
    let is_small = (0.0..=1000.0).contains(&bound) && bound.fract() == 0.0;
    is_small.then_some(bound as u64)
}
