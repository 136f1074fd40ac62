//! Keeps the defaults that the types of their fields can hold.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, FieldDefault, Literal, Scalar, Shape, Type};

/// Drops, and reports, the defaults that are too large for the type of their field.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut wrong = Vec::new();
    for (index, def) in api.types.iter().enumerate() {
        let Shape::Object(object) = &def.shape else { continue };
        for (place, field) in object.fields.iter().enumerate() {
            if let (Type::Nullable(ty), Some(default)) = (&field.ty, &field.default)
                && !fits(api.plain(ty), default)
            {
                let why = "the type of the property cannot hold this default";
                let at = default.at.clone();
                diagnostics.push(Diagnostic::warning(Code::WrongDefault, at, why));
                wrong.push((index, place));
            }
        }
    }
    for (index, place) in wrong {
        if let Shape::Object(object) = &mut api.types[index].shape {
            object.fields[place].default = None;
        }
    }
}

/// Whether an integer is in the range of its type; all else has been compared with the
/// schema.
fn fits(ty: &Type, default: &FieldDefault) -> bool {
    let (Type::Scalar(scalar), Literal::Integer(value)) = (ty, &default.value) else {
        return true;
    };
    match scalar {
        Scalar::I8 => i8::try_from(*value).is_ok(),
        Scalar::I16 => i16::try_from(*value).is_ok(),
        Scalar::I32 => i32::try_from(*value).is_ok(),
        Scalar::U8 => u8::try_from(*value).is_ok(),
        Scalar::U16 => u16::try_from(*value).is_ok(),
        Scalar::U32 => u32::try_from(*value).is_ok(),
        Scalar::U64 => u64::try_from(*value).is_ok(),
        _ => true,
    }
}
