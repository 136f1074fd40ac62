//! What of the whole document is left out: one note for each kind of thing.

use super::Lowering;
use crate::diagnostic::{Code, Place, Pointer};
use crate::spec::Examples;

/// A kind of thing that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    ResponseLinks,
    HookAnswers,
    HookSecurity,
    PointlessBounds,
    Examples,
}

impl Left {
    /// What is left out, and what there is instead.
    fn words(self) -> (Code, &'static str, &'static str) {
        match self {
            Self::ResponseLinks => (
                Code::Untyped,
                "links of responses are not typed",
                "`send_with_response` gives the headers and the raw values",
            ),
            Self::HookAnswers => (
                Code::Untyped,
                "answers to webhooks and callbacks have no functions",
                "give them as the documentation of each says",
            ),
            Self::HookSecurity => (
                Code::UnsupportedSecurity,
                "who sends webhooks and callbacks is not checked",
                "look at the headers before a payload is read",
            ),
            Self::Examples => (
                Code::LeftOut,
                "of examples, those of successes are tests and the first that fits a line \
                 is documentation; the others are left out",
                "this is the first of them",
            ),
            Self::PointlessBounds => (
                Code::UnsupportedKeyword,
                "bounds that mean nothing for values of their type are left out",
                "this is the first of them",
            ),
        }
    }
}

impl Lowering<'_> {
    /// Counts what is left out at a place.
    pub(super) fn leave_out(&mut self, what: Left, at: &Pointer, count: usize) {
        match self.left_out.iter_mut().find(|(known, ..)| *known == what) {
            Some((.., total)) => *total += count,
            None => self.left_out.push((what, at.clone(), count)),
        }
    }

    /// Counts the examples beside the other keywords of a part of the document.
    pub(super) fn count_examples(&mut self, at: &Pointer, examples: &Examples) {
        let Some(keyword) = examples.more else { return };
        let at = at.child(keyword);
        if self.reported.insert(at.clone()) {
            self.leave_out(Left::Examples, &at, 1);
        }
    }

    /// Counts the examples of a body of which there are no tests.
    pub(super) fn count_body_examples(&mut self, media: &Pointer) {
        for keyword in ["example", "examples"] {
            let at = media.child(keyword);
            let is_there = self.document.get(&at).is_some();
            if is_there && self.reported.insert(at.clone()) {
                self.leave_out(Left::Examples, &at, 1);
            }
        }
    }

    /// Says what is left out.
    pub(super) fn report_left_out(&mut self) {
        for (what, place, count) in std::mem::take(&mut self.left_out) {
            let (code, what, instead) = what.words();
            let why = format!("{what} ({count} in the document): {instead}");
            self.note(code, Place::Key(place), why);
        }
    }
}
