//! Who may call: security requirements and schemes.

use openapiv3::SecurityScheme;

use super::Lowering;
use crate::diagnostic::{Code, Pointer};
use crate::spec::Node;

impl Lowering<'_> {
    /// Whether an operation asks for the bearer token (`OpenAPI` 3.0.3, section 4.7.30):
    /// its own requirements count, else those of the document.
    pub(super) fn bearer(
        &mut self,
        operation: &Pointer,
        own: Option<&[openapiv3::SecurityRequirement]>,
    ) -> bool {
        let (at, names): (Pointer, Vec<String>) = match own {
            Some(own) => {
                let names = own.iter().flat_map(|it| it.keys().cloned()).collect();
                (operation.child("security"), names)
            }
            None => (Pointer::root().child("security"), self.document_security()),
        };
        let mut bearer = false;
        for name in names {
            if self.is_bearer(&name) {
                bearer = true;
            } else if self.reported.insert(at.child(&name)) {
                let why = format!(
                    "the security scheme `{}` is not supported: set its header on the client",
                    name.escape_debug()
                );
                self.warn(Code::UnsupportedSecurity, &at, why);
            }
        }
        bearer
    }

    fn document_security(&self) -> Vec<String> {
        let requirements =
            self.document.root().get("security").and_then(Node::as_sequence);
        let requirements =
            requirements.into_iter().flatten().filter_map(Node::as_mapping);
        requirements.flat_map(|it| it.keys().cloned()).collect()
    }

    fn is_bearer(&self, name: &str) -> bool {
        let at =
            Pointer::root().child("components").child("securitySchemes").child(name);
        let Ok(at) = self.document.follow(&at) else { return false };
        let scheme = self.document.parse(&at, "a security scheme", &[]);
        matches!(
            scheme,
            Ok(SecurityScheme::HTTP { scheme, .. }) if scheme.eq_ignore_ascii_case("bearer")
        )
    }
}
