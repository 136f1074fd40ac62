//! Many notes of one kind, in one.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// How many notes of one kind are shown one by one.
const FEW: usize = 3;

/// The findings with one note for all operations that are paged, if they are many.
#[must_use]
pub fn summary(diagnostics: &Diagnostics) -> Diagnostics {
    let is_paged = |it: &&Diagnostic| it.code == Code::Paged;
    let count = diagnostics.iter().filter(is_paged).count();
    if count <= FEW {
        return diagnostics.clone();
    }
    let message = format!("{count} operations have pages that are walked");
    let all = Diagnostic::note(Code::Paged, Place::Nowhere, message)
        .help("the documentation of each says how, and so does `--verbose`");
    let others = diagnostics.iter().filter(|it| !is_paged(it)).cloned();
    others.chain([all]).collect()
}
